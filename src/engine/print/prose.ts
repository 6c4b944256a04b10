// Runs of text → lines that fit a width. Breaks at spaces; a word longer than the line is cut where it hurts least.
import type { TextRun } from '../../core/card/sheet.ts'
import { durationSeconds } from '../../core/playbook/wording/durations.ts'
import { hasRightToLeft, inReadingOrder, isRightToLeft } from './direction.ts'
import type { Fonts } from './font/fonts.ts'
import type { Piece } from './piece.ts'
import { type Atom, cutWord, type ProseStyle, textOf, type Word, wordsOf } from './words.ts'

export interface TextLine {
  readonly pieces: readonly Piece[]
  readonly widthPt: number
}

export function layOutProse(runs: readonly TextRun[], widthPt: number, style: ProseStyle, fonts: Fonts): readonly TextLine[] {
  const isRtl = isRightToLeft(runs)
  const lines: TextLine[] = []
  let words: Word[] = []
  const finish = () => {
    for (const line of intoLines(words, widthPt, style)) lines.push(toLine(atomsOf(line), widthPt, style, isRtl))
    words = []
  }
  for (const word of wordsOf(runs, style, fonts)) {
    if (!word.startsLine) words.push(word)
    else {
      if (words.every(isEmpty)) lines.push(toLine([], widthPt, style, isRtl))
      finish()
    }
  }
  finish()
  return lines
}

type Line = readonly Word[]

function intoLines(words: readonly Word[], widthPt: number, { look }: ProseStyle): readonly Line[] {
  const lines: Line[] = []
  let line: Word[] = []
  let filled = 0
  const begin = (next: Word[]) => {
    if (line.length > 0) lines.push(line)
    line = next
    filled = widthOfLine(line)
  }
  for (const word of words) {
    if (line.length === 0 && isEmpty(word)) continue
    const spacePt = line.length > 0 ? (word.space?.widthPt ?? 0) : 0
    if (filled + spacePt + word.widthPt <= widthPt + 0.01) {
      line.push(word)
      filled += spacePt + word.widthPt
      continue
    }
    const over = word.space ? [...line.slice(beginningOf(line, word)), word] : []
    if (over.length > 1 && over.length <= line.length && widthOfLine(over) <= widthPt) {
      line = line.slice(0, line.length + 1 - over.length)
      begin(over)
      continue
    }
    begin([])
    if (word.widthPt <= widthPt) begin(isEmpty(word) ? [] : [word])
    else for (const atoms of cutWord(word, widthPt)) begin([{ atoms, widthPt: widthOf(atoms), isPart: true }])
  }
  begin([])
  return withoutLoneWord(lines, widthPt, look === 'text' ? shortLast.text : shortLast.head)
}

/** Where in a line that begins which goes over with this word, though never its first; its length where nothing does. */
function beginningOf(line: Line, word: Word): number {
  let from = line.length
  while (from > 1 && belongsTo(line[from] ?? word, line[from - 1] as Word)) from -= 1
  return from
}

function isEmpty({ atoms }: Word): boolean {
  return atoms.length === 0
}

function atomsOf(line: Line): readonly Atom[] {
  return line.flatMap(({ atoms, space }, index) => (index > 0 && space ? [space, ...atoms] : atoms))
}

function widthOfLine(line: Line): number {
  return widthOf(atomsOf(line))
}

function widthOf(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, { widthPt }) => sum + widthPt, 0)
}

/** Of the line: a last one with one word that is no longer than this looks as if it were something else. */
const shortLast = { text: 0.16, head: 0.3 }

/** The last word has the one before it beside it, where the line above stays the longer one; what a dot divides from the rest stands by itself. */
function withoutLoneWord(lines: readonly Line[], widthPt: number, short: number): readonly Line[] {
  const [before, last] = lines.slice(-2)
  const [lone, ...others] = (last ?? []).filter((word) => !isEmpty(word))
  if (!before || !lone || others.length > 0 || lone.isPart || lone.widthPt > widthPt * short) return lines
  const next = before.at(-1) as Word
  if (textOf(next).endsWith('·')) return lines
  const from = beginningOf(before.slice(0, -1), next)
  const [kept, company] = [before.slice(0, from), [...before.slice(from), lone]]
  const companyPt = widthOfLine(company)
  if (from === 0 || kept.at(-1)?.isPart || companyPt > widthPt || widthOfLine(kept) < companyPt) return lines
  return [...lines.slice(0, -2), kept, company]
}

/** "Scenario 4", "60 minutes": a 4 at the beginning of the next line is found by nobody, a 60 at the end of one is misread. */
function belongsTo(word: Word, before: Word): boolean {
  const [text, textBefore] = [textOf(word), textOf(before)]
  if (/(?:^|[\u00a0(<>~≈≤≥])\d+(?:[.,–-]\d+)*$/.test(textBefore)) return isUnit(text)
  return /^\d{1,3}(?:[\u00a0.,:;)]|$)/.test(text) && /\p{L}$/u.test(textBefore)
}

function isUnit(text: string): boolean {
  return /^(?:%|[kKMGT]i?B\b)/.test(text) || durationSeconds(`1 ${text}`) !== undefined
}

function toLine(atoms: readonly Atom[], widthPt: number, style: ProseStyle, isRtl: boolean): TextLine {
  const width = atoms.reduce((sum, atom) => sum + atom.widthPt, 0)
  const align = widthPt === Number.POSITIVE_INFINITY ? 'left' : (style.align ?? (isRtl ? 'right' : 'left'))
  let x = align === 'right' ? widthPt - width : align === 'center' ? (widthPt - width) / 2 : 0
  const pieces: { -readonly [Key in keyof Piece]: Piece[Key] }[] = []
  let isLastRtl = false
  for (const atom of inReadingOrder(atoms, isRtl)) {
    const last = pieces.at(-1)
    const isAtomRtl = hasRightToLeft(atom.text)
    if (last && !isLastRtl && !isAtomRtl && canMerge(last, atom)) {
      last.text += atom.text
      last.widthPt += atom.widthPt
    } else {
      pieces.push({ ...atom, xPt: x })
      isLastRtl = isAtomRtl
    }
    x += atom.widthPt
  }
  return { pieces, widthPt: width }
}

function canMerge(piece: Piece, atom: Atom): boolean {
  return (
    piece.face === atom.face &&
    piece.sizePt === atom.sizePt &&
    piece.actual === undefined &&
    atom.actual === undefined &&
    !piece.framed &&
    !atom.framed &&
    piece.href === atom.href &&
    piece.anchor === atom.anchor &&
    piece.struck === atom.struck &&
    piece.language === atom.language &&
    piece.pageOf === undefined &&
    atom.pageOf === undefined &&
    piece.text.length < 400
  )
}
