// Draws on the pages of one PDF: text with its tags, rules, boxes, bars. Everything is black. All positions are in points from
// the top left of the page.

import { english } from '../../core/card/language/english.ts'
import { fill, type PaperWords } from '../../core/card/language/paper-words.ts'
import type { Paper, Place } from './paper.ts'
import type { LinkTarget, PdfDocument } from './pdf/pdf-document.ts'
import { number, numbers } from './pdf/pdf-text.ts'
import { drawText } from './pen-text.ts'
import type { Piece } from './piece.ts'
import type { Bar } from './qr-code.ts'
import { type Tag, tagElement, tagOf } from './tags.ts'

/** A code point in place of a character is set this much smaller than its line. */
export const framedScale = 0.66

export interface PenContext {
  readonly document: PdfDocument
  /** The page on which an anchor stands, counted from 1; undefined where nothing has that anchor. */
  readonly pageOf: (anchor: string) => number | undefined
  /** Whether it is in this document, to be led to: where only some pages are printed, others have their numbers still. */
  readonly isHere: (anchor: string) => boolean
}

export interface Reading {
  /** Of the text, as BCP 47 names it. */
  readonly language: string
  readonly words: PaperWords
}

export type Pen = ReturnType<typeof createPen>

export function createPen({ document, pageOf, isHere }: PenContext) {
  const { write } = document
  let isDecoration = false
  let reading: Reading = { language: 'en', words: english }
  let lying: { readonly place: Place; readonly leaf: Paper } | undefined

  /** What is drawn from here on is of a sheet in this language, with these words. */
  function read(next: Reading): void {
    reading = next
  }

  /** Draws a leaf in its place on the side: positions are then those of the leaf. */
  function onto(place: Place, leaf: Paper, draw: () => void): void {
    lying = { place, leaf }
    const { xPt, yPt, isTurned } = place
    const matrix = isTurned ? `-1 0 0 -1 ${numbers(xPt + leaf.widthPt, yPt + leaf.heightPt)}` : `1 0 0 1 ${numbers(xPt, yPt)}`
    if (xPt === 0 && yPt === 0 && !isTurned) draw()
    else document.transformed(matrix, draw)
    lying = undefined
  }

  /** Where a point of the leaf is on its side of paper. */
  function onSide(xPt: number, yPt: number): { readonly xPt: number; readonly yPt: number } {
    if (!lying) return { xPt, yPt }
    const { place, leaf } = lying
    const [x, y] = place.isTurned ? [leaf.widthPt - xPt, leaf.heightPt - yPt] : [xPt, yPt]
    return { xPt: place.xPt + x, yPt: place.yPt + y }
  }

  /** What is drawn is decoration: rules, boxes, page numbers. */
  function artifact(draw: () => void): void {
    const before = isDecoration
    isDecoration = true
    draw()
    isDecoration = before
  }

  /** The tag is there even where nothing is drawn in it: a cell of a table without text. */
  function touch(tag: Tag): void {
    if (!isDecoration) tagElement(document, tag)
  }

  /** Text with its tag, or as decoration where it has none; links can be followed. */
  function line(laidOut: readonly Piece[], xPt: number, baselinePt: number, tag: Tag | undefined): void {
    const pieces = laidOut.some((piece) => piece.pageOf !== undefined) ? withPageNumbers(laidOut) : laidOut
    for (const group of sameOwner(pieces)) {
      const target = tag && !isDecoration ? targetOf(group[0] as Piece) : undefined
      const says = group.map((piece) => piece.actual ?? piece.text).join('')
      const owner = target && tag ? tagOf('Link', tag, { alternative: says }) : tag && inItsLanguage(group[0] as Piece, tag)
      if (owner && !isDecoration) document.beginElement(tagElement(document, owner))
      else document.beginArtifact()
      drawPieces(group, pieces.at(-1), xPt, baselinePt)
      if (tag?.type === 'Figure' && !isDecoration) document.enclose(tagElement(document, tag), boxOf(group, xPt, baselinePt))
      if (target && owner) document.link(boxOf(group, xPt, baselinePt), target, says, tagElement(document, owner))
    }
    for (const piece of pieces) decorate(piece, xPt, baselinePt)
  }

  /** Room was kept for the widest number: what follows moves up to the one that there is. */
  function withPageNumbers(pieces: readonly Piece[]): readonly Piece[] {
    let savedPt = 0
    return pieces.map((piece) => {
      const { pageOf: anchor, ...rest } = { ...piece, xPt: piece.xPt - savedPt }
      if (anchor === undefined) return rest
      const page = pageOf(anchor)
      const text = page === undefined ? '' : fill(reading.words.onPage, { page })
      const widthPt = piece.face.widthOf(text, piece.sizePt)
      savedPt += piece.widthPt - widthPt
      return { ...rest, text, widthPt }
    })
  }

  /** A word in another language than the text around it has a tag that says so. */
  function inItsLanguage({ language }: Piece, tag: Tag): Tag {
    return language === undefined || language === reading.language ? tag : tagOf('Span', tag, { language })
  }

  function drawPieces(pieces: readonly Piece[], last: Piece | undefined, xPt: number, baselinePt: number): void {
    write('BT')
    for (const piece of pieces) {
      const inset = piece.framed ? (piece.widthPt - piece.face.widthOf(piece.text, piece.sizePt)) / 2 : 0
      if (piece.text === '') continue
      document.useFont(piece.face)
      drawText(piece, piece === last, xPt + piece.xPt + inset, baselinePt, write)
    }
    write('ET')
  }

  /** Where a link leads; nothing where the piece is none or its place is not on this paper. */
  function targetOf({ href, anchor }: Piece): LinkTarget | undefined {
    if (href !== undefined) return isWebAddress.test(href) ? { address: encodeURI(decodeSafely(href)) } : undefined
    return anchor !== undefined && isHere(anchor) ? { place: anchor } : undefined
  }

  function boxOf(pieces: readonly Piece[], xPt: number, baselinePt: number) {
    const [first, last] = [pieces[0] as Piece, pieces.at(-1) as Piece]
    const sizePt = Math.max(...pieces.map((piece) => piece.sizePt))
    const from = onSide(xPt + first.xPt, baselinePt - sizePt)
    const to = onSide(xPt + last.xPt + last.widthPt, baselinePt + sizePt * 0.2)
    return {
      xPt: Math.min(from.xPt, to.xPt),
      yPt: Math.min(from.yPt, to.yPt),
      widthPt: Math.abs(to.xPt - from.xPt),
      heightPt: Math.abs(to.yPt - from.yPt),
    }
  }

  function decorate(piece: Piece, xPt: number, baselinePt: number): void {
    const left = xPt + piece.xPt
    if (piece.face.isFixedWidth && !piece.underlined) strengthenUnderscores(piece, left, baselinePt)
    if (piece.underlined) rule(left, baselinePt + piece.sizePt * 0.29, piece.widthPt, 0.8)
    if (piece.struck) rule(left, baselinePt - piece.sizePt * 0.3, piece.widthPt, 0.6)
    if (piece.framed) box(left, baselinePt - piece.sizePt * 1.05, piece.widthPt, piece.sizePt * 1.4, 0.35)
  }

  /**
   * A hair in the typeface, and the first thing that a bad copier leaves out: `restore_backup` must not become two words. Two dots of
   * 150 to an inch, wherever between them it falls.
   */
  function strengthenUnderscores({ text, face, sizePt }: Piece, xPt: number, baselinePt: number): void {
    for (const { 0: run, index } of text.matchAll(/_+/g)) {
      const left = xPt + face.widthOf(text.slice(0, index), sizePt)
      rule(left, baselinePt + sizePt * 0.215, face.widthOf(run, sizePt), sizePt * 0.105)
    }
  }

  function decoration(operators: string): void {
    document.beginArtifact()
    write(operators)
  }

  function rule(xPt: number, yPt: number, widthPt: number, weightPt: number): void {
    decoration(`${numbers(xPt, yPt - weightPt / 2, widthPt, weightPt)} re f`)
  }

  function upright(xPt: number, yPt: number, heightPt: number, weightPt: number): void {
    decoration(`${numbers(xPt - weightPt / 2, yPt, weightPt, heightPt)} re f`)
  }

  function box(xPt: number, yPt: number, widthPt: number, heightPt: number, weightPt: number): void {
    decoration(`${number(weightPt)} w ${numbers(xPt, yPt, widthPt, heightPt)} re S`)
  }

  /** Black bars as one shape, without hairlines between them. */
  function bars(shapes: readonly Bar[], xPt: number, yPt: number): void {
    const rectangles = shapes.map((shape) => `${numbers(xPt + shape.xPt, yPt + shape.yPt, shape.widthPt, shape.heightPt)} re`)
    decoration(`${rectangles.join(' ')} f`)
  }

  /** A box to tick, or one that is ticked: drawn, and said in words. */
  function tickBox(xPt: number, yPt: number, sizePt: number, weightPt: number, tag: Tag, isTicked = false): void {
    const { words } = reading
    const says = {
      actual: isTicked ? words.done : words.toDo,
      ...(words.language === reading.language ? {} : { language: words.language }),
    }
    if (isDecoration) document.beginArtifact()
    else document.beginElement(tagElement(document, tagOf('Span', tag, says)))
    const at = (x: number, y: number) => numbers(xPt + sizePt * x, yPt + sizePt * y)
    write(`${number(weightPt)} w ${numbers(xPt, yPt, sizePt, sizePt)} re S`)
    if (isTicked) write(`${number(sizePt / 8)} w ${at(0.2, 0.55)} m ${at(0.42, 0.78)} l ${at(0.82, 0.22)} l S`)
  }

  /** Black and white stripes. They go by the page, not by the bar, so that bars one under the other are one bar. */
  function hazardBar(xPt: number, yPt: number, widthPt: number, heightPt: number): void {
    const pitch = 5.2
    const stripes: string[] = []
    for (let y = Math.floor(yPt / pitch) * pitch; y < yPt + heightPt + widthPt + pitch; y += pitch)
      stripes.push(`${numbers(xPt - 1, y + 1)} m ${numbers(xPt + widthPt + 1, y - widthPt - 1)} l`)
    decoration(`q ${numbers(xPt, yPt, widthPt, heightPt)} re W n 2.3 w ${stripes.join(' ')} S Q`)
  }

  /** "The line goes on": a hook with an arrow, drawn, because nothing that can be typed may stand there. */
  function wrapMark(xPt: number, baselinePt: number, sizePt: number): void {
    const y = baselinePt - sizePt * 0.28
    const right = xPt + sizePt * 0.72
    const bend = [right + sizePt * 0.08, y - sizePt * 0.113, right + sizePt * 0.047, y, right - sizePt * 0.1, y]
    const hook = `${numbers(right, y - sizePt * 0.34)} m ${numbers(...bend)} c ${numbers(xPt + sizePt * 0.1, y)} l S`
    const [back, half] = [xPt + sizePt * 0.28, sizePt * 0.19]
    decoration(`${number(sizePt * 0.1)} w ${hook} ${numbers(xPt, y)} m ${numbers(back, y - half)} l ${numbers(back, y + half)} l h f`)
  }

  /** A row of dots that leads the eye from a title to its page. */
  function dots(fromPt: number, toPt: number, baselinePt: number): void {
    if (toPt - fromPt < 12) return
    decoration(`q 0.6 w [0.6 3.4] 0 d ${numbers(fromPt, baselinePt)} m ${numbers(toPt, baselinePt)} l S Q`)
  }

  function foldLine(fromXPt: number, fromYPt: number, toXPt: number, toYPt: number): void {
    decoration(`q 0.25 w [0.7 5] 0 d ${numbers(fromXPt, fromYPt)} m ${numbers(toXPt, toYPt)} l S Q`)
  }

  /** A thin broken line with scissors at its left end. */
  function cutLine(fromPt: number, toPt: number, yPt: number): void {
    const at = (x: number, y: number) => numbers(fromPt + x, yPt + y)
    const blade = (side: number) =>
      `${numbers(fromPt + 0.6, yPt + side * 2 - 1.2, 2.4, 2.4)} re ${at(3, side * 1.4)} m ${at(9, -side * 1.8)} l`
    decoration(`q 0.6 w ${blade(-1)} ${blade(1)} S 0.3 w [4 2] 0 d ${at(9, 0)} m ${numbers(toPt, yPt)} l S Q`)
  }

  function bookmarkPlace(anchor: string, xPt: number, yPt: number): void {
    const at = onSide(xPt, yPt)
    document.addPlace(anchor, at.xPt, Math.max(0, at.yPt - 6))
  }

  return {
    read,
    line,
    foldLine,
    cutLine,
    rule,
    upright,
    dots,
    bars,
    tickBox,
    hazardBar,
    wrapMark,
    artifact,
    touch,
    bookmarkPlace,
    pageOf,
    onto,
    onSide,
  }
}

const isWebAddress = /^(?:https?|mailto):/i

/** Neighbours that lead to the same place, in one language. */
function sameOwner(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last && before?.href === piece.href && before?.anchor === piece.anchor && before?.language === piece.language) last.push(piece)
    else groups.push([piece])
  }
  return groups
}

function decodeSafely(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
