// The margin above a page that goes on with something: a loose sheet must say what it is part of, and a step at its top of which
// procedure it is.
import type { PaperWords } from '../../core/card/language/paper-words.ts'
import type { Fonts } from './font/fonts.ts'
import { onOneLine } from './one-line.ts'
import type { Page } from './paginate.ts'
import { layOutProse } from './prose.ts'
import { textStyle } from './setting.ts'
import { type RunningTitle, type Slab, slab } from './slab.ts'

export interface HeadSizes {
  readonly numberPt: number
  readonly titlePt: number
  readonly baselinePt: number
  readonly rulePt: number
  /** Of the margin that it takes. */
  readonly heightPt: number
}

/** Of a page, and of the leaf of a folded one. */
export const headSizes = {
  page: { numberPt: 12.5, titlePt: 9, baselinePt: 10.5, rulePt: 14.5, heightPt: 18.5 },
  leaf: { numberPt: 7.5, titlePt: 7.5, baselinePt: 6.5, rulePt: 9.5, heightPt: 12 },
} as const

const between = ' · '

/** Of each part of the document; nothing above its first page, nor where a page begins with a part of the highest rank. */
export function withRunningHeads(
  pages: readonly Page[],
  widthPt: number,
  fonts: Fonts,
  sizes: HeadSizes,
  words: PaperWords,
): readonly Page[] {
  let trail: readonly RunningTitle[] = []
  return pages.map((page, index) => {
    const opening = page.find(({ isRepeat }) => !isRepeat)?.slab
    const around = index === 0 || !opening ? [] : above(trail, opening)
    for (const { slab, isRepeat } of page) if (!isRepeat) trail = slab.heads ? [...above(trail, slab), slab.heads] : above(trail, slab)
    const head = runningHead(around, widthPt, fonts, sizes, words)
    return head ? [{ slab: head, xPt: 0, yPt: -sizes.heightPt, isRepeat: true }, ...page] : page
  })
}

function above(trail: readonly RunningTitle[], { heads, ends }: Slab): readonly RunningTitle[] {
  const from = heads?.rank ?? ends
  return from === undefined ? trail : trail.filter(({ rank }) => rank < from)
}

/** The outermost title and all between it and the innermost, as far as they fit on the line: "step 1" is of one of five scenarios. */
function runningHead(trail: readonly RunningTitle[], widthPt: number, fonts: Fonts, sizes: HeadSizes, words: PaperWords): Slab | undefined {
  const first = trail[0]
  if (!first) return undefined
  const [number] = layOutProse([{ text: first.number ?? '' }], widthPt, textStyle(sizes.numberPt, 'heading'), fonts)
  const left = number && first.number ? number.widthPt + sizes.numberPt / 2 : 0
  const goesOn = { text: `\u2002${words.goesOn}`, italic: true }
  const ofAll = (title: string) => [{ text: title, bold: true }, goesOn]
  const around = (inner: string) => [{ text: first.title, bold: true }, { text: `\u2002${inner}` }, goesOn]
  const style = textStyle(sizes.titlePt)
  const inner = trail.slice(1).map(({ title }) => title)
  while (inner.length > 1 && layOutProse(around(inner.join(between)), widthPt - left, style, fonts).length > 1) inner.shift()
  const said = inner.join(between)
  const line =
    (said === '' ? undefined : onOneLine(said, around, widthPt - left, style, fonts)) ??
    onOneLine(first.title, ofAll, widthPt - left, style, fonts)
  return slab(sizes.rulePt, (pen, xPt, yPt) => {
    if (number && first.number) pen.line(number.pieces, xPt, yPt + sizes.baselinePt, undefined)
    if (line) pen.line(line.pieces, xPt + left, yPt + sizes.baselinePt, undefined)
    pen.rule(xPt, yPt + sizes.rulePt, widthPt, 0.7)
  })
}
