// Forms → slabs: label, then the value or a line to write on, side by side as far as there is room. A line is never shorter nor
// lower than a hand can write, whatever the size of the type beside it. What whoever prints has filled in stands on such a line,
// where a pen would write it, and moves nothing else on the page.
import type { FormPart, TextRun } from '../../core/card/sheet.ts'
import { lowestOfSmallest, shortestOfSmallest } from './handwriting.ts'
import { baselineOf, proseSlabs } from './layout-text.ts'
import { layOutProse, type TextLine } from './prose.ts'
import { type Setting, textStyle } from './setting.ts'
import { breakCost, changeFirst, fewJoined, joined, type Slab, shifted, slab, spaced } from './slab.ts'
import { tagOf } from './tags.ts'

const shortestBlank = 5.5
/** Of the page. */
const fewLines = 0.6
const leading = 1.75
/** Of rows that nothing is to be written on, where type that may not get smaller gives up white. */
const tightLeading = 1.45

interface Cell {
  readonly part: FormPart
  readonly runs: readonly TextRun[]
  readonly line: TextLine | undefined
  /** Of its words; of a head as wide as the widest. */
  readonly textPt: number
  /** The line to write on may not be shorter; 0 where there is none. */
  readonly blankPt: number
}

/** Cells that stand side by side. */
interface Row {
  readonly cells: readonly Cell[]
  /** Of what goes on about the head of the row above. */
  readonly indentPt: number
}

export function form(lines: readonly (readonly FormPart[])[], widthPt: number, setting: Setting): Slab[] {
  const measured = lines.map((parts) => parts.map((part) => measure(part, setting)))
  const slabs = inLine(measured, widthPt, setting.sizes.textPt).flatMap((rows) =>
    joined(
      rows.flatMap((row) => rowSlabs(row, widthPt, setting)),
      breakCost.never,
    ),
  )
  return spaced(fewJoined(slabs, setting.pageHeightPt * fewLines), setting.sizes.textPt * 0.2)
}

/** Do words of it take more than a line? */
export function breaksWords(lines: readonly (readonly FormPart[])[], widthPt: number, setting: Setting): boolean {
  return lines.some((parts) => parts.some((part) => measure(part, setting).textPt > widthPt))
}

/** The rows of each line. Heads are as wide as the widest of them that makes no line longer, so that what follows stands in line. */
function inLine(lines: readonly (readonly Cell[])[], widthPt: number, gapPt: number): Row[][] {
  const heads = lines.flatMap(([first]) => (first && isHead(first.part) ? [first.textPt] : []))
  const tries = [0, ...heads.sort((a, b) => a - b)].map((headPt) =>
    asMostDo(
      lines.map((cells) => {
        const [first, ...rest] = cells
        const isLed = first !== undefined && isHead(first.part)
        return toRows(isLed ? [{ ...first, textPt: Math.max(first.textPt, headPt) }, ...rest] : cells, widthPt, gapPt)
      }),
    ),
  )
  const fewest = Math.min(...tries.map(countRows))
  return tries.findLast((rows) => countRows(rows) === fewest) ?? []
}

/** Where most of the lines that have as many cells go over to another row, the few that needn't do so too: all are read alike. */
function asMostDo(lines: readonly Row[][]): Row[][] {
  const cellsOf = (rows: readonly Row[]) => rows.flatMap(({ cells }) => cells)
  return lines.map((rows) => {
    const alike = lines.filter((other) => cellsOf(other).length === cellsOf(rows).length)
    const longer = alike.find(
      (other) => other.length > rows.length && alike.filter((one) => isBrokenLike(one, other)).length * 2 > alike.length,
    )
    if (longer === undefined) return rows
    let from = 0
    return longer.map(({ cells, indentPt }) => {
      const own = cellsOf(rows).slice(from, from + cells.length)
      from += cells.length
      return { cells: own, indentPt }
    })
  })
}

