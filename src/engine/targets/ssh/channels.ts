// The two kinds of channel on a connection: a program on a terminal, and one with plain pipes.
import type { Client, ClientChannel } from 'ssh2'
import { RuncardError } from '../../../contract/errors.ts'
import type { RemoteTerminal } from '../posix/open-shell.ts'
import type { ShellExit } from '../target.ts'
import { plainReason } from './way.ts'

const terminalType = 'xterm-256color'

/** The host lets nobody have so many channels on one connection; another connection may do. */
export class ChannelLimit extends Error {}

export interface TerminalSize {
  readonly columns: number
  readonly rows: number
}

/** Throws ChannelLimit; RuncardError channel-refused where it is something else. */
export function execute(client: Client, target: string, command: string, terminal?: TerminalSize): Promise<ClientChannel> {
  const { promise, resolve, reject } = Promise.withResolvers<ClientChannel>()
  const pty = terminal && { term: terminalType, cols: terminal.columns, rows: terminal.rows, width: 0, height: 0 }
  try {
    client.exec(command, pty ? { pty } : {}, (error, channel) => {
      if (!error) resolve(channel)
      else if ('reason' in error) reject(new ChannelLimit(plainReason(error)))
      else reject(new RuncardError('channel-refused', { target, reason: plainReason(error) }))
    })
  } catch (error) {
    reject(new RuncardError('target-lost', { target, reason: (error as Error).message }))
  }
  return promise
}

/** `whyLost` is asked when the channel is gone and the program has not said how it ended. */
export function terminalOver(channel: ClientChannel, whyLost: () => string): RemoteTerminal {
  let exit: ShellExit | undefined
  channel.on('exit', (status: number | null, signal?: string) => {
    exit = status === null ? { exitStatus: null, ...(signal === undefined ? {} : { signal }) } : { exitStatus: status }
  })
  channel.on('error', () => {
    // The end is told by its close.
  })
  return {
    write: (bytes) => {
      if (channel.writable) channel.write(bytes)
    },
    resize: (columns, rows) => {
      channel.setWindow(rows, columns, 0, 0)
    },
    onData: (listener) => {
      channel.on('data', listener)
    },
    onExit: (listener) => {
      channel.on('close', () => listener(exit ?? { exitStatus: null, detail: whyLost() }))
    },
    pause: () => {
      channel.pause()
    },
    resume: () => {
      channel.resume()
    },
    abandon: () => {
      channel.close()
    },
  }
}
