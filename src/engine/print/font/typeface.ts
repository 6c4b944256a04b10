// What drawing needs to know of one font: which characters it has, how wide each is, how two stand together. Reads straight
// from the file's tables and only what is asked for, because an export opens a dozen fonts to use a few hundred glyphs.
import { type CharacterMap, readCharacterMap } from './cmap.ts'
import { type Kerning, readKerning } from './kerning.ts'
import { openSfnt, orDamaged, type Sfnt } from './sfnt.ts'

export interface Typeface {
  readonly sfnt: Sfnt
  readonly unitsPerEm: number
  /** In the font's units; what goes below the line is negative. */
  readonly ascent: number
  readonly descent: number
  readonly glyphCount: number
  /** 0 where the font has no such character. */
  readonly glyphOf: CharacterMap
  /** In the font's units. */
  advanceOf(glyph: number): number
  kern(left: number, right: number): number
}

/** Throws DamagedFontError. */
export function openTypeface(file: Buffer, fontIndex = 0): Typeface {
  const sfnt = openSfnt(file, fontIndex)
  return orDamaged(() => {
    const horizontal = sfnt.table('hhea')
    const metrics = sfnt.table('hmtx')
    const long = horizontal.readUInt16BE(34)
    const glyphCount = sfnt.table('maxp').readUInt16BE(4)
    let kerning: Kerning | undefined
    return {
      sfnt,
      unitsPerEm: sfnt.table('head').readUInt16BE(18),
      ascent: horizontal.readInt16BE(4),
      descent: horizontal.readInt16BE(6),
      glyphCount,
      glyphOf: remembered(readCharacterMap(sfnt.table('cmap')), glyphCount),
      advanceOf: (glyph) => metrics.readUInt16BE(4 * Math.min(glyph, long - 1)),
      kern(left, right) {
        kerning ??= sfnt.has('GPOS') ? readKerning(sfnt.table('GPOS')) : () => 0
        return kerning(left, right)
      },
    }
  })
}

function remembered(map: CharacterMap, glyphCount: number): CharacterMap {
  const known = new Map<number, number>()
  return (codePoint) => {
    let glyph = known.get(codePoint)
    if (glyph === undefined) {
      glyph = map(codePoint)
      if (glyph >= glyphCount) glyph = 0
      known.set(codePoint, glyph)
    }
    return glyph
  }
}
