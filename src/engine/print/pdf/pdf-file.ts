// A PDF 1.7 file as bytes: numbered objects, small ones packed together and compressed, and the table that says where each is
// (ISO 32000-1, 7.5). Knows nothing of pages. The same objects in the same order give the same bytes.
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { createByteList } from './byte-list.ts'
import { createCrossReferences, type ObjectNumber } from './cross-references.ts'

const objectsPerStream = 200

export type { ObjectNumber }

export interface PdfFile {
  /** The number of an object whose content comes later. */
  reserve(): ObjectNumber
  /** A dictionary or array, as it is written. */
  put(content: string, object?: ObjectNumber): ObjectNumber
  /** `entries` stand in the dictionary beside the length. */
  putStream(entries: string, bytes: Uint8Array, object?: ObjectNumber, options?: { readonly isPlain: boolean }): ObjectNumber
  finish(catalog: ObjectNumber, info: ObjectNumber): Uint8Array
}

/** Everything is compressed and put in its place at once: thousands of pages waiting for it would fill the memory. */
export function createPdfFile(): PdfFile {
  let last = 0
  let packed: { readonly object: ObjectNumber; readonly content: string }[] = []
  const references = createCrossReferences()
  const hash = createHash('md5')
  const file = createByteList()

  const reserve = () => {
    last += 1
    return last
  }
  const write = (part: Uint8Array) => {
    hash.update(part)
    file.append(part)
  }
  const writeStream = (object: ObjectNumber, entries: string, bytes: Uint8Array) => {
    references.atOffset(object, file.length)
    write(Buffer.from(`${object} 0 obj\n<<${entries}/Length ${bytes.length}>>stream\n`, 'latin1'))
    write(bytes)
    write(endOfStream)
  }
  const putStream: PdfFile['putStream'] = (entries, bytes, object = reserve(), { isPlain } = { isPlain: false }) => {
    if (isPlain) writeStream(object, entries, bytes)
    else writeStream(object, `/Filter/FlateDecode${entries}`, deflateSync(bytes))
    return object
  }
  const packObjects = () => {
    if (packed.length === 0) return
    const stream = reserve()
    let head = ''
    let body = ''
    for (const [index, { object, content }] of packed.entries()) {
      head += `${object} ${body.length} `
      body += `${content}\n`
      references.inStream(object, stream, index)
    }
    putStream(`/Type/ObjStm/N ${packed.length}/First ${head.length}`, Buffer.from(head + body, 'latin1'), stream)
    packed = []
  }
  write(Buffer.from('%PDF-1.7\n%\u00ff\u00ff\u00ff\u00ff\n', 'latin1'))
  return {
    reserve,
    putStream,
    put(content, object = reserve()) {
      if (packed.push({ object, content }) === objectsPerStream) packObjects()
      return object
    },
    finish(catalog, info) {
      packObjects()
      const id = hash.digest('hex')
      const table = reserve()
      const tableOffset = file.length
      references.atOffset(table, tableOffset)
      const rows = deflateSync(references.rows(table))
      const entries = `/Type/XRef/Size ${table + 1}/W[1 4 2]/Root ${catalog} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]/Filter/FlateDecode/Length ${rows.length}`
      file.append(Buffer.from(`${table} 0 obj\n<<${entries}>>stream\n`, 'latin1'))
      file.append(rows)
      file.append(endOfStream)
      file.append(Buffer.from(`startxref\n${tableOffset}\n%%EOF\n`, 'latin1'))
      return file.join()
    },
  }
}

const endOfStream = Buffer.from('\nendstream\nendobj\n', 'latin1')
