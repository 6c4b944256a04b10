// Scripts whose letters change shape, join or carry marks: fontkit knows how. It takes as long to load as all the rest of an
// export, so it is loaded when the first such letter is to be drawn.
import { createRequire } from 'node:module'
import { DamagedFontError } from './sfnt.ts'

/** In the font's units; from left to right as drawn. */
export interface PlacedGlyph {
  readonly glyph: number
  /** The characters that it stands for. */
  readonly text: string
  readonly advance: number
  readonly xOffset: number
  readonly yOffset: number
}

interface FontkitFont {
  layout(
    text: string,
    features: Readonly<Record<string, boolean>>,
  ): {
    readonly glyphs: readonly { readonly id: number; readonly codePoints: readonly number[] }[]
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[]
  }
  createSubset(): { includeGlyph(glyph: number): number; encode(): Uint8Array }
}

interface Fontkit {
  create(file: Buffer): FontkitFont & { readonly fonts?: readonly FontkitFont[] }
}

/** Letters that are joined or stacked, marks over and under letters. */
const joining = /[\p{M}\u0590-\u08ff\u0900-\u109f\u1780-\u18af\u1a20-\u1cff\ua980-\ua9df\uaa60-\uaadf\ufb1d-\ufdff\ufe70-\ufefc]/u

export function needsShaping(text: string): boolean {
  return joining.test(text)
}

/** What is copied from the paper must be what was written. */
const withoutLigatures = { liga: false, clig: false, dlig: false, calt: false, hlig: false }

let fontkit: Fontkit | undefined

function openFont(file: Buffer, fontIndex: number): FontkitFont {
  fontkit ??= createRequire(import.meta.url)('fontkit') as Fontkit
  try {
    const opened = fontkit.create(file)
    return opened.fonts?.[fontIndex] ?? opened
  } catch (error) {
    throw new DamagedFontError('it can’t be opened', { cause: error })
  }
}

export interface Shaper {
  shape(text: string): readonly PlacedGlyph[]
  /** A font of these glyphs alone, in Adobe's compact format: its table CFF. */
  subsetCompact(glyphs: readonly number[]): Buffer
}

export function createShaper(file: Buffer, fontIndex: number): Shaper {
  let opened: FontkitFont | undefined
  const font = () => {
    opened ??= openFont(file, fontIndex)
    return opened
  }
  return {
    shape(text) {
      const { glyphs, positions } = font().layout(text, withoutLigatures)
      return glyphs.map(({ id, codePoints }, index) => {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
        return { glyph: id, text: String.fromCodePoint(...codePoints), advance: xAdvance, xOffset, yOffset }
      })
    },
    subsetCompact(glyphs) {
      const subset = font().createSubset()
      for (const glyph of glyphs) if (glyph !== 0) subset.includeGlyph(glyph)
      return Buffer.from(subset.encode())
    },
  }
}
