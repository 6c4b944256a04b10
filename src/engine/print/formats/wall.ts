// The sheet for the wall, in type to be read from two metres: as large as one sheet allows.
import type { Printing } from '../../../core/card/footer.ts'
import { layoutFor, type PrintLayout, paperTitles } from '../../../core/card/format.ts'
import { wallSheet } from '../../../core/card/wall.ts'
import type { Playbook } from '../../../core/playbook/model/playbook.ts'
import { type Design, pageDesign, type Work } from '../design.ts'
import { openFonts } from '../font/fonts.ts'
import { layOutPages } from '../lay-out-pages.ts'
import { anchorPages, type Page } from '../paginate.ts'
import { sizesAt } from '../setting.ts'
import type { Steps } from '../steps.ts'
import { bookletWork } from './booklet.ts'

/** Of the type of a page. The smallest is 12 pt, on A3: one sheet in that is found sooner than two in larger type. */
const scales = [2.6, 2.4, 2.25, 2.1, 2, 1.9, 1.8, 1.7, 1.6, 1.5, 1.4, 1.3, 1.22]
/** Of 14 pt: below it drawings give way as well. */
const largeScale = 1.5
const a3TextPt = 1115

export function* wallWork(playbook: Playbook, layout: PrintLayout, printing: Printing): Steps<Work> {
  const own = layout.paper === 'tabloid' ? 'letter' : 'a4'
  const bookletLayout = layoutFor('booklet', { paper: own }) as PrintLayout
  const booklet = bookletWork(playbook, bookletLayout, printing)
  const fonts = openFonts(() => JSON.stringify(booklet.sheets))
  const pages: Page[] = []
  for (const sheet of booklet.sheets) pages.push(...(yield* layOutPages(sheet, booklet.design, bookletLayout, fonts, { type: 'Document' })))
  const anchors = anchorPages(pages.map((page, index) => ({ page, number: index + 1 })))
  const sheet = wallSheet(playbook, printing, { pages: anchors, paper: paperTitles[own] })
  return { title: sheet.title, sheets: [sheet], design: wallDesign(layout), counts: 'through' }
}

function wallDesign(layout: PrintLayout): Design {
  const page = pageDesign(layout, scales)
  const widthPt = page.leaf.widthPt - page.margins.innerPt - page.margins.outerPt
  const isLandscape = layout.orientation === 'landscape'
  // Tabloid is wider than A3, and lower.
  const lower = isLandscape ? Math.min(1, (Math.SQRT2 * page.leaf.heightPt) / page.leaf.widthPt) : 1
  const ratio = (widthPt / (isLandscape ? a3TextPt : a3TextPt / Math.SQRT2)) * lower
  return {
    ...page,
    scales: scales.map((scale) => scale * ratio),
    plainScale: (scales.at(-1) as number) * ratio,
    columns: isLandscape ? 2 : 1,
    sizesAt: (scale) => sizesAt(scale, { display: 1.5 * ratio, ...(scale < largeScale * ratio ? { highestDiagram: 0.52 } : {}) }),
  }
}
