// A step: a box to tick, a number to find it by, what to do, a line for the time; then its notes and commands.
import type { SheetElement, TextRun } from '../../core/card/sheet.ts'
import { command } from './layout-code.ts'
import { baselineOf, proseSlabs, tightened } from './layout-text.ts'
import { onOneLine } from './one-line.ts'
import type { Pen } from './pen.ts'
import { layOutProse } from './prose.ts'
import { besideNumber, type Setting, textStyle, underTag } from './setting.ts'
import { breakCost, changeFirst, changeLast, heightOf, joined, type Slab, shifted, slab, spaced } from './slab.ts'
import { type Tag, tagOf } from './tags.ts'

type Step = Extract<SheetElement, { type: 'step' }>

/** Room for the line for the time, against the small type that it goes with. */
const timeWidth = 5.9

/** `list` is the tag of the run of steps that this one is part of, `roomPt` what the heads above it leave of a page. */
export function step(element: Step, widthPt: number, setting: Setting, list: Tag, roomPt: number): Slab[] {
  if (element.isPlain) return checklistLine(element, widthPt, setting, list)
  const { stepTitlePt, smallPt, isNarrow } = setting.sizes
  const gapPt = stepTitlePt * (isNarrow ? 0.34 : 0.55)
  const item = tagOf('LI', list)
  const inside = underTag(setting, tagOf('LBody', item))
  const columns = columnsOf(element.number, setting)
  const bodyWidth = widthPt - columns.bodyPt
  const titlePt = widthPt - columns.titlePt
  const head = shifted(titleSlabs(element, titlePt - (isNarrow ? 0 : smallPt * timeWidth), inside), columns.titlePt - columns.bodyPt)
  const continued = continuation(element, columns.bodyPt, bodyWidth, setting)
  const firstRoomPt = roomPt - gapPt
  const body: Slab[] = []
  let isFirst = true
  for (const [index, part] of element.parts.entries()) {
    if (part.type === 'command') {
      const leftPt = isFirst ? firstRoomPt - heightOf([...head, ...body]) : setting.pageHeightPt - heightOf(continued) - gapPt
      body.push(...command(part, bodyWidth, inside, leftPt, element.parts[index - 1]))
      isFirst = false
    } else body.push(...note(part, bodyWidth, inside))
  }
  const whole = keepWithFirstCommand([...head, ...body], head.length, element, firstRoomPt, setting)
  const marked = changeFirst(shifted(whole, columns.bodyPt), (first) => ({
    ...first,
    draw: (pen, xPt, yPt) => {
      drawMargin(element, setting, columns.numberRightPt, tagOf('Lbl', item))(pen, xPt, yPt)
      if (!isNarrow) drawTime(pen, xPt + widthPt, yPt + baselineOf(titleStyle(setting), setting), setting)
      first.draw(pen, xPt, yPt)
    },
  }))
  const lined = changeLast(
    marked.map((inner, index) => (index === 0 ? inner : { ...inner, repeated: [...continued, ...(inner.repeated ?? [])] })),
    (last) => ({
      ...last,
      heightPt: last.heightPt + gapPt,
      breakAfter: breakCost.free,
      draw: (pen, xPt, yPt) => {
        last.draw(pen, xPt, yPt)
        pen.rule(xPt, yPt + last.heightPt + gapPt, widthPt, 0.35)
      },
    }),
  )
  return spaced(lined, gapPt)
}

/** What leaves a line of it alone costs that besides the break inside a step. */
function note(part: SheetElement, widthPt: number, setting: Setting): Slab[] {
  return setting
    .layOut([part], widthPt, setting)
    .map((inner) => (inner.breakAfter === breakCost.orphan ? { ...inner, breakAfter: breakCost.insideStep + breakCost.orphan } : inner))
}

/** A line to tick: smaller than a step, and without a time. */
function checklistLine(element: Step, widthPt: number, setting: Setting, list: Tag): Slab[] {
  const { textPt } = setting.sizes
  const item = tagOf('LI', list)
  const style = besideNumber(textStyle(textPt))
  const bodyPt = columnsOf(element.number, setting).titlePt
  const lines = proseSlabs(titleOf(element), widthPt - bodyPt, style, setting, tagOf('LBody', item))
  const [number] = layOutProse([{ text: element.number }], Number.POSITIVE_INFINITY, textStyle(textPt, 'strong'), setting.fonts)
  const baseline = baselineOf(tightened(style, setting), setting)
  const side = textPt
  const label = tagOf('Lbl', item)
  const marked = changeFirst(shifted(lines, bodyPt), (first) => ({
    ...first,
    draw: (pen, xPt, yPt) => {
      pen.tickBox(xPt + 0.7, yPt + baseline - side * 0.88, side, 1, label)
      if (number) pen.line(number.pieces, xPt + bodyPt - setting.sizes.stepNumberPt * 0.45 - number.widthPt, yPt + baseline, label)
      first.draw(pen, xPt, yPt)
    },
  }))
  return spaced(joined(marked, breakCost.never), textPt * 0.32)
}

