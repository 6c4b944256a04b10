// One typeface file, opened in a PDF document: what it has, how wide its text is, and how its text is encoded.
// The only module that reaches below pdfkit's public surface, because pdfkit neither tells which characters a font has nor
// lets text be marked with what it stands for. Ligatures are off: what is copied from the paper must be what was written.
import { readFont } from './font-files.ts'

interface GlyphPosition {
  readonly xAdvance: number
  readonly advanceWidth: number
  readonly xOffset: number
  readonly yOffset: number
}

interface ShapingFont {
  readonly unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  layout(text: string, features?: unknown): unknown
}

interface EmbeddedFont {
  readonly id: string
  readonly ascender: number
  readonly descender: number
  readonly font: ShapingFont
  widthOfString(text: string, size: number): number
  encode(text: string): [string[], GlyphPosition[]]
  ref(): unknown
}

export interface FontHost {
  _font: EmbeddedFont
  font(source: Buffer): unknown
}

export interface Face {
  readonly id: string
  /** Parts of the size that the typeface rises above and falls below the line. */
  readonly ascent: number
  readonly descent: number
  has(codePoint: number): boolean
  widthOf(text: string, sizePt: number): number
  encode(text: string): { readonly hex: readonly string[]; readonly positions: readonly GlyphPosition[] }
  /** The font's entry in a page's resources. */
  reference(): unknown
}

const withoutLigatures = { liga: false, clig: false, dlig: false, calt: false, hlig: false }
/** A point must not hide under the 7 before it. */
const withoutKerning = { ...withoutLigatures, kern: false }

export function openFace(host: FontHost, file: string): Face {
  host.font(readFont(file))
  const embedded = host._font
  const shape = embedded.font.layout.bind(embedded.font)
  embedded.font.layout = (text: string) => shape(text, /\d/.test(text) ? withoutKerning : withoutLigatures)
  return {
    id: embedded.id,
    ascent: embedded.ascender / 1000,
    descent: -embedded.descender / 1000,
    has: (codePoint) => embedded.font.hasGlyphForCodePoint(codePoint),
    widthOf: (text, sizePt) => embedded.widthOfString(text, sizePt),
    encode: (text) => {
      const [hex, positions] = embedded.encode(text)
      return { hex, positions }
    },
    reference: () => embedded.ref(),
  }
}
