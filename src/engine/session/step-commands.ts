// The commands of steps, of which the shell runs one at a time: from the claim, through the line that is typed at a clean prompt
// and typed again where it was lost, to the end that a mark or the next prompt tells.
import type { ShellChannel, ShellExit } from '../targets/target.ts'
import { settledWithin } from './deferred.ts'
import { plumbingLine } from './dialect.ts'
import type { Flow } from './flow.ts'
import type { Prompt } from './prompt.ts'
import { Running } from './running.ts'
import type { CommandRequest, CommandResult } from './session.ts'

const beginLimitMs = 2_000

export class StepCommands {
  readonly #channel: ShellChannel
  readonly #prompt: Prompt
  readonly #flow: Flow
  /** The shell is free for a person again, without a prompt that says so. */
  readonly #onFree: () => void
  #count = 0
  #running: Running | undefined
  /** A program was killed, which may have left the terminal without echo or line ends. */
  #terminalUnsure = false
  #isHangingUp = false

  constructor(channel: ShellChannel, prompt: Prompt, flow: Flow, onFree: () => void) {
    this.#channel = channel
    this.#prompt = prompt
    this.#flow = flow
    this.#onFree = onFree
  }

  /** The one that has claimed the shell. */
  get current(): Running | undefined {
    return this.#running
  }

  /** It has not begun yet: it waits for the prompt, or its line is typed. */
  get isComing(): boolean {
    return this.#running?.phase === 'claimed' || this.#running?.phase === 'typed'
  }

  /** What comes from the shell is about how the command is run, not of it. */
  get isPlumbing(): boolean {
    const phase = this.#running?.phase
    return phase === 'typed' || (phase === 'claimed' && this.#prompt.isProbed)
  }

  async run(request: CommandRequest): Promise<CommandResult> {
    const running = new Running(++this.#count, request)
    this.#running = running
    try {
      await running.stage(this.#channel)
      await this.#prompt.ready
      while (!this.#prompt.isClean && !this.#prompt.isGone && !running.stopRequested) await this.#prompt.clean()
      if (running.phase === 'claimed') this.#typeOrCancel(running)
      const result = await running.result.promise
      await Promise.all(running.deliveries)
      return result
    } catch (error) {
      if (this.#prompt.isGone) return running.result.promise
      if (this.#running === running) this.#running = undefined
      running.cancel()
      throw error
    } finally {
      void running.discardStaged(this.#channel)
    }
  }

  /** Before it runs an interrupt would only take its line away; resolves when it is known whether it began. */
  async askToStop(): Promise<void> {
    const running = this.#running
    if (running === undefined || running.phase === 'running') return
    running.stopRequested = true
    await settledWithin(running.begun.promise, beginLimitMs)
  }

  doubtTerminal(): void {
    this.#terminalUnsure = true
  }

  /** Mark C: what begins, where it is the one that was waited for. */
  begins(number: string | undefined): CommandRequest | undefined {
    const running = this.#running
    if (running?.phase !== 'typed' || number !== String(running.number)) return undefined
    running.begin()
    this.#terminalUnsure = false
    return running.request
  }

  output(bytes: Buffer): void {
    const running = this.#running
    if (running?.phase !== 'running' || !running.request.onOutput) return
    const delivery = this.#flow.give(running.request.onOutput, bytes)
    if (!delivery || running.deliveries.has(delivery)) return
    running.deliveries.add(delivery)
    void delivery.finally(() => running.deliveries.delete(delivery))
  }

  /** Mark D. */
  ends(number: string | undefined, exitStatus: number | null): void {
    if (number === String(this.#running?.number)) this.#end(exitStatus)
  }

  /** A prompt came instead of its end. It may not be called a success, whatever the status says. */
  cutShort(status: number | null): void {
    this.#end(status === 0 ? null : status)
  }

  /** The prompt is there; a command whose line was typed should have begun instead. */
  atPrompt(): void {
    if (this.#running?.phase === 'typed') void this.#typeAgainIfLost(this.#running)
  }

  /** From now on it ends with the shell: what hanging up does to it is not its own end. */
  hangUp(): void {
    this.#isHangingUp = true
  }

  shellGone(exit: ShellExit): void {
    this.#running?.shellGone(exit)
    this.#running = undefined
  }

  #end(exitStatus: number | null): void {
    const running = this.#running
    if (running?.phase !== 'running' || this.#isHangingUp) return
    this.#running = undefined
    running.finish(exitStatus)
    this.#prompt.expect()
  }

  #typeOrCancel(running: Running): void {
    if (running.stopRequested) {
      this.#running = undefined
      running.cancel()
      this.#onFree()
      return
    }
    running.phase = 'typed'
    this.#channel.write(Buffer.from(plumbingLine(running.number, this.#terminalUnsure)))
  }

  /**
   * The command's line was lost, or its begin is only late. A second line would show in the output of a late one, so it is
   * typed only when it is known that the first is gone.
   */
  async #typeAgainIfLost(running: Running): Promise<void> {
    if (running.lineIsDoubted) return
    running.lineIsDoubted = true
    await settledWithin(running.begun.promise, beginLimitMs)
    await this.#prompt.comeThrough(() => running.phase === 'typed')
    running.lineIsDoubted = false
    if (running.phase === 'typed') this.#typeOrCancel(running)
  }
}
