// A font as a document uses it: measures text, turns it into codes of the glyphs that will be embedded, remembers which those
// are. Each code stands for one glyph and one text, so that what is copied from the paper is what was written.
import type { FontResource } from '../pdf/pdf-document.ts'
import { embedFont, type UsedGlyph } from './embed.ts'
import type { FontFile } from './font-files.ts'
import { createShaper, needsShaping, type PlacedGlyph } from './shaper.ts'
import { openTypeface, type Typeface } from './typeface.ts'

/** All in thousandths of the size. */
export interface DrawnGlyph {
  /** Four hexadecimal digits. */
  readonly code: string
  readonly advance: number
  /** What a viewer takes for the advance when it isn't told otherwise. */
  readonly width: number
  readonly xOffset: number
  readonly yOffset: number
}

export interface Face extends FontResource {
  /** Parts of the size that the typeface rises above and falls below the line. */
  readonly ascent: number
  readonly descent: number
  readonly isFixedWidth: boolean
  has(codePoint: number): boolean
  widthOf(text: string, sizePt: number): number
  shape(text: string): readonly DrawnGlyph[]
}

const mostRemembered = 20_000
const longestRemembered = 64

/** Throws DamagedFontError. */
export function openFace(file: FontFile, id: string): Face {
  const bytes = file.read()
  const typeface = openTypeface(bytes, file.fontIndex)
  const shaper = createShaper(bytes, file.fontIndex)
  const scale = 1000 / typeface.unitsPerEm
  const used: UsedGlyph[] = [{ glyph: 0, text: '', width: typeface.advanceOf(0) * scale }]
  const codes = new Map<string | number, number>()
  const advances = new Map<string, number>()

  function placed(text: string): readonly PlacedGlyph[] {
    return needsShaping(text) ? shaper.shape(text) : inARow(text, typeface)
  }

  function codeOf(glyph: number, text: string): number {
    const single = text.codePointAt(0) ?? 0
    const isAlone = !typeface.sfnt.isTrueType
    const key = isAlone ? glyph : text.length === (single > 0xffff ? 2 : 1) ? single * 0x10000 + glyph : `${glyph} ${text}`
    let code = codes.get(key)
    if (code === undefined) {
      code = used.push({ glyph, text, width: typeface.advanceOf(glyph) * scale }) - 1
      codes.set(key, code)
    }
    return code
  }

  /** Of a whole text, in the font's units. The same words are measured at one size after the other. */
  function advanceOf(text: string): number {
    let advance = advances.get(text)
    if (advance === undefined) {
      advance = placed(text).reduce((sum, glyph) => sum + glyph.advance, 0)
      if (advances.size >= mostRemembered) advances.clear()
      if (text.length <= longestRemembered) advances.set(text, advance)
    }
    return advance
  }

  return {
    id,
    ascent: typeface.ascent / typeface.unitsPerEm,
    descent: -typeface.descent / typeface.unitsPerEm,
    isFixedWidth: advanceOf('i') === advanceOf('M'),
    has: (codePoint) => typeface.glyphOf(codePoint) !== 0,
    widthOf: (text, sizePt) => (advanceOf(text) / typeface.unitsPerEm) * sizePt,
    shape: (text) =>
      placed(text).map((glyph) => {
        const code = codeOf(glyph.glyph, glyph.text)
        return {
          code: code.toString(16).padStart(4, '0'),
          advance: glyph.advance * scale,
          width: (used[code] as UsedGlyph).width,
          xOffset: glyph.xOffset * scale,
          yOffset: glyph.yOffset * scale,
        }
      }),
    embed: (pdf) => embedFont(pdf, file.name, typeface, shaper, used),
  }
}

/** Parts of the size. Bold ones have so little between words that "1 h" reads as one. */
const narrowestBlank = 0.27

/** One glyph for each character. Pairs are moved together, but not beside a digit: a point must not hide under the 7 before it. */
function inARow(text: string, typeface: Typeface): PlacedGlyph[] {
  const glyphs: { glyph: number; text: string; advance: number; xOffset: number; yOffset: number }[] = []
  let before: (typeof glyphs)[number] | undefined
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number
    const glyph = typeface.glyphOf(codePoint)
    const ownAdvance = typeface.advanceOf(glyph)
    const advance = codePoint === blank ? Math.max(ownAdvance, narrowestBlank * typeface.unitsPerEm) : ownAdvance
    const placed = { glyph, text: character, advance, xOffset: 0, yOffset: 0 }
    const isPair = isKerned(codePoint)
    if (before && isPair) before.advance += typeface.kern(before.glyph, glyph)
    before = isPair ? placed : undefined
    glyphs.push(placed)
  }
  return glyphs
}

const [blank, zero, nine] = [0x20, 0x30, 0x39]

/** Not beside a blank either: words are measured one by one, and drawn together. */
function isKerned(codePoint: number): boolean {
  return codePoint !== blank && (codePoint < zero || codePoint > nine)
}
