// The heads of sheets: a booklet's title, a scenario's number and objective, the table of contents.
import type { ContentsEntry, SheetElement } from '../../core/card/sheet.ts'
import { factRows } from './layout-facts.ts'
import { proseSlabs, smallHeading } from './layout-text.ts'
import { layOutProse } from './prose.ts'
import { besideNumber, ownWords, type Setting, textStyle } from './setting.ts'
import { breakCost, changeFirst, drawStack, heightOf, type Slab, slab } from './slab.ts'
import { type Tag, tagOf } from './tags.ts'
import type { ProseStyle } from './words.ts'

export function masthead(element: Extract<SheetElement, { type: 'masthead' }>, widthPt: number, setting: Setting): Slab[] {
  const title = titleSlabs(
    element.title,
    widthPt,
    { ...textStyle(30 * setting.sizes.display, 'heading'), leading: 1.12 },
    setting,
    tagOf('H1', setting.tag),
  )
  const rule = slab(12, (pen, xPt, yPt) => pen.rule(xPt, yPt + 9, widthPt, 2.4))
  const facts = factRows(element.facts, widthPt, setting)
  const { anchor } = element
  const slabs = [...title, rule, ...facts].map((inner) => ({ ...inner, breakAfter: breakCost.never }))
  if (anchor === undefined) return slabs
  return changeFirst(slabs, (first) => ({
    ...first,
    anchors: [anchor],
    draw: (pen, xPt, yPt) => {
      pen.bookmarkPlace(anchor, xPt, yPt)
      first.draw(pen, xPt, yPt)
    },
  }))
}

const titleScales = [1, 0.94, 0.88, 0.82]

/** A title that would take a line less if it were a little smaller is. */
function titleSlabs(title: string, widthPt: number, style: ProseStyle, setting: Setting, tag: Tag): Slab[] {
  const lineCount = (scale: number) =>
    layOutProse([{ text: title }], widthPt, { ...style, sizePt: style.sizePt * scale }, setting.fonts).length
  const most = lineCount(1)
  const scale = titleScales.find((smaller) => lineCount(smaller) < most) ?? 1
  return proseSlabs([{ text: title }], widthPt, { ...style, sizePt: style.sizePt * scale }, setting, tag)
}

/** The scenario's number, large enough to be found while turning pages. */
export function scenarioHead(element: Extract<SheetElement, { type: 'scenario' }>, widthPt: number, setting: Setting): Slab[] {
  const { smallPt, display } = setting.sizes
  const numberStyle = textStyle(46 * display, 'heading')
  const [number] = layOutProse([{ text: element.number }], Number.POSITIVE_INFINITY, numberStyle, setting.fonts)
  const numberPt = Math.max(52 * display, (number?.widthPt ?? 0) + 14 * display)
  const objective = element.objective
  const widthOf = (text: string, style: ProseStyle) =>
    layOutProse([{ text }], Number.POSITIVE_INFINITY, style, setting.fonts)[0]?.widthPt ?? 0
  const objectiveStyle = { ...textStyle(19 * display, 'heading'), leading: 1.14, align: 'right' } as const
  const objectivePt = objective ? Math.max(widthOf(objective.label, textStyle(smallPt)), widthOf(objective.value, objectiveStyle)) : 0
  const titlePt = widthPt - numberPt - (objectivePt > 0 ? objectivePt + 14 * display : 0)
  const tag = tagOf('H2', setting.tag)
  const titleStack = [
    ...proseSlabs([{ text: element.kicker }], titlePt, besideNumber(textStyle(smallPt)), setting, tagOf('P', setting.tag)),
    ...titleSlabs(element.title, titlePt, besideNumber({ ...textStyle(21 * display, 'heading'), leading: 1.14 }), setting, tag),
  ]
  const objectiveStack = objective
    ? [
        ...proseSlabs(
          [ownWords(objective.label, setting)],
          objectivePt,
          { ...textStyle(smallPt), align: 'right' },
          setting,
          tagOf('P', setting.tag),
        ),
        ...proseSlabs([ownWords(objective.value, setting)], objectivePt, objectiveStyle, setting, tagOf('P', setting.tag)),
      ]
    : []
  const height = Math.max(heightOf(titleStack), heightOf(objectiveStack), 36 * display)
  const anchors = [element.chapter?.anchor, element.anchor].filter((anchor) => anchor !== undefined)
  const head = slab(
    height + 7,
    (pen, xPt, yPt) => {
      for (const anchor of anchors) pen.bookmarkPlace(anchor, xPt, yPt)
      if (number) pen.line(number.pieces, xPt - 2, yPt + height - 3.5 * display, tag)
      drawStack(titleStack, pen, xPt + numberPt, yPt + height - heightOf(titleStack))
      drawStack(objectiveStack, pen, xPt + widthPt - objectivePt, yPt + height - heightOf(objectiveStack))
      pen.rule(xPt, yPt + height + 6, widthPt, 2.2)
    },
    { breakAfter: breakCost.never, opensPage: 'always', anchors, heads: { rank: 0, number: element.number, title: element.title } },
  )
  return [head]
}

