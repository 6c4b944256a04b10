// The `sh` beside a shell in a container: it stages, looks and signals. Where it can't be started, this says why: a daemon's
// own words name neither the user nor the image, and a missing shell looks to it like any missing file.
import { RuncardError } from '../../../contract/errors.ts'
import { type ControlShell, startControlShell } from '../posix/control-shell.ts'
import type { Runner } from '../posix/runner.ts'
import type { ShellChannel } from '../target.ts'
import type { Daemon } from './daemon.ts'
import { separateOutputs, startExec } from './exec.ts'
import type { FoundContainer } from './find-container.ts'
import type { ContainerLife } from './life.ts'

const shell = '/bin/sh'

/** Throws RuncardError container-without-shell, container-user-unknown, container-paused, container-not-running, shell-failed, and what Daemon.ask throws. */
export async function startControl(daemon: Daemon, container: FoundContainer, user: string | undefined): Promise<ControlShell> {
  try {
    const { stream } = await startExec(daemon, {
      containerId: container.id,
      command: [shell],
      ...(user === undefined ? {} : { user }),
    })
    return await startControlShell({ stdin: stream, ...separateOutputs(stream) }, container.name)
  } catch (error) {
    throw startFailure(error, container, user)
  }
}

function startFailure(error: unknown, { name, image }: FoundContainer, user: string | undefined): unknown {
  if (!(error instanceof RuncardError) || (error.code !== 'daemon-refused' && error.code !== 'target-without-shell')) return error
  const reason = String(error.params.reason)
  if (/unable to find user|no matching entries in passwd|unable to find group/i.test(reason)) {
    return new RuncardError('container-user-unknown', { user: user ?? '', container: name })
  }
  if (/is paused/i.test(reason)) return new RuncardError('container-paused', { container: name })
  if (/is not running|no such container/i.test(reason)) return new RuncardError('container-not-running', { container: name, state: reason })
  if (/executable file not found|no such file or directory|not a directory/i.test(reason)) {
    return new RuncardError('container-without-shell', { container: name, image })
  }
  return new RuncardError('shell-failed', { shell, reason })
}

/** What is asked of a paused container would be answered when it goes on, which may be never. */
export function unlessPaused(runner: Runner, life: ContainerLife, container: string): Runner {
  const refused = (): RuncardError => new RuncardError('container-paused', { container })
  return {
    run: async (script) => {
      if (life.paused) throw refused()
      const work = runner.run(script)
      work.catch(() => {})
      return Promise.race([
        work,
        life.whenPaused().then(() => {
          throw refused()
        }),
      ])
    },
  }
}

/**
 * A daemon leaves a shell running whose terminal's connection is gone (Runcard was killed), with all that runs in it. The `sh`
 * beside it ends then, and on its way out hangs the shell and its jobs up, as a terminal would.
 */
export async function hangUpWhenLost(runner: Runner, channel: ShellChannel): Promise<void> {
  const { stdout } = await runner.run(`read -r __leader <${channel.stagingDirectory}/leader && ${readStart} && echo "\${20} $$"`)
  const [start = '', control = ''] = stdout.trim().split(' ')
  const path = await channel.stage(fileName, Buffer.from(hangUp(channel.stagingDirectory, start, control)))
  await runner.run(`trap '[ ! -f ${path} ] || . ${path}' 0`)
}

/** Does the same for a shell whose `sh` did not notice: one whose daemon was restarted while the container went on (live-restore). */
export async function hangUpLost(runner: Runner, stagingDirectory: string): Promise<void> {
  const path = `${stagingDirectory}/${fileName}`
  await runner.run(`[ ! -f ${path} ] || /bin/sh ${path}`)
}

const fileName = 'hang-up'
/** When a process was started is what tells it from another that has its number now. */
const readStart = `read -r __line </proc/$__leader/stat && set -- \${__line##*) }`

function hangUp(directory: string, start: string, control: string): string {
  return `read -r __leader <${directory}/leader && ${readStart} && if [ "\${20}" = '${start}' ]; then
  cat /proc/[0-9]*/stat 2>/dev/null | grep ") [A-Za-z] [0-9]* [0-9]* $__leader " | while IFS= read -r __line; do
    set -- \${__line##*) }
    kill -s HUP -- "-$3"
    kill -s CONT -- "-$3"
  done
  [ "$$" = '${control}' ] || kill -s TERM '${control}'
fi
rm -rf ${directory}
`
}
