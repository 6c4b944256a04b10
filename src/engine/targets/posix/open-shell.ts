// Opens a living shell on a POSIX system elsewhere. A host and a container differ only in how a program gets a terminal
// there and how scripts are run beside it; everything else about their shells is here.
import { ChannelEvents } from '../channel-events.ts'
import type { Foreground, ShellChannel, ShellOptions } from '../target.ts'
import { type PosixPlace, preparePlace } from './place.ts'
import { quoted, type Runner } from './runner.ts'
import { stageFiles } from './staging.ts'
import { type TerminalSession, terminalSession } from './terminal-session.ts'

const insistAfterMs = 1_000

/** A program on a pseudo-terminal elsewhere. Its listeners are set before anything comes. */
export interface RemoteTerminal extends Pick<ShellChannel, 'write' | 'resize' | 'onData' | 'onExit' | 'pause' | 'resume'> {
  /** Gives the terminal up, when the shell is gone or doesn't go. Leads to onExit. */
  abandon(): void
}

export interface Elsewhere {
  /** The target's name. */
  readonly name: string
  readonly runner: Runner
  /** A path or a name to look up there; the best there is when left out. */
  readonly shell?: string
  /** Programs have their environment there without a login, whose start-up files would only spoil it: a container. */
  readonly hasOwnEnvironment?: boolean
  /** Starts a program on a new terminal. Its words are plain: letters, digits, `/`, `_`, `.`, `-`. */
  openTerminal(words: readonly string[], columns: number, rows: number): Promise<RemoteTerminal>
}

/** Throws RuncardError shell-not-found, directory-not-found, target-unwritable, target-lost, and what openTerminal throws. */
export async function openPosixShell(elsewhere: Elsewhere, options: ShellOptions): Promise<ShellChannel> {
  const { name, runner } = elsewhere
  const place = await preparePlace(runner, {
    target: name,
    ...(elsewhere.shell === undefined ? {} : { shell: elsewhere.shell }),
    ...(options.directory === undefined ? {} : { directory: options.directory }),
  })
  try {
    const startup = options.startup(place)
    const files = {
      ...startup.files,
      ...startFiles(place, elsewhere, options, startup.arguments, { ...options.environment, ...startup.environment }),
    }
    await stageFiles(runner, name, place.stagingDirectory, files)
    const terminal = await elsewhere.openTerminal(['/bin/sh', `${place.stagingDirectory}/start`], options.columns, options.rows)
    return channelOver(terminal, elsewhere, place)
  } catch (error) {
    await removeStaging(runner, place.stagingDirectory)
    throw error
  }
}

/**
 * `start` goes through the login shell, for the environment that the user has made there, if any; `enter` becomes the shell. Each
 * replaces the one before (exec), so that the shell leads the terminal's session; what they hold is gone before it runs. Where no
 * directory was chosen, the shell is where the login leaves it: the home directory, or where the user's profile goes.
 */
function startFiles(
  { stagingDirectory, shell, loginShell }: PosixPlace,
  { hasOwnEnvironment }: Elsewhere,
  { directory }: ShellOptions,
  argumentsOfShell: readonly string[],
  environment: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const enter = `${stagingDirectory}/enter`
  const readProfile = '[ -r /etc/profile ] && . /etc/profile\n[ -r ~/.profile ] && . ~/.profile\n'
  const login = loginShell === '' ? `${readProfile}exec /bin/sh ${enter}` : `exec ${quoted(loginShell)} -l -c 'exec /bin/sh ${enter}'`
  const exports = Object.entries(environment).map(([name, value]) => `export ${name}=${quoted(value)}\n`)
  return {
    start: `rm -f ${stagingDirectory}/start
echo $$ >${stagingDirectory}/leader
${hasOwnEnvironment ? `exec /bin/sh ${enter}` : login}\n`,
    enter: `rm -f ${enter}
${directory === undefined ? '' : `cd ${quoted(directory)} || exit\n`}${exports.join('')}exec ${[shell, ...argumentsOfShell].map(quoted).join(' ')}\n`,
  }
}

async function removeStaging(runner: Runner, directory: string): Promise<void> {
  // Where the way there is gone, the next shell there clears it away.
  await runner.run(`rm -rf ${directory}`).catch(() => {})
}

function channelOver(terminal: RemoteTerminal, { name, runner }: Elsewhere, place: PosixPlace): ShellChannel {
  const { shell, stagingDirectory } = place
  const session: TerminalSession = terminalSession(runner, `${stagingDirectory}/leader`)
  const events = new ChannelEvents()
  let shellName: string | undefined
  terminal.onData(events.data)
  const gone = new Promise<void>((resolve) => {
    terminal.onExit((how) => {
      void removeStaging(runner, stagingDirectory).then(resolve)
      events.ended(how)
    })
  })

  return {
    shell,
    stagingDirectory,
    write: (bytes) => {
      if (!events.exit) terminal.write(bytes)
    },
    resize: (columns, rows) => {
      if (!events.exit) terminal.resize(columns, rows)
    },
    onData: events.onData,
    onExit: events.onExit,
    pause: () => terminal.pause(),
    resume: () => terminal.resume(),
    stage: async (file, bytes) => {
      await stageFiles(runner, name, stagingDirectory, { [file]: bytes })
      return `${stagingDirectory}/${file}`
    },
    discard: async (file) => {
      if (events.exit) return
      await runner.run(`rm -f ${stagingDirectory}/${file}`)
    },
    foreground: async (): Promise<Foreground | undefined> => {
      if (events.exit) return undefined
      const [leaderId, holder] = [await session.leader().catch(() => undefined), await session.holder()]
      if (leaderId === undefined || holder === undefined) return undefined
      shellName ??= holder.name
      return { processGroupId: holder.processGroupId, isShell: holder.processGroupId === leaderId && holder.name === shellName }
    },
    signalGroup: (processGroupId, signal) => session.signalGroup(processGroupId, signal),
    processes: async () => (events.exit ? undefined : session.processes()),
    close: async () => {
      if (events.exit) return gone
      terminal.resume()
      await session.hangUp()
      const insist = setTimeout(() => {
        void session.kill().then(() => terminal.abandon())
      }, insistAfterMs)
      await gone
      clearTimeout(insist)
    },
  }
}
