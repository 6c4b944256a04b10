// Runs of text → lines that fit a width. Breaks at spaces; a word longer than the line is cut where it hurts least.
import type { TextRun } from '../../core/card/sheet.ts'
import { durationSeconds } from '../../core/playbook/wording/durations.ts'
import { hasRightToLeft, inReadingOrder, isRightToLeft, oneDirectionEach } from './direction.ts'
import type { Look } from './font/font-files.ts'
import type { Fonts, Segment } from './font/fonts.ts'
import { framedScale } from './pen.ts'
import type { Piece } from './piece.ts'

export interface ProseStyle {
  readonly sizePt: number
  /** Of the size: from one line to the next. */
  readonly leading: number
  readonly look: 'text' | 'strong' | 'heading'
  readonly align?: 'left' | 'center' | 'right'
}

export interface TextLine {
  readonly pieces: readonly Piece[]
  readonly widthPt: number
}

/** Commands inside prose are set a little smaller: their typeface is larger than it says. */
const monoScale = 0.9
const widestPageNumber = ' (p. 888)'
/** Chinese, Japanese and Korean break between any two characters. */
const breaksAnywhere = /[\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/u

type Atom = Omit<Piece, 'xPt'>

/** What must stay together: the atoms between two places to break. */
interface Word {
  readonly atoms: Atom[]
  widthPt: number
  /** The space that goes before it if it isn't the first of its line. */
  readonly space?: Atom
  readonly startsLine?: true
}

export function layOutProse(runs: readonly TextRun[], widthPt: number, style: ProseStyle, fonts: Fonts): readonly TextLine[] {
  const lines: TextLine[] = []
  let line: Atom[] = []
  let filled = 0
  /** The words of the line behind its first, and where in it the space before each begins. */
  let words: { readonly word: Word; readonly at: number }[] = []
  const isRtl = isRightToLeft(runs)
  const finish = () => {
    lines.push(toLine(line, widthPt, style, isRtl))
    line = []
    filled = 0
    words = []
  }
  for (const word of wordsOf(runs, style, fonts)) {
    if (word.startsLine) {
      finish()
      continue
    }
    const space = line.length > 0 ? word.space : undefined
    if (filled + (space?.widthPt ?? 0) + word.widthPt <= widthPt + 0.01) {
      if (line.length > 0) words.push({ word, at: line.length })
      if (space) line.push(space)
      line.push(...word.atoms)
      filled += (space?.widthPt ?? 0) + word.widthPt
      continue
    }
    const from = space ? words.findLastIndex(({ word: earlier }, index) => !belongsTo(words[index + 1]?.word ?? word, earlier)) + 1 : -1
    const first = words[from]
    if (space && first) {
      const over = [...line.slice(first.at + (first.word.space ? 1 : 0)), space, ...word.atoms]
      const overPt = over.reduce((sum, atom) => sum + atom.widthPt, 0)
      if (overPt <= widthPt) {
        line.length = first.at
        finish()
        line = over
        filled = overPt
        continue
      }
    }
    if (line.length > 0) finish()
    if (word.widthPt <= widthPt) {
      line = [...word.atoms]
      filled = word.widthPt
      continue
    }
    const cut = cutWord(word, widthPt)
    for (const [index, part] of cut.entries()) {
      line = part
      filled = part.reduce((sum, atom) => sum + atom.widthPt, 0)
      if (index < cut.length - 1) finish()
    }
  }
  if (line.length > 0) finish()
  return lines
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

function textOf({ atoms }: Word): string {
  return atoms.map(({ text }) => text).join('')
}

function lookOf(run: TextRun, style: ProseStyle): Look {
  const isBold = run.bold === true || style.look !== 'text'
  if (run.mono) return isBold ? 'mono-strong' : 'mono'
  if (style.look === 'heading') return 'heading'
  if (run.italic) return isBold ? 'strong-italic' : 'italic'
  return isBold ? 'strong' : 'text'
}

function* wordsOf(runs: readonly TextRun[], style: ProseStyle, fonts: Fonts): Generator<Word> {
  const isMixed = runs.some(({ text }) => hasRightToLeft(text))
  let word: Word = { atoms: [], widthPt: 0 }
  const add = (atom: Atom) => {
    word.atoms.push(atom)
    word.widthPt += atom.widthPt
  }
  for (const run of runs) {
    const sizePt = style.sizePt * (run.mono ? monoScale : 1)
    const look = lookOf(run, style)
    const marks = marksOf(run)
    if (run.breaks) {
      yield word
      yield { atoms: [], widthPt: 0, startsLine: true }
      word = { atoms: [], widthPt: 0 }
      continue
    }
    if (run.pageOf !== undefined) {
      const face = fonts.primary(look)
      add({ face, sizePt, text: '', widthPt: face.widthOf(widestPageNumber, sizePt), pageOf: run.pageOf })
      continue
    }
    for (const text of run.text.split(/([ \t\r\n]+)/)) {
      if (text === '') continue
      if (/^[ \t\r\n]/.test(text)) {
        yield word
        const face = fonts.primary(look)
        const space = { face, sizePt, text: ' ', widthPt: face.widthOf(' ', sizePt), ...marks }
        word = { atoms: [], widthPt: 0, space }
        continue
      }
      for (const part of breaksAnywhere.test(text) ? text.split(/(?=[\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])/u) : [text]) {
        if (part !== text && word.atoms.length > 0 && breaksAnywhere.test(part)) {
          yield word
          word = { atoms: [], widthPt: 0 }
        }
        for (const stretch of isMixed ? oneDirectionEach(part) : [part])
          for (const segment of fonts.segment(stretch, look)) add(atomOf(segment, sizePt, marks))
      }
    }
  }
  yield word
}

function marksOf(run: TextRun): Pick<Piece, 'struck' | 'href' | 'anchor' | 'language'> {
  return {
    ...(run.struck ? { struck: true as const } : {}),
    ...(run.href === undefined ? {} : { href: run.href }),
    ...(run.anchor === undefined ? {} : { anchor: run.anchor }),
    ...(run.language === undefined ? {} : { language: run.language }),
  }
}

const longestMeasured = 64

function atomOf(segment: Segment, sizePt: number, marks: Partial<Piece>): Atom {
  const size = segment.framed ? sizePt * framedScale : sizePt
  const widthPt = (segment.framed ? size * 0.1 : 0) + widthOf(segment, size)
  return { ...marks, ...segment, sizePt: size, lineSizePt: sizePt, widthPt }
}

function widthOf({ face, text }: Pick<Segment, 'face' | 'text'>, sizePt: number): number {
  let width = 0
  for (let at = 0; at < text.length; at += longestMeasured) width += face.widthOf(text.slice(at, at + longestMeasured), sizePt)
  return width
}

const goodCutAfter = /[/\\.,;:=&?@_)\]}]/
const afterGoodCuts = /(?<=[/\\.,;:=&?@_)\]}])/

