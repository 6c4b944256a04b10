// Elements of a sheet → slabs: the one place that knows which layout function is whose.
import { plainText } from '../../core/card/runs.ts'
import type { SheetElement } from '../../core/card/sheet.ts'
import { diagram, listing } from './layout-code.ts'
import { columns } from './layout-columns.ts'
import { form } from './layout-form.ts'
import { contents, masthead, scenarioHead } from './layout-head.ts'
import { step } from './layout-step.ts'
import { table } from './layout-table.ts'
import { heading, label, labelRanks, list, paragraph, smallHeading } from './layout-text.ts'
import type { Pen } from './pen.ts'
import { type Setting, underTag } from './setting.ts'
import { breakCost, changeFirst, changeLast, heightOf, type Slab, shifted, slab } from './slab.ts'
import { type Tag, tagOf } from './tags.ts'

export function layOutElements(elements: readonly SheetElement[], widthPt: number, setting: Setting): Slab[] {
  const slabs: Slab[] = []
  let steps: Tag | undefined
  for (const [index, element] of elements.entries()) {
    if (element.type !== 'step') steps = undefined
    else steps ??= tagOf('L', setting.tag, { numbering: 'Decimal' })
    const own = underHead(elements[index - 1], layOutElement(element, widthPt, setting, steps, roomUnder(slabs, setting)), widthPt, setting)
    const more = countsAnew(element, elements[index - 1]) ? [beginsAnew(widthPt, setting), ...own] : own
    const headed =
      element.type === 'step' ? changeFirst(more, (first) => ({ ...first, ends: endedBy(element, elements[index - 1]) })) : more
    const close = isUnderHead(elements, index) ? changeFirst(headed, nearer) : headed
    const kept = leadsIn(elements, index) && more.length <= 3 ? close.map(keepWithNext) : close
    const opened = isOnlyOpened(elements, index) && more.length <= fewLines ? kept.map((line) => costing(line, breakCost.insideFew)) : kept
    const led = wouldLeaveAlone(elements, index) ? changeLast(opened, (last) => costing(last, breakCost.orphan)) : opened
    const marked = led.map((inner) => ({
      ...inner,
      source: element.type === 'columns' ? (inner.source ?? element) : element,
      isInsideSection: true as const,
    }))
    slabs.push(...(goesOn(elements, index) ? marked : changeLast(marked, ({ isInsideSection, ...last }) => last)))
  }
  return slabs
}

/** The first step of a procedure that has no heading, right behind another one. */
function countsAnew(element: SheetElement, before: SheetElement | undefined): boolean {
  return element.type === 'step' && before?.type === 'step' && !isBehind(element.number, before.number)
}

/** "2" and "1.4" are behind "1.3". */
function isBehind(number: string, before: string): boolean {
  const [own, others] = [number, before].map((text) => text.split('.').map(Number))
  const at = own!.findIndex((part, index) => part !== others![index])
  return at !== -1 && own![at]! > (others![at] ?? 0)
}

/** "2" behind "1.3" is no step of what heads "1.1" to "1.3". */
function endedBy(step: Extract<SheetElement, { type: 'step' }>, before: SheetElement | undefined): number {
  const depth = (number: string) => number.split('.').length
  const isOuter = before?.type === 'step' && depth(step.number) < depth(before.number)
  return isOuter ? labelRanks.ofProcedure : labelRanks.ofOther
}

function beginsAnew(widthPt: number, { sizes }: Setting): Slab {
  const draw: Slab['draw'] = (pen, xPt, yPt) => pen.rule(xPt, yPt + 1, widthPt, 1.6)
  return slab(2, draw, { spaceBeforePt: sizes.textPt * 1.2, breakAfter: breakCost.never, isDivider: true })
}

/** Does the next element belong to the section that this one stands in? */
function goesOn(elements: readonly SheetElement[], index: number): boolean {
  const next = elements[index + 1]?.type
  return next !== undefined && next !== 'heading' && next !== 'label' && next !== 'rule' && next !== 'scenario'
}

/** What a small heading heads says so again where it goes on: lines to write on don't tell whose they are. */
function underHead(before: SheetElement | undefined, slabs: readonly Slab[], widthPt: number, setting: Setting): readonly Slab[] {
  if (before?.type !== 'small-heading') return slabs
  const repeated = smallHeading(before.text, widthPt, setting)
  return slabs.map((inner, index) => (index === 0 || inner.repeated ? inner : { ...inner, repeated }))
}

/**
 * A few words or a warning between a heading and its steps: alone at the foot of a page they would be a heading too. And words right
 * above text as it was written or drawn: they say what it is.
 */
