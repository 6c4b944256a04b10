// What a terminal without an upper or lower end would show of some output: what is written over, erased or moved to by a program
// that draws within its own few lines (progress, a table that is drawn again, a line that is edited).
import { piecesOf } from './escapes.ts'

/** Further than any terminal is wide or high. */
const farthest = 2000
/**
 * How much of what is shown a program may have left empty by moving over it: more than any page of real output does, and little
 * enough that output which only moves about costs no more than other output.
 */
const mostEmpty = { rows: 20_000, cells: 1_000_000 } as const

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are made of control characters
const control = /^\u001b\[([0-?]*)[ -/]*([@-~])$/

interface Position {
  readonly row: number
  readonly column: number
}

class Playing {
  readonly #rows: string[][] = [[]]
  #row = 0
  #column = 0
  #emptyRows = 0
  #emptyCells = 0
  #saved: Position = { row: 0, column: 0 }
  /** Where the screen begins that a program cleared, or goes to the top of. */
  #top: number | undefined

  get lines(): readonly string[] {
    return this.#rows.map((cells) => cells.join('').trimEnd())
  }

  write(text: string): void {
    for (const character of text)
      if (character === '\r') this.#column = 0
      else if (character === '\b') this.#goTo(this.#row, this.#column - 1)
      else if (character === '\n') this.#endLine()
      else if (character >= ' ' || character === '\t') {
        const cells = this.#cells
        for (; cells.length < this.#column && this.#emptyCells < mostEmpty.cells; this.#emptyCells++) cells.push(' ')
        this.#column = Math.min(this.#column, cells.length)
        cells[this.#column++] = character
      }
  }

  obey(sequence: string): void {
    const [, parameters = '', code] = control.exec(sequence) ?? []
    if (code !== undefined) {
      const [first = 0, second = 0] = parameters.split(';').map((each) => Math.min(Number.parseInt(each, 10) || 0, farthest))
      this.#move(code, Math.max(1, first), Math.max(1, second))
      this.#erase(code, first)
    } else if (sequence === '\u001b7') this.#saved = { row: this.#row, column: this.#column }
    else if (sequence === '\u001b8') this.#goTo(this.#saved.row, this.#saved.column)
    else if (sequence === '\u001bM') this.#goTo(this.#row - 1, this.#column)
  }

  #move(code: string, count: number, second: number): void {
    const { row, column } = { row: this.#row, column: this.#column }
    const last = this.#rows.length - 1
    if (code === 'A') this.#goTo(row - count, column)
    else if (code === 'B') this.#goTo(Math.min(row + count, last), column)
    else if (code === 'C') this.#goTo(row, column + count)
    else if (code === 'D') this.#goTo(row, column - count)
    else if (code === 'E') this.#goTo(Math.min(row + count, last), 0)
    else if (code === 'F') this.#goTo(row - count, 0)
    else if (code === 'G') this.#goTo(row, count - 1)
    else if (code === 's') this.#saved = { row, column }
    else if (code === 'u') this.#goTo(this.#saved.row, this.#saved.column)
    else if (code === 'd' || code === 'H' || code === 'f') {
      this.#top ??= row + Number(this.#cells.length > 0)
      this.#goTo(this.#top + count - 1, code === 'd' ? column : second - 1)
    }
  }

  #erase(code: string, which: number): void {
    const cells = this.#cells
    const count = Math.max(1, which)
    if (code === 'P') cells.splice(this.#column, count)
    else if (code === '@') {
      const width = Math.max(cells.length, farthest)
      const room = Math.min(count, mostEmpty.cells - this.#emptyCells)
      cells.splice(this.#column, 0, ...Array.from({ length: room }, () => ' '))
      this.#emptyCells += room
      // The end of the line goes out at the terminal's edge.
      cells.length = Math.min(cells.length, width)
    } else if (code === 'X') cells.fill(' ', this.#column, this.#column + count)
    else if (code === 'K') this.#eraseLine(which)
    else if (code === 'J' && which === 0) {
      this.#eraseLine(0)
      this.#rows.length = this.#row + 1
    } else if (code === 'J' && which > 1) {
      // What was there stays to be read above.
      this.#top = this.#rows.length - 1 + Number(this.#rows.at(-1)!.length > 0)
      this.#goTo(this.#top, this.#column)
    }
  }

  #eraseLine(which: number): void {
    if (which === 1) this.#cells.fill(' ', 0, this.#column + 1)
    else this.#cells.length = which === 0 ? Math.min(this.#cells.length, this.#column) : 0
  }

  #endLine(): void {
    this.#row++
    this.#column = 0
    if (this.#row === this.#rows.length) this.#rows.push([])
  }

  #goTo(row: number, column: number): void {
    for (; this.#rows.length <= row && this.#emptyRows < mostEmpty.rows; this.#emptyRows++) this.#rows.push([])
    this.#row = Math.min(Math.max(0, row), this.#rows.length - 1)
    this.#column = Math.min(Math.max(0, column), Math.max(this.#column, farthest))
  }

  get #cells(): string[] {
    return this.#rows[this.#row]!
  }
}

/** Its lines from top to bottom, without escapes. */
export function playedLines(text: string): readonly string[] {
  const playing = new Playing()
  for (const piece of piecesOf(text)) {
    if (piece.isEscape) playing.obey(piece.text)
    else playing.write(piece.text)
  }
  return playing.lines
}
