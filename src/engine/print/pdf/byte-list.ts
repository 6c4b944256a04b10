// Bytes that are added one after the other, kept close together: a small buffer of its own for each of some thousand pages
// takes several times the memory of what is in it.

export interface ByteList {
  readonly length: number
  append(bytes: Uint8Array): void
  /** All of them, as one. */
  join(): Uint8Array
}

const blockBytes = 256 * 1024

export function createByteList(): ByteList {
  const full: Uint8Array[] = []
  let block = Buffer.allocUnsafeSlow(blockBytes)
  let used = 0
  let length = 0
  return {
    get length() {
      return length
    },
    append(bytes) {
      length += bytes.length
      for (let from = 0; from < bytes.length; ) {
        if (used === block.length) {
          full.push(block)
          block = Buffer.allocUnsafeSlow(blockBytes)
          used = 0
        }
        const piece = bytes.subarray(from, from + block.length - used)
        block.set(piece, used)
        used += piece.length
        from += piece.length
      }
    },
    join: () => Buffer.concat([...full, block.subarray(0, used)]),
  }
}
