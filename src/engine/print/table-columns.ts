// How wide the columns of a table are, and how large it is set: rather a path is broken at its slashes than all of it hardly read.
import { plainText } from '../../core/card/runs.ts'
import type { SheetElement, TextRun } from '../../core/card/sheet.ts'
import { layOutProse } from './prose.ts'
import { type Setting, textStyle } from './setting.ts'
import { narrowestOf, type ProseStyle } from './words.ts'

type Table = Extract<SheetElement, { type: 'table' }>

export interface Columns {
  readonly sizePt: number
  readonly widthsPt: readonly number[]
}

/** So many that they are set in groups of this many, the first one in each. */
export interface TooManyColumns {
  readonly count: number
  readonly perGroup: number
}

export const columnGapPt = 10
const narrowestPt = 34
const smallestPt = 7
/** What a name or a number takes to be written by hand: 28 mm at least. */
const leastToWritePt = 80
const wantedToWritePt = 120
/** More rows than these are not measured. */
const mostMeasured = 400

/** So few columns are read better with words broken than row by row; so many take too many lines that way. */
const fewestInRows = 4
const mostInRows = 8

/** `none`: row by row, where words would be torn. */
export function tableColumns(element: Table, widthPt: number, setting: Setting): Columns | TooManyColumns | 'none' {
  const count = Math.max(element.head.length, ...element.rows.map((row) => row.length), 1)
  const room = widthPt - columnGapPt * (count - 1)
  const { textPt, smallestPt: least } = setting.sizes
  const sizes = room < narrowestPt * count * 0.6 ? [] : [...new Set([Math.max(least, textPt * 0.95), least, Math.min(least, smallestPt)])]
  const isReadInRows = count >= fewestInRows && count <= mostInRows
  for (const sizePt of sizes) {
    const needs = needsOf(element, count, room, sizePt, setting)
    const isSmall = sizePt <= least
    const widthsPt = shared(needs, needs.words, room, element)
    if (widthsPt) return isReadInRows && isShorterInRows(needs, widthsPt, widthPt) ? 'none' : { sizePt, widthsPt }
    if (isSmall && isReadInRows) return 'none'
    const brokenPt = isSmall ? shared(needs, needs.stretches, room, element) : undefined
    if (brokenPt) return { sizePt, widthsPt: brokenPt }
  }
  if (isReadInRows) return 'none'
  const perGroup = Math.max(2, Math.floor((widthPt + columnGapPt) / (narrowestPt * 1.6 + columnGapPt)))
  if (count > perGroup) return { count, perGroup }
  return { sizePt: smallestPt, widthsPt: levelled(needsOf(element, count, room, smallestPt, setting).stretches, room) }
}

interface Needs {
  /** On one line each. */
  readonly wanted: readonly number[]
  /** Without breaking a word. */
  readonly words: readonly number[]
  /** With words broken at their signs. */
  readonly stretches: readonly number[]
  /** What each cell takes on one line, row by row within a column. */
  readonly cells: readonly (readonly number[])[]
}

function needsOf(element: Table, count: number, room: number, sizePt: number, setting: Setting): Needs {
  const sample = element.rows.slice(0, mostMeasured)
  const columns = Array.from({ length: count }, (_, column) => {
    const head = measure(element.head[column] ?? [], headStyle(sizePt), setting)
    const cells = [head, ...sample.map((row) => measure(row[column] ?? [], textStyle(sizePt), setting))]
    const isToWriteOn = sample.some((row) => isBlankCell(row[column] ?? []))
    const leastPt = isToWriteOn ? Math.min(leastToWritePt, room / count) : 12
    const needed = (least: (cell: Measured) => number) => Math.min(Math.max(...cells.map(least), leastPt) + 1, room * 0.5)
    return {
      wanted: Math.max(...cells.map(({ wholePt }) => wholePt), isToWriteOn ? wantedToWritePt : 12) + 1,
      words: needed(({ wordPt }) => wordPt),
      stretches: needed(({ stretchPt }) => stretchPt),
      cells: cells.map(({ wholePt }) => wholePt),
    }
  })
  return {
    wanted: columns.map(({ wanted }) => wanted),
    words: columns.map(({ words }) => words),
    stretches: columns.map(({ stretches }) => stretches),
    cells: columns.map(({ cells }) => cells),
  }
}

