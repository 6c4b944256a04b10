// A zip of files that are compressed already: each is put in as it is, one after the other, so that no more than one is in
// memory. The same files in the same order give the same bytes.
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'

export interface ZipEntry {
  /** As it is called in the zip: with slashes. */
  readonly name: string
  readonly file: string
}

/** Names are UTF-8. */
const flags = 0x0800
const version = 20
/** Unix: the entries have its permissions. */
const madeBy = 0x0300 | version
const mostBytes = 0xffff_ffff
const mostEntries = 0xffff

/** Throws what the file system throws, and ZipTooLarge; the file is then half written. */
export async function writeZip(file: string, entries: readonly ZipEntry[]): Promise<{ readonly sizeBytes: number }> {
  const handle = await open(file, 'wx', 0o600)
  try {
    const directory: Buffer[] = []
    let at = 0
    for (const { name, file: from } of entries) {
      const bytes = await readFile(from)
      const head = headOf(name, bytes)
      directory.push(
        Buffer.concat([
          number32(0x02014b50),
          number16(madeBy),
          head,
          Buffer.alloc(6),
          number32(0o100644 * 0x10000),
          number32(at),
          Buffer.from(name),
        ]),
      )
      at += await append(handle, [number32(0x04034b50), head, Buffer.from(name), bytes])
      if (at > mostBytes || directory.length > mostEntries) throw new ZipTooLarge()
    }
    const list = Buffer.concat(directory)
    const count = number16(directory.length)
    const end = [number32(0x06054b50), Buffer.alloc(4), count, count, number32(list.length), number32(at), Buffer.alloc(2)]
    const sizeBytes = at + (await append(handle, [list, ...end]))
    await handle.sync()
    return { sizeBytes }
  } finally {
    await handle.close()
  }
}

/** Beyond this a zip has another format, which not every system opens. */
export class ZipTooLarge extends Error {
  constructor() {
    super('a zip holds no more than 4 GB')
    this.name = 'ZipTooLarge'
  }
}

/** What the directory repeats: version, flags, no compression, the first of January 1980, checksum, sizes, length of the name. */
function headOf(name: string, bytes: Uint8Array): Buffer {
  const size = number32(bytes.length)
  const length = number16(Buffer.byteLength(name))
  return Buffer.concat([
    number16(version),
    number16(flags),
    number16(0),
    number16(0),
    number16(0x21),
    number32(crc32(bytes)),
    size,
    size,
    length,
    number16(0),
  ])
}

async function append(handle: FileHandle, parts: readonly Uint8Array[]): Promise<number> {
  const bytes = Buffer.concat(parts)
  await handle.appendFile(bytes)
  return bytes.length
}

function number16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
