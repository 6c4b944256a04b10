// For the margin above the pages that follow: a loose sheet, or a page of a folded one, must say what it is part of.
import { layOutProse } from './prose.ts'
import { type Setting, textStyle } from './setting.ts'
import { type Slab, slab } from './slab.ts'

interface HeadSizes {
  readonly numberPt: number
  readonly titlePt: number
  readonly goesOnPt: number
  /** From the foot of the head up. */
  readonly baselinePt: number
  readonly rulePt: number
  readonly heightPt: number
}

const ofPage: HeadSizes = { numberPt: 14, titlePt: 9, goesOnPt: 8, baselinePt: 9, rulePt: 4.5, heightPt: 21 }
const ofLeaf: HeadSizes = { numberPt: 7.5, titlePt: 7.5, goesOnPt: 7, baselinePt: 5.5, rulePt: 2.5, heightPt: 12 }

export function runningHead(number: string, title: string, widthPt: number, { fonts, sizes }: Setting): Slab {
  const head = sizes.smallestPt < ofPage.titlePt ? ofLeaf : ofPage
  const [numberLine] = layOutProse([{ text: number }], widthPt, textStyle(head.numberPt, 'heading'), fonts)
  const left = (numberLine?.widthPt ?? 0) + head.numberPt / 2
  const [titleLine] = layOutProse([{ text: title }], widthPt - left - head.goesOnPt * 6, textStyle(head.titlePt, 'heading'), fonts)
  const [goesOn] = layOutProse([{ text: ' goes on' }], head.goesOnPt * 6, textStyle(head.goesOnPt), fonts)
  return slab(head.heightPt, (pen, xPt, yPt) => {
    const baseline = yPt + head.heightPt - head.baselinePt
    if (numberLine) pen.line(numberLine.pieces, xPt, baseline, undefined)
    if (titleLine) pen.line(titleLine.pieces, xPt + left, baseline, undefined)
    if (titleLine && goesOn) pen.line(goesOn.pieces, xPt + left + titleLine.widthPt + 3, baseline, undefined)
    pen.rule(xPt, yPt + head.heightPt - head.rulePt, widthPt, 0.5)
  })
}