/**
 * What is left over goes to those that want more, each as much of what it wants; or as much as the others, where that takes fewer lines:
 * a column that wants little doesn't wrap beside one that wraps anyway. Nothing where not even what they need fits side by side.
 */
function shared({ wanted, cells }: Needs, needed: readonly number[], room: number, element: Table): readonly number[] | undefined {
  const wantedPt = sum(wanted)
  if (wantedPt <= room) return wanted.map((width, column) => width + blankShare(element, column) * (room - wantedPt))
  const neededPt = sum(needed)
  if (neededPt > room) return undefined
  const missing = needed.map((need, column) => Math.max(0, (wanted[column] as number) - need))
  const part = (room - neededPt) / (wantedPt - neededPt)
  const inProportion = needed.map((need, column) => need + (missing[column] as number) * part)
  const level = levelled(missing, room - neededPt)
  const inEqualParts = needed.map((need, column) => need + (level[column] as number))
  return linesIn(cells, inEqualParts) < linesIn(cells, inProportion) ? inEqualParts : inProportion
}

/** About as many as all rows take together; where that is as many, fewer in each cell are less. */
function linesIn(cells: readonly (readonly number[])[], widths: readonly number[]): number {
  const rows = cells[0]?.map((_, row) => cells.map((column, index) => Math.ceil((column[row] as number) / (widths[index] as number)))) ?? []
  return sum(rows.map((row) => Math.max(...row) + sum(row) / mostCellLines))
}

const mostCellLines = 10_000

/** A cell of more lines than this is a tower of single words. */
const highestCell = 5

function isShorterInRows({ cells }: Needs, widths: readonly number[], widthPt: number): boolean {
  const highest = cells.some((column, index) => column.some((wholePt) => wholePt > (widths[index] as number) * highestCell))
  if (!highest) return false
  const heads = sum(cells.slice(1).map(([headPt = 0]) => headPt))
  const inRows = (cells[0] ?? [])
    .slice(1)
    .map((_, row) => 1 + Math.ceil((heads + sum(cells.slice(1).map((column) => column[row + 1] ?? 0))) / widthPt))
  return sum(inRows) < linesIn(cells, widths)
}

/** The widest give up as much as it takes, until they are as wide as each other. */
function levelled(needed: readonly number[], room: number): readonly number[] {
  const rising = [...needed].sort((a, b) => a - b)
  let left = room
  for (const [index, need] of rising.entries()) {
    const level = left / (rising.length - index)
    if (need > level) return needed.map((own) => Math.min(own, level))
    left -= need
  }
  return needed
}

/** `[NAME]` alone in a cell: somebody is to write there. */
export function isBlankCell(runs: readonly TextRun[]): boolean {
  return /^\s*(?:\[[^\]]{1,30}\]|<[^>]{1,30}>|\{\{[^}]{1,30}\}\})\s*$/.test(plainText(runs))
}

/** How much of the width that is left a column of blanks gets. */
function blankShare(element: Table, column: number): number {
  const counts = element.head.map((_, index) => element.rows.filter((row) => isBlankCell(row[index] ?? [])).length)
  return (counts[column] ?? 0) / Math.max(1, sum(counts))
}

interface Measured {
  readonly wholePt: number
  readonly wordPt: number
  readonly stretchPt: number
}

function measure(runs: readonly TextRun[], style: ProseStyle, { fonts }: Setting): Measured {
  const wholePt = Math.max(0, ...layOutProse(runs, Number.POSITIVE_INFINITY, style, fonts).map((line) => line.widthPt))
  return { wholePt, ...(wholePt < 40 ? { wordPt: wholePt, stretchPt: wholePt } : narrowestOf(runs, style, fonts)) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

export function headStyle(sizePt: number): ProseStyle {
  return { ...textStyle(sizePt, 'strong'), leading: 1.3 }
}
