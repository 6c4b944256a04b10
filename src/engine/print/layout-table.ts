// Tables → slabs: columns as wide as their text asks for, cells that wrap, the head again on every page. A table that is too wide
// for the paper is set smaller, then taken apart into groups of columns, each under the first column again.
import { plainText } from '../../core/card/runs.ts'
import type { SheetElement, TextRun } from '../../core/card/sheet.ts'
import { layOutHanging } from './hanging-lines.ts'
import { baselineOf } from './layout-text.ts'
import { layOutProse, type ProseStyle, type TextLine } from './prose.ts'
import { type Setting, textStyle } from './setting.ts'
import { breakCost, changeLast, heightOf, joined, type Slab, slab, spaced } from './slab.ts'
import { type Tag, tagOf } from './tags.ts'

type Table = Extract<SheetElement, { type: 'table' }>

const gapPt = 10
const narrowestPt = 34
const smallestPt = 7
/** Of the page: a table lower than this is rather not broken. */
const fewRows = 0.25
/** What a name or a number takes to be written by hand: 28 mm at least. */
const leastToWritePt = 80
const wantedToWritePt = 120

export function table(element: Table, widthPt: number, setting: Setting): Slab[] {
  const columns = Math.max(element.head.length, ...element.rows.map((row) => row.length), 1)
  for (const sizePt of [Math.max(setting.sizes.smallestPt, setting.sizes.textPt * 0.95), setting.sizes.smallestPt, smallestPt]) {
    const widths = columnWidths(element, columns, widthPt, sizePt, setting)
    if (widths) return spaced(tableSlabs(element, widths, widthPt, sizePt, setting), setting.sizes.textPt * 0.6)
  }
  const perGroup = Math.max(2, Math.floor((widthPt + gapPt) / (narrowestPt * 1.6 + gapPt)))
  if (columns <= perGroup) {
    const equal = (widthPt - gapPt * (columns - 1)) / columns
    return spaced(tableSlabs(element, Array(columns).fill(equal), widthPt, smallestPt, setting), setting.sizes.textPt * 0.6)
  }
  return columnGroups(columns, perGroup).flatMap((group) => table(onlyColumns(element, group), widthPt, setting))
}

function columnGroups(columns: number, perGroup: number): number[][] {
  const groups: number[][] = []
  for (let from = 1; from < columns; from += perGroup - 1) {
    groups.push([0, ...Array.from({ length: Math.min(perGroup - 1, columns - from) }, (_, index) => from + index)])
  }
  return groups
}

function onlyColumns(element: Table, columns: readonly number[]): Table {
  const pick = <Item>(items: readonly Item[], missing: Item) => columns.map((column) => items[column] ?? missing)
  return { ...element, align: pick(element.align, ''), head: pick(element.head, []), rows: element.rows.map((row) => pick(row, [])) }
}

/** Nothing where the longest words don't fit side by side. */
function columnWidths(element: Table, columns: number, widthPt: number, sizePt: number, setting: Setting): number[] | undefined {
  const room = widthPt - gapPt * (columns - 1)
  if (room < narrowestPt * columns * 0.6) return undefined
  const wanted: number[] = []
  const needed: number[] = []
  const sample = element.rows.length > 400 ? element.rows.slice(0, 400) : element.rows
  for (let column = 0; column < columns; column++) {
    const head = measure(element.head[column] ?? [], headStyle(sizePt), setting)
    const cells = sample.map((row) => measure(row[column] ?? [], textStyle(sizePt), setting))
    const isToWriteOn = sample.some((row) => isBlankCell(row[column] ?? []))
    wanted.push(Math.max(head.wholePt, ...cells.map((cell) => cell.wholePt), isToWriteOn ? wantedToWritePt : 12) + 1)
    const leastPt = isToWriteOn ? Math.min(leastToWritePt, room / columns) : 12
    needed.push(Math.min(Math.max(head.wordPt, ...cells.map((cell) => cell.wordPt), leastPt) + 1, room * 0.5))
  }
  const wantedPt = sum(wanted)
  if (wantedPt <= room)
    return hasBlanks(element) ? wanted.map((width, column) => width + blankShare(element, column) * (room - wantedPt)) : wanted
  const neededPt = sum(needed)
  if (neededPt > room) return undefined
  const spare = (room - neededPt) / (wantedPt - neededPt)
  return needed.map((need, column) => need + Math.max(0, (wanted[column] as number) - need) * spare)
}

/** `[NAME]` alone in a cell: somebody is to write there. */
function isBlankCell(runs: readonly TextRun[]): boolean {
  return /^\s*(?:\[[^\]]{1,30}\]|<[^>]{1,30}>|\{\{[^}]{1,30}\}\})\s*$/.test(plainText(runs))
}

function hasBlanks(element: Table): boolean {
  return element.rows.some((row) => row.some(isBlankCell))
}