export function contents(element: Extract<SheetElement, { type: 'contents' }>, widthPt: number, setting: Setting): Slab[] {
  const { textPt } = setting.sizes
  const tag = tagOf('TOC', setting.tag)
  const isFlat = element.entries.every((entry) => entry.level > 1)
  const rows = element.entries.flatMap((entry, at) => {
    const isChapter = entry.level === 1
    const style = besideNumber({ ...textStyle(textPt), leading: element.isClose ? 1.24 : isChapter ? 1.5 : 1.36 })
    const numberPt = textPt * 2.25
    const indent = isChapter || isFlat ? numberPt : numberPt + textPt * 1.4
    const item = tagOf('Reference', tagOf('TOCI', tag))
    const runs = [{ text: entry.title, bold: isChapter, anchor: entry.anchor }, ...(entry.detail ? [{ text: `  ${entry.detail}` }] : [])]
    const lines = proseSlabs(runs, widthPt - indent - 40, style, setting, item)
    const last = layOutProse(runs, widthPt - indent - 40, style, setting.fonts).at(-1)
    return lines.map((line, index) => ({
      ...line,
      breakAfter: index < lines.length - 1 ? breakCost.never : rowCost(element.entries, at),
      draw: (pen, xPt, yPt) => {
        line.draw(pen, xPt + indent, yPt)
        const baseline = yPt + style.sizePt * (style.leading / 2 + 0.36)
        if (index === 0 && entry.number !== undefined) {
          const [number] = layOutProse([{ text: entry.number, bold: true }], numberPt * 2, style, setting.fonts)
          if (number) pen.line(number.pieces, xPt, baseline, item)
        }
        if (index < lines.length - 1 || !last) return
        const [page] = layOutProse([{ text: String(pen.pageOf(entry.anchor) ?? ''), anchor: entry.anchor }], 40, style, setting.fonts)
        const pagePt = page?.widthPt ?? 0
        pen.dots(xPt + indent + last.widthPt + 6, xPt + widthPt - pagePt - 6, baseline)
        if (page) pen.line(page.pieces, xPt + widthPt - pagePt, baseline, item)
      },
      spaceBeforePt: index === 0 && isChapter && !element.isClose ? 1.5 : 0,
    })) as Slab[]
  })
  return [...smallHeading(element.title, widthPt, setting), ...rows]
}

/** No line of the contents is alone on a page, nor a chapter without what is in it, which stays with it rather than not. */
function rowCost(entries: readonly ContentsEntry[], index: number): number {
  if (index === entries.length - 1) return breakCost.free
  if (index === 0) return breakCost.never
  if (index === entries.length - 2) return breakCost.insideFew
  if (entries[index + 1]?.level === 1) return breakCost.free
  return entries[index]?.level === 1 ? breakCost.leadIn : breakCost.line
}