function isBrokenLike(rows: readonly Row[], others: readonly Row[]): boolean {
  return rows.length === others.length && rows.every(({ cells }, index) => cells.length === others[index]!.cells.length)
}

function countRows(lines: readonly (readonly unknown[])[]): number {
  return lines.reduce((sum, rows) => sum + rows.length, 0)
}

/** What is all about the rest of its line: a role, a time. */
function isHead({ share, label }: FormPart): boolean {
  return share === 0 && label !== ''
}

function measure(part: FormPart, setting: Setting): Cell {
  const { textPt, smallestPt } = setting.sizes
  const said = part.isFilledIn ? undefined : part.value
  const runs: TextRun[] = [
    ...(part.label === ''
      ? []
      : [{ text: part.label + (said ? '  ' : ' '), ...languageOf(part), ...(isHead(part) ? { bold: true } : {}) }]),
    ...(said ? [{ text: said, bold: true }] : []),
  ]
  const whole = runs.map((run) => ({ ...run, text: unbroken(run.text) }))
  const [line] = layOutProse(whole, Number.POSITIVE_INFINITY, textStyle(textPt), setting.fonts)
  const isBlank = part.share > 0 && said === undefined
  const blankPt = isBlank ? Math.max(smallestPt * shortestOfSmallest, textPt * shortestBlank) * part.share : 0
  return { part, runs, line, textPt: line?.widthPt ?? 0, blankPt }
}

function languageOf({ language }: FormPart): Pick<TextRun, 'language'> {
  return language === undefined ? {} : { language }
}

function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}

/** Of the width: what is left beside a head for words that take several lines. */
const leastBesideHead = 0.4

/** As many cells side by side as there is room for; words that are too long go on under their own beginning. */
function toRows(cells: readonly Cell[], widthPt: number, gapPt: number): Row[] {
  const rows: { cells: Cell[]; indentPt: number }[] = []
  let filled = 0
  for (const cell of cells) {
    const needed = cell.textPt + cell.blankPt
    const row = rows.at(-1)
    const leftPt = widthPt - filled - gapPt
    if (row && (needed <= leftPt || (hangs([...row.cells, cell]) && leftPt >= widthPt * leastBesideHead))) {
      row.cells.push(cell)
      filled += gapPt + needed
    } else {
      const indentPt = row && isHead(cells[0]!.part) ? gapPt : 0
      rows.push({ cells: [cell], indentPt })
      filled = indentPt + needed
    }
  }
  return rows
}

/** Words alone behind their head. */
function hangs(cells: readonly Cell[]): boolean {
  const [head, words] = cells
  return cells.length === 2 && head !== undefined && isHead(head.part) && words?.blankPt === 0
}

function rowSlabs({ cells, indentPt }: Row, widthPt: number, setting: Setting): Slab[] {
  const { textPt } = setting.sizes
  const usedPt = cells.reduce((sum, cell) => sum + cell.textPt + cell.blankPt, indentPt + (cells.length - 1) * textPt)
  const last = cells.at(-1)
  if (last === undefined || usedPt <= widthPt || (cells.length > 1 && !hangs(cells)))
    return shifted([rowSlab(cells, widthPt - indentPt, setting)], indentPt)
  // Words that fill the line by themselves, then the line to write on, if there is one, under them.
  const [head] = cells.length > 1 ? cells : []
  const leftPt = head ? head.textPt + textPt : indentPt
  const goesOnPt = head ? 0 : textPt
  const words = proseSlabs(last.runs, widthPt - leftPt - goesOnPt, textStyle(textPt), setting, tagOf('P', setting.tag))
  const hung = words.flatMap((line, index) => shifted([line], index === 0 ? leftPt : leftPt + goesOnPt))
  const led = head ? changeFirst(hung, (first) => beside(first, rowSlab([head], widthPt, setting), setting)) : hung
  const written =
    last.blankPt === 0 ? [] : [rowSlab([{ ...last, runs: [], line: undefined, textPt: 0 }], widthPt - leftPt - goesOnPt, setting)]
  return [...led, ...shifted(written, leftPt + goesOnPt)]
}

