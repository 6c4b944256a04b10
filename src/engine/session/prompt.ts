// The prompt of one shell: whether it is there, what may stand at it, and the round trips that make sure of both. A command of
// a step waits here until its line can be typed. Never here: what is typed at it, and what a terminal shows of it.
import type { ShellChannel } from '../targets/target.ts'
import { deferred, settledWithin } from './deferred.ts'
import { roundTripLine } from './dialect.ts'
import { RoundTrips } from './round-trip.ts'

/** How long a prompt is waited for, in shells whose prompt a command has taken over so that it says nothing. */
const promptLimitMs = 500
const interruptKey = Buffer.from('\x03')

export interface PromptListener {
  /** It is there, as it may have been before. */
  reached(): void
  /** It was there, and is no more. */
  left(): void
}

export class Prompt {
  readonly #channel: ShellChannel
  readonly #listener: PromptListener
  readonly #roundTrips = new RoundTrips((number) => this.#channel.write(Buffer.from(roundTripLine(number))))
  #ready = deferred<void>()
  #hasCome = false
  #isThere = false
  #isGone = false
  /**
   * What stands at it: `dirty` something that a person typed, `unsure` nothing, but an interrupt, or the prompt itself, may
   * still be on its way.
   */
  #line: 'clean' | 'unsure' | 'dirty' = 'clean'

  constructor(channel: ShellChannel, listener: PromptListener) {
    this.#channel = channel
    this.#listener = listener
  }

  /** Resolves when it is there the next time, at once while it is, and when it never will be. */
  get ready(): Promise<void> {
    return this.#ready.promise
  }

  /** It was there once: the shell has started. */
  get hasCome(): boolean {
    return this.#hasCome
  }

  get isThere(): boolean {
    return this.#isThere
  }

  /** The shell has ended. */
  get isGone(): boolean {
    return this.#isGone
  }

  get isClean(): boolean {
    return this.#line === 'clean'
  }

  /** A numbered line is on its way through the shell, and nobody should see it. */
  get isProbed(): boolean {
    return this.#roundTrips.underWay
  }

  reach(): void {
    this.#isThere = true
    this.#hasCome = true
    this.#ready.resolve()
    this.#listener.reached()
  }

  leave(): void {
    if (!this.#isThere) return
    this.#isThere = false
    this.#listener.left()
    this.#ready = deferred<void>()
  }

  shellGone(): void {
    this.#isGone = true
    this.#isThere = false
    this.#ready.resolve()
  }

  /** A person types, and may leave half a line standing there. */
  soil(): void {
    this.#line = 'dirty'
  }

  beUnsure(): void {
    if (this.#line === 'clean') this.#line = 'unsure'
  }

  /** A command is over. Where no prompt says that it is there, it is taken to be there after a while. */
  expect(): void {
    const ready = this.#ready
    setTimeout(() => {
      if (ready !== this.#ready || this.#isGone || this.#isThere) return
      this.beUnsure()
      this.reach()
    }, promptLimitMs).unref()
  }

  /**
   * Takes away what a person may have left standing there, and waits until no interrupt is still to take effect: it would take
   * the next line away, or its prompt would look as if it had. Once more where it is still not clean.
   */
  async clean(): Promise<void> {
    const wasDirty = this.#line === 'dirty'
    this.#line = 'clean'
    if (wasDirty) {
      this.leave()
      this.#channel.write(interruptKey)
      // A line editor that is just starting may swallow it; then the round trip fails, and it is sent again.
      await settledWithin(this.#ready.promise, promptLimitMs)
    }
    if (await this.#roundTrips.make()) await settledWithin(this.#ready.promise, promptLimitMs)
    else this.#line = 'dirty'
    this.#roundTrips.end()
    if (!this.#isThere && !this.#isGone) this.reach()
  }

  /** Sends numbered lines through the shell until one comes back, or nobody `waits` for it any more. */
  async comeThrough(waits: () => boolean): Promise<void> {
    while (waits()) if (await this.#roundTrips.make()) break
    this.#roundTrips.end()
  }

  /** A numbered line came back. The prompt that follows it is the one to wait for, and every earlier one has been. */
  cameBack(number: string | undefined): void {
    if (this.#roundTrips.cameBack(number)) this.leave()
  }
}
