// Blanks in running text: behind "Phone: [Your Phone]" is a line to write on, as behind those of contacts and commands.
import { lowestOfSmallest, shortestOfSmallest } from './handwriting.ts'
import type { TextLine } from './prose.ts'
import type { Setting } from './setting.ts'
import type { Slab } from './slab.ts'

/** A label, and nothing behind it but the name of what is missing: words with capitals, not a remark in brackets. */
const endsInBlank = /^[^:：]{1,40}[:：]\s*\[\p{Lu}[\p{L}\d]*(?:[ _/-]\p{Lu}[\p{L}\d]*){0,3}\]\s*$/u
/** Of the smallest type: longer is of no use for a name. */
const longestOfSmallest = 22
const gapPt = 4

/** `lines` are those that the slabs draw, one each. */
export function withLinesToWriteOn(slabs: readonly Slab[], lines: readonly TextLine[], widthPt: number, { sizes }: Setting): Slab[] {
  return slabs.map((inner, index) => {
    const line = lines[index]
    const from = (line?.widthPt ?? 0) + gapPt
    const rulePt = Math.min(widthPt - from, sizes.smallestPt * longestOfSmallest)
    const startsAtLeft = (line?.pieces[0]?.xPt ?? 0) < 1
    const isBlank = line !== undefined && startsAtLeft && endsInBlank.test(line.pieces.map(({ text }) => text).join(''))
    if (!isBlank || rulePt < sizes.smallestPt * shortestOfSmallest) return inner
    const abovePt = Math.max(0, sizes.smallestPt * lowestOfSmallest - inner.heightPt)
    return {
      ...inner,
      heightPt: inner.heightPt + abovePt,
      roomToWritePt: abovePt,
      draw: (pen, xPt, yPt) => {
        inner.draw(pen, xPt, yPt + abovePt)
        pen.rule(xPt + from, yPt + abovePt + inner.heightPt * 0.8, rulePt, 0.6)
      },
    }
  })
}
