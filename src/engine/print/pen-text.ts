// A piece of text as operators of a page: glyphs, the space between them, and what they stand for where that isn't what they show.
import type { PdfDocument } from './pdf/pdf-document.ts'
import { hexString, number, numbers } from './pdf/pdf-text.ts'
import type { Piece } from './piece.ts'

type Write = PdfDocument['write']

/** Runs of blanks, and a hyphen at the end of a line, carry what they are: text extraction would drop both. */
const delicate = / {2,}/g
const delicateLast = / {2,}|-$/g

export function drawText(piece: Piece, endsLine: boolean, xPt: number, baselinePt: number, write: Write): void {
  write(`1 0 0 -1 ${numbers(xPt, baselinePt)} Tm /${piece.face.id} ${number(piece.sizePt)} Tf`)
  if (piece.glyphPt !== undefined) {
    showWide(piece, piece.glyphPt, xPt, baselinePt, write)
    return
  }
  if (piece.actual !== undefined) {
    showText(piece, piece.text, piece.actual, xPt, baselinePt, write)
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
    showText(piece, part.text, part.actual, at, baselinePt, write)
    at += parts.length > 1 ? piece.face.widthOf(part.text, piece.sizePt) : 0
  }
}

function showText(piece: Piece, text: string, actual: string | undefined, xPt: number, yPt: number, write: Write): void {
  if (actual !== undefined) write(`/Span <</ActualText ${hexString(actual)}>> BDC`)
  const scale = piece.sizePt / 1000
  let x = xPt
  let shown = ''
  let codes = ''
  let isMoved = false
  const flush = () => {
    if (codes !== '') shown += `<${codes}>`
    if (shown !== '') write(`[${shown}] TJ`)
    shown = ''
    codes = ''
  }
  for (const glyph of piece.face.shape(text)) {
    const isOffset = glyph.xOffset !== 0 || glyph.yOffset !== 0
    if (isOffset || isMoved) {
      flush()
      write(`1 0 0 -1 ${numbers(x + glyph.xOffset * scale, yPt - glyph.yOffset * scale)} Tm`)
      isMoved = isOffset
    }
    codes += glyph.code
    const kern = glyph.width - glyph.advance
    if (kern !== 0) {
      shown += `<${codes}>${number(kern)}`
      codes = ''
    }
    x += glyph.advance * scale
  }
  flush()
  if (isMoved) write(`1 0 0 -1 ${numbers(x, yPt)} Tm`)
  if (actual === undefined) return
  // A reader that puts lines together by their size of type must not find this sign too small to belong to its line.
  if (piece.framed) write(`/${piece.face.id} ${number(piece.lineSizePt ?? piece.sizePt)} Tf`)
  write('EMC')
}

/** Of the size: a gap twice as wide is read as a blank. */
const widestGap = 0.06
const widestStretch = 1.2

/** Glyphs in the middle of two cells each, stretched a little so that nobody reads a blank between them. */
function showWide(piece: Piece, glyphPt: number, xPt: number, yPt: number, write: Write): void {
  const glyphs = piece.face.shape(piece.text)
  const naturalPt = ((glyphs[0]?.width ?? 0) * piece.sizePt) / 1000
  const wanted = (glyphPt - 2 * widestGap * piece.sizePt) / Math.max(naturalPt, 0.1)
  const stretch = Math.min(widestStretch, Math.max(1, wanted))
  const scale = (piece.sizePt / 1000) * stretch
  const insetPt = (glyphPt - (glyphs[0]?.width ?? 0) * scale) / 2
  const shown = glyphs.map((glyph) => `<${glyph.code}>${number(glyph.width - glyphPt / scale)}`)
  write(`/Span <</ActualText ${hexString(piece.actual ?? piece.text)}>> BDC`)
  write(`1 0 0 -1 ${numbers(xPt + insetPt, yPt)} Tm ${number(stretch * 100)} Tz [${shown.join('')}] TJ 100 Tz`)
  write('EMC')
}
