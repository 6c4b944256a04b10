// A TrueType font with only the glyphs that were drawn, in the order in which they were first used, and without the
// instructions for coarse screens: what a PDF embeds (ISO 32000-1, 9.9).
import { orDamaged, type Sfnt } from './sfnt.ts'

const tableOrder = ['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'] as const
const pieces = { areWords: 1, hasScale: 8, more: 32, hasTwoScales: 64, hasMatrix: 128, hasInstructions: 256 } as const

/** `glyphs[n]` becomes glyph n; glyphs that others are made of are added behind. Throws DamagedFontError. */
export function subsetTrueType(sfnt: Sfnt, glyphs: readonly number[]): Buffer {
  return orDamaged(() => {
    const all = [...glyphs]
    const numbers = new Map<number, number>()
    for (const [index, glyph] of all.entries()) if (!numbers.has(glyph)) numbers.set(glyph, index)
    const renumber = (glyph: number) => {
      const known = numbers.get(glyph)
      if (known !== undefined) return known
      numbers.set(glyph, all.length)
      return all.push(glyph) - 1
    }
    const outlines = outlineReader(sfnt)
    const parts: Buffer[] = []
    const places: number[] = [0]
    let length = 0
    for (let index = 0; index < all.length; index++) {
      const outline = withoutInstructions(outlines(all[index] as number), renumber)
      const padding = Buffer.alloc((4 - (outline.length % 4)) % 4)
      parts.push(outline, padding)
      length += outline.length + padding.length
      places.push(length)
    }
    return assemble({
      glyf: Buffer.concat(parts),
      head: changed(sfnt.table('head'), (head) => {
        head.writeUInt32BE(0, 8)
        head.writeInt16BE(1, 50)
      }),
      hhea: changed(sfnt.table('hhea'), (hhea) => hhea.writeUInt16BE(all.length, 34)),
      hmtx: horizontalMetrics(sfnt, all),
      loca: Buffer.concat(places.map((place) => uint32(place))),
      maxp: changed(sfnt.table('maxp'), (maxp) => maxp.writeUInt16BE(all.length, 4)),
    })
  })
}

function outlineReader(sfnt: Sfnt): (glyph: number) => Buffer {
  const isLong = sfnt.table('head').readInt16BE(50) === 1
  const loca = sfnt.table('loca')
  const glyf = sfnt.table('glyf')
  const place = (glyph: number) => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph))
  return (glyph) => glyf.subarray(place(glyph), place(glyph + 1))
}

function withoutInstructions(outline: Buffer, renumber: (glyph: number) => number): Buffer {
  if (outline.length < 10) return Buffer.alloc(0)
  const contours = outline.readInt16BE(0)
  if (contours < 0) return renumberedPieces(outline, renumber)
  const at = 10 + 2 * contours
  const bytes = outline.readUInt16BE(at)
  return Buffer.concat([outline.subarray(0, at), Buffer.alloc(2), outline.subarray(at + 2 + bytes)])
}

function renumberedPieces(outline: Buffer, renumber: (glyph: number) => number): Buffer {
  const copy = Buffer.from(outline)
  let at = 10
  for (;;) {
    const flags = copy.readUInt16BE(at)
    copy.writeUInt16BE(flags & ~pieces.hasInstructions, at)
    copy.writeUInt16BE(renumber(copy.readUInt16BE(at + 2)), at + 2)
    at += 4 + (flags & pieces.areWords ? 4 : 2)
    if (flags & pieces.hasScale) at += 2
    else if (flags & pieces.hasTwoScales) at += 4
    else if (flags & pieces.hasMatrix) at += 8
    if (!(flags & pieces.more)) return copy.subarray(0, at)
  }
}

function horizontalMetrics(sfnt: Sfnt, glyphs: readonly number[]): Buffer {
  const metrics = sfnt.table('hmtx')
  const long = sfnt.table('hhea').readUInt16BE(34)
  const result = Buffer.alloc(4 * glyphs.length)
  for (const [index, glyph] of glyphs.entries()) {
    result.writeUInt16BE(metrics.readUInt16BE(4 * Math.min(glyph, long - 1)), 4 * index)
    const bearing = glyph < long ? 4 * glyph + 2 : 4 * long + 2 * (glyph - long)
    result.writeInt16BE(metrics.readInt16BE(bearing), 4 * index + 2)
  }
  return result
}

function changed(table: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(table)
  change(copy)
  return copy
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function assemble(tables: Readonly<Record<(typeof tableOrder)[number], Buffer>>): Buffer {
  const head = Buffer.alloc(12 + 16 * tableOrder.length)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(tableOrder.length, 4)
  head.writeUInt16BE(64, 6)
  head.writeUInt16BE(2, 8)
  head.writeUInt16BE(16 * tableOrder.length - 64, 10)
  const parts: Uint8Array[] = [head]
  let offset = head.length
  for (const [index, tag] of tableOrder.entries()) {
    const table = tables[tag]
    const entry = 12 + 16 * index
    head.write(tag, entry, 'latin1')
    head.writeUInt32BE(checksum(table), entry + 4)
    head.writeUInt32BE(offset, entry + 8)
    head.writeUInt32BE(table.length, entry + 12)
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4)
    parts.push(table, padding)
    offset += table.length + padding.length
  }
  return Buffer.concat(parts)
}

function checksum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at + 4 <= table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  const rest = table.length % 4
  if (rest > 0) sum = (sum + (table.readUIntBE(table.length - rest, rest) << (8 * (4 - rest)))) >>> 0
  return sum
}
