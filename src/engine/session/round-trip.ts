// Knowing that the shell has done with everything that was typed before. Prompts can't be counted: two interrupts may make
// one prompt or two, and the late one looks like the answer to what was typed since. So a numbered line is sent through
// the shell, which does nothing but come back as a mark with its number, and no other number counts.
import { deferred, settledWithin } from './deferred.ts'

const firstLimitMs = 1_000
const longestLimitMs = 16_000

export class RoundTrips {
  readonly #type: (number: number) => void
  #count = 0
  #limitMs = firstLimitMs
  #expected: { readonly number: number; answered: boolean; readonly answer: ReturnType<typeof deferred<void>> } | undefined

  constructor(type: (number: number) => void) {
    this.#type = type
  }

  /** Between the line and its mark there is nothing that a person should see. */
  get underWay(): boolean {
    return this.#expected !== undefined
  }

  /** Resolves with whether the line came back in time. */
  async make(): Promise<boolean> {
    const expected = { number: ++this.#count, answered: false, answer: deferred<void>() }
    this.#expected = expected
    this.#type(expected.number)
    await settledWithin(expected.answer.promise, this.#limitMs)
    // Longer each time: where the way is long, each answer would otherwise come when the next one is waited for.
    this.#limitMs = expected.answered ? firstLimitMs : Math.min(this.#limitMs * 2, longestLimitMs)
    return expected.answered
  }

  /** The mark came: true where it is the one that is waited for. */
  cameBack(number: string | undefined): boolean {
    if (this.#expected === undefined || number !== String(this.#expected.number)) return false
    this.#expected.answered = true
    this.#expected.answer.resolve()
    return true
  }

  /** The prompt after it is there, or is given up. */
  end(): void {
    this.#expected = undefined
  }
}
