// Text in columns: what heads a part goes over the whole width, the rest flows from column to column.
import type { SheetElement } from '../../core/card/sheet.ts'
import { layOutElements } from './layout.ts'
import { type Filling, filledPt, isTurn, type Page, type PlacedSlab, paginate, sparse } from './paginate.ts'
import type { PrintArea } from './paper.ts'
import type { Setting } from './setting.ts'
import { breakCost, type Slab, slab } from './slab.ts'

const gapPt = 24
const underHeadPt = 8

export interface Filled {
  readonly pages: readonly Page[]
  /** Of a scenario: how often a page ends inside a procedure, or a column with next to nothing in it; inside a procedure a column is half as bad. */
  readonly tears: number
}

/** What is asked of the first page alone. */
export interface FirstPage {
  /** It begins so much higher where all of it is in one column. */
  readonly higherPt: number
  /** Whoever takes the sheet into the hand begins at once: a step is to be on it. */
  readonly beginsWithSteps: boolean
}

/** Lays the elements out once; the answer breaks them into pages, keeping sections whole or not. */
export function fillColumns(
  elements: readonly SheetElement[],
  area: PrintArea,
  columns: number,
  setting: Setting,
  { higherPt, beginsWithSteps }: FirstPage,
): (keepsSections: boolean) => Filled {
  const isScenario = elements[0]?.type === 'scenario'
  if (columns === 1) {
    const slabs = layOutElements(elements, area.widthPt, setting)
    return (keepsSections) => {
      const filling = { heightPt: (page: number) => area.heightPt + (page === 0 ? higherPt : 0), keepsSections, beginsWithSteps }
      const filled = paginate(slabs, filling)
      const [first = [], ...others] = filledEarlier(filled, slabs, filling)
      const raised = first.map((placed) => ({ ...placed, yPt: placed.yPt - higherPt }))
      return { pages: [raised, ...others], tears: isScenario ? tearsIn(filled, filling) : 0 }
    }
  }
  const { count, head } = headOf(elements, area, setting)
  const columnPt = (area.widthPt - gapPt * (columns - 1)) / columns
  const slabs = layOutElements(elements.slice(count), columnPt, setting)
  const topPt = count === 0 ? 0 : filledPt(head) + underHeadPt
  return (keepsSections) => {
    const heightPt = (column: number) => (column < columns ? area.heightPt - topPt : area.heightPt)
    const filling = { heightPt, alikeFrom: columns, keepsSections, perPage: columns, beginsWithSteps }
    const filled = slabs.length === 0 ? [] : balanced(slabs, columns, filling)
    const pageCount = Math.max(1, Math.ceil(filled.length / columns))
    const pages = Array.from({ length: pageCount }, (_, index) => {
      const top = index === 0 ? topPt : 0
      const ofPage = filled.slice(index * columns, (index + 1) * columns)
      const lowestPt = Math.max(...ofPage.map(filledPt))
      const placed = ofPage.flatMap((column, at) => {
        const xPt = at * (columnPt + gapPt)
        const divider = at === 0 ? [] : [dividerAt(xPt - gapPt / 2, top, lowestPt)]
        return [...divider, ...column.map((one) => ({ ...one, xPt, yPt: one.yPt + top }))]
      })
      return index === 0 ? [...head, ...placed] : placed
    })
    return { pages, tears: isScenario ? tearsIn(filled, filling) : 0 }
  }
}

function tearsIn(filled: readonly Page[], { heightPt, perPage = 1 }: Filling): number {
  return filled.slice(0, -1).reduce((sum, column, index) => {
    const isSparse = filledPt(column) < heightPt(index) * sparse
    const inside = column.at(-1)?.slab.isInsideSection ? (isTurn(index, perPage) ? 1 : 0.5) : 0
    return sum + inside + (isSparse ? 1 : 0)
  }, 0)
}

/** On as many pages, with no break that is worse, the earlier ones as full as they can be: those are read first. */
function filledEarlier(filled: readonly Page[], slabs: readonly Slab[], filling: Filling): readonly Page[] {
  if (filled.length < 2) return filled
  const fuller = paginate(slabs, { ...filling, fillsEarlier: true })
  const changed = filled.findIndex((page, index) => page.length !== fuller[index]?.length)
  const isBetter = fuller.length === filled.length && tornIn(fuller) <= tornIn(filled)
  return isBetter && changed !== -1 && filledPt(fuller[changed]!) > filledPt(filled[changed]!) ? fuller : filled
}

/** Steps by which the columns of a last page are tried lower, as a part of the page. */
const lowerBy = 0.03

/**
 * The columns of the last page as high as each other, as far as nothing is torn for it that was whole: what is short takes half
 * of each column instead of all of one, and leaves room for what follows.
 */
function balanced(slabs: readonly Slab[], columns: number, filling: Filling): readonly Page[] {
  const filled = paginate(slabs, filling)
  const page = Math.floor((filled.length - 1) / columns) * columns
  const before = filled.slice(0, page)
  const first = filled[page]?.find(({ isRepeat }) => !isRepeat)?.slab
  const from = { slab: first === undefined ? 0 : slabs.indexOf(first), page }
  let best = filled
  for (let part = 1 - lowerBy; part > lowerBy; part -= lowerBy) {
    const last = paginate(slabs, { ...filling, heightPt: (column) => filling.heightPt(column) * part, from })
    if (last.length > columns) break
    const lower = [...before, ...last]
    if (tornIn(lower) <= tornIn(filled)) best = lower
  }
  return best
}

/** How badly columns end, all together: a list or a table that goes over to the next one is torn between any of its lines. */
function tornIn(filled: readonly Page[]): number {
  return filled.slice(0, -1).reduce((sum, column, index) => {
    const last = column.at(-1)?.slab
    const next = filled[index + 1]?.find(({ isRepeat }) => !isRepeat)?.slab
    return sum + Math.max(last?.breakAfter ?? 0, last?.source !== undefined && last.source === next?.source ? breakCost.line : 0)
  }, 0)
}

function dividerAt(xPt: number, yPt: number, heightPt: number): PlacedSlab {
  return { slab: slab(0, (pen, x, y) => pen.upright(x, y, heightPt, 0.35)), xPt, yPt, isRepeat: true }
}

const aboveAll: readonly SheetElement['type'][] = ['scenario', 'masthead', 'columns', 'rule']

/**
 * What a part begins with that is about all of it; what takes more than half the page flows through the columns like the rest. So does
 * what heads a card: over the whole width it would take as much of both columns as of one, and push steps to the next side.
 */
function headOf(elements: readonly SheetElement[], area: PrintArea, setting: Setting): { readonly count: number; readonly head: Page } {
  const first = elements.findIndex(({ type }) => !aboveAll.includes(type))
  const end = elements[0]?.type === 'scenario' ? 1 : first === -1 ? elements.length : first
  for (const count of [end, Math.min(end, 1)]) {
    const pages = paginate(layOutElements(elements.slice(0, count), area.widthPt, setting), { heightPt: () => area.heightPt })
    if (count > 0 && pages.length === 1 && filledPt(pages[0] as Page) <= area.heightPt / 2) return { count, head: pages[0] as Page }
  }
  return { count: 0, head: [] }
}
