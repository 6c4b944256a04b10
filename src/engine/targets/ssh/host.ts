// One host: its connection, shared by everything that is open on it and ended when nothing is; the shell beside the
// terminals; a second connection where the host allows only so many channels on one; and what happens when it is lost.
import type { Duplex } from 'node:stream'
import type { ClientChannel } from 'ssh2'
import { describeError, type ErrorCode, RuncardError } from '../../../contract/errors.ts'
import { type ControlShell, startControlShell } from '../posix/control-shell.ts'
import { openPosixShell, type RemoteTerminal } from '../posix/open-shell.ts'
import type { Runner, ScriptResult } from '../posix/runner.ts'
import type { Asker } from '../question.ts'
import type { ShellChannel, ShellOptions, TargetState } from '../target.ts'
import { ChannelLimit, execute, type TerminalSize, terminalOver } from './channels.ts'
import type { Route, RouteRequest } from './route.ts'

const nobody: Asker = { isUnattended: true, ask: () => Promise.resolve({ type: 'declined' }) }
const retryAfterMs = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000] as const
/** Kept a moment when nothing is open any more, since the next step often comes right after. */
const idleLimitMs = 30_000
const mostConnections = 16
const worthRetrying: ReadonlySet<ErrorCode> = new Set(['host-unreachable', 'host-name-unknown', 'host-not-ssh'])

interface Connection {
  readonly route: Route
  readonly whyLost: () => string
  isLost: boolean
}

export interface HostOptions extends Pick<RouteRequest, 'reader' | 'address' | 'local' | 'target'> {
  readonly shell?: string
  /** Answers for a lost connection that is made again with nobody there: what is kept, and nothing else. */
  readonly unattended?: Asker
}

export class SshHost {
  readonly #options: HostOptions
  readonly #listeners = new Set<(state: TargetState) => void>()
  readonly #closing = new AbortController()
  #connections: Connection[] = []
  #connecting: { readonly way: Promise<Connection>; readonly asker: Asker } | undefined
  #control: Promise<ControlShell> | undefined
  #users = 0
  #idle: NodeJS.Timeout | undefined
  #retry: NodeJS.Timeout | undefined
  /** How many times the lost connection was tried to be made again, and once more; undefined where none was lost. */
  #attempt: number | undefined

  constructor(options: HostOptions) {
    this.#options = options
  }

