// Runs of text → words: what a line may not break inside of, with its typefaces and how wide it is. A word that is wider than a
// line is cut as a command is wrapped, without a mark.
import type { TextRun } from '../../core/card/sheet.ts'
import { rateWrapPlaces, wrapRating } from '../../core/card/wrap-places.ts'
import { hasRightToLeft, oneDirectionEach } from './direction.ts'
import type { Look } from './font/font-files.ts'
import type { Fonts, Segment } from './font/fonts.ts'
import { framedScale } from './pen.ts'
import type { Piece } from './piece.ts'
import { type WrapCell, wrapLine } from './wrap-line.ts'

export interface ProseStyle {
  readonly sizePt: number
  /** Of the size: from one line to the next. */
  readonly leading: number
  readonly look: 'text' | 'strong' | 'heading'
  readonly align?: 'left' | 'center' | 'right'
}

/** Commands inside prose are set a little smaller: their typeface is larger than it says. */
const monoScale = 0.9
const widestPageNumber = ' (p. 888)'
/** Chinese, Japanese and Korean break between any two characters. */
const breaksAnywhere = /[\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/u

export type Atom = Omit<Piece, 'xPt'>

/** What must stay together: the atoms between two places to break. */
export interface Word {
  readonly atoms: Atom[]
  widthPt: number
  /** The space that goes before it if it isn't the first of its line. */
  readonly space?: Atom
  readonly startsLine?: true
  /** Of a word that was cut. */
  readonly isPart?: true
}

export function textOf({ atoms }: Word): string {
  return atoms.map(({ text }) => text).join('')
}

function lookOf(run: TextRun, style: ProseStyle): Look {
  const isBold = run.bold === true || style.look !== 'text'
  if (run.mono) return isBold ? 'mono-strong' : 'mono'
  if (style.look === 'heading') return 'heading'
  if (run.italic) return isBold ? 'strong-italic' : 'italic'
  return isBold ? 'strong' : 'text'
}

export function* wordsOf(runs: readonly TextRun[], style: ProseStyle, fonts: Fonts): Generator<Word> {
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

/** Parts of a word that it may be cut between, and how well: signs of a path, then those of a name. */
function placesIn(text: string): Uint8Array {
  return rateWrapPlaces(text.replaceAll('\\', '/'))
}

function* stretchesOf(text: string): Generator<string> {
  const ratings = placesIn(text)
  let from = 0
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && ratings[at] === wrapRating.nowhere) continue
    yield text.slice(from, at)
    from = at
  }
}

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
      const isWhole = isUncut(atom)
      for (const [index, stretch] of (isWhole ? [atom.text] : [...stretchesOf(atom.text)]).entries()) {
        openPt = (index === 0 ? openPt : 0) + (isWhole ? atom.widthPt : widthOf({ face: atom.face, text: stretch }, atom.sizePt))
        stretchPt = Math.max(stretchPt, openPt)
      }
    }
  }
  return { wordPt, stretchPt }
}

/** One glyph, or one that fills several places: it is on a line or it isn't. */
function isUncut({ actual, framed, pageOf }: Atom): boolean {
  return actual !== undefined || framed === true || pageOf !== undefined
}

/** A word wider than the line: as many parts as it takes. */
export function cutWord(word: Word, widthPt: number): Atom[][] {
  const ratings = placesIn(textOf(word))
  const signs: { readonly atom: Atom; readonly from: number; readonly to: number }[] = []
  const cells: WrapCell[] = []
  let before = 0
  for (const atom of word.atoms) {
    const add = (from: number, to: number, width: number) => {
      signs.push({ atom, from, to })
      cells.push({ width, rating: ratings[before + from] as number, isBlank: false, isHyphen: atom.text[from] === '-' })
    }
    if (isUncut(atom)) add(0, atom.text.length, atom.widthPt)
    else {
      let at = 0
      for (const character of atom.text) {
        add(at, at + character.length, atom.face.widthOf(character, atom.sizePt))
        at += character.length
      }
    }
    before += atom.text.length
  }
  let start = 0
  return wrapLine(cells, { first: widthPt, below: widthPt, mark: 0 }).map((end) => {
    const part: Atom[] = []
    for (let first = start; first < end; ) {
      const { atom, from } = signs[first] as (typeof signs)[number]
      let last = first
      while (last + 1 < end && signs[last + 1]?.atom === atom) last += 1
      const { to } = signs[last] as (typeof signs)[number]
      part.push(from === 0 && to === atom.text.length ? atom : sliced(atom, from, to))
      first = last + 1
    }
    start = end
    return part
  })
}

function sliced(atom: Atom, from: number, to: number): Atom {
  const text = atom.text.slice(from, to)
  return atomOf({ face: atom.face, text }, atom.sizePt, { ...marksOf(atom as unknown as TextRun) })
}
