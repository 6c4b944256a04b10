// A font file (.ttf, .otf, one of a .ttc, .woff) as tables of bytes. A file that says what it doesn't hold is damaged, and is
// told so before anything is drawn with it. A compressed table is inflated when it is asked for: most never are.
import { inflateSync } from 'node:zlib'

/** The file is no font, or a part of it is missing. */
export class DamagedFontError extends Error {
  override readonly name = 'DamagedFontError'
}

export interface Sfnt {
  /** Glyphs as TrueType outlines; otherwise in Adobe's compact format. */
  readonly isTrueType: boolean
  has(tag: string): boolean
  /** Throws DamagedFontError where there is no such table. */
  table(tag: string): Buffer
}

const collection = 'ttcf'
const woff = 'wOFF'
const trueType = new Set(['\0\x01\0\0', 'true'])

interface Entry {
  readonly offset: number
  readonly storedBytes: number
  readonly bytes: number
}

/** Bytes of a file from an offset; fewer where it ends. */
export type ReadPart = (offset: number, bytes: number) => Buffer

export interface Directory {
  readonly fontCount: number
  readonly isTrueType: boolean
  readonly entries: ReadonlyMap<string, Entry>
}

/** Throws DamagedFontError. */
export function openSfnt(file: Buffer, fontIndex = 0): Sfnt {
  const { isTrueType, entries } = readDirectory((offset, bytes) => file.subarray(offset, offset + bytes), fontIndex)
  for (const { offset, storedBytes } of entries.values())
    if (offset + storedBytes > file.length) throw new DamagedFontError('the file ends too soon')
  const tables = new Map<string, Buffer>()
  return {
    isTrueType,
    has: (tag) => entries.has(tag),
    table(tag) {
      let table = tables.get(tag)
      if (!table) {
        const entry = entries.get(tag)
        if (!entry) throw new DamagedFontError(`no table ${tag}`)
        table = unpack(file, entry)
        tables.set(tag, table)
      }
      return table
    },
  }
}

const mostTables = 64

/** Which tables a font has, and where. Throws DamagedFontError. */
export function readDirectory(read: ReadPart, fontIndex: number): Directory {
  return orDamaged(() => {
    const container = read(0, 12)
    const kind = container.toString('latin1', 0, 4)
    const start = kind === collection ? read(12 + 4 * fontIndex, 4).readUInt32BE(0) : kind === woff ? 4 : 0
    const signature = read(start, 4).toString('latin1')
    if (!trueType.has(signature) && signature !== 'OTTO') throw new DamagedFontError('no font')
    return {
      fontCount: kind === collection ? container.readUInt32BE(8) : 1,
      isTrueType: signature !== 'OTTO',
      entries: kind === woff ? packedEntries(read) : plainEntries(read(start, 12 + 16 * mostTables)),
    }
  })
}

function plainEntries(directory: Buffer): ReadonlyMap<string, Entry> {
  return entriesOf(directory, 12, 16, directory.readUInt16BE(4), (at) => {
    const bytes = directory.readUInt32BE(at + 12)
    return { offset: directory.readUInt32BE(at + 8), storedBytes: bytes, bytes }
  })
}

/** WOFF 1.0: https://www.w3.org/TR/WOFF/ */
function packedEntries(read: ReadPart): ReadonlyMap<string, Entry> {
  const file = read(0, 44 + 20 * mostTables)
  return entriesOf(file, 44, 20, file.readUInt16BE(12), (at) => ({
    offset: file.readUInt32BE(at + 4),
    storedBytes: file.readUInt32BE(at + 8),
    bytes: file.readUInt32BE(at + 12),
  }))
}

function entriesOf(file: Buffer, start: number, entryBytes: number, count: number, read: (at: number) => Entry): Map<string, Entry> {
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = start + entryBytes * index
      return [file.toString('latin1', at, at + 4), read(at)] as const
    }),
  )
}

function unpack(file: Buffer, { offset, storedBytes, bytes }: Entry): Buffer {
  const stored = file.subarray(offset, offset + storedBytes)
  if (storedBytes === bytes) return stored
  try {
    return inflateSync(stored)
  } catch (error) {
    throw new DamagedFontError('a table can’t be unpacked', { cause: error })
  }
}

/** Reading beyond the end of a table means that the file is damaged. */
export function orDamaged<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) throw new DamagedFontError('a table ends too soon', { cause: error })
    throw error
  }
}
