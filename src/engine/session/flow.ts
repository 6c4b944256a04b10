// Back-pressure. Whoever gets bytes may answer with a promise; while more than a mark's worth of bytes waits for such
// promises, the source is paused, so that a fast program waits for a slow disk and nothing piles up here.
const highWaterBytes = 1024 * 1024
const lowWaterBytes = 256 * 1024

export interface Source {
  pause(): void
  resume(): void
}

export type Consumer = (bytes: Buffer) => void | Promise<void>

export class Flow {
  readonly #source: Source
  readonly #onFailure: (error: unknown) => void
  #waitingBytes = 0
  #paused = false
  /** A consumer that gathers answers many pieces with one promise: what follows it is made once, not for each of them. */
  #last: { readonly answer: Promise<void>; readonly done: Promise<void>; bytes: number } | undefined

  constructor(source: Source, onFailure: (error: unknown) => void) {
    this.#source = source
    this.#onFailure = onFailure
  }

  /** Hands bytes to a consumer; resolves when it has done with them, at once (undefined) when it didn't say. */
  give(consumer: Consumer, bytes: Buffer): Promise<void> | undefined {
    let answer: void | Promise<void>
    try {
      answer = consumer(bytes)
    } catch (error) {
      this.#onFailure(error)
      return undefined
    }
    if (!(answer instanceof Promise)) return undefined
    this.#waitingBytes += bytes.length
    if (!this.#paused && this.#waitingBytes > highWaterBytes) {
      this.#paused = true
      this.#source.pause()
    }
    if (this.#last?.answer === answer) {
      this.#last.bytes += bytes.length
      return this.#last.done
    }
    const entry = { answer, bytes: bytes.length, done: answer.catch(this.#onFailure).finally(() => this.#isDone(entry)) }
    this.#last = entry
    return entry.done
  }

  #isDone(entry: { readonly bytes: number }): void {
    // Given after it was settled, it counts for nothing any more.
    if (this.#last === entry) this.#last = undefined
    this.#waitingBytes -= entry.bytes
    if (this.#paused && this.#waitingBytes <= lowWaterBytes) {
      this.#paused = false
      this.#source.resume()
    }
  }
}
