// How much closer or wider apart two glyphs stand: the pairs of a font's table of positions (OpenType GPOS, lookup type 2, also
// behind an extension). Everything else of that table moves marks, which font/shaper.ts does.

/** In the font's units. */
export type Kerning = (left: number, right: number) => number

const pairs = 2
const extension = 9

export function readKerning(table: Buffer): Kerning {
  const subtables = kernLookups(table).map((lookup) => pairSubtables(table, lookup))
  const known = new Map<number, number>()
  return (left, right) => {
    const key = left * 65_536 + right
    let value = known.get(key)
    if (value === undefined) {
      value = 0
      for (const lookup of subtables) value += firstValue(table, lookup, left, right)
      known.set(key, value)
    }
    return value
  }
}

/** Offsets of the lookups of the feature “kern”, in order. */
function kernLookups(table: Buffer): number[] {
  const features = table.readUInt16BE(6)
  const lookups = table.readUInt16BE(8)
  const chosen = new Set<number>()
  for (let index = 0; index < table.readUInt16BE(features); index++) {
    const entry = features + 2 + 6 * index
    if (table.toString('latin1', entry, entry + 4) !== 'kern') continue
    const feature = features + table.readUInt16BE(entry + 4)
    for (let at = 0; at < table.readUInt16BE(feature + 2); at++) chosen.add(table.readUInt16BE(feature + 4 + 2 * at))
  }
  return [...chosen].sort((a, b) => a - b).map((index) => lookups + table.readUInt16BE(lookups + 2 + 2 * index))
}

function pairSubtables(table: Buffer, lookup: number): number[] {
  const type = table.readUInt16BE(lookup)
  const offsets = Array.from({ length: table.readUInt16BE(lookup + 4) }, (_, index) => lookup + table.readUInt16BE(lookup + 6 + 2 * index))
  if (type === pairs) return offsets
  if (type !== extension) return []
  return offsets.flatMap((offset) => (table.readUInt16BE(offset + 2) === pairs ? [offset + table.readUInt32BE(offset + 4)] : []))
}

/** Of the first subtable that knows the pair. */
function firstValue(table: Buffer, subtables: readonly number[], left: number, right: number): number {
  for (const offset of subtables) {
    const covered = coverageIndex(table, offset + table.readUInt16BE(offset + 2), left)
    if (covered === -1) continue
    const format = table.readUInt16BE(offset)
    const value = format === 1 ? listedPair(table, offset, covered, right) : classPair(table, offset, left, right)
    if (value !== undefined) return value
  }
  return 0
}

function listedPair(table: Buffer, offset: number, covered: number, right: number): number | undefined {
  const first = table.readUInt16BE(offset + 4)
  const recordBytes = 2 + bytesOf(first) + bytesOf(table.readUInt16BE(offset + 6))
  const set = offset + table.readUInt16BE(offset + 10 + 2 * covered)
  let low = 0
  let high = table.readUInt16BE(set) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = set + 2 + recordBytes * middle
    const glyph = table.readUInt16BE(at)
    if (glyph === right) return advanceAt(table, at + 2, first)
    if (glyph < right) low = middle + 1
    else high = middle - 1
  }
  return undefined
}

function classPair(table: Buffer, offset: number, left: number, right: number): number {
  const first = table.readUInt16BE(offset + 4)
  const recordBytes = bytesOf(first) + bytesOf(table.readUInt16BE(offset + 6))
  const leftClass = classOf(table, offset + table.readUInt16BE(offset + 8), left)
  const rightClass = classOf(table, offset + table.readUInt16BE(offset + 10), right)
  const perRow = table.readUInt16BE(offset + 14)
  return advanceAt(table, offset + 16 + recordBytes * (leftClass * perRow + rightClass), first)
}

/** A record holds two bytes for each bit of its format. */
function bytesOf(format: number): number {
  let bytes = 0
  for (let bits = format; bits > 0; bits >>= 1) bytes += 2 * (bits & 1)
  return bytes
}

/** Bit 2 of the format: how much the first glyph's advance changes. */
function advanceAt(table: Buffer, record: number, format: number): number {
  return (format & 4) === 0 ? 0 : table.readInt16BE(record + bytesOf(format & 3))
}

function coverageIndex(table: Buffer, offset: number, glyph: number): number {
  const isList = table.readUInt16BE(offset) === 1
  let low = 0
  let high = table.readUInt16BE(offset + 2) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = offset + 4 + (isList ? 2 : 6) * middle
    const start = table.readUInt16BE(at)
    const end = isList ? start : table.readUInt16BE(at + 2)
    if (glyph < start) high = middle - 1
    else if (glyph > end) low = middle + 1
    else return isList ? middle : table.readUInt16BE(at + 4) + glyph - start
  }
  return -1
}

function classOf(table: Buffer, offset: number, glyph: number): number {
  if (table.readUInt16BE(offset) === 1) {
    const index = glyph - table.readUInt16BE(offset + 2)
    return index >= 0 && index < table.readUInt16BE(offset + 4) ? table.readUInt16BE(offset + 6 + 2 * index) : 0
  }
  let low = 0
  let high = table.readUInt16BE(offset + 2) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = offset + 4 + 6 * middle
    if (glyph < table.readUInt16BE(at)) high = middle - 1
    else if (glyph > table.readUInt16BE(at + 2)) low = middle + 1
    else return table.readUInt16BE(at + 4)
  }
  return 0
}
