// What a terminal on this session shows: the last 256 KiB for one that is opened late, and everything as it comes for
// those that are open. Bytes are copied into one ring, so no chunk is kept alive by it.
const capacityBytes = 256 * 1024

export type ScreenListener = (bytes: Buffer) => void | Promise<void>

export class Screen {
  readonly #ring = Buffer.alloc(capacityBytes)
  readonly #listeners = new Set<ScreenListener>()
  #written = 0
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
    const kept = bytes.length > capacityBytes ? bytes.subarray(bytes.length - capacityBytes) : bytes
    // Bytes beyond the capacity count as written, so that what is kept ends where it should.
    const start = (this.#written + bytes.length - kept.length) % capacityBytes
    const first = kept.copy(this.#ring, start)
    if (first < kept.length) kept.copy(this.#ring, 0, first)
    this.#written += bytes.length
  }

  /** The last bytes, oldest first; begins at a line where older ones were dropped. */
  recent(): Buffer {
    if (this.#written <= capacityBytes) return Buffer.from(this.#ring.subarray(0, this.#written))
    const start = this.#written % capacityBytes
    const all = Buffer.concat([this.#ring.subarray(start), this.#ring.subarray(0, start)])
    const firstLineEnd = all.indexOf(0x0a)
    return firstLineEnd < 0 ? all : all.subarray(firstLineEnd + 1)
  }
}
