// One living shell: starting, at its prompt, busy with a command of a step or with a line that was typed, gone. Turns the
// channel's bytes and marks into what its three parts are told (its prompt, the lines that are typed, the commands of steps) and
// into what a terminal shows.
import { RuncardError } from '../../contract/errors.ts'
import { tidyAfter } from '../memory/tidy-memory.ts'
import type { ShellChannel, ShellExit } from '../targets/target.ts'
import { settledWithin } from './deferred.ts'
import { echoOf } from './echo.ts'
import { readExported } from './exported.ts'
import { Flow } from './flow.ts'
import { type Mark, MarkReader, readMarkBytes, readMarkText } from './marks.ts'
import { Prompt } from './prompt.ts'
import { Screen, type ScreenListener } from './screen.ts'
import type { CommandRequest, CommandResult, Session, SessionLeft, SessionOptions, TypedCommand } from './session.ts'
import { StepCommands } from './step-commands.ts'
import { defaultStopTimes, remainingProcesses, type StopReport, stopCommand } from './stop.ts'
import { isTerminalReply, TypedLines } from './typed-lines.ts'

const startLimitMs = 15_000

export class LivingShell implements Session {
  /** Rejects with RuncardError shell-failed where no shell comes to its prompt. */
  readonly started: Promise<void>
  readonly #channel: ShellChannel
  readonly #reader: MarkReader
  readonly #screen = new Screen()
  readonly #flow: Flow
  readonly #prompt: Prompt
  readonly #typed = new TypedLines()
  readonly #commands: StepCommands
  readonly #options: SessionOptions
  readonly #targetName: string
  readonly #endListeners: ((exit: ShellExit) => void)[] = []
  #ended: ShellExit | undefined
  #promptShown = false
  #stopping: Promise<StopReport> | undefined
  /** As the start and then the last command left them: the directory, and what `export -p` said. */
  #directory: string | undefined
  #exported: string | undefined

