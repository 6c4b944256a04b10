// What a terminal on this session shows: the last 256 KiB for one that is opened late, and everything as it comes for
// those that are open.
import { LastBytes } from '../output/last-bytes.ts'

const capacityBytes = 256 * 1024

export type ScreenListener = (bytes: Buffer) => void | Promise<void>

export class Screen {
  readonly #last = new LastBytes(capacityBytes)
  readonly #listeners = new Set<ScreenListener>()
  #lastByte = 0x0a

  /** Whether the cursor is at the beginning of a line, as far as line breaks tell. */
  get atLineStart(): boolean {
    return this.#lastByte === 0x0a
  }

  get listeners(): ReadonlySet<ScreenListener> {
    return this.#listeners
  }

  listen(listener: ScreenListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  push(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.#lastByte = bytes[bytes.length - 1]!
    this.#last.push(bytes)
  }

  /** The last bytes, oldest first; begins at a line where older ones were dropped. */
  recent(): Buffer {
    const all = this.#last.copy()
    return this.#last.from === 0 ? all : all.subarray(all.indexOf(0x0a) + 1)
  }
}