function titleStyle(setting: Setting) {
  return besideNumber(textStyle(setting.sizes.stepTitlePt, 'strong'))
}

function titleOf({ title, titleRuns }: Step): readonly TextRun[] {
  return titleRuns ?? [{ text: title }]
}

function titleSlabs(element: Step, widthPt: number, setting: Setting): Slab[] {
  const style = titleStyle(setting)
  const lines = proseSlabs(titleOf(element), widthPt, style, setting, tagOf('P', setting.tag))
  return (lines.length > 0 ? lines : [slab(style.sizePt * style.leading, () => {})]).map((line) => ({
    ...line,
    breakAfter: breakCost.never,
  }))
}

interface StepColumns {
  readonly numberRightPt: number
  readonly titlePt: number
  readonly bodyPt: number
}

function columnsOf(number: string, setting: Setting): StepColumns {
  const { stepNumberPt, isNarrow } = setting.sizes
  const digits = Math.max(2, number.length)
  const numberRightPt = stepNumberPt * ((isNarrow ? 1.15 : 1.4) + 0.62 * digits)
  const titlePt = numberRightPt + stepNumberPt * 0.45
  return { numberRightPt, titlePt, bodyPt: isNarrow ? stepNumberPt * 1.5 : titlePt }
}

/** Title, notes and first command stay together where they fit on a page; a step without commands stays with its first note. */
function keepWithFirstCommand(
  slabs: readonly Slab[],
  headLength: number,
  element: Step,
  roomPt: number,
  { pageHeightPt }: Setting,
): Slab[] {
  const firstBody = slabs.slice(headLength)
  const hasCommand = element.parts.some((part) => part.type === 'command')
  const firstCommandEnd = hasCommand ? firstBody.findIndex((inner) => inner.breakAfter === breakCost.insideStep) : 0
  const until = headLength + Math.max(0, firstCommandEnd)
  const fits = heightOf(slabs.slice(0, until + 1)) <= roomPt
  const wholePt = heightOf(slabs)
  const cost = wholePt <= pageHeightPt * mostOfShort ? breakCost.insideShortStep : wholePt <= roomPt ? breakCost.insideStepOfPage : 0
  const more = Math.max(0, cost - breakCost.insideStep)
  return slabs.map((inner, index) => {
    if (index === slabs.length - 1) return { ...inner, breakAfter: breakCost.free }
    if (fits && index < until) return inner.breakAfter < breakCost.insideCommand ? { ...inner, breakAfter: breakCost.never } : inner
    return { ...inner, breakAfter: Math.max(inner.breakAfter, breakCost.insideStep) + more }
  })
}

/** Of the page: leaving so much of it white is never as bad as tearing the step. */
const mostOfShort = 0.5

function drawMargin(element: Step, setting: Setting, numberRightPt: number, tag: Tag): Slab['draw'] {
  const { stepNumberPt } = setting.sizes
  const style = titleStyle(setting)
  const side = stepNumberPt * 0.92
  const baseline = baselineOf(style, setting)
  const [line] = layOutProse([{ text: element.number }], Number.POSITIVE_INFINITY, textStyle(stepNumberPt, 'heading'), setting.fonts)
  return (pen, xPt, yPt) => {
    pen.tickBox(xPt + 0.7, yPt + baseline - side * 0.9, side, 1.2, tag)
    if (line) pen.line(line.pieces, xPt + numberRightPt - line.widthPt, yPt + baseline, tag)
  }
}

/** `__ : __`, drawn: it is no text. Two figures by hand take 7 mm. */
function drawTime(pen: Pen, rightPt: number, baselinePt: number, setting: Setting): void {
  const unit = setting.sizes.smallPt
  const width = unit * 2.25
  pen.rule(rightPt - width, baselinePt, width, 0.6)
  pen.rule(rightPt - width * 2 - unit * 0.7, baselinePt, width, 0.6)
  const middle = rightPt - width - unit * 0.35
  pen.rule(middle - 0.5, baselinePt - unit * 0.12, 1, 1)
  pen.rule(middle - 0.5, baselinePt - unit * 0.5, 1, 1)
}

/** What stands at the top of the next page when a step goes on there: as much of its title as fits on a line. */
function continuation(element: Step, bodyPt: number, widthPt: number, setting: Setting): Slab[] {
  const style = { ...textStyle(setting.sizes.smallPt), leading: 1.6 }
  const around = (title: string) => [
    { text: title, bold: true },
    { text: `\u2002${setting.words.goesOn}`, italic: true },
  ]
  const line =
    onOneLine(`${element.number}\u2002${element.title}`, around, widthPt, style, setting.fonts) ??
    onOneLine(element.number, around, widthPt, style, setting.fonts)
  if (!line) return []
  return [slab(style.sizePt * style.leading, (pen, xPt, yPt) => pen.line(line.pieces, xPt + bodyPt, yPt + style.sizePt * 1.15, undefined))]
}
