// Leaves (the pages that are read) → sides of paper (the pages that are printed): which leaf goes where, and the marks to cut
// and fold by. Leaves are drawn in reading order, whatever their place, so that text is copied and read aloud in that order.
import type { PaperWords } from '../../core/card/language/paper-words.ts'
import type { Fonts } from './font/fonts.ts'
import type { Paper, Place } from './paper.ts'
import type { Rectangle } from './pdf/pdf-document.ts'
import type { Pen } from './pen.ts'
import { layOutProse } from './prose.ts'
import { textStyle } from './setting.ts'

export interface PrintedSide {
  readonly paper: Paper
  readonly places: readonly Place[]
  readonly drawMarks?: (pen: Pen, fonts: Fonts, words: PaperWords) => void
  /** What is left of the paper when it has been cut, where that is one piece. */
  readonly trimmed?: Rectangle
}

export type Imposition = (leafCount: number) => readonly PrintedSide[]

/** Each leaf is a side. */
export function onePerSide(leaf: Paper): Imposition {
  return (leafCount) =>
    Array.from({ length: leafCount }, (_, index) => ({ paper: leaf, places: [{ leaf: index, xPt: 0, yPt: 0, isTurned: false }] }))
}

const markPt = 16
const markGapPt = 8
const slugPt = markPt + markGapPt + 4

/** Each leaf on a larger side, with marks at its corners. */
export function withCropMarks(leaf: Paper): Imposition {
  const paper = { widthPt: leaf.widthPt + 2 * slugPt, heightPt: leaf.heightPt + 2 * slugPt }
  const verticals = [slugPt, slugPt + leaf.widthPt]
  const horizontals = [slugPt, slugPt + leaf.heightPt]
  const drawMarks = (pen: Pen) => {
    for (const x of verticals) {
      pen.upright(x, slugPt - markGapPt - markPt, markPt, 0.35)
      pen.upright(x, paper.heightPt - slugPt + markGapPt, markPt, 0.35)
    }
    for (const y of horizontals) {
      pen.rule(slugPt - markGapPt - markPt, y, markPt, 0.35)
      pen.rule(paper.widthPt - slugPt + markGapPt, y, markPt, 0.35)
    }
  }
  return (leafCount) =>
    Array.from({ length: leafCount }, (_, index) => ({
      paper,
      places: [{ leaf: index, xPt: slugPt, yPt: slugPt, isTurned: false }],
      drawMarks,
      trimmed: { xPt: slugPt, yPt: slugPt, ...leaf },
    }))
}

/**
 * Eight pages on one side, for the fold with one cut: fold the long way, then twice across; open, cut the slit in the middle, fold
 * the long way again, push the ends together until it is a cross, and fold that to a booklet. The upper row stands on its head.
 */
export function foldedToEight(paper: Paper): Imposition {
  const leaf = { widthPt: paper.widthPt / 4, heightPt: paper.heightPt / 2 }
  const [upper, lower] = [
    [5, 4, 3, 2],
    [6, 7, 8, 1],
  ] as const
  const row = (pages: readonly number[], yPt: number, isTurned: boolean) =>
    pages.map((page, column) => ({ leaf: page - 1, xPt: column * leaf.widthPt, yPt, isTurned }))
  const places = [...row(upper, 0, true), ...row(lower, leaf.heightPt, false)].sort((a, b) => a.leaf - b.leaf)
  const drawMarks = (pen: Pen, fonts: Fonts, { folding }: PaperWords) => {
    const middle = leaf.heightPt
    for (const column of [1, 2, 3]) pen.foldLine(column * leaf.widthPt, 0, column * leaf.widthPt, paper.heightPt)
    pen.foldLine(0, middle, leaf.widthPt, middle)
    pen.foldLine(3 * leaf.widthPt, middle, paper.widthPt, middle)
    pen.cutLine(leaf.widthPt, 3 * leaf.widthPt, middle)
    for (const [index, words] of folding.entries()) drawBesideCut(words, index === 0 ? -3.5 : 8.5, leaf.widthPt * 2, middle, pen, fonts)
  }
  return (leafCount) => Array.from({ length: Math.ceil(leafCount / 8) }, () => ({ paper, places, drawMarks }))
}

const besideCutPt = 6.2

/** In the white between the heads of the pages; it is cut apart when it has been read. */
function drawBesideCut(words: string, belowPt: number, middlePt: number, cutPt: number, pen: Pen, fonts: Fonts): void {
  const [line] = layOutProse([{ text: words }], Number.POSITIVE_INFINITY, textStyle(besideCutPt), fonts)
  if (line) pen.line(line.pieces, middlePt - line.widthPt / 2, cutPt + belowPt, undefined)
}

/** As many leaves on a side as fit, in the middle of it, with marks at its edges to cut by. */
export function severalPerSide(leaf: Paper, paper: Paper): Imposition {
  const across = Math.max(1, Math.floor((paper.widthPt + 1) / leaf.widthPt))
  const down = Math.max(1, Math.floor((paper.heightPt + 1) / leaf.heightPt))
  const leftPt = (paper.widthPt - across * leaf.widthPt) / 2
  const topPt = (paper.heightPt - down * leaf.heightPt) / 2
  const drawMarks = (pen: Pen) => {
    const lengthPt = 14
    for (let column = 0; column <= across; column++) {
      const x = leftPt + column * leaf.widthPt
      for (let row = 0; row <= down; row++) {
        const y = topPt + row * leaf.heightPt
        pen.upright(x, y - lengthPt / 2, lengthPt, 0.35)
        pen.rule(x - lengthPt / 2, y, lengthPt, 0.35)
      }
    }
  }
  return (leafCount) =>
    Array.from({ length: Math.ceil(leafCount / (across * down)) }, (_, side) => ({
      paper,
      places: Array.from({ length: Math.min(across * down, leafCount - side * across * down) }, (_, index) => ({
        leaf: side * across * down + index,
        xPt: leftPt + (index % across) * leaf.widthPt,
        yPt: topPt + Math.floor(index / across) * leaf.heightPt,
        isTurned: false,
      })),
      drawMarks,
    }))
}
