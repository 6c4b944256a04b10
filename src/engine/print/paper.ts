// Sheets of paper and the part of them that is printed on, in points.

export type PaperName = 'a4' | 'letter'

export interface Paper {
  readonly widthPt: number
  readonly heightPt: number
}

export const papers: Readonly<Record<PaperName, Paper>> = {
  a4: { widthPt: 595.28, heightPt: 841.89 },
  letter: { widthPt: 612, heightPt: 792 },
}

/** Wide enough for any printer, and at the left for a finger. */
export const margins = { leftPt: 42, rightPt: 34, topPt: 34, bottomPt: 30 } as const

export const footerHeightPt = 34

export interface PrintArea {
  readonly leftPt: number
  readonly topPt: number
  readonly widthPt: number
  readonly heightPt: number
}

export function printArea(paper: Paper): PrintArea {
  return {
    leftPt: margins.leftPt,
    topPt: margins.topPt,
    widthPt: paper.widthPt - margins.leftPt - margins.rightPt,
    heightPt: paper.heightPt - margins.topPt - margins.bottomPt - footerHeightPt,
  }
}
