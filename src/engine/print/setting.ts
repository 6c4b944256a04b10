// What every layout function is given: the typefaces, the sizes of this printing, and the tag that its text belongs to.
import type { PaperWords } from '../../core/card/language/paper-words.ts'
import type { SheetElement, TextRun } from '../../core/card/sheet.ts'
import type { Fonts } from './font/fonts.ts'
import type { Slab } from './slab.ts'
import type { Tag } from './tags.ts'
import type { ProseStyle } from './words.ts'

export interface Sizes {
  readonly textPt: number
  readonly smallPt: number
  readonly commandPt: number
  readonly listingPt: number
  readonly stepTitlePt: number
  readonly stepNumberPt: number
  readonly labelPt: number
  readonly headingPt: readonly [number, number, number, number]
  /** Of all that is read while at work: text, commands, hazards. */
  readonly smallestPt: number
  /** What text that may not get smaller gives up between its lines. */
  readonly tightness: number
  /** Each line is short: commands begin under the number of their step, and no line for the time takes room from its title. */
  readonly isNarrow: boolean
  /** Of a drawing, against the page: larger ones are shrunk. */
  readonly highestDiagram: number
  /** Of the display type: titles and numbers that are found from afar. */
  readonly display: number
}

export interface Tally {
  wraps: number
}

/** Elements inside an element: lists, quotes and steps have some, so layout comes back to itself. */
export type LayOutElements = (elements: readonly SheetElement[], widthPt: number, setting: Setting) => Slab[]

export interface Setting {
  readonly layOut: LayOutElements
  readonly fonts: Fonts
  readonly sizes: Sizes
  readonly tag: Tag
  /** Runcard's own, in the language of this printing. */
  readonly words: PaperWords
  /** Counts what a larger size costs. */
  readonly tally: Tally
  /** Height of a page's print area: what is drawn unbroken must fit it. */
  readonly pageHeightPt: number
}

const mostTight = 0.9

/** Nothing is smaller than 9 pt, but where a format says so. */
export function sizesAt(
  scale: number,
  { display = 1, smallestPt = 9, isNarrow = false, highestDiagram = 0.84 }: Partial<Sizes> = {},
): Sizes {
  const atLeast = (sizePt: number) => Math.max(smallestPt, sizePt)
  return {
    textPt: atLeast(9.8 * scale),
    smallPt: atLeast(8.2 * scale),
    commandPt: atLeast(9.5 * scale),
    listingPt: atLeast(8.6 * scale),
    stepTitlePt: Math.max(smallestPt * 1.06, 11 * scale),
    stepNumberPt: 14 * scale,
    labelPt: 11 * scale,
    headingPt: [18 * scale, 13.5 * scale, 11.5 * scale, 10.5 * scale],
    smallestPt,
    tightness: Math.min(1, Math.max(mostTight, (9.8 * scale) / smallestPt)),
    isNarrow,
    highestDiagram,
    display,
  }
}

/** With the leading that is usual for text, or for headings. */
export function textStyle(sizePt: number, look: ProseStyle['look'] = 'text'): ProseStyle {
  return { sizePt, look, leading: look === 'text' ? 1.42 : 1.28 }
}

/** What stands behind a number begins there, also where it is read from right to left. */
export function besideNumber(style: ProseStyle): ProseStyle {
  return { ...style, align: 'left' }
}

export function underTag(setting: Setting, tag: Tag): Setting {
  return { ...setting, tag }
}

/** Words of Runcard's own, for a reader of the screen to pronounce. */
export function ownWords(text: string, { words }: Pick<Setting, 'words'>): TextRun {
  return { text, language: words.language }
}
