// Which glyph a character has: the character map of a font file, in the two formats that fonts with Unicode have.
import { DamagedFontError } from './sfnt.ts'

/** The glyph of a code point; 0 where the font has none. */
export type CharacterMap = (codePoint: number) => number

/** Best first: all of Unicode, then its first 65,536 characters. */
const wanted = ['3.10', '0.6', '0.4', '3.1', '0.3', '0.2', '0.1', '0.0']

export function readCharacterMap(table: Buffer): CharacterMap {
  const offsets = new Map<string, number>()
  const count = table.readUInt16BE(2)
  for (let index = 0; index < count; index++) {
    const entry = 4 + 8 * index
    offsets.set(`${table.readUInt16BE(entry)}.${table.readUInt16BE(entry + 2)}`, table.readUInt32BE(entry + 4))
  }
  for (const key of wanted) {
    const offset = offsets.get(key)
    if (offset === undefined) continue
    const format = table.readUInt16BE(offset)
    if (format === 12) return groups(table.subarray(offset))
    if (format === 4) return segments(table.subarray(offset))
  }
  throw new DamagedFontError('no map of characters')
}

/** Format 12: sorted groups of code points. */
function groups(map: Buffer): CharacterMap {
  const count = map.readUInt32BE(12)
  return (codePoint) => {
    let low = 0
    let high = count - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = 16 + 12 * middle
      if (codePoint < map.readUInt32BE(at)) high = middle - 1
      else if (codePoint > map.readUInt32BE(at + 4)) low = middle + 1
      else return map.readUInt32BE(at + 8) + codePoint - map.readUInt32BE(at)
    }
    return 0
  }
}

/** Format 4: sorted segments, each with a distance or a list of its own. */
function segments(map: Buffer): CharacterMap {
  const doubled = map.readUInt16BE(6)
  const starts = 16 + doubled
  const deltas = starts + doubled
  const ranges = deltas + doubled
  return (codePoint) => {
    if (codePoint > 0xffff) return 0
    let low = 0
    let high = doubled / 2 - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (map.readUInt16BE(14 + 2 * middle) < codePoint) low = middle + 1
      else high = middle
    }
    const at = 2 * low
    const start = map.readUInt16BE(starts + at)
    if (codePoint < start || codePoint > map.readUInt16BE(14 + at)) return 0
    const delta = map.readUInt16BE(deltas + at)
    const range = map.readUInt16BE(ranges + at)
    if (range === 0) return (codePoint + delta) & 0xffff
    const glyph = map.readUInt16BE(ranges + at + range + 2 * (codePoint - start))
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
}
