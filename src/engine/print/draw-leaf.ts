// Draws one page that is read: what stands on it, its tab and its foot.
import type { PrintLayout } from '../../core/card/format.ts'
import { paperWords } from '../../core/card/language/languages.ts'
import type { Design } from './design.ts'
import type { Fonts } from './font/fonts.ts'
import { drawFooter, drawFooterLine } from './footer.ts'
import type { Leaf } from './leaf.ts'
import { drawNotesPage } from './notes-page.ts'
import { printArea } from './paper.ts'
import type { Pen } from './pen.ts'
import { drawTab } from './tab.ts'

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
  if (leaf.page.length === 0) drawNotesPage(area, pen, fonts, paperWords[leaf.sheet.labels])
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
