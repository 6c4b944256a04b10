// A PDF 1.7 file as bytes: numbered objects, small ones packed together and compressed, and the table that says where each is
// (ISO 32000-1, 7.5). Knows nothing of pages. The same objects in the same order give the same bytes.
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

const objectsPerStream = 200

export type ObjectNumber = number

export interface PdfFile {
  /** The number of an object whose content comes later. */
  reserve(): ObjectNumber
  /** A dictionary or array, as it is written. */
  put(content: string, object?: ObjectNumber): ObjectNumber
  /** `entries` stand in the dictionary beside the length. Compressed at once: thousands of pages waiting for it would fill the memory. */
  putStream(entries: string, bytes: Uint8Array, object?: ObjectNumber, options?: { readonly isPlain: boolean }): ObjectNumber
  finish(catalog: ObjectNumber, info: ObjectNumber): Uint8Array
}

interface Stream {
  readonly entries: string
  readonly bytes: Uint8Array
}

/** Where an object is: alone at an offset, or the n-th of a stream of objects. */
type Place = { readonly offset: number } | { readonly stream: ObjectNumber; readonly index: number }

export function createPdfFile(): PdfFile {
  let last = 0
  const plain = new Map<ObjectNumber, string>()
  const streams = new Map<ObjectNumber, Stream>()

  const reserve = () => {
    last += 1
    return last
  }
  const putStream: PdfFile['putStream'] = (entries, bytes, object = reserve(), { isPlain } = { isPlain: false }) => {
    const stored = isPlain ? { entries, bytes } : { entries: `/Filter/FlateDecode${entries}`, bytes: deflateSync(bytes) }
    streams.set(object, stored)
    return object
  }
  return {
    reserve,
    putStream,
    put(content, object = reserve()) {
      plain.set(object, content)
      return object
    },
    finish(catalog, info) {
      const places = new Map<ObjectNumber, Place>(packObjects(plain, putStream))
      const hash = createHash('md5')
      const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\u00ff\u00ff\u00ff\u00ff\n', 'latin1')]
      let offset = (parts[0] as Uint8Array).length
      const write = (part: Uint8Array) => {
        parts.push(part)
        hash.update(part)
        offset += part.length
      }
      for (const [object, { entries, bytes }] of [...streams].sort(([a], [b]) => a - b)) {
        places.set(object, { offset })
        write(Buffer.from(`${object} 0 obj\n<<${entries}/Length ${bytes.length}>>stream\n`, 'latin1'))
        write(bytes)
        write(endOfStream)
      }
      const table = reserve()
      places.set(table, { offset })
      const id = hash.digest('hex')
      const rows = deflateSync(crossReferences(places, last))
      const entries = `/Type/XRef/Size ${last + 1}/W[1 4 2]/Root ${catalog} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]/Filter/FlateDecode/Length ${rows.length}`
      parts.push(Buffer.from(`${table} 0 obj\n<<${entries}>>stream\n`, 'latin1'), rows, endOfStream)
      parts.push(Buffer.from(`startxref\n${offset}\n%%EOF\n`, 'latin1'))
      return Buffer.concat(parts)
    },
  }
}

const endOfStream = Buffer.from('\nendstream\nendobj\n', 'latin1')

function packObjects(plain: ReadonlyMap<ObjectNumber, string>, putStream: PdfFile['putStream']): [ObjectNumber, Place][] {
  const places: [ObjectNumber, Place][] = []
  const all = [...plain].sort(([a], [b]) => a - b)
  for (let from = 0; from < all.length; from += objectsPerStream) {
    const group = all.slice(from, from + objectsPerStream)
    let head = ''
    let body = ''
    for (const [object, content] of group) {
      head += `${object} ${body.length} `
      body += `${content}\n`
    }
    const stream = putStream(`/Type/ObjStm/N ${group.length}/First ${head.length}`, Buffer.from(head + body, 'latin1'))
    for (const [index, [object]] of group.entries()) places.push([object, { stream, index }])
  }
  return places
}

/** Rows of one byte for the kind, four for the place, two for the index (ISO 32000-1, 7.5.8.3). */
function crossReferences(places: ReadonlyMap<ObjectNumber, Place>, last: ObjectNumber): Uint8Array {
  const rows = Buffer.alloc((last + 1) * 7)
  rows.writeUInt16BE(0xffff, 5)
  for (const [object, place] of places) {
    const at = object * 7
    rows[at] = 'offset' in place ? 1 : 2
    rows.writeUInt32BE('offset' in place ? place.offset : place.stream, at + 1)
    rows.writeUInt16BE('offset' in place ? 0 : place.index, at + 5)
  }
  return rows
}