/** What a text can't do without: the width of its widest word, and of the widest stretch of one that is cut at no sign. */
export function narrowestOf(
  runs: readonly TextRun[],
  style: ProseStyle,
  fonts: Fonts,
): { readonly wordPt: number; readonly stretchPt: number } {
  let [wordPt, stretchPt] = [0, 0]
  for (const word of wordsOf(runs, style, fonts)) {
    wordPt = Math.max(wordPt, word.widthPt)
    let openPt = 0
    for (const atom of word.atoms) {
      const isWhole = atom.actual !== undefined || atom.framed || atom.pageOf !== undefined
      for (const [index, stretch] of (isWhole ? [atom.text] : atom.text.split(afterGoodCuts)).entries()) {
        openPt = (index === 0 ? openPt : 0) + (isWhole ? atom.widthPt : widthOf({ face: atom.face, text: stretch }, atom.sizePt))
        stretchPt = Math.max(stretchPt, openPt)
      }
    }
  }
  return { wordPt, stretchPt }
}

/** A word wider than the line: as many parts as it takes, cut after a sign where there is one. */
function cutWord(word: Word, widthPt: number): Atom[][] {
  const parts: Atom[][] = []
  let part: Atom[] = []
  let left = widthPt
  for (const atom of word.atoms) {
    let rest = atom
    while (rest.widthPt > left + 0.01 && rest.actual === undefined && !rest.framed) {
      const count = fitting(rest, left, widthPt)
      if (count === 0 && part.length === 0) break
      if (count > 0) part.push(sliced(rest, 0, count))
      rest = sliced(rest, count)
      parts.push(part)
      part = []
      left = widthPt
    }
    if (rest.widthPt > left + 0.01 && part.length > 0) {
      parts.push(part)
      part = []
      left = widthPt
    }
    if (rest.text !== '' || rest.pageOf !== undefined) part.push(rest)
    left -= rest.widthPt
  }
  if (part.length > 0) parts.push(part)
  return parts
}

/** How much of a word is left on its line: up to a sign, but where what is behind that takes more than a line. */
function fitting(atom: Atom, leftPt: number, widthPt: number): number {
  const { face, sizePt, text } = atom
  let count = 0
  let width = 0
  let good = 0
  for (const character of text) {
    width += face.widthOf(character, sizePt)
    if (width > leftPt) break
    count += character.length
    if (goodCutAfter.test(character)) good = count
  }
  const [behind = ''] = text.slice(good, good + longestMeasured).split(afterGoodCuts)
  return good > 0 && face.widthOf(behind, sizePt) <= widthPt ? good : count
}

function sliced(atom: Atom, from: number, to?: number): Atom {
  const text = atom.text.slice(from, to)
  return atomOf({ face: atom.face, text }, atom.sizePt, { ...marksOf(atom as unknown as TextRun) })
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
