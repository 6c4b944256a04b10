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

/** How many fonts a file holds. */
export function countFonts(file: Buffer): number {
  return file.length >= 12 && file.toString('latin1', 0, 4) === collection ? file.readUInt32BE(8) : 1
}

/** Throws DamagedFontError. */
export function openSfnt(file: Buffer, fontIndex = 0): Sfnt {
  return orDamaged(() => {
    const container = file.toString('latin1', 0, 4)
    const start = container === collection ? file.readUInt32BE(12 + 4 * fontIndex) : container === woff ? 4 : 0
    const signature = file.toString('latin1', start, start + 4)
    if (!trueType.has(signature) && signature !== 'OTTO') throw new DamagedFontError('no font')
    const entries = container === woff ? packedEntries(file) : plainEntries(file, start)
    for (const { offset, storedBytes } of entries.values())
      if (offset + storedBytes > file.length) throw new DamagedFontError('the file ends too soon')
    const tables = new Map<string, Buffer>()
    return {
      isTrueType: signature !== 'OTTO',
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
  })
}

function plainEntries(file: Buffer, start: number): ReadonlyMap<string, Entry> {
  return entriesOf(file, start + 12, 16, file.readUInt16BE(start + 4), (at) => {
    const bytes = file.readUInt32BE(at + 12)
    return { offset: file.readUInt32BE(at + 8), storedBytes: bytes, bytes }
  })
}

/** WOFF 1.0: https://www.w3.org/TR/WOFF/ */
function packedEntries(file: Buffer): ReadonlyMap<string, Entry> {
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
