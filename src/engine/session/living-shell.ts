// The state of one living shell: starting, at its prompt, busy with a command of a step or with one that was typed, gone.
// Turns the channel's bytes and marks into a command's output, its end, and what a terminal shows.
import { constants } from 'node:os'
import { RuncardError } from '../../contract/errors.ts'
import type { ShellChannel, ShellExit } from '../targets/target.ts'
import { plumbingLine, stagedNames } from './dialect.ts'
import { Flow } from './flow.ts'
import { type Mark, MarkReader } from './marks.ts'
import { assignmentsText, scriptInvocation } from './quote.ts'
import { Screen, type ScreenListener } from './screen.ts'
import type { CommandRequest, CommandResult, Session, SessionOptions, TypedCommand } from './session.ts'
import { defaultStopTimes, type StopReport, stopCommand } from './stop.ts'

const startLimitMs = 15_000
/** After a command's end, for shells whose prompt a command has taken over so that it says nothing. */
const promptLimitMs = 500
const interruptKey = Buffer.from('\x03')

interface Deferred<Value> {
  readonly promise: Promise<Value>
  resolve(value: Value): void
}

/** A command of a step: claimed, then typed into the shell, then running from mark C to mark D. */
interface Running {
  readonly number: number
  readonly request: CommandRequest
  readonly result: Deferred<CommandResult>
  readonly deliveries: Set<Promise<void>>
  readonly claimedAt: number
  phase: 'claimed' | 'typed' | 'running' | 'over'
  startedAt: number
  startedTick: number
}

export class LivingShell implements Session {
  readonly started: Promise<void>
  readonly #channel: ShellChannel
  readonly #reader: MarkReader
  readonly #screen = new Screen()
  readonly #flow: Flow
  readonly #options: SessionOptions
  readonly #targetName: string
  readonly #endListeners: ((exit: ShellExit) => void)[] = []
  readonly #typedListeners = new Set<(command: TypedCommand) => void>()
  #count = 0
  #running: Running | undefined
  #typed: { readonly startedAt: number; readonly startedTick: number; readonly over: Deferred<void> } | undefined
  #ready = deferred<void>()
  #atPrompt = false
  #ended: ShellExit | undefined
  /** Something was typed that may still stand at the prompt. */
  #dirty = false
  #promptShown = false
  #stopping: Promise<StopReport> | undefined