function leadsIn(elements: readonly SheetElement[], index: number): boolean {
  const [heads, own, next] = [-1, 0, 1].map((offset) => elements[index + offset]?.type)
  if (own === 'quote') return (heads === 'heading' || heads === 'label') && next === 'step'
  if (own !== 'paragraph' || next === undefined) return false
  if (next === 'listing' || next === 'diagram') return true
  return (heads === 'heading' || heads === 'label' || heads === 'scenario') && next !== 'paragraph' && next !== 'heading'
}

const fewLines = 5

/** What is said before the first part of what a heading heads: at the foot of a page nobody would begin there. */
function isOnlyOpened(elements: readonly SheetElement[], index: number): boolean {
  const next = elements[index + 1]?.type
  const above = elements.slice(0, index).findLast(({ type }) => type !== 'paragraph')?.type
  return elements[index]?.type === 'paragraph' && above === 'heading' && (next === 'heading' || next === 'label')
}

/** A head right under a head: the two are one. */
function isUnderHead(elements: readonly SheetElement[], index: number): boolean {
  const isHead = (element: SheetElement | undefined) => element?.type === 'heading' || element?.type === 'label'
  return isHead(elements[index]) && isHead(elements[index - 1])
}

function nearer(first: Slab): Slab {
  return { ...first, spaceBeforePt: first.spaceBeforePt * 0.5 }
}

function keepWithNext(last: Slab): Slab {
  return costing(last, breakCost.leadIn)
}

function costing(last: Slab, cost: number): Slab {
  return { ...last, breakAfter: Math.max(last.breakAfter, cost) }
}

/** Behind it, a page would begin with a few words about what is on the one before, or a checklist leave one of its lines alone. */
function wouldLeaveAlone(elements: readonly SheetElement[], index: number): boolean {
  const [before, element, next, afterNext] = [-1, 0, 1, 2].map((offset) => elements[index + offset])
  if (isPlainStep(element) && isPlainStep(next)) return !isPlainStep(before) || !isPlainStep(afterNext)
  if (element?.type === 'heading' || element?.type === 'paragraph') return false
  if (next?.type === 'label') return !next.headsProcedure
  if (element?.type === 'form' && next?.type === 'form') return true
  return next?.type === 'paragraph' && afterNext?.type !== 'step' && plainText(next.runs).length < fewWords
}

const fewWords = 200

function isPlainStep(element: SheetElement | undefined): boolean {
  return element?.type === 'step' && element.isPlain
}

/** What is left of a page under the heads that go over to it with what they head. */
function roomUnder(slabs: readonly Slab[], { pageHeightPt }: Setting): number {
  return pageHeightPt - heightOf(slabs.slice(slabs.findLastIndex(({ breakAfter }) => breakAfter < breakCost.never) + 1))
}

function layOutElement(element: SheetElement, widthPt: number, setting: Setting, steps: Tag | undefined, roomPt: number): Slab[] {
  switch (element.type) {
    case 'masthead':
      return masthead(element, widthPt, setting)
    case 'scenario':
      return scenarioHead(element, widthPt, setting)
    case 'heading':
      return heading(element, widthPt, setting)
    case 'label':
      return label(element, widthPt, setting)
    case 'small-heading':
      return smallHeading(element.text, widthPt, setting)
    case 'paragraph':
      return paragraph(element, widthPt, setting)
    case 'list':
      return list(element.entries, widthPt, setting)
    case 'table':
      return table(element, widthPt, setting)
    case 'listing':
      return listing(element.text, widthPt, setting)
    case 'diagram':
      return diagram(element.text, widthPt, setting)
    case 'quote': {
      const inner = layOutElements(element.elements, widthPt - 12, underTag(setting, tagOf('BlockQuote', setting.tag)))
      return shifted(inner, 12, (pen: Pen, xPt, yPt, heightPt) => pen.upright(xPt + 2, yPt, heightPt, 1.6))
    }
    case 'rule':
      return [
        slab(2, (pen, xPt, yPt) => pen.rule(xPt, yPt + 1, widthPt, element.weight === 'thick' ? 2.2 : 0.5), {
          spaceBeforePt: 7,
          isDivider: true,
        }),
      ]
    case 'step':
      return step(element, widthPt, setting, steps ?? tagOf('L', setting.tag, { numbering: 'Decimal' }), roomPt)
    case 'form':
      return form(element.lines, widthPt, setting)
    case 'columns':
      return columns(element, widthPt, setting)
    case 'contents':
      return contents(element, widthPt, setting)
    case 'page-break':
      return []
  }
}