  onState(listener: (state: TargetState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async openShell(options: ShellOptions): Promise<ShellChannel> {
    const asker = options.asker ?? nobody
    const release = this.#hold()
    let isOpening = true
    // Once the shell is open, nothing that is done for it may log in again behind the responder's back.
    const runner: Runner = { run: (script) => (isOpening ? this.#run(script, asker) : this.#runWhereConnected(script)) }
    try {
      const { shell, target } = this.#options
      return await openPosixShell(
        {
          name: target,
          runner,
          ...(shell === undefined ? {} : { shell }),
          openTerminal: (words, columns, rows) => this.#openTerminal(words.join(' '), { columns, rows }, asker, release),
        },
        options,
      )
    } catch (error) {
      release()
      throw error
    } finally {
      isOpening = false
    }
  }

  /** A program with pipes; the connection is kept for as long as it lives. */
  async stream(command: string, asker: Asker): Promise<Duplex> {
    const release = this.#hold()
    try {
      const { channel } = await this.#channel(command, undefined, asker)
      channel.stderr.resume()
      channel.once('close', release)
      return channel
    } catch (error) {
      release()
      throw error
    }
  }

  async close(): Promise<void> {
    this.#closing.abort()
    clearTimeout(this.#retry)
    this.#end()
    await this.#connecting?.way.catch(() => {})
    this.#end()
  }

  #hold(): () => void {
    this.#users++
    clearTimeout(this.#idle)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      this.#users--
      this.#endWhenIdle()
    }
  }

  #endWhenIdle(): void {
    clearTimeout(this.#idle)
    if (this.#users === 0) this.#idle = setTimeout(() => this.#end(), idleLimitMs).unref()
  }

  #end(): void {
    clearTimeout(this.#idle)
    const connections = this.#connections
    this.#connections = []
    this.#control = undefined
    for (const connection of connections) connection.route.close()
  }

  async #openTerminal(command: string, size: TerminalSize, asker: Asker, release: () => void): Promise<RemoteTerminal> {
    const { channel, connection } = await this.#channel(`exec ${command}`, size, asker)
    channel.once('close', release)
    return terminalOver(channel, () => connection.whyLost())
  }

  /** Scripts go to one `sh` of the host's own, which is started when it is first needed, and again when it is gone. */
  async #run(script: string, asker: Asker): Promise<ScriptResult> {
    this.#control ??= this.#startControl(asker)
    return (await this.#control).run(script)
  }

  #runWhereConnected(script: string): Promise<ScriptResult> {
    if (this.#connections.length > 0) return this.#run(script, nobody)
    return Promise.reject(new RuncardError('target-lost', { target: this.#options.target, reason: 'it is not connected' }))
  }

  #startControl(asker: Asker): Promise<ControlShell> {
    const { target } = this.#options
    const starting = this.#channel('exec /bin/sh', undefined, asker).then(({ channel }) =>
      startControlShell({ stdin: channel, stdout: channel, stderr: channel.stderr }, target),
    )
    const forget = (): void => {
      if (this.#control === starting) this.#control = undefined
    }
    starting.then((shell) => shell.onGone(forget), forget)
    return starting
  }

  /** On any connection that takes another channel, or a new one. */
  async #channel(
    command: string,
    size: TerminalSize | undefined,
    asker: Asker,
  ): Promise<{ readonly channel: ClientChannel; readonly connection: Connection }> {
    const { target } = this.#options
    await this.#connected(asker)
    let refusal = ''
    for (const connection of this.#connections) {
      try {
        return { channel: await execute(connection.route.client, target, command, size), connection }
      } catch (error) {
        if (!(error instanceof ChannelLimit)) throw error
        refusal = error.message
      }
    }
    if (this.#connections.length > 0 && this.#connections.length < mostConnections) {
      const connection = await this.#connect(asker)
      try {
        return { channel: await execute(connection.route.client, target, command, size), connection }
      } catch (error) {
        if (!(error instanceof ChannelLimit)) throw error
        refusal = error.message
      }
    }
    throw new RuncardError('channel-refused', { target, reason: refusal || 'the connection was lost' })
  }

  async #connected(asker: Asker): Promise<void> {
    while (this.#connections.length === 0) {
      const underWay = this.#connecting
      if (underWay === undefined || underWay.asker === asker) {
        this.#connecting ??= { way: this.#connect(asker).finally(() => (this.#connecting = undefined)), asker }
        await this.#connecting.way
        return
      }
      // It asks nobody, or somebody else: what it fails at, one who is asked may not.
      await underWay.way.catch(() => {})
    }
  }

  async #connect(asker: Asker): Promise<Connection> {
    clearTimeout(this.#retry)
    try {
      return await this.#connectNow(asker)
    } catch (error) {
      this.#failed(error)
      throw error
    }
  }

  async #connectNow(asker: Asker): Promise<Connection> {
    const { reader, address, local, target } = this.#options
    const onProgress = (detail: string): void => {
      if (this.#connections.length === 0) this.#tell({ type: 'connecting', detail })
    }
    // Loads ssh2, which most starts of Runcard have no use for.
    const { openRoute } = await import('./route.ts')
    const route = await openRoute({ reader, address, local, target, asker, signal: this.#closing.signal, onProgress })
    let reason = 'the host ended it'
    const connection: Connection = { route, isLost: false, whyLost: () => `the connection to ${target} was lost: ${reason}` }
    route.client.on('error', (error: Error & { level?: string }) => {
      reason = error.level === 'client-timeout' ? 'the host no longer answers' : error.message
    })
    route.client.on('close', () => this.#lost(connection))
    this.#connections.push(connection)
    this.#attempt = undefined
    this.#tell({ type: 'ready' })
    return connection
  }

  #lost(connection: Connection): void {
    if (!this.#connections.includes(connection)) return
    this.#connections = this.#connections.filter((entry) => entry !== connection)
    connection.route.close()
    if (this.#connections.length === 0 && this.#users > 0) this.#retryLater(connection.whyLost(), 1)
  }

  /** Somebody else's attempt that failed was also one of those that follow a loss. */
  #failed(error: unknown): void {
    if (this.#attempt === undefined) return
    if (error instanceof RuncardError && worthRetrying.has(error.code)) {
      this.#retryLater(describeError(error).title, this.#attempt + 1)
      return
    }
    this.#attempt = undefined
    // Nothing is on its way any more.
    this.#tell({ type: 'ready' })
  }

  /** No person is asked: what needs one waits until somebody wants the host again. */
  #retryLater(detail: string, attempt: number): void {
    if (this.#closing.signal.aborted) return
    const waitMs = retryAfterMs[attempt - 1] ?? 30_000
    this.#attempt = attempt
    this.#tell({ type: 'lost', detail, attempt, retryAt: Date.now() + waitMs })
    const again = (): void => {
      this.#connected(this.#options.unattended ?? nobody).then(
        () => this.#endWhenIdle(),
        () => {},
      )
    }
    this.#retry = setTimeout(again, waitMs).unref()
  }

  #tell(state: TargetState): void {
    for (const listener of this.#listeners) listener(state)
  }
}
