// Draws on the pages of one PDF: text with its tags, rules, boxes, bars. Everything is black. All positions are in points from
// the top left of the page. Text is written below pdfkit's own text call, so that a sign can carry what it stands for.
import type PDFDocument from 'pdfkit'
import type { Face } from './face.ts'
import type { Place } from './impose.ts'
import type { Paper } from './paper.ts'
import { hexString } from './pdf-string.ts'
import type { Bar } from './qr-code.ts'
import { type Tag, tagElement } from './tags.ts'

/** A code point in place of a character is set this much smaller than its line. */
export const framedScale = 0.66

/** A piece of text in one face; `xPt` counts from the start of its line. */
export interface Piece {
  readonly face: Face
  readonly sizePt: number
  /** Of the line that it stands in, where the piece itself is set smaller. */
  readonly lineSizePt?: number
  readonly text: string
  readonly actual?: string
  readonly xPt: number
  readonly widthPt: number
  readonly framed?: true
  readonly underlined?: true
  readonly struck?: true
  readonly href?: string
  readonly anchor?: string
  /** Filled in when drawn: the page number of this anchor. */
  readonly pageOf?: string
}

interface PageInternals {
  readonly fonts: Record<string, unknown>
}

interface DocumentInternals {
  addContent(data: string): void
  readonly page: PageInternals
}

export interface PenContext {
  readonly doc: typeof PDFDocument.prototype
  /** The page on which an anchor stands, counted from 1; undefined where nothing has that anchor. */
  readonly pageOf: (anchor: string) => number | undefined
}

export type Pen = ReturnType<typeof createPen>

