// The state of one living shell: starting, at its prompt, busy with a command of a step or with one that was typed, gone.
// Turns the channel's bytes and marks into a command's output, its end, and what a terminal shows.
import { RuncardError } from '../../contract/errors.ts'
import { tidyAfter } from '../memory/tidy-memory.ts'
import type { ShellChannel, ShellExit } from '../targets/target.ts'
import { type Deferred, deferred, settledWithin } from './deferred.ts'
import { plumbingLine, roundTripLine } from './dialect.ts'
import { echoOf } from './echo.ts'
import { readExported } from './exported.ts'
import { Flow } from './flow.ts'
import { type Mark, MarkReader, readMarkBytes, readMarkText } from './marks.ts'
import { RoundTrips } from './round-trip.ts'
import { Running } from './running.ts'
import { Screen, type ScreenListener } from './screen.ts'
import type { CommandRequest, CommandResult, Session, SessionLeft, SessionOptions, TypedCommand } from './session.ts'
import { defaultStopTimes, remainingProcesses, type StopReport, stopCommand } from './stop.ts'
import { TypedEcho } from './typed-echo.ts'

const startLimitMs = 15_000
/** How long a prompt is waited for, in shells whose prompt a command has taken over so that it says nothing. */
const promptLimitMs = 500
const beginLimitMs = 2_000
const interruptKey = Buffer.from('\x03')

/** A line that a person typed: held back until the prompt can take it, then running. */
interface Typed {
  phase: 'held' | 'running'
  /** False for a line with nothing on it. */
  isCommand: boolean
  readonly startedAt: number
  readonly startedTick: number
  readonly over: Deferred<void>
  text?: string
  /** The terminal did not show it as it was typed. */
  isHidden?: true
}

export class LivingShell implements Session {
  /** Rejects with RuncardError shell-failed where no shell comes to its prompt. */
  readonly started: Promise<void>
  readonly #channel: ShellChannel
  readonly #reader: MarkReader
  readonly #screen = new Screen()
  readonly #typedEcho = new TypedEcho()
  readonly #flow: Flow
  readonly #options: SessionOptions
  readonly #targetName: string
  readonly #endListeners: ((exit: ShellExit) => void)[] = []
  readonly #typedListeners = new Set<(command: TypedCommand) => void>()
  #commandCount = 0
  #running: Running | undefined
  #typed: Typed | undefined
  #ready = deferred<void>()
  #hasStarted = false
  #atPrompt = false
  #ended: ShellExit | undefined
  #closing = false
  /**
   * What stands at the prompt: `dirty` something that a person typed, `unsure` nothing, but an interrupt, or the prompt itself,
   * may still be on its way.
   */
  #prompt: 'clean' | 'unsure' | 'dirty' = 'clean'
  readonly #roundTrips = new RoundTrips((number) => this.#channel.write(Buffer.from(roundTripLine(number))))
  /** Since the prompt came something was typed there. */
  #lineHasKeys = false
  /** This shell says when a line that was typed begins to run; others take every line that has keys for a command. */
  #tellsBegin = false
  /** Typed while neither a command nor the prompt could take it. */
  #heldKeys: Uint8Array[] = []
  #promptShown = false
  /** A program was killed, which may have left the terminal without echo or line ends. */
  #terminalUnsure = false
  #stopping: Promise<StopReport> | undefined
  /** As the start and then the last command left them: the directory, and what `export -p` said. */
  #directory: string | undefined
  #exported: string | undefined

