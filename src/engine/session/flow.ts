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
    return answer.catch(this.#onFailure).finally(() => {
      this.#waitingBytes -= bytes.length
      if (this.#paused && this.#waitingBytes <= lowWaterBytes) {
        this.#paused = false
        this.#source.resume()
      }
    })
  }
}