/** How much of the width that is left a column of blanks gets. */
function blankShare(element: Table, column: number): number {
  const counts = element.head.map((_, index) => element.rows.filter((row) => isBlankCell(row[index] ?? [])).length)
  return (counts[column] ?? 0) / Math.max(1, sum(counts))
}

function measure(runs: readonly TextRun[], style: ProseStyle, setting: Setting): { wholePt: number; wordPt: number } {
  const wholePt = Math.max(0, ...layOutProse(runs, Number.POSITIVE_INFINITY, style, setting.fonts).map((line) => line.widthPt))
  const words = runs.length === 1 ? (runs[0] as TextRun).text.split(/\s+/) : undefined
  if (wholePt < 40) return { wholePt, wordPt: wholePt }
  const longest = words
    ? Math.max(
        ...words.map(
          (word) => layOutProse([{ ...(runs[0] as TextRun), text: word }], Number.POSITIVE_INFINITY, style, setting.fonts)[0]?.widthPt ?? 0,
        ),
      )
    : Math.max(...layOutProse(runs, 1000, style, setting.fonts).map(() => Math.min(wholePt, 90)))
  return { wholePt, wordPt: longest }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function headStyle(sizePt: number): ProseStyle {
  return { ...textStyle(sizePt, 'strong'), leading: 1.3 }
}

function tableSlabs(element: Table, widths: readonly number[], widthPt: number, sizePt: number, setting: Setting): Slab[] {
  const tag = tagOf('Table', setting.tag)
  const rowStyle = { ...textStyle(sizePt), leading: 1.34 }
  const total = Math.min(widthPt, sum(widths) + gapPt * (widths.length - 1))
  const hasHead = element.head.some((cell) => cell.length > 0)
  const headTag = tagOf('TR', tag)
  const headRow = (headTagOrNone: Tag | undefined) =>
    rowSlabs(element.head, widths, element.align, headStyle(sizePt), setting, headTagOrNone, 'TH', { weightPt: 0.9, totalPt: total })
  const head = hasHead ? headRow(headTag).map((inner) => ({ ...inner, breakAfter: breakCost.never })) : []
  const repeated = hasHead ? headRow(undefined) : []
  const rows = element.rows.flatMap((row, index) => {
    const rowTag = tagOf('TR', tag)
    const slabs = rowSlabs(row, widths, element.align, rowStyle, setting, rowTag, 'TD', { weightPt: 0.3, totalPt: total })
    const isEdge = (index === 0 && element.rows.length > 1) || index === element.rows.length - 2
    return changeLast(slabs, (last) => ({ ...last, breakAfter: isEdge ? breakCost.orphan : breakCost.free })).map((inner) => ({
      ...inner,
      repeated,
    }))
  })
  return heightOf(rows) > setting.pageHeightPt * fewRows ? [...head, ...rows] : [...head, ...joined(rows, breakCost.insideTable)]
}

/** One slab for a row; one for each of its lines where it is very high. */
function rowSlabs(
  cells: readonly (readonly TextRun[])[],
  widths: readonly number[],
  align: Table['align'],
  style: ProseStyle,
  setting: Setting,
  tag: Tag | undefined,
  cellType: 'TH' | 'TD',
  rule: { weightPt: number; totalPt: number },
): Slab[] {
  const linePt = style.sizePt * style.leading
  const isToWriteOn = cellType === 'TD' && cells.some(isBlankCell)
  const padPt = style.sizePt * (isToWriteOn ? 0.62 : 0.32)
  const baseline = baselineOf(style, setting)
  const laidOut = widths.map((width, column) => {
    const cellTag = tag && tagOf(cellType, tag)
    const cell = cells[column] ?? []
    const sizePt = isBlankCell(cell) ? style.sizePt * 0.75 : style.sizePt
    const lines = layOutHanging(cell, width, { ...style, sizePt, align: align[column] || 'left' }, setting.fonts)
    return { lines, cellTag }
  })
  const count = Math.max(1, ...laidOut.map((cell) => cell.lines.length))
  const perSlab = count * linePt > setting.pageHeightPt * 0.4 ? 1 : count
  const slabs: Slab[] = []
  for (let from = 0; from < count; from += perSlab) {
    const isFirst = from === 0
    const isLast = from + perSlab >= count
    const height = Math.min(perSlab, count - from) * linePt + (isFirst ? padPt : 0) + (isLast ? padPt : 0)
    slabs.push(
      slab(
        height,
        (pen, xPt, yPt) => {
          let x = xPt
          for (const [column, cell] of laidOut.entries()) {
            const top = yPt + (isFirst ? padPt : 0)
            if (cell.cellTag) pen.touch(cell.cellTag)
            for (const [index, line] of cell.lines.slice(from, from + perSlab).entries()) {
              pen.line((line as TextLine).pieces, x, top + index * linePt + baseline, cell.cellTag)
            }
            x += (widths[column] as number) + gapPt
          }
          if (isLast) pen.rule(xPt, yPt + height, rule.totalPt, rule.weightPt)
        },
        { breakAfter: breakCost.orphan },
      ),
    )
  }
  return slabs
}