  constructor(channel: ShellChannel, nonce: string, targetName: string, options: SessionOptions) {
    this.#channel = channel
    this.#options = options
    this.#targetName = targetName
    this.#flow = new Flow(channel, options.onConsumerFailure ?? (() => {}))
    this.#reader = new MarkReader(nonce, { bytes: (bytes) => this.#onBytes(bytes), mark: (mark) => this.#onMark(mark) })
    this.started = this.#start()
    channel.onData((bytes) => {
      this.#reader.feed(bytes)
      tidyAfter(bytes)
    })
    channel.onExit((exit) => this.#onExit(exit))
  }

  get shell(): string {
    return this.#channel.shell
  }

  get ended(): ShellExit | undefined {
    return this.#ended
  }

  get directory(): string | undefined {
    return this.#directory
  }

  get left(): SessionLeft | undefined {
    if (this.#directory === undefined || this.#exported === undefined) return undefined
    return { directory: this.#directory, environment: readExported(this.#exported) }
  }

  get busy(): boolean {
    return this.#running !== undefined || this.#typed !== undefined
  }

  async run(request: CommandRequest): Promise<CommandResult> {
    if (this.#ended) throw new RuncardError('session-unknown', {})
    if (this.busy) throw new RuncardError('shell-busy', { target: this.#targetName })
    const running = new Running(++this.#commandCount, request)
    this.#running = running
    // Half a line, or an interrupt, that was to stand at the prompt: not for this command to read.
    this.#heldKeys = []
    try {
      await running.stage(this.#channel)
      await this.#ready.promise
      while (this.#prompt !== 'clean' && !this.#ended && !running.stopRequested) await this.#cleanPrompt()
      if (running.phase === 'claimed') this.#typeOrCancel(running)
      const result = await running.result.promise
      await Promise.all(running.deliveries)
      return result
    } catch (error) {
      if (this.#ended) return running.result.promise
      if (this.#running === running) this.#running = undefined
      running.cancel()
      throw error
    } finally {
      void running.discardStaged(this.#channel)
    }
  }

  async hasConsole(): Promise<boolean> {
    if (!this.busy || this.#isBetween()) return false
    const foreground = await this.#channel.foreground()
    return this.busy && foreground?.isShell !== true
  }

  stop(): Promise<StopReport> {
    this.#stopping ??= this.#stop().finally(() => {
      this.#stopping = undefined
    })
    return this.#stopping
  }

  write(bytes: Uint8Array): void {
    if (this.#ended || bytes.length === 0) return
    if (!this.#running && isTerminalReply(bytes)) {
      if (this.#atPrompt) this.#channel.write(bytes)
      return
    }
    // Shells that don't say when a typed line begins to run would seem to be at the prompt.
    const isLine = !this.#running && (bytes.includes(0x0d) || bytes.includes(0x0a))
    if (this.#isBetween()) {
      this.#heldKeys.push(bytes)
      if (isLine) this.#typed ??= newTyped('held')
      return
    }
    this.#prompt = 'dirty'
    this.#lineHasKeys ||= bytes.some((byte) => byte !== 0x0d && byte !== 0x0a)
    this.#typedEcho.keys(bytes)
    this.#channel.write(bytes)
    if (isLine) this.#typedStarts(this.#lineHasKeys && !this.#tellsBegin)
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
    this.#closing = true
    await this.#channel.close()
  }

  async #start(): Promise<void> {
    await settledWithin(this.#ready.promise, startLimitMs)
    if (this.#hasStarted) return
    const reason = this.#ended ? describeExit(this.#ended) : `it showed no prompt within ${startLimitMs / 1000} s`
    await this.#channel.close()
    throw new RuncardError('shell-failed', { shell: this.#channel.shell, reason })
  }

  /**
   * Takes away what a person may have left standing at the prompt, and waits until no interrupt is still to take effect: it
   * would take the next line away, or its prompt would look as if it had.
   */
  async #cleanPrompt(): Promise<void> {
    const wasDirty = this.#prompt === 'dirty'
    this.#prompt = 'clean'
    if (wasDirty) {
      this.#leavePrompt()
      this.#channel.write(interruptKey)
      // A line editor that is just starting may swallow it; then the round trip fails, and it is sent again.
      await settledWithin(this.#ready.promise, promptLimitMs)
    }
    if (await this.#roundTrips.make()) await settledWithin(this.#ready.promise, promptLimitMs)
    else this.#prompt = 'dirty'
    this.#roundTrips.end()
    if (!this.#atPrompt && !this.#ended) this.#reachPrompt()
  }

  #typeOrCancel(running: Running): void {
    if (running.stopRequested) {
      this.#running = undefined
      running.cancel()
      this.#releaseKeys()
      return
    }
    running.phase = 'typed'
    this.#typeLine(running)
  }

  /**
   * At a prompt where the command should have begun: its line was lost, or its begin is only late. A second line would show
   * in the output of a late one, so it is typed only when it is known that the first is gone.
   */
  async #typeAgainIfLost(running: Running): Promise<void> {
    if (running.lineIsDoubted) return
    running.lineIsDoubted = true
    await settledWithin(running.begun.promise, beginLimitMs)
    while (running.phase === 'typed') {
      const isLost = await this.#roundTrips.make()
      if (isLost && running.phase === 'typed') break
    }
    this.#roundTrips.end()
    running.lineIsDoubted = false
    if (running.phase === 'typed') this.#typeOrCancel(running)
  }

  #typeLine(running: Running): void {
    this.#channel.write(Buffer.from(plumbingLine(running.number, this.#terminalUnsure)))
  }

  /** On the way from one command's end to the prompt, or with a line of plumbing from the prompt to the next. */
  #isBetween(): boolean {
    if (this.#running) return this.#running.phase === 'claimed' || this.#running.phase === 'typed'
    return !this.#atPrompt && this.#typed?.phase !== 'running'
  }

  #releaseKeys(): void {
    const held = this.#heldKeys
    this.#heldKeys = []
    for (const bytes of held) this.write(bytes)
  }

  #beUnsure(): void {
    if (this.#prompt === 'clean') this.#prompt = 'unsure'
  }

  #leavePrompt(): void {
    if (!this.#atPrompt) return
    this.#atPrompt = false
    this.#typedEcho.leavesPrompt()
    this.#ready = deferred<void>()
  }

  #reachPrompt(): void {
    this.#atPrompt = true
    this.#typedEcho.prompt()
    this.#hasStarted = true
    this.#ready.resolve()
    if (!this.#running) this.#releaseKeys()
  }

  #onBytes(bytes: Buffer): void {
    // Until the shell is there, and while a line of plumbing is typed, there is nothing that a person should see.
    if (!this.#hasStarted || this.#isPlumbing()) return
    if (this.#atPrompt) this.#promptShown = true
    this.#typedEcho.output(bytes)
    this.#show(bytes)
    const { onOutput } = this.#running?.request ?? {}
    if (this.#running?.phase === 'running' && onOutput) this.#deliver(this.#running, onOutput, bytes)
  }

  #isPlumbing(): boolean {
    const phase = this.#running?.phase
    return phase === 'typed' || (phase === 'claimed' && this.#roundTrips.underWay)
  }

  #deliver(running: Running, onOutput: NonNullable<CommandRequest['onOutput']>, bytes: Buffer): void {
    const delivery = this.#flow.give(onOutput, bytes)
    if (!delivery || running.deliveries.has(delivery)) return
    running.deliveries.add(delivery)
    void delivery.finally(() => running.deliveries.delete(delivery))
  }

  #show(bytes: Buffer): void {
    this.#screen.push(bytes)
    for (const listener of this.#screen.listeners) void this.#flow.give(listener, bytes)
  }

  #onMark(mark: Mark): void {
    const running = this.#running
    const number = mark.fields[0]
    if (mark.letter === 'C') {
      if (running?.phase === 'typed' && number === String(running.number)) this.#runStarts(running)
      else if (number === undefined) {
        this.#tellsBegin = true
        this.#typedEcho.begins()
        if (!running) this.#typedStarts(true)
      }
    } else if (mark.letter === 'D') {
      if (running?.phase === 'running' && number === String(running.number)) this.#runEnds(running, statusIn(mark.fields[1]))
    } else if (mark.letter === 'E') {
      const text = readMarkText(mark)
      if (this.#typed && this.#typedEcho.isHidden(text)) this.#typed.isHidden = true
      else if (this.#typed) this.#typed.text = text
    } else if (mark.letter === 'P') {
      this.#directory = readMarkBytes(mark).toString('utf8')
    } else if (mark.letter === 'V') {
      this.#exported = readMarkBytes(mark).toString('latin1')
    } else if (mark.letter === 'S') {
      // The prompt that follows is the one to wait for, and every earlier one has been.
      if (this.#roundTrips.cameBack(number)) this.#leavePrompt()
    } else if (mark.letter === 'A') {
      this.#onPrompt(statusIn(number))
    }
  }

  #onPrompt(status: number | null): void {
    const running = this.#running
    // A command that was cut short may not be called a success, whatever the status says.
    if (running?.phase === 'running') this.#runEnds(running, status === 0 ? null : status)
    if (this.#typed?.phase === 'running') this.#typedEnds(status)
    if (!this.#isPlumbing()) {
      if (!this.#screen.atLineStart) this.#show(Buffer.from('\r\n'))
      this.#promptShown = false
    }
    this.#lineHasKeys = false
    this.#reachPrompt()
    if (running?.phase === 'typed') void this.#typeAgainIfLost(running)
  }

  #runStarts(running: Running): void {
    running.begin()
    this.#terminalUnsure = false
    this.#leavePrompt()
    // The prompt that stands there makes way, and the mode that a line editor left on is ended as it would have done.
    const lead = this.#promptShown ? '\x1b[?2004l\r\x1b[K' : this.#screen.atLineStart ? '' : '\r\n'
    this.#promptShown = false
    this.#show(Buffer.from(`${lead}${echoOf(running.request.text)}`))
    this.#releaseKeys()
  }

  #runEnds(running: Running, exitStatus: number | null): void {
    // What hanging up did to the command is not the command's own end.
    if (this.#closing) return
    this.#running = undefined
    running.finish(exitStatus)
    const ready = this.#ready
    setTimeout(() => {
      if (ready !== this.#ready || this.#ended || this.#atPrompt) return
      this.#beUnsure()
      this.#reachPrompt()
    }, promptLimitMs).unref()
  }

  #typedStarts(isCommand: boolean): void {
    this.#leavePrompt()
    this.#promptShown = false
    if (this.#typed) this.#typed.phase = 'running'
    else this.#typed = newTyped('running')
    this.#typed.isCommand ||= isCommand
  }

  #typedEnds(exitStatus: number | null): void {
    const typed = this.#typed
    if (!typed) return
    this.#typed = undefined
    typed.over.resolve()
    const { startedAt, startedTick, text, isHidden, isCommand } = typed
    if (!isCommand && text === undefined && isHidden === undefined) return
    const what = isHidden ? { isHidden } : text === undefined ? {} : { text }
    const command = { exitStatus, startedAt, durationMs: performance.now() - startedTick, ...what }
    for (const listener of this.#typedListeners) listener(command)
  }

  #onExit(exit: ShellExit): void {
    this.#reader.end()
    this.#ended = exit
    this.#atPrompt = false
    this.#running?.shellGone(exit)
    this.#running = undefined
    this.#typedEnds(exit.exitStatus)
    this.#ready.resolve()
    for (const listener of this.#endListeners) listener(exit)
  }

  async #stop(): Promise<StopReport> {
    const running = this.#running
    if (running && running.phase !== 'running') {
      // An interrupt now would only take the line away; it is better to know whether the command began.
      running.stopRequested = true
      await settledWithin(running.begun.promise, beginLimitMs)
    }
    const over = this.#running?.result.promise ?? this.#typed?.over.promise
    if (this.#ended || over === undefined) return this.#nothingRunning(running !== undefined)
    // What is sent may reach the shell when the command is already over.
    this.#beUnsure()
    let isOver = false
    const report = await stopCommand({
      channel: this.#channel,
      times: { ...defaultStopTimes, ...this.#options.stopTimes?.() },
      outcome: () => (this.#ended ? 'shell-gone' : isOver ? 'stopped' : undefined),
      over: over.then(() => {
        isOver = true
      }),
    })
    this.#terminalUnsure ||= report.signals.some((signal) => signal !== 'SIGINT')
    return report
  }

  async #nothingRunning(didStop: boolean): Promise<StopReport> {
    if (this.#ended) return { outcome: 'shell-gone', signals: [], remaining: [], certain: true }
    const remaining = await remainingProcesses(this.#channel)
    const outcome = didStop ? 'stopped' : 'nothing-running'
    return { outcome, signals: [], remaining: remaining ?? [], certain: remaining !== undefined }
  }
}

/** A terminal's answer to the question where its cursor is, which line editors ask: nothing that a person typed. */
function isTerminalReply(bytes: Uint8Array): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the reply begins with one
  return bytes.length < 16 && /^\x1b\[\d+;\d+R$/.test(Buffer.from(bytes).toString('latin1'))
}

function newTyped(phase: Typed['phase']): Typed {
  return { phase, isCommand: false, startedAt: Date.now(), startedTick: performance.now(), over: deferred<void>() }
}

function statusIn(field: string | undefined): number | null {
  const status = Number.parseInt(field ?? '', 10)
  return Number.isNaN(status) ? null : status
}

function describeExit(exit: ShellExit): string {
  return exit.detail ?? (exit.signal ? `it was ended by ${exit.signal}` : `it ended with status ${exit.exitStatus}`)
}
