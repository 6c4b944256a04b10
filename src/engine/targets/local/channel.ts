// One shell of this machine on a pseudo-terminal. The only file that knows node-pty.
import type { Socket } from 'node:net'
import { constants } from 'node:os'
import { type IPty, spawn } from '@lydell/node-pty'
import { RuncardError } from '../../../contract/errors.ts'
import { ChannelEvents } from '../channel-events.ts'
import { type Foreground, type GroupSignal, type ShellChannel, type ShellOptions, type SignalResult, sessionVariable } from '../target.ts'
import type { Environment } from './environment.ts'
import { foregroundOf, isAlive, processesOf } from './processes.ts'
import type { Staging } from './staging.ts'

const insistAfterMs = 1_000
const lookEveryMs = 50
/** More than a terminal's buffers ever hold. */
const mostInKernelBytes = 1024 * 1024

export interface LocalShell {
  readonly shell: string
  readonly directory: string
  readonly loginEnvironment: Environment
  readonly staging: Staging
}

/** Starts the shell. Throws RuncardError shell-failed. */
export async function openLocalChannel(local: LocalShell, options: ShellOptions): Promise<ShellChannel> {
  const { shell, staging } = local
  const place = { shell, stagingDirectory: staging.directory }
  const startup = options.startup(place)
  for (const [name, text] of Object.entries(startup.files)) await staging.put(name, text)
  const pty = startPty(
    local,
    options,
    {
      ...local.loginEnvironment,
      ...options.environment,
      ...startup.environment,
    },
    startup.arguments,
  )
  const mark = startup.environment[sessionVariable]
  return channelOver(pty, place, staging, mark === undefined ? undefined : `${sessionVariable}=${mark}`)
}

function startPty(local: LocalShell, options: ShellOptions, env: Environment, argumentsOfShell: readonly string[]): IPty {
  try {
    return spawn(local.shell, [...argumentsOfShell], {
      name: env.TERM ?? 'xterm-256color',
      cols: options.columns,
      rows: options.rows,
      cwd: local.directory,
      env,
      encoding: null,
    })
  } catch (error) {
    throw new RuncardError('shell-failed', { shell: local.shell, reason: error instanceof Error ? error.message : String(error) })
  }
}

/**
 * node-pty closes its end 200 ms after the shell's, read or not, which on a busy machine loses the last of the output. Here it
 * is closed after a turn of the event loop in which nothing was left to read. `onClosing` is called when it begins.
 */
function closeWhenRead(pty: IPty, onClosing: () => void): void {
  const { _socket: socket } = pty as unknown as { readonly _socket: Socket }
  const destroy = socket.destroy.bind(socket)
  socket.destroy = (error) => {
    if (error !== undefined) return destroy(error)
    onClosing()
    const first = socket.bytesRead
    let before = -1
    const look = (): void => {
      if (socket.bytesRead === before || socket.bytesRead - first > mostInKernelBytes) {
        destroy()
        return
      }
      before = socket.bytesRead
      setTimeout(() => setImmediate(look), 0)
    }
    look()
    return socket
  }
}

function channelOver(
  pty: IPty,
  place: { shell: string; stagingDirectory: string },
  staging: Staging,
  mark: string | undefined,
): ShellChannel {
  const events = new ChannelEvents()
  let shellName: string | undefined
  const gone = new Promise<void>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      void staging.remove()
      events.ended(signal ? { exitStatus: null, signal: signalName(signal) } : { exitStatus: exitCode })
      resolve()
    })
  })
  let isClosing = false
  closeWhenRead(pty, () => {
    isClosing = true
    resume()
  })
  // The type says string; with `encoding: null` it is a Buffer.
  pty.onData((data) => events.data(data as unknown as Buffer))

  let lookWhilePaused: NodeJS.Timeout | undefined
  const resume = (): void => {
    clearInterval(lookWhilePaused)
    lookWhilePaused = undefined
    pty.resume()
  }

  return {
    ...place,
    write: (bytes) => {
      if (!events.exit) pty.write(Buffer.from(bytes) as unknown as string)
    },
    resize: (columns, rows) => {
      if (!events.exit) pty.resize(columns, rows)
    },
    onData: events.onData,
    onExit: events.onExit,
    pause: () => {
      if (isClosing) return
      pty.pause()
      // What was not read soon after the shell's end is thrown away, so a pause must not outlast the shell.
      lookWhilePaused ??= setInterval(() => {
        if (!isAlive(pty.pid)) resume()
      }, lookEveryMs)
    },
    resume,
    stage: (name, bytes) => staging.put(name, bytes),
    discard: (name) => staging.discard(name),
    foreground: async (): Promise<Foreground | undefined> => {
      if (events.exit) return undefined
      const foreground = await foregroundOf(pty.pid)
      if (foreground === undefined) return undefined
      const { processGroupId, name } = foreground
      shellName ??= name
      return { processGroupId, isShell: processGroupId === pty.pid && name === shellName }
    },
    signalGroup: async (processGroupId, signal) => signalLocalGroup(processGroupId, signal),
    processes: async () => (events.exit ? undefined : processesOf(pty.pid, mark).catch(() => undefined)),
    close: async () => {
      if (events.exit) return
      resume()
      await hangUp(pty)
      const insist = setTimeout(() => pty.kill('SIGKILL'), insistAfterMs)
      await gone
      clearTimeout(insist)
    },
  }
}

/** Not every shell passes a hangup on to its jobs, so each gets it here; what was started with nohup lives on, as it should. */
async function hangUp(pty: IPty): Promise<void> {
  const processes = await processesOf(pty.pid).catch(() => [])
  for (const group of new Set(processes.map((entry) => entry.processGroupId))) {
    signalLocalGroup(group, 'SIGHUP')
    signalLocalGroup(group, 'SIGCONT')
  }
  pty.kill('SIGHUP')
  pty.kill('SIGCONT')
}

function signalLocalGroup(processGroupId: number, signal: GroupSignal | 'SIGHUP' | 'SIGCONT'): SignalResult {
  try {
    process.kill(-processGroupId, signal)
    return 'sent'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ESRCH') return 'gone'
    if (code === 'EPERM') return 'not-permitted'
    throw error
  }
}

function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`
}