/** The first of the words on the line of their head. */
function beside(words: Slab, head: Slab, setting: Setting): Slab {
  const lowerPt = (head.heightPt - words.heightPt) / 2 + setting.sizes.textPt * belowMiddle
  return {
    ...words,
    heightPt: head.heightPt,
    draw: (pen, xPt, yPt) => {
      head.draw(pen, xPt, yPt)
      words.draw(pen, xPt, yPt + lowerPt)
    },
  }
}

/** Words on a line to write on stand a little lower than in its middle. */
const belowMiddle = 0.12

function rowSlab(row: readonly Cell[], widthPt: number, setting: Setting): Slab {
  const { textPt, smallestPt, tightness } = setting.sizes
  const isToWriteOn = row.some(({ blankPt }) => blankPt > 0)
  const heightPt = isToWriteOn
    ? Math.max(textPt * leading, smallestPt * lowestOfSmallest)
    : textPt * Math.max(tightLeading, leading - (1 - tightness) * 3)
  const baseline = baselineOf({ ...textStyle(textPt), leading: heightPt / textPt }, setting) + textPt * belowMiddle
  const used = row.reduce((sum, cell) => sum + cell.textPt, 0) + (row.length - 1) * textPt
  const shares = row.reduce((sum, cell) => sum + (cell.blankPt > 0 ? cell.part.share : 0), 0)
  const drawn = row.map((cell) => {
    const blankPt = cell.blankPt > 0 ? ((widthPt - used) * cell.part.share) / shares : 0
    const { isFilledIn, value } = cell.part
    return { cell, blankPt, written: isFilledIn && value !== undefined ? onLine(value, blankPt - 8, setting) : [] }
  })
  return slab(heightPt, (pen, xPt, yPt) => {
    let x = xPt
    for (const { cell, blankPt, written } of drawn) {
      if (cell.line) pen.line(cell.line.pieces, x, yPt + baseline, tagOf('P', setting.tag))
      x += cell.textPt
      if (cell.blankPt > 0) {
        const from = cell.textPt > 0 ? 3 : 0
        pen.rule(x + from, yPt + baseline + 2, blankPt - from, 0.7)
        for (const [index, { line, linePt }] of written.entries())
          pen.line(line.pieces, x + from + 2, yPt + baseline - (written.length - 1 - index) * linePt, tagOf('P', setting.tag))
        x += blankPt
      }
      x += textPt
    }
  })
}

/** Of the type beside it: smaller than that it is set on two lines above the rule, and then as small as it takes. */
const smallestOnOne = 0.6
const scalesOnTwo = [0.6, 0.55, 0.5, 0.45, 0.4, 0.3, 0.2, 0.1]

/** As large as it fits, lowest line last. */
function onLine(text: string, widthPt: number, setting: Setting): readonly { readonly line: TextLine; readonly linePt: number }[] {
  const runs = [{ text: unbroken(text), bold: true }]
  const style = textStyle(setting.sizes.textPt)
  const linesAt = (scale: number, roomPt: number) => {
    const sizePt = style.sizePt * scale
    return layOutProse(runs, roomPt, { ...style, sizePt }, setting.fonts).map((line) => ({ line, linePt: sizePt * 1.05 }))
  }
  const naturalPt = linesAt(1, Number.POSITIVE_INFINITY)[0]?.line.widthPt ?? 0
  const scale = Math.min(1, widthPt / Math.max(1, naturalPt))
  if (scale >= smallestOnOne) return linesAt(scale, Number.POSITIVE_INFINITY)
  return scalesOnTwo.map((smaller) => linesAt(smaller, widthPt)).find((lines) => lines.length <= 2) ?? []
}