  constructor(channel: ShellChannel, nonce: string, targetName: string, options: SessionOptions) {
    this.#channel = channel
    this.#options = options
    this.#targetName = targetName
    this.#flow = new Flow(channel, options.onConsumerFailure ?? (() => {}))
    this.#prompt = new Prompt(channel, { reached: () => this.#promptReached(), left: () => this.#typed.promptLeft() })
    this.#commands = new StepCommands(channel, this.#prompt, this.#flow, () => this.#releaseKeys())
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

  get remark(): string | undefined {
    return this.#channel.remark
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
    return this.#commands.current !== undefined || this.#typed.isThere
  }

  async run(request: CommandRequest): Promise<CommandResult> {
    if (this.#ended) throw new RuncardError('session-unknown', {})
    if (this.busy) throw new RuncardError('shell-busy', { target: this.#targetName })
    // Half a line, or an interrupt, that was to stand at the prompt: not for this command to read.
    this.#typed.takeHeld()
    return this.#commands.run(request)
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
    const isForStep = this.#commands.current !== undefined
    if (!isForStep && isTerminalReply(bytes)) {
      if (this.#prompt.isThere) this.#channel.write(bytes)
      return
    }
    // Shells that don't say when a typed line begins to run would seem to be at the prompt.
    const isLine = !isForStep && (bytes.includes(0x0d) || bytes.includes(0x0a))
    if (this.#isBetween()) {
      this.#typed.hold(bytes, isLine)
      return
    }
    this.#prompt.soil()
    this.#typed.keys(bytes)
    this.#channel.write(bytes)
    if (!isLine) return
    this.#leavePrompt()
    this.#typed.entered()
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
    return this.#typed.listen(listener)
  }

  onEnd(listener: (exit: ShellExit) => void): void {
    if (this.#ended) listener(this.#ended)
    else this.#endListeners.push(listener)
  }

  async close(): Promise<void> {
    this.#commands.hangUp()
    await this.#channel.close()
  }

  async #start(): Promise<void> {
    await settledWithin(this.#prompt.ready, startLimitMs)
    if (this.#prompt.hasCome) return
    const reason = this.#ended ? describeExit(this.#ended) : `it showed no prompt within ${startLimitMs / 1000} s`
    await this.#channel.close()
    throw new RuncardError('shell-failed', { shell: this.#channel.shell, reason })
  }

  /** On the way from one command's end to the prompt, or with a line of plumbing from the prompt to the next. */
  #isBetween(): boolean {
    if (this.#commands.current) return this.#commands.isComing
    return !this.#prompt.isThere && !this.#typed.isRunning
  }

  #releaseKeys(): void {
    for (const bytes of this.#typed.takeHeld()) this.write(bytes)
  }

  #promptReached(): void {
    this.#typed.promptReached()
    if (!this.#commands.current) this.#releaseKeys()
  }

  /** A typed line takes its place. */
  #leavePrompt(): void {
    this.#prompt.leave()
    this.#promptShown = false
  }

  #onBytes(bytes: Buffer): void {
    // Until the shell is there, and while a line of plumbing is typed, there is nothing that a person should see.
    if (!this.#prompt.hasCome || this.#commands.isPlumbing) return
    if (this.#prompt.isThere) this.#promptShown = true
    this.#typed.output(bytes)
    this.#show(bytes)
    this.#commands.output(bytes)
  }

  #show(bytes: Buffer): void {
    this.#screen.push(bytes)
    for (const listener of this.#screen.listeners) void this.#flow.give(listener, bytes)
  }

  #onMark(mark: Mark): void {
    const number = mark.fields[0]
    if (mark.letter === 'C') this.#onBegin(number)
    else if (mark.letter === 'D') this.#onCommandEnd(mark)
    else if (mark.letter === 'E') this.#typed.tells(readMarkText(mark))
    else if (mark.letter === 'P') this.#directory = readMarkBytes(mark.fields).toString('utf8')
    else if (mark.letter === 'V') this.#exported = readMarkBytes(mark.fields).toString('latin1')
    else if (mark.letter === 'S') this.#prompt.cameBack(number)
    else if (mark.letter === 'A') this.#onPrompt(statusIn(number))
  }

  #onBegin(number: string | undefined): void {
    const begun = this.#commands.begins(number)
    if (begun) this.#showCommand(begun.text)
    else if (number === undefined) {
      const isTyped = this.#commands.current === undefined
      this.#typed.begins(isTyped)
      if (isTyped) this.#leavePrompt()
    }
  }

  #onCommandEnd({ fields: [number, status, ...directory] }: Mark): void {
    this.#directory = readMarkBytes(directory).toString('utf8')
    this.#commands.ends(number, statusIn(status))
  }

  #onPrompt(status: number | null): void {
    this.#commands.cutShort(status)
    this.#typed.promptCame(status)
    if (!this.#commands.isPlumbing) {
      if (!this.#screen.atLineStart) this.#show(Buffer.from('\r\n'))
      this.#promptShown = false
    }
    this.#prompt.reach()
    this.#commands.atPrompt()
  }

  #showCommand(text: string): void {
    this.#prompt.leave()
    // The prompt that stands there makes way, and the mode that a line editor left on is ended as it would have done.
    const lead = this.#promptShown ? '\x1b[?2004l\r\x1b[K' : this.#screen.atLineStart ? '' : '\r\n'
    this.#promptShown = false
    this.#show(Buffer.from(`${lead}${echoOf(text)}`))
    this.#releaseKeys()
  }

  #onExit(exit: ShellExit): void {
    this.#reader.end()
    this.#ended = exit
    this.#prompt.shellGone()
    this.#commands.shellGone(exit)
    this.#typed.ends(exit.exitStatus)
    for (const listener of this.#endListeners) listener(exit)
  }

  async #stop(): Promise<StopReport> {
    const wasStep = this.#commands.current !== undefined && this.#commands.isComing
    await this.#commands.askToStop()
    const over = this.#commands.current?.result.promise ?? this.#typed.over
    if (this.#ended || over === undefined) return this.#nothingRunning(wasStep)
    // What is sent may reach the shell when the command is already over.
    this.#prompt.beUnsure()
    let isOver = false
    const report = await stopCommand({
      channel: this.#channel,
      times: { ...defaultStopTimes, ...this.#options.stopTimes?.() },
      outcome: () => (this.#ended ? 'shell-gone' : isOver ? 'stopped' : undefined),
      over: over.then(() => {
        isOver = true
      }),
    })
    if (report.signals.some((signal) => signal !== 'SIGINT')) this.#commands.doubtTerminal()
    return report
  }

  async #nothingRunning(didStop: boolean): Promise<StopReport> {
    if (this.#ended) return { outcome: 'shell-gone', signals: [], remaining: [], certain: true }
    const remaining = await remainingProcesses(this.#channel)
    const outcome = didStop ? 'stopped' : 'nothing-running'
    return { outcome, signals: [], remaining: remaining ?? [], certain: remaining !== undefined }
  }
}

function statusIn(field: string | undefined): number | null {
  const status = Number.parseInt(field ?? '', 10)
  return Number.isNaN(status) ? null : status
}

function describeExit(exit: ShellExit): string {
  return exit.detail ?? (exit.signal ? `it was ended by ${exit.signal}` : `it ended with status ${exit.exitStatus}`)
}
