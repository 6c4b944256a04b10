// A font file (.ttf, .otf, one of a .ttc) as tables of bytes. A file that says what it doesn't hold is damaged, and is told
// so before anything is drawn with it.

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
const trueType = new Set(['\0\x01\0\0', 'true'])

/** Throws DamagedFontError. */
export function openSfnt(file: Buffer, fontIndex = 0): Sfnt {
  return orDamaged(() => {
    const start = file.toString('latin1', 0, 4) === collection ? file.readUInt32BE(12 + 4 * fontIndex) : 0
    const signature = file.toString('latin1', start, start + 4)
    if (!trueType.has(signature) && signature !== 'OTTO') throw new DamagedFontError('no font')
    const tables = new Map<string, Buffer>()
    const count = file.readUInt16BE(start + 4)
    for (let index = 0; index < count; index++) {
      const entry = start + 12 + 16 * index
      const offset = file.readUInt32BE(entry + 8)
      const length = file.readUInt32BE(entry + 12)
      if (offset + length > file.length) throw new DamagedFontError('the file ends too soon')
      tables.set(file.toString('latin1', entry, entry + 4), file.subarray(offset, offset + length))
    }
    return {
      isTrueType: signature !== 'OTTO',
      has: (tag) => tables.has(tag),
      table(tag) {
        const found = tables.get(tag)
        if (!found) throw new DamagedFontError(`no table ${tag}`)
        return found
      },
    }
  })
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
