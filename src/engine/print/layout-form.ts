// Forms → slabs: label, then the value or a line to write on, side by side as far as there is room. A line is never shorter nor
// lower than a hand can write, whatever the size of the type beside it. What whoever prints has filled in stands on such a line,
// where a pen would write it, and moves nothing else on the page.
import type { FormPart, TextRun } from '../../core/card/sheet.ts'
import { lowestOfSmallest, shortestOfSmallest } from './handwriting.ts'
import { baselineOf, proseSlabs } from './layout-text.ts'
import { layOutProse, type TextLine } from './prose.ts'
import { type Setting, textStyle } from './setting.ts'
import { breakCost, joined, type Slab, slab, spaced } from './slab.ts'
import { tagOf } from './tags.ts'

const shortestBlank = 5.5
const leading = 1.75

interface Cell {
  readonly part: FormPart
  readonly runs: readonly TextRun[]
  readonly line: TextLine | undefined
  /** Of its words; of a head as wide as the widest. */
  readonly textPt: number
  /** The line to write on may not be shorter; 0 where there is none. */
  readonly blankPt: number
}

export function form(lines: readonly (readonly FormPart[])[], widthPt: number, setting: Setting): Slab[] {
  const measured = lines.map((parts) => parts.map((part) => measure(part, setting)))
  const slabs = inLine(measured, widthPt, setting.sizes.textPt).flatMap((rows) =>
    joined(
      rows.flatMap((row) => rowSlabs(row, widthPt, setting)),
      breakCost.never,
    ),
  )
  return spaced(slabs, setting.sizes.textPt * 0.2)
}

/** The rows of each line. Heads are as wide as the widest of them that makes no line longer, so that what follows stands in line. */
function inLine(lines: readonly (readonly Cell[])[], widthPt: number, gapPt: number): Cell[][][] {
  const heads = lines.flatMap(([first]) => (first && isHead(first.part) ? [first.textPt] : []))
  const tries = [0, ...heads.sort((a, b) => a - b)].map((headPt) =>
    lines.map((cells) => {
      const [first, ...rest] = cells
      const isLed = first !== undefined && isHead(first.part)
      return toRows(isLed ? [{ ...first, textPt: Math.max(first.textPt, headPt) }, ...rest] : cells, widthPt, gapPt)
    }),
  )
  const fewest = Math.min(...tries.map(countRows))
  return tries.findLast((rows) => countRows(rows) === fewest) ?? []
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

/** As many cells side by side as there is room for. */
function toRows(cells: readonly Cell[], widthPt: number, gapPt: number): Cell[][] {
  const rows: Cell[][] = []
  let filled = 0
  for (const cell of cells) {
    const needed = cell.textPt + cell.blankPt
    const row = rows.at(-1)
    if (row && filled + gapPt + needed <= widthPt) {
      row.push(cell)
      filled += gapPt + needed
    } else {
      rows.push([cell])
      filled = needed
    }
  }
  return rows
}

function rowSlabs(row: readonly Cell[], widthPt: number, setting: Setting): Slab[] {
  const [only] = row
  if (row.length > 1 || only === undefined || only.textPt + only.blankPt <= widthPt) return [rowSlab(row, widthPt, setting)]
  // Words that fill the line by themselves, then the line to write on, if there is one, under them.
  const style = textStyle(setting.sizes.textPt)
  const words = proseSlabs(only.runs, widthPt, style, setting, tagOf('P', setting.tag))
  return only.blankPt === 0 ? words : [...words, rowSlab([{ ...only, runs: [], line: undefined, textPt: 0 }], widthPt, setting)]
}

function rowSlab(row: readonly Cell[], widthPt: number, setting: Setting): Slab {
  const { textPt, smallestPt } = setting.sizes
  const heightPt = Math.max(textPt * leading, row.some(({ blankPt }) => blankPt > 0) ? smallestPt * lowestOfSmallest : 0)
  const baseline = baselineOf({ ...textStyle(textPt), leading: heightPt / textPt }, setting) + textPt * 0.12
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
