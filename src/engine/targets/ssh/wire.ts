// The building blocks of SSH's binary messages: a length of four bytes and what it counts.

/** The content behind its length. */
export function sized(content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** Reads one sized field after the other; throws RangeError where there is none. */
export class Fields {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  take(): Buffer {
    const length = this.number()
    if (this.#at + length > this.#bytes.length) throw new RangeError('a field is cut off')
    const field = this.#bytes.subarray(this.#at, this.#at + length)
    this.#at += length
    return field
  }

  /** How many bytes were read so far. */
  get position(): number {
    return this.#at
  }

  skip(sizeBytes: number): void {
    this.#at += sizeBytes
  }

  long(): bigint {
    const number = this.#bytes.readBigUInt64BE(this.#at)
    this.#at += 8
    return number
  }

  number(): number {
    const number = this.#bytes.readUInt32BE(this.#at)
    this.#at += 4
    return number
  }
}
