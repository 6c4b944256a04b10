// The last of a stream of bytes, in one ring that is written over: a chunk costs a copy of itself, whatever is kept, and no
// chunk is kept alive. Offsets are those of the stream.

export class LastBytes {
  readonly #capacityBytes: number
  #ring: Buffer | undefined
  #from: number
  #to: number

  /** Begins at this offset of the stream. Takes no memory before the first byte. */
  constructor(capacityBytes: number, from = 0) {
    this.#capacityBytes = capacityBytes
    this.#from = from
    this.#to = from
  }

  /** The offset of the first byte that is kept. */
  get from(): number {
    return this.#from
  }

  /** The offset after the last byte. */
  get to(): number {
    return this.#to
  }

  push(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.#ring ??= Buffer.alloc(this.#capacityBytes)
    const kept = bytes.subarray(Math.max(0, bytes.length - this.#capacityBytes))
    const first = kept.copy(this.#ring, (this.#to + bytes.length - kept.length) % this.#capacityBytes)
    kept.copy(this.#ring, 0, first)
    this.#to += bytes.length
    this.#from = Math.max(this.#from, this.#to - this.#capacityBytes)
  }

  /** All that is kept, oldest first, in memory of its own. */
  copy(): Buffer {
    if (this.#ring === undefined) return Buffer.alloc(0)
    const all = Buffer.allocUnsafe(this.#to - this.#from)
    const first = this.#ring.copy(all, 0, this.#from % this.#capacityBytes)
    this.#ring.copy(all, first)
    return all
  }
}