export function createPen({ doc, pageOf }: PenContext) {
  const internals = doc as unknown as DocumentInternals
  let depth = 0
  let lying: { readonly place: Place; readonly leaf: Paper } | undefined

  /** Draws a leaf in its place on the side: positions are then those of the leaf. */
  function onto(place: Place, leaf: Paper, draw: () => void): void {
    lying = { place, leaf }
    const isMoved = place.xPt !== 0 || place.yPt !== 0 || place.isTurned
    if (isMoved) {
      doc.save().translate(place.xPt, place.yPt)
      if (place.isTurned) doc.translate(leaf.widthPt, leaf.heightPt).scale(-1, -1)
    }
    draw()
    if (isMoved) doc.restore()
    lying = undefined
  }

  /** Where a point of the leaf is on its side of paper. */
  function onSide(xPt: number, yPt: number): { readonly xPt: number; readonly yPt: number } {
    if (!lying) return { xPt, yPt }
    const { place, leaf } = lying
    const [x, y] = place.isTurned ? [leaf.widthPt - xPt, leaf.heightPt - yPt] : [xPt, yPt]
    return { xPt: place.xPt + x, yPt: place.yPt + y }
  }

  /** What is drawn belongs to the document's text. */
  function tagged(tag: Tag, draw: () => void): void {
    if (depth > 0) {
      draw()
      return
    }
    const element = tagElement(doc, tag)
    const content = doc.markStructureContent(tag.type)
    depth += 1
    draw()
    depth -= 1
    doc.endMarkedContent()
    element.add(content)
  }

  /** What is drawn is decoration: rules, boxes, page numbers. */
  function artifact(draw: () => void): void {
    if (depth > 0) {
      draw()
      return
    }
    doc.markContent('Artifact')
    depth += 1
    draw()
    depth -= 1
    doc.endMarkedContent()
  }

  function drawPieces(pieces: readonly Piece[], xPt: number, baselinePt: number): void {
    internals.addContent('BT')
    for (const [index, piece] of pieces.entries()) {
      const text = piece.pageOf === undefined ? piece.text : pageReference(pageOf(piece.pageOf))
      const inset = piece.framed ? (piece.widthPt - piece.face.widthOf(text, piece.sizePt)) / 2 : 0
      if (text !== '') drawText({ ...piece, text }, index === pieces.length - 1, xPt + piece.xPt + inset, baselinePt, internals)
    }
    internals.addContent('ET')
  }

  function line(pieces: readonly Piece[], xPt: number, baselinePt: number, tag: Tag | undefined): void {
    if (pieces.length === 0) return
    if (tag) tagged(tag, () => drawPieces(pieces, xPt, baselinePt))
    else artifact(() => drawPieces(pieces, xPt, baselinePt))
    for (const piece of pieces) decorate(piece, xPt, baselinePt)
  }

  function decorate(piece: Piece, xPt: number, baselinePt: number): void {
    const left = xPt + piece.xPt
    if (piece.underlined) rule(left, baselinePt + piece.sizePt * 0.32, piece.widthPt, 0.8)
    if (piece.struck) rule(left, baselinePt - piece.sizePt * 0.3, piece.widthPt, 0.6)
    if (piece.framed) box(left, baselinePt - piece.sizePt * 1.05, piece.widthPt, piece.sizePt * 1.4, 0.35)
    const height = piece.sizePt * 1.2
    if (piece.href !== undefined && /^(?:https?|mailto):/i.test(piece.href)) {
      doc.link(left, baselinePt - piece.sizePt, piece.widthPt, height, encodeURI(decodeSafely(piece.href)))
    } else if (piece.anchor !== undefined && pageOf(piece.anchor) !== undefined) {
      doc.goTo(left, baselinePt - piece.sizePt, piece.widthPt, height, piece.anchor)
    }
  }

  function rule(xPt: number, yPt: number, widthPt: number, weightPt: number): void {
    artifact(() => doc.rect(xPt, yPt - weightPt / 2, widthPt, weightPt).fill('black'))
  }

  function upright(xPt: number, yPt: number, heightPt: number, weightPt: number): void {
    artifact(() => doc.rect(xPt - weightPt / 2, yPt, weightPt, heightPt).fill('black'))
  }

  function box(xPt: number, yPt: number, widthPt: number, heightPt: number, weightPt: number): void {
    artifact(() => doc.lineWidth(weightPt).rect(xPt, yPt, widthPt, heightPt).stroke('black'))
  }

  /** Black bars as one shape, without hairlines between them. */
  function bars(shapes: readonly Bar[], xPt: number, yPt: number): void {
    artifact(() => {
      for (const shape of shapes) doc.rect(xPt + shape.xPt, yPt + shape.yPt, shape.widthPt, shape.heightPt)
      doc.fill('black')
    })
  }

  function tick(xPt: number, yPt: number, sizePt: number): void {
    artifact(() =>
      doc
        .lineWidth(sizePt / 8)
        .moveTo(xPt + sizePt * 0.2, yPt + sizePt * 0.55)
        .lineTo(xPt + sizePt * 0.42, yPt + sizePt * 0.78)
        .lineTo(xPt + sizePt * 0.82, yPt + sizePt * 0.22)
        .stroke('black'),
    )
  }

  /** Black and white stripes. They go by the page, not by the bar, so that bars one under the other are one bar. */
  function hazardBar(xPt: number, yPt: number, widthPt: number, heightPt: number): void {
    artifact(() => {
      doc.save().rect(xPt, yPt, widthPt, heightPt).clip()
      const pitch = 5.2
      const first = Math.floor(yPt / pitch) * pitch
      doc.lineWidth(2.3)
      for (let y = first; y < yPt + heightPt + widthPt + pitch; y += pitch)
        doc.moveTo(xPt - 1, y + 1).lineTo(xPt + widthPt + 1, y - widthPt - 1)
      doc.stroke('black').restore()
    })
  }

  /** "The line goes on": a hook with an arrow, drawn, because nothing that can be typed may stand there. */
  function wrapMark(xPt: number, baselinePt: number, sizePt: number): void {
    const y = baselinePt - sizePt * 0.28
    const right = xPt + sizePt * 0.72
    artifact(() =>
      doc
        .lineWidth(sizePt * 0.1)
        .moveTo(right, y - sizePt * 0.34)
        .quadraticCurveTo(right + sizePt * 0.12, y, right - sizePt * 0.1, y)
        .lineTo(xPt + sizePt * 0.1, y)
        .stroke('black')
        .moveTo(xPt, y)
        .lineTo(xPt + sizePt * 0.28, y - sizePt * 0.19)
        .lineTo(xPt + sizePt * 0.28, y + sizePt * 0.19)
        .closePath()
        .fill('black'),
    )
  }

  /** A row of dots that leads the eye from a title to its page. */
  function dots(fromPt: number, toPt: number, baselinePt: number): void {
    if (toPt - fromPt < 12) return
    artifact(() =>
      doc.lineWidth(0.6).dash(0.6, { space: 3.4 }).moveTo(fromPt, baselinePt).lineTo(toPt, baselinePt).stroke('black').undash(),
    )
  }

  function bookmarkPlace(anchor: string, xPt: number, yPt: number): void {
    const at = onSide(xPt, yPt)
    doc.addNamedDestination(anchor, 'XYZ', at.xPt, Math.max(0, at.yPt - 6), null as unknown as number)
  }

  return { line, rule, upright, dots, box, bars, tick, hazardBar, wrapMark, artifact, tagged, bookmarkPlace, pageOf, onto, onSide }
}