  constructor(channel: ShellChannel, nonce: string, targetName: string, options: SessionOptions) {
    this.#channel = channel
    this.#options = options
    this.#targetName = targetName
    this.#flow = new Flow(channel, options.onConsumerFailure ?? (() => {}))
    this.#reader = new MarkReader(nonce, { bytes: (bytes) => this.#onBytes(bytes), mark: (mark) => this.#onMark(mark) })
    this.started = this.#start()
    channel.onData((bytes) => this.#reader.feed(bytes))
    channel.onExit((exit) => this.#onExit(exit))
  }

  get shell(): string {
    return this.#channel.shell
  }

  get ended(): ShellExit | undefined {
    return this.#ended
  }

  get busy(): boolean {
    return this.#running !== undefined || this.#typed !== undefined
  }

  async run(request: CommandRequest): Promise<CommandResult> {
    if (this.#ended) throw new RuncardError('session-unknown', {})
    if (this.busy) throw new RuncardError('step-running', { target: this.#targetName })
    const running: Running = {
      number: ++this.#count,
      request,
      result: deferred<CommandResult>(),
      deliveries: new Set(),
      claimedAt: performance.now(),
      phase: 'claimed',
      startedAt: Date.now(),
      startedTick: performance.now(),
    }
    this.#running = running
    try {
      await this.#stage(running)
      await this.#emptyPrompt()
    } catch (error) {
      this.#running = undefined
      throw error
    }
    if (!this.#ended) {
      running.phase = 'typed'
      this.#typeLine(running)
    }
    const result = await running.result.promise
    await Promise.all(running.deliveries)
    for (const name of Object.values(stagedNames(running.number))) void this.#channel.discard(name).catch(() => {})
    return result
  }

  stop(): Promise<StopReport> {
    this.#stopping ??= this.#stop().finally(() => {
      this.#stopping = undefined
    })
    return this.#stopping
  }

  write(bytes: Uint8Array): void {
    if (this.#ended || bytes.length === 0) return
    this.#dirty = true
    this.#channel.write(bytes)
    // Shells that don't say when a typed line begins to run would seem to be at the prompt.
    if (this.#atPrompt && !this.busy && (bytes.includes(0x0d) || bytes.includes(0x0a))) this.#typedStarts()
  }

  resize(columns: number, rows: number): void {
    this.#channel.resize(columns, rows)
  }

  recentScreen(): Buffer {
    return this.#screen.recent()
  }

  onScreen(listener: ScreenListener): () => void {
    return this.#screen.listen(listener)
  }

  onTyped(listener: (command: TypedCommand) => void): () => void {
    this.#typedListeners.add(listener)
    return () => this.#typedListeners.delete(listener)
  }

  onEnd(listener: (exit: ShellExit) => void): void {
    if (this.#ended) listener(this.#ended)
    else this.#endListeners.push(listener)
  }

  async close(): Promise<void> {
    await this.#channel.close()
  }

  async #start(): Promise<void> {
    let limit: NodeJS.Timeout | undefined
    const tooLate = new Promise<void>((resolve) => {
      limit = setTimeout(resolve, startLimitMs)
    })
    await Promise.race([this.#ready.promise, tooLate])
    clearTimeout(limit)
    if (this.#atPrompt) return
    const reason = this.#ended ? describeExit(this.#ended) : `it showed no prompt within ${startLimitMs / 1000} s`
    await this.#channel.close()
    throw new RuncardError('shell-failed', { shell: this.#channel.shell, reason })
  }

  async #stage(running: Running): Promise<void> {
    const { request, number } = running
    const names = stagedNames(number)
    const source = Buffer.from(request.text.replaceAll('\r\n', '\n'))
    if (request.kind === 'script') {
      const path = await this.#channel.stage(names.script, source)
      await this.#channel.stage(names.text, Buffer.from(scriptInvocation(request.text, path)))
    } else {
      await this.#channel.stage(names.text, source)
    }
    const assignments = assignmentsText(request.assignments ?? {})
    if (assignments !== '') await this.#channel.stage(names.values, Buffer.from(assignments))
  }

  /** Waits for the prompt, and takes away what a person may have left standing there. */
  async #emptyPrompt(): Promise<void> {
    await this.#ready.promise
    if (!this.#dirty || this.#ended) return
    this.#dirty = false
    this.#leavePrompt()
    this.#channel.write(interruptKey)
    await Promise.race([this.#ready.promise, delay(promptLimitMs)])
  }

  #typeLine(running: Running): void {
    this.#channel.write(Buffer.from(plumbingLine(running.number)))
  }

  #leavePrompt(): void {
    if (!this.#atPrompt) return
    this.#atPrompt = false
    this.#ready = deferred<void>()
  }

  #reachPrompt(): void {
    this.#atPrompt = true
    this.#ready.resolve()
  }

  #onBytes(bytes: Buffer): void {
    const running = this.#running
    if (running?.phase === 'running') {
      this.#show(bytes)
      if (running.request.onOutput) this.#deliver(running, running.request.onOutput, bytes)
      return
    }
    // Until the shell is there, and while a line of plumbing is typed, there is nothing a person should see.
    if (this.#count === 0 && !this.#atPrompt && !this.#typed) return
    if (running?.phase === 'typed') return
    if (this.#atPrompt) this.#promptShown = true
    this.#show(bytes)
  }

  #deliver(running: Running, onOutput: NonNullable<CommandRequest['onOutput']>, bytes: Buffer): void {
    const delivery = this.#flow.give(onOutput, bytes)
    if (!delivery) return
    running.deliveries.add(delivery)
    void delivery.finally(() => running.deliveries.delete(delivery))
  }

  #show(bytes: Buffer): void {
    this.#screen.push(bytes)
    for (const listener of this.#screen.listeners) void this.#flow.give(listener, bytes)
  }

  #onMark(mark: Mark): void {
    const running = this.#running
    if (mark.letter === 'C') {
      if (running?.phase === 'typed' && mark.fields[0] === String(running.number)) this.#runStarts(running)
      else if (!running && mark.fields.length === 0) this.#typedStarts()
    } else if (mark.letter === 'D') {
      if (running?.phase === 'running' && mark.fields[0] === String(running.number)) this.#runEnds(running, statusIn(mark.fields[1]))
    } else if (mark.letter === 'A') {
      this.#onPrompt(statusIn(mark.fields[0]))
    }
  }

  #onPrompt(status: number | null): void {
    const running = this.#running
    if (running?.phase === 'running') this.#runEnds(running, status)
    if (this.#typed) this.#typedEnds(status)
    if (running?.phase !== 'typed' && !this.#screen.atLineStart) this.#show(Buffer.from('\r\n'))
    this.#promptShown = false
    this.#reachPrompt()
    // A prompt instead of the command's begin: the line was lost (an interrupt empties the terminal's input).
    if (running?.phase === 'typed') this.#typeLine(running)
  }

  #runStarts(running: Running): void {
    running.phase = 'running'
    running.startedAt = Date.now()
    running.startedTick = performance.now()
    this.#leavePrompt()
    // The prompt that stands there makes way, and the mode that a line editor left on is ended as it would have done.
    const lead = this.#promptShown ? '\x1b[?2004l\r\x1b[K' : this.#screen.atLineStart ? '' : '\r\n'
    this.#promptShown = false
    this.#show(Buffer.from(`${lead}${echoOf(running.request.text)}`))
  }

  #runEnds(running: Running, exitStatus: number | null): void {
    running.phase = 'over'
    this.#running = undefined
    const signal = exitStatus === null ? undefined : signalOfStatus(exitStatus)
    running.result.resolve({
      outcome: 'finished',
      exitStatus,
      ...(signal === undefined ? {} : { signal }),
      startedAt: running.startedAt,
      durationMs: performance.now() - running.startedTick,
    })
    const ready = this.#ready
    setTimeout(() => {
      if (ready === this.#ready && !this.#atPrompt && !this.#ended) this.#reachPrompt()
    }, promptLimitMs).unref()
  }

  #typedStarts(): void {
    this.#leavePrompt()
    this.#promptShown = false
    this.#typed ??= { startedAt: Date.now(), startedTick: performance.now(), over: deferred<void>() }
  }

  #typedEnds(exitStatus: number | null): void {
    const typed = this.#typed
    if (!typed) return
    this.#typed = undefined
    typed.over.resolve()
    const command = { exitStatus, startedAt: typed.startedAt, durationMs: performance.now() - typed.startedTick }
    for (const listener of this.#typedListeners) listener(command)
  }

  #onExit(exit: ShellExit): void {
    this.#reader.end()
    this.#ended = exit
    this.#atPrompt = false
    const running = this.#running
    if (running) {
      this.#running = undefined
      running.phase = 'over'
      running.result.resolve({
        outcome: 'shell-gone',
        exitStatus: exit.exitStatus,
        ...(exit.signal === undefined ? {} : { signal: exit.signal }),
        startedAt: running.startedAt,
        durationMs: performance.now() - running.startedTick,
      })
    }
    this.#typedEnds(exit.exitStatus)
    this.#ready.resolve()
    for (const listener of this.#endListeners) listener(exit)
  }

  async #stop(): Promise<StopReport> {
    const over = this.#running?.result.promise ?? this.#typed?.over.promise
    if (this.#ended) return { outcome: 'nothing-running', signals: [], remaining: [], certain: true }
    if (over === undefined) {
      const remaining = await this.#channel.processes()
      return { outcome: 'nothing-running', signals: [], remaining: remaining ?? [], certain: remaining !== undefined }
    }
    let isOver = false
    return stopCommand({
      channel: this.#channel,
      times: { ...defaultStopTimes, ...this.#options.stopTimes },
      outcome: () => (this.#ended ? 'shell-gone' : isOver ? 'stopped' : undefined),
      over: over.then(() => {
        isOver = true
      }),
    })
  }
}

/** A command as if it had been typed at a prompt; what a terminal would obey in it is made visible instead. */
function echoOf(text: string): string {
  const visible = text
    .replaceAll('\r\n', '\n')
    .trimEnd()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
    .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, (character) => `^${String.fromCharCode(character.charCodeAt(0) ^ 0x40)}`)
  return `$ ${visible.replaceAll('\n', '\r\n> ')}\r\n`
}

function statusIn(field: string | undefined): number | null {
  const status = Number.parseInt(field ?? '', 10)
  return Number.isNaN(status) ? null : status
}

/** By convention 128 + n; ksh says 256 + n. */
function signalOfStatus(status: number): string | undefined {
  const number = status > 256 ? status - 256 : status > 128 ? status - 128 : 0
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0]
}

function describeExit(exit: ShellExit): string {
  return exit.detail ?? (exit.signal ? `it was ended by ${exit.signal}` : `it ended with status ${exit.exitStatus}`)
}

function deferred<Value>(): Deferred<Value> {
  let resolve: (value: Value) => void = () => {}
  const promise = new Promise<Value>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
