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
  readonly footer: 'full' | 'line'
  readonly impose: Imposition
  /** Largest first: the largest that takes no more pages than the smallest does is taken. */
  readonly scales: readonly number[]
  /** What text is set in where nothing asks for another. */
  readonly plainScale: number
  readonly columns: number
  /** Of a sheet that fits on one page in a single column, in type this large: that is taken instead, largest first. */
  readonly singleColumn?: readonly number[]
  /** There is room for so many leaves and no more: text is set as small as that takes, and what is left empty is for notes. */
  readonly leafCount?: number
  /** So much of the margin, where other pages say what goes on, belongs to the first page of a sheet: nothing stands above it. */
  readonly firstHigherPt?: number
  readonly sizesAt: (scale: number) => Sizes
}

/** What is to be set: sheets in reading order, each on pages of its own. */
export interface Work {
  readonly title: string
  readonly sheets: readonly Sheet[]
  readonly design: Design
  /** Pages are counted through the whole document, or for each sheet by itself. */
  readonly counts: 'through' | 'each'
  /** It tells what happened, which no later text makes untrue: its pages have no code. */
  readonly isRecord?: true
  /** What there was no room for. */
  readonly leftOut?: readonly string[]
}

/** Text wider than this takes two columns. */
const widestTextPt = 640
const usualWidthPt = 519

/** One page on each side of the paper. Small paper has smaller type, but never smaller commands; wide paper has columns. */
export function pageDesign(layout: PrintLayout, scales: readonly number[]): Design {
  const leaf = paperOf(layout.paper, layout.orientation)
  const margins = layout.binding === 'duplex' ? boundMargins : pageMargins
  const textPt = leaf.widthPt - margins.innerPt - margins.outerPt
  const count = layout.orientation === 'landscape' && textPt > widestTextPt ? 2 : 1
  const plainScale = plainScaleOf(textPt / count)
  return {
    leaf,
    margins,
    footer: 'full',
    impose: layout.cropMarks ? withCropMarks(leaf) : onePerSide(leaf),
    scales: scales.map((scale) => scale * plainScale),
    plainScale,
    columns: count,
    sizesAt: (scale) => sizesAt(scale, { display: Math.min(1.4, Math.max(0.75, (textPt / usualWidthPt) ** 0.7)) }),
  }
}

/** Of a line of text this wide. */
function plainScaleOf(linePt: number): number {
  const ratio = linePt / usualWidthPt
  return Math.min(1.4, Math.max(0.88, ratio > 1 ? ratio : 1 - (1 - ratio) / 2.5))
}

/** For sheets of which each is read by itself: what is short takes all of a wide page, in larger type, not half of each column. */
export function withSingleColumn(design: Design): Design {
  const { leaf, margins, columns, plainScale, scales } = design
  if (columns === 1) return design
  const growth = plainScaleOf(leaf.widthPt - margins.innerPt - margins.outerPt) / plainScale
  return { ...design, singleColumn: scales.map((scale) => scale * growth).filter((scale) => scale > plainScale * leastGrowth) }
}

/** Type that is hardly larger is not worth a page with one column. */
const leastGrowth = 1.2
