// What a sheet says in columns → slabs: beside each other where that is lower and tears nothing, one under the other elsewhere.
import type { SheetElement } from '../../core/card/sheet.ts'
import { breaksWords } from './layout-form.ts'
import type { Setting } from './setting.ts'
import { drawStack, heightOf, type Slab, slab, spaced } from './slab.ts'

type Columns = Extract<SheetElement, { type: 'columns' }>

const columnGapPt = 22
const highestColumns = 0.7
const leastGain = 1.2
/** Of the width: what the first of two columns may take. */
const firstShares = [0.5, 0.46, 0.42, 0.38, 0.34]
/** The lower columns of two arrangements count less than the higher ones: those alone push what follows. */
const lowerCounts = 0.25

export function columns(element: Columns, widthPt: number, setting: Setting): Slab[] {
  if (element.onLowPages) return onLowPages(element.columns, widthPt, setting)
  const set = asTheyFit(element.columns, widthPt, setting)
  const isTooHigh = set.heightPt > setting.pageHeightPt * highestColumns
  // Too high to stand on one page with what is above, or contacts would go over two lines for hardly any room: one under the other.
  const stacked = element.columns.flatMap((column) => setting.layOut(column, widthPt, setting))
  return isTooHigh || heightOf(stacked) < set.heightPt * (set.isTorn ? leastGain : 1) ? stacked : set.slabs
}

/** As wide as each other, but where two are lower by a line or more otherwise. */
function asTheyFit(parts: Columns['columns'], widthPt: number, setting: Setting): Beside {
  const roomPt = widthPt - columnGapPt * (parts.length - 1)
  const equal = beside(
    parts,
    parts.map(() => roomPt / parts.length),
    setting,
  )
  const lowest = parts.length === 2 ? lowestBeside(parts, roomPt, setting) : undefined
  return lowest !== undefined && lowest.heightPt <= equal.heightPt - setting.sizes.textPt ? lowest : equal
}

/** As low as they can be where there is little room for what follows, each in one piece from its top to its foot. */
function onLowPages(parts: Columns['columns'], widthPt: number, setting: Setting): Slab[] {
  const stacked = parts.flatMap((part) => setting.layOut(part, widthPt, setting))
  if (parts.length !== 2 || setting.pageHeightPt >= widthPt) return stacked
  const single = parts.map((part) => part.flatMap((inner) => (inner.type === 'columns' ? inner.columns.flat() : [inner])))
  const lowest = lowestBeside(single, widthPt - columnGapPt, setting)
  const isLower = lowest !== undefined && lowest.heightPt < Math.min(heightOf(stacked), setting.pageHeightPt * highestColumns)
  return isLower ? lowest.slabs : stacked
}

/** Of two columns; nothing where words of a form go over two lines in any case. */
function lowestBeside(parts: Columns['columns'], roomPt: number, setting: Setting): Beside | undefined {
  const costOf = ({ heightPt, sumPt }: Beside) => heightPt + sumPt * lowerCounts
  return firstShares
    .map((share) => beside(parts, [roomPt * share, roomPt * (1 - share)], setting))
    .filter(({ isTorn }) => !isTorn)
    .reduce<Beside | undefined>((best, other) => (best === undefined || costOf(other) < costOf(best) ? other : best), undefined)
}

interface Beside {
  readonly slabs: Slab[]
  readonly heightPt: number
  /** Of the columns, one under the other. */
  readonly sumPt: number
  /** Words of a form would go over two lines. */
  readonly isTorn: boolean
}

function beside(parts: Columns['columns'], widthsPt: readonly number[], setting: Setting): Beside {
  const stacks = parts.map((part, index) => setting.layOut(part, widthsPt[index] as number, setting))
  const heightsPt = stacks.map(heightOf)
  const heightPt = Math.max(0, ...heightsPt)
  const sumPt = heightsPt.reduce((sum, height) => sum + height, 0)
  const isTorn = parts.some((part, index) =>
    part.some((inner) => inner.type === 'form' && breaksWords(inner.lines, widthsPt[index] as number, setting)),
  )
  const whole = slab(heightPt + 4, (pen, xPt, yPt) => {
    let left = xPt
    for (const [index, stack] of stacks.entries()) {
      drawStack(stack, pen, left, yPt)
      left += (widthsPt[index] as number) + columnGapPt
    }
  })
  return { slabs: spaced([whole], 6), heightPt, sumPt, isTorn }
}
