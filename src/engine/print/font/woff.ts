// Unpacks a WOFF 1.0 file (https://www.w3.org/TR/WOFF/) into the TrueType file that it holds. The fonts come as WOFF; the
// PDF library could read that too, but inflates in JavaScript what zlib does twenty times as fast.
import { inflateSync } from 'node:zlib'

const woffSignature = 0x774f4646
const woffHeaderBytes = 44
const woffEntryBytes = 20
const sfntHeaderBytes = 12
const sfntEntryBytes = 16

/** Answers the bytes as they are where they are no WOFF. Throws what zlib throws where a table is damaged. */
export function unpackWoff(file: Buffer): Buffer {
  if (file.length < woffHeaderBytes || file.readUInt32BE(0) !== woffSignature) return file
  const count = file.readUInt16BE(12)
  const head = Buffer.alloc(sfntHeaderBytes + count * sfntEntryBytes)
  const log = Math.floor(Math.log2(count))
  head.writeUInt32BE(file.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(2 ** log * 16, 6)
  head.writeUInt16BE(log, 8)
  head.writeUInt16BE(count * 16 - 2 ** log * 16, 10)

  const parts: Buffer[] = [head]
  let offset = head.length
  for (let index = 0; index < count; index++) {
    const from = woffHeaderBytes + index * woffEntryBytes
    const start = file.readUInt32BE(from + 4)
    const packedBytes = file.readUInt32BE(from + 8)
    const plainBytes = file.readUInt32BE(from + 12)
    const stored = file.subarray(start, start + packedBytes)
    const table = packedBytes < plainBytes ? inflateSync(stored) : stored
    const to = sfntHeaderBytes + index * sfntEntryBytes
    file.copy(head, to, from, from + 4)
    head.writeUInt32BE(file.readUInt32BE(from + 16), to + 4)
    head.writeUInt32BE(offset, to + 8)
    head.writeUInt32BE(plainBytes, to + 12)
    const padding = (4 - (plainBytes % 4)) % 4
    parts.push(table, Buffer.alloc(padding))
    offset += plainBytes + padding
  }
  return Buffer.concat(parts)
}
