// Finds the marks that the shell puts between outputs (OSC 133, as terminals know it) in a stream of bytes cut anywhere.
// A mark carries a nonce that only this session's shell knows, so output that holds OSC 133 itself is just output.
// Cost is one search per chunk; nothing is kept but the beginning of a mark at a chunk's end.

/** `A`: at the prompt. `C`: a command's output begins. `D`: it has ended, and where. `E`: what was typed. `S`: a round trip. `P` and `V`: directory and exported variables. */
export interface Mark {
  readonly letter: string
  readonly fields: readonly string[]
}

export interface MarkListener {
  bytes(bytes: Buffer): void
  mark(mark: Mark): void
}

const bellByte = 0x07
const escapeByte = 0x1b
/** Longer than any mark of ours: an environment has its place in it. */
const longestMark = 2 * 1024 * 1024

/** Every mark of a session begins with this. */
export function markPrefix(nonce: string): string {
  return `\x1b]133;${nonce};`
}

/** The bytes that a mark's last fields carry, without the CR that the terminal puts before each LF. */
export function readMarkBytes(fields: Mark['fields']): Buffer {
  return Buffer.from(fields.join(';').replaceAll('\r\n', '\n'), 'latin1')
}

/** The text that a mark carries: UTF-8, a line's end as `\n`, a backslash as two. */
export function readMarkText(mark: Mark): string {
  const text = Buffer.from(mark.fields.join(';'), 'latin1').toString('utf8')
  return text.replace(/\\(n|\\)/g, (_whole, character: string) => (character === 'n' ? '\n' : '\\'))
}

export class MarkReader {
  readonly #prefix: Buffer
  readonly #listener: MarkListener
  /** The end of the last chunk, where it may be the beginning of a mark. */
  #held: Buffer = Buffer.alloc(0)

  constructor(nonce: string, listener: MarkListener) {
    this.#prefix = Buffer.from(markPrefix(nonce), 'latin1')
    this.#listener = listener
  }

  feed(chunk: Buffer): void {
    let rest = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk
    this.#held = Buffer.alloc(0)
    while (rest.length > 0) {
      const start = rest.indexOf(this.#prefix)
      if (start < 0) {
        this.#holdBack(rest)
        return
      }
      if (start > 0) this.#listener.bytes(rest.subarray(0, start))
      const end = rest.indexOf(bellByte, start)
      const inMark = rest.subarray(start + 1, end < 0 ? rest.length : end)
      const next = inMark.indexOf(this.#prefix)
      if (next >= 0) {
        // Another mark within it: it was broken off, and what there is of it is nothing that anybody should see.
        rest = rest.subarray(start + 1 + next)
        continue
      }
      if (end < 0) {
        if (rest.length - start <= longestMark) this.#held = Buffer.from(rest.subarray(start))
        return
      }
      const [letter = '', ...fields] = rest.toString('latin1', start + this.#prefix.length, end).split(';')
      this.#listener.mark({ letter, fields })
      rest = rest.subarray(end + 1)
    }
  }

  /** Gives out what was held back, when nothing can follow any more. */
  end(): void {
    if (this.#held.length > 0) this.#listener.bytes(this.#held)
    this.#held = Buffer.alloc(0)
  }

  #holdBack(rest: Buffer): void {
    const from = rest.lastIndexOf(escapeByte)
    const tail = from < 0 ? 0 : rest.length - from
    const isBeginning = tail > 0 && tail < this.#prefix.length && rest.subarray(from).equals(this.#prefix.subarray(0, tail))
    if (!isBeginning) {
      this.#listener.bytes(rest)
      return
    }
    this.#held = Buffer.from(rest.subarray(from))
    if (from > 0) this.#listener.bytes(rest.subarray(0, from))
  }
}
