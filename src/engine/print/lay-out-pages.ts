// One sheet → its pages. Each part that starts a page of its own is scaled by itself: a scenario that almost fits is made to fit.
import type { PrintLayout } from '../../core/card/format.ts'
import type { Sheet, SheetElement } from '../../core/card/sheet.ts'
import type { Design } from './design.ts'
import type { Fonts } from './fonts.ts'
import { layOutElements } from './layout.ts'
import { joinShortParts, type Page, paginate } from './paginate.ts'
import { printArea } from './paper.ts'
import type { Tag } from './tags.ts'

interface Layout {
  readonly pages: readonly Page[]
  readonly wraps: number
}

export function layOutPages(sheet: Sheet, design: Design, layout: PrintLayout, fonts: Fonts, tag: Tag): readonly Page[] {
  const area = printArea(design.leaf, design.margins, layout.binding, 1)
  const at = (elements: readonly SheetElement[], scale: number): Layout => {
    const tally = { wraps: 0 }
    const setting = { layOut: layOutElements, fonts, sizes: design.sizesAt(scale), tag, tally, pageHeightPt: area.heightPt }
    return { pages: paginate(layOutElements(elements, area.widthPt, setting), area.heightPt), wraps: tally.wraps }
  }
  const parts = pageParts(sheet.elements).map((part) => largestThatFits(design.scales, (scale) => at(part, scale)))
  return parts.length > 0 ? joinShortParts(parts, area.heightPt, layout.binding) : [[]]
}

/** A part longer than this is not worth setting many times to save a page. */
const mostPagesScaled = 8

/** No more pages than the smallest scale takes, and no command wrapped that needn't be at scale 1. */
function largestThatFits(scales: readonly number[], at: (scale: number) => Layout): readonly Page[] {
  const plain = at(1)
  if (plain.pages.length > mostPagesScaled) return plain.pages
  const fewest = at(scales.at(-1) ?? 1)
  for (const scale of scales.slice(0, -1)) {
    const larger = scale === 1 ? plain : at(scale)
    if (larger.pages.length <= fewest.pages.length && larger.wraps <= plain.wraps) return larger.pages
  }
  return fewest.pages
}

function pageParts(elements: readonly SheetElement[]): readonly SheetElement[][] {
  const parts: SheetElement[][] = [[]]
  for (const element of elements) {
    if (element.type === 'page-break' || element.type === 'scenario') parts.push([])
    if (element.type !== 'page-break') parts.at(-1)?.push(element)
  }
  return parts.filter((part) => part.length > 0)
}
