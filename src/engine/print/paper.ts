// Sheets of paper and the part of them that is printed on, in points.
import type { Binding, Orientation, PaperName } from '../../core/card/format.ts'

export interface Paper {
  readonly widthPt: number
  readonly heightPt: number
}

/** Upright. */
const papers: Readonly<Record<PaperName, Paper>> = {
  a6: { widthPt: 297.64, heightPt: 419.53 },
  '4x6': { widthPt: 288, heightPt: 432 },
  a5: { widthPt: 419.53, heightPt: 595.28 },
  a4: { widthPt: 595.28, heightPt: 841.89 },
  letter: { widthPt: 612, heightPt: 792 },
  a3: { widthPt: 841.89, heightPt: 1190.55 },
  tabloid: { widthPt: 792, heightPt: 1224 },
  a2: { widthPt: 1190.55, heightPt: 1683.78 },
}

/** In points, turned to the orientation. */
export function paperOf(name: PaperName, orientation: Orientation): Paper {
  const upright = papers[name]
  return orientation === 'portrait' ? upright : { widthPt: upright.heightPt, heightPt: upright.widthPt }
}

/** White around the print, and the height of the footer inside it. `innerPt` is at the left, or towards the binding. */
export interface Margins {
  readonly innerPt: number
  readonly outerPt: number
  readonly topPt: number
  readonly bottomPt: number
  readonly footerPt: number
}

/**
 * Wide enough for any printer, and at the left for a finger and two holes. What goes on says so in the margin above: that stands no
 * nearer to the edge than the foot does.
 */
export const pageMargins: Margins = { innerPt: 42, outerPt: 34, topPt: 38, bottomPt: 28, footerPt: 34 }

/** The holes of a ring binder reach 15 mm into the paper, those for three rings 16.5 mm. */
export const boundMargins: Margins = { ...pageMargins, innerPt: 56, outerPt: 32 }

export interface PrintArea {
  readonly leftPt: number
  readonly topPt: number
  readonly widthPt: number
  readonly heightPt: number
}

/** Where the page of this number, counted from 1, is printed on: bound pages lie like in a book, odd ones right. */
export function printArea(paper: Paper, margins: Margins, binding: Binding, pageNumber: number): PrintArea {
  const isLeftPage = binding === 'duplex' && pageNumber % 2 === 0
  return {
    leftPt: isLeftPage ? margins.outerPt : margins.innerPt,
    topPt: margins.topPt,
    widthPt: paper.widthPt - margins.innerPt - margins.outerPt,
    heightPt: paper.heightPt - margins.topPt - margins.bottomPt - margins.footerPt,
  }
}

/** Where a leaf lies on its side of paper; a turned one stands on its head. */
export interface Place {
  /** Counted from 0. */
  readonly leaf: number
  readonly xPt: number
  readonly yPt: number
  readonly isTurned: boolean
}