function pageReference(page: number | undefined): string {
  return page === undefined ? '' : ` p. ${page}`
}

/** Runs of blanks, and a hyphen at the end of a line, carry what they are: text extraction would drop both. */
const delicate = / {2,}/g
const delicateLast = / {2,}|-$/g

function drawText(piece: Piece, endsLine: boolean, xPt: number, baselinePt: number, internals: DocumentInternals): void {
  internals.page.fonts[piece.face.id] ??= piece.face.reference()
  internals.addContent(`1 0 0 -1 ${round(xPt)} ${round(baselinePt)} Tm /${piece.face.id} ${round(piece.sizePt)} Tf`)
  if (piece.actual !== undefined) {
    showText(piece, piece.text, piece.actual, xPt, baselinePt, internals)
    return
  }
  let from = 0
  let at = xPt
  const parts: { text: string; actual?: string }[] = []
  for (const match of piece.text.matchAll(endsLine ? delicateLast : delicate)) {
    if (match.index > from) parts.push({ text: piece.text.slice(from, match.index) })
    parts.push({ text: match[0], actual: match[0] === '-' ? '- ' : match[0] })
    from = match.index + match[0].length
  }
  if (from < piece.text.length) parts.push({ text: piece.text.slice(from) })
  for (const part of parts) {
    showText(piece, part.text, part.actual, at, baselinePt, internals)
    at += parts.length > 1 ? piece.face.widthOf(part.text, piece.sizePt) : 0
  }
}

function showText(piece: Piece, text: string, actual: string | undefined, xPt: number, yPt: number, internals: DocumentInternals): void {
  const { hex, positions } = piece.face.encode(text)
  if (actual !== undefined) internals.addContent(`/Span <</ActualText ${hexString(actual)}>> BDC`)
  const scale = piece.sizePt / 1000
  let x = xPt
  let shown = ''
  let glyphs = ''
  let isMoved = false
  const flush = () => {
    if (glyphs !== '') shown += `<${glyphs}>`
    if (shown !== '') internals.addContent(`[${shown}] TJ`)
    shown = ''
    glyphs = ''
  }
  for (const [index, position] of positions.entries()) {
    const isOffset = position.xOffset !== 0 || position.yOffset !== 0
    if (isOffset || isMoved) {
      flush()
      internals.addContent(`1 0 0 -1 ${round(x + position.xOffset * scale)} ${round(yPt - position.yOffset * scale)} Tm`)
      isMoved = isOffset
    }
    glyphs += hex[index]
    const kern = position.advanceWidth - position.xAdvance
    if (kern !== 0) {
      shown += `<${glyphs}>${round(kern)}`
      glyphs = ''
    }
    x += position.xAdvance * scale
  }
  flush()
  if (isMoved) internals.addContent(`1 0 0 -1 ${round(x)} ${round(yPt)} Tm`)
  if (actual === undefined) return
  // A reader that puts lines together by their size of type must not find this sign too small to belong to its line.
  if (piece.framed) internals.addContent(`/${piece.face.id} ${round(piece.lineSizePt ?? piece.sizePt)} Tf`)
  internals.addContent('EMC')
}

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

function decodeSafely(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
