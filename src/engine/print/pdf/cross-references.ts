// Where each object of a PDF is: the rows of its cross-reference stream (ISO 32000-1, 7.5.8.3), one byte for the kind, four for
// the place, two for the index. Kept as they are written: a large binder has half a million objects.

/** An object of the file, from 1. */
export type ObjectNumber = number

export interface CrossReferences {
  /** Alone, so many bytes from the beginning of the file. */
  atOffset(object: ObjectNumber, offsetBytes: number): void
  /** The n-th of a stream of objects. */
  inStream(object: ObjectNumber, stream: ObjectNumber, index: number): void
  /** Of the objects 0 to `last`, which was written. */
  rows(last: ObjectNumber): Uint8Array
}

const rowBytes = 7

export function createCrossReferences(): CrossReferences {
  let rows = Buffer.alloc(1000 * rowBytes)

  function write(object: ObjectNumber, kind: number, place: number, index: number): void {
    const at = object * rowBytes
    if (at + rowBytes > rows.length) rows = Buffer.concat([rows], Math.max(2 * rows.length, at + rowBytes))
    rows[at] = kind
    rows.writeUInt32BE(place, at + 1)
    rows.writeUInt16BE(index, at + 5)
  }

  write(0, 0, 0, 0xffff)
  return {
    atOffset: (object, offsetBytes) => write(object, 1, offsetBytes, 0),
    inStream: (object, stream, index) => write(object, 2, stream, index),
    rows: (last) => rows.subarray(0, (last + 1) * rowBytes),
  }
}
