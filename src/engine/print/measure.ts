// Lays sheets out without drawing them, to find out what fits and what stands where. Its typefaces are its own: what is only
// measured must not count among the characters that a printing lacks.
import type { PrintLayout } from '../../core/card/format.ts'
import type { Sheet } from '../../core/card/sheet.ts'
import type { Design } from './design.ts'
import { openFonts } from './font/fonts.ts'
import { layOutPages } from './lay-out-pages.ts'
import type { Page } from './paginate.ts'
import { atOnce } from './steps.ts'

export type Measure = (sheet: Sheet, design: Design, layout: PrintLayout) => readonly Page[]

/** `allText` as of font/fonts.ts. */
export function openMeasure(allText: () => string): Measure {
  const fonts = openFonts(allText)
  return (sheet, design, layout) => atOnce(layOutPages(sheet, design, layout, fonts, { type: 'Document' }))
}
