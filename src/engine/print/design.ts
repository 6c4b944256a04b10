// How a format looks on its paper: the leaf that is read, its margins and type, and how leaves are put on sides of paper.
// Each file of formats/ makes one; typeset.ts carries it out.
import type { PrintLayout } from '../../core/card/format.ts'
import type { Sheet } from '../../core/card/sheet.ts'
import { type Imposition, onePerSide, withCropMarks } from './impose.ts'
import { boundMargins, type Margins, type Paper, pageMargins, paperOf } from './paper.ts'
import { type Sizes, sizesAt } from './setting.ts'

export interface Design {
  readonly leaf: Paper
  readonly margins: Margins
  readonly impose: Imposition
  /** Largest first: the largest that takes no more pages than the smallest does is taken. */
  readonly scales: readonly number[]
  readonly sizesAt: (scale: number) => Sizes
}

/** What is to be set: sheets in reading order, each on pages of its own. */
export interface Work {
  readonly title: string
  readonly sheets: readonly Sheet[]
  readonly design: Design
  /** Pages are counted through the whole document, or for each sheet by itself. */
  readonly counts: 'through' | 'each'
}

/** One page on each side of the paper. */
export function pageDesign(layout: PrintLayout, scales: readonly number[]): Design {
  const leaf = paperOf(layout.paper, layout.orientation)
  return {
    leaf,
    margins: layout.binding === 'duplex' ? boundMargins : pageMargins,
    impose: layout.cropMarks ? withCropMarks(leaf) : onePerSide(leaf),
    scales,
    sizesAt,
  }
}
