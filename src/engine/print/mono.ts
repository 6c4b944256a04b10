// Text as written, on a grid of equal cells: commands, listings, diagrams. A line that is too long is wrapped where
// wrap-line.ts says, never losing or adding a character; the caller draws the mark.
import type { TextSpan } from '../../core/card/sheet.ts'
import { isInvisible } from '../../core/card/symbols.ts'
import { rateWrapPlaces } from '../../core/card/wrap-places.ts'
import type { Fonts, Segment } from './font/fonts.ts'
import { framedScale } from './pen.ts'
import type { Piece } from './piece.ts'
import { type WrapCell, wrapLine } from './wrap-line.ts'

export interface MonoLine {
  readonly pieces: readonly Piece[]
  /** As far as the mark of a line that goes on, which may stand on its last blank. */
  readonly widthPt: number
  /** The line goes on in the next one. */
  readonly goesOn: boolean
}

export interface MonoOptions {
  readonly sizePt: number
  readonly widthPt: number
  readonly strong?: readonly TextSpan[]
  /** Wrapped lines are set in from the first. */
  readonly wraps: boolean
}

interface Cell {
  readonly segment: Segment
  readonly cells: number
  /** Offset into the whole text. */
  readonly at: number
  readonly strong: boolean
}

const tabCells = 4
const hangCells = 4
/** At the end of a line that goes on. */
const markCells = 2
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** How wide one cell is, of the size. */
export function cellWidth(fonts: Fonts): number {
  return fonts.primary('mono').widthOf('0', 1000) / 1000
}

export function layOutMono(text: string, options: MonoOptions, fonts: Fonts): readonly MonoLine[] {
  const advance = cellWidth(fonts) * options.sizePt
  const room = Math.max(8, Math.floor(options.widthPt / advance + 0.001))
  const lines: MonoLine[] = []
  let ratings: Uint8Array | undefined
  for (const { start, end } of sourceLines(text)) {
    const cells = cellsOf(text, start, end, options.strong ?? [], fonts)
    const count = cells.reduce((sum, cell) => sum + cell.cells, 0)
    if (!options.wraps || count <= room) {
      lines.push(toLine(cells, 0, false, options.sizePt, advance))
      continue
    }
    ratings ??= rateWrapPlaces(text)
    const indent = Math.min(cells.findIndex((cell) => cell.segment.text !== ' ') + hangCells, Math.floor(room / 3))
    let from = 0
    for (const end of wrapLine(rated(cells, ratings), { first: room, below: room - indent, mark: markCells })) {
      const goesOn = end < cells.length
      const part = cells.slice(from, end)
      const line = toLine(goesOn ? keepLastBlank(part) : part, from === 0 ? 0 : indent, goesOn, options.sizePt, advance)
      lines.push({ ...line, widthPt: Math.min(line.widthPt, (room - markCells + 0.5) * advance) })
      from = end
    }
  }
  return lines
}

function rated(cells: readonly Cell[], ratings: Uint8Array): readonly WrapCell[] {
  return cells.map(({ segment, cells: own, at }) => ({
    width: own,
    rating: ratings[at] as number,
    isBlank: segment.text === ' ',
    isHyphen: segment.text === '-',
  }))
}

/** The most cells that any line takes: what a diagram is scaled by. */
export function widestLine(text: string, fonts: Fonts): number {
  let widest = 0
  for (const { start, end } of sourceLines(text)) {
    widest = Math.max(
      widest,
      cellsOf(text, start, end, [], fonts).reduce((sum, cell) => sum + cell.cells, 0),
    )
  }
  return widest
}

function* sourceLines(text: string): Generator<TextSpan> {
  let start = 0
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    yield { start, end: match.index }
    start = match.index + match[0].length
  }
  yield { start, end: text.length }
}

function cellsOf(text: string, start: number, end: number, strong: readonly TextSpan[], fonts: Fonts): Cell[] {
  const cells: Cell[] = []
  let column = 0
  const push = (cell: Cell) => {
    cells.push(cell)
    column += cell.cells
  }
  for (let at = start; at < end; ) {
    const character = String.fromCodePoint(text.codePointAt(at) as number)
    const isStrong = strong.some((span) => at >= span.start && at < span.end)
    const length = character.length + followers(text, at + character.length, end)
    if (character === '\t') {
      const blank = fonts.segment(' ', 'mono')[0] as Segment
      for (let count = tabCells - (column % tabCells); count > 0; count--) push({ segment: blank, cells: 1, at, strong: isStrong })
    } else {
      for (const segment of fonts.segment(text.slice(at, at + length), isStrong ? 'mono-strong' : 'mono')) {
        push({
          segment,
          cells: segment.framed ? Math.ceil(segment.text.length * framedScale) : wide.test(segment.text) ? 2 : 1,
          at,
          strong: isStrong,
        })
      }
    }
    at += length
  }
  return cells
}

/** How many units after a character belong to it: marks that combine with it, signs that tell nothing on paper. */
function followers(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isFollower(text[at] as string)) at += 1
  return at - from
}

function isFollower(unit: string): boolean {
  return /^\p{M}$/u.test(unit) || isInvisible(unit.charCodeAt(0))
}

/** A blank at the end of a line is lost when text is extracted, unless it is part of what the sign before it stands for. */
function keepLastBlank(cells: readonly Cell[]): readonly Cell[] {
  const [before, last] = cells.slice(-2)
  if (before === undefined || last?.segment.text !== ' ' || before.segment.framed) return cells
  const { segment } = before
  const both = { ...segment, text: `${segment.text} `, actual: `${segment.actual ?? segment.text} ` }
  return [...cells.slice(0, -2), { ...before, segment: both, cells: before.cells + last.cells }]
}

/** One glyph over two cells: a run of them is one piece of text, or a blank would be read into every gap. */
function isWideRun({ segment, cells }: Cell): boolean {
  return cells === 2 && segment.actual === undefined && !segment.framed && [...segment.text].length === 1
}

function toLine(cells: readonly Cell[], indent: number, goesOn: boolean, sizePt: number, advance: number): MonoLine {
  const pieces: Piece[] = []
  let column = indent
  for (const cell of cells) {
    const { segment } = cell
    const last = pieces.at(-1)
    const widthPt = cell.cells * advance
    const isWide = isWideRun(cell)
    if (isWide && last?.glyphPt !== undefined && last.face === segment.face && Boolean(last.underlined) === cell.strong) {
      const text = last.text + segment.text
      pieces[pieces.length - 1] = { ...last, text, actual: text, widthPt: last.widthPt + widthPt }
      column += cell.cells
      continue
    }
    const joins =
      last &&
      last.face === segment.face &&
      last.actual === undefined &&
      segment.actual === undefined &&
      !last.framed &&
      !segment.framed &&
      cell.cells === 1 &&
      Boolean(last.underlined) === cell.strong
    if (joins) pieces[pieces.length - 1] = { ...last, text: last.text + segment.text, widthPt: last.widthPt + widthPt }
    else
      pieces.push({
        ...segment,
        sizePt: segment.framed ? (sizePt * cell.cells) / segment.text.length : sizePt,
        lineSizePt: sizePt,
        xPt: column * advance,
        widthPt,
        ...(cell.strong ? { underlined: true as const } : {}),
        ...(isWide ? { actual: segment.text, glyphPt: widthPt } : {}),
      })
    column += cell.cells
  }
  return { pieces, widthPt: column * advance, goesOn }
}
