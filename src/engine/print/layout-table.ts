// Tables → slabs: columns as wide as their text asks for, cells that wrap, the head again on every page. A table that is too wide
// for the paper is set smaller, then row by row without columns, or taken apart into groups of columns, each under the first again.
import type { SheetElement, TextRun } from '../../core/card/sheet.ts'
import { layOutHanging } from './hanging-lines.ts'
import { records } from './layout-records.ts'
import { baselineOf } from './layout-text.ts'
import type { TextLine } from './prose.ts'
import { type Setting, textStyle } from './setting.ts'
import { breakCost, changeLast, fewJoined, type Slab, slab, spaced } from './slab.ts'
import { columnGapPt, headStyle, isBlankCell, type TooManyColumns, tableColumns } from './table-columns.ts'
import { type Tag, tagOf } from './tags.ts'
import type { ProseStyle } from './words.ts'

type Table = Extract<SheetElement, { type: 'table' }>

/** Of the page: a table lower than this is rather not broken. */
const fewRows = 0.25

export function table(element: Table, widthPt: number, setting: Setting): Slab[] {
  const columns = tableColumns(element, widthPt, setting)
  if (columns === 'none') return records(element, widthPt, setting)
  if ('perGroup' in columns) return columnGroups(columns).flatMap((group) => table(onlyColumns(element, group), widthPt, setting))
  return spaced(tableSlabs(element, columns.widthsPt, widthPt, columns.sizePt, setting), setting.sizes.textPt * 0.6)
}

function columnGroups({ count, perGroup }: TooManyColumns): number[][] {
  const groups: number[][] = []
  for (let from = 1; from < count; from += perGroup - 1) {
    groups.push([0, ...Array.from({ length: Math.min(perGroup - 1, count - from) }, (_, index) => from + index)])
  }
  return groups
}

function onlyColumns(element: Table, columns: readonly number[]): Table {
  const pick = <Item>(items: readonly Item[], missing: Item) => columns.map((column) => items[column] ?? missing)
  return { ...element, align: pick(element.align, ''), head: pick(element.head, []), rows: element.rows.map((row) => pick(row, [])) }
}

function tableSlabs(element: Table, widths: readonly number[], widthPt: number, sizePt: number, setting: Setting): Slab[] {
  const tag = tagOf('Table', setting.tag)
  const rowStyle = { ...textStyle(sizePt), leading: 1.34 }
  const total = Math.min(widthPt, widths.reduce((sum, width) => sum + width, 0) + columnGapPt * (widths.length - 1))
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
  return [...head, ...fewJoined(rows, setting.pageHeightPt * fewRows)]
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
            x += (widths[column] as number) + columnGapPt
          }
          if (isLast) pen.rule(xPt, yPt + height, rule.totalPt, rule.weightPt)
        },
        { breakAfter: breakCost.orphan },
      ),
    )
  }
  return slabs
}
