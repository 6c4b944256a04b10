// One page that is read: which sheet it belongs to, what stands on it, and its foot.
import type { PrintLayout } from '../../core/card/format.ts'
import type { Sheet } from '../../core/card/sheet.ts'
import type { PageCode } from '../../core/paper/page-code.ts'
import type { Design } from './design.ts'
import type { Fonts } from './font/fonts.ts'
import { drawFooter, drawFooterLine } from './footer.ts'
import { drawNotesPage } from './notes-page.ts'
import type { Page } from './paginate.ts'
import { printArea } from './paper.ts'
import type { Pen } from './pen.ts'
import { drawTab } from './tab.ts'

export interface Leaf {
  readonly sheet: Sheet
  readonly page: Page
  /** As the footer counts it, from 1. */
  readonly number: number
  readonly count: number
  /** Left out where the page says nothing. */
  readonly code?: PageCode
}

/** `bookmark` is told where each anchor came to stand. */
export function drawLeaf(
  leaf: Leaf,
  design: Design,
  layout: PrintLayout,
  pen: Pen,
  fonts: Fonts,
  bookmark: (anchor: string, yPt: number) => void,
): void {
  const area = printArea(design.leaf, design.margins, layout.binding, leaf.number)
  if (leaf.page.length === 0) drawNotesPage(area, pen, fonts)
  for (const { slab, xPt, yPt, isRepeat } of leaf.page) {
    const draw = () => slab.draw(pen, area.leftPt + xPt, area.topPt + yPt)
    if (isRepeat) pen.artifact(draw)
    else draw()
    for (const anchor of isRepeat ? [] : (slab.anchors ?? [])) bookmark(anchor, pen.onSide(0, area.topPt + yPt).yPt)
  }
  if (leaf.sheet.tab) drawTab(leaf.sheet.tab, design.leaf, area, layout.binding, leaf.number, pen, fonts)
  if (design.footer === 'line') drawFooterLine(leaf, area, pen, fonts)
  else drawFooter(leaf, design.leaf, area, pen, fonts)
}
