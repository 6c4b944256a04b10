// A program on a pseudo-terminal in a container, and how it ended: by itself, with its container, or out of sight because
// the connection to the daemon was lost.
import { constants } from 'node:os'
import type { RemoteTerminal } from '../posix/open-shell.ts'
import type { ShellExit } from '../target.ts'
import type { Daemon } from './daemon.ts'
import { type ExecProgram, startExec } from './exec.ts'
import type { ContainerLife } from './life.ts'

export interface TerminalPlace {
  readonly daemon: Daemon
  readonly containerId: string
  readonly user?: string
  readonly life: ContainerLife
  /** Whether the container still answers; false when it or the way to it is gone. */
  answers(): Promise<boolean>
  /** Called when the program shows something for the first time. */
  begin(): void
  /** Called when the program's end was told. */
  leave(exit: ShellExit): void
}

export interface TerminalSize {
  readonly columns: number
  readonly rows: number
}

const givenUp: ShellExit = { exitStatus: null, detail: 'it was given up while the container did not answer' }

/** Throws what Daemon.ask throws. */
export async function openContainerTerminal(
  place: TerminalPlace,
  command: readonly string[],
  terminal: TerminalSize,
): Promise<RemoteTerminal> {
  const { daemon, containerId, user } = place
  const program = await startExec(daemon, {
    containerId,
    command: [...withSize(terminal), ...command],
    terminal,
    ...(user === undefined ? {} : { user }),
  })
  const { stream } = program
  let abandoned = false
  return {
    write: (bytes) => {
      if (stream.writable) stream.write(bytes)
    },
    resize: program.resize,
    onData: (listener) => {
      stream.once('data', place.begin)
      stream.on('data', listener)
    },
    onExit: (listener) => {
      stream.on('end', () => stream.destroy())
      stream.on('close', async () => {
        const exit = abandoned ? givenUp : await exitOf(program, place)
        listener(exit)
        place.leave(exit)
      })
    },
    pause: () => stream.pause(),
    resume: () => stream.resume(),
    abandon: () => {
      abandoned = true
      stream.destroy()
    },
  }
}

/**
 * Daemons before API 1.42 start a terminal without a size and can only change it later, which a shell that is just showing
 * its prompt answers with a second one. Set from inside, it is there before the shell.
 */
function withSize({ columns, rows }: TerminalSize): readonly string[] {
  return ['/bin/sh', '-c', `stty cols ${columns} rows ${rows} 2>/dev/null; exec "$@"`, 'sh']
}

async function exitOf(program: ExecProgram, place: TerminalPlace): Promise<ShellExit> {
  const { daemon, life } = place
  if (await containerLives(place)) {
    const status = await program.status()
    if (typeof status === 'number') return ended(status)
    return { exitStatus: null, detail: `the connection to ${nameOf(daemon)} was lost; what ran may be running still` }
  }
  const end = await life.describeEnd()
  return { exitStatus: null, detail: end ?? `${nameOf(daemon)} stopped answering: what ran in its containers may be gone` }
}

/** With the host where SSH leads to it: it may as well be that way which is gone. */
function nameOf({ endpoint: { name, daemon } }: Daemon): string {
  return daemon.type === 'ssh' ? `Docker (${name}), over SSH on ${daemon.host},` : `Docker (${name})`
}

/** Everything in a container dies with it, so an answer from there means that the shell alone has ended. */
async function containerLives({ daemon, containerId, life, answers }: TerminalPlace): Promise<boolean> {
  if (await answers()) return true
  if (life.died) return false
  // What ended the shell may have ended the `sh` beside it (kill -9 -1).
  const probe = await startExec(daemon, { containerId, command: ['/bin/sh', '-c', ':'] }).catch(() => undefined)
  probe?.stream.resume()
  return (await probe?.status()) === 0 && !life.died
}

/**
 * Docker tells a signal as 128 + n, as shells tell how their last command ended. Only what kills a shell from outside is taken
 * for one: an interactive shell outlives an interrupt, and `exit` after an interrupted command gives 130.
 */
const deadly = new Set(['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE'])

function ended(status: number): ShellExit {
  const signal = Object.entries(constants.signals).find(([, number]) => number === status - 128)?.[0]
  return signal !== undefined && deadly.has(signal) ? { exitStatus: null, signal } : { exitStatus: status }
}
