// A sheet → the bytes of a PDF: lays out, breaks into pages, draws. The same sheet gives the same bytes: dates are the
// caller's, and nothing here reads a clock or makes up a name.
import PDFDocument from 'pdfkit'
import type { Sheet, SheetElement } from '../../core/card/sheet.ts'
import { addBookmarks } from './bookmarks.ts'
import type { FontHost } from './face.ts'
import { readFont } from './font-files.ts'
import { type Fonts, openFonts } from './fonts.ts'
import { drawFooter } from './footer.ts'
import { layOutElements } from './layout.ts'
import { anchorPages, joinShortParts, type Page, paginate } from './paginate.ts'
import { type Paper, type PrintArea, papers, printArea } from './paper.ts'
import { createPen } from './pen.ts'
import type { Printed, PrintOptions } from './print-options.ts'
import { sizesAt } from './setting.ts'
import type { Tag } from './tags.ts'

type Document = typeof PDFDocument.prototype

/** Tries the scales in turn, largest first, and keeps the first that takes no more pages than the smallest does. */
export async function typeset(sheet: Sheet, options: PrintOptions, scales: readonly number[]): Promise<Printed> {
  const paper = papers[options.paper]
  const area = printArea(paper)
  const doc = openDocument(sheet, options, paper)
  const bytes = collect(doc)
  const fonts = openFonts(doc as unknown as FontHost)
  const root: Tag = { type: 'Document' }
  const pages = layOutPages(sheet, area, fonts, root, scales)
  drawPages(doc, sheet, pages, paper, area, fonts)
  doc.end()
  return { bytes: await bytes, pageCount: pages.length, missingCharacters: [...fonts.missing].sort() }
}

interface Layout {
  readonly pages: readonly Page[]
  readonly wraps: number
}

/** Each part that starts a page of its own is scaled by itself: a scenario that almost fits is made to fit. */
function layOutPages(sheet: Sheet, area: PrintArea, fonts: Fonts, tag: Tag, scales: readonly number[]): readonly Page[] {
  const at = (elements: readonly SheetElement[], scale: number): Layout => {
    const tally = { wraps: 0 }
    const slabs = layOutElements(elements, area.widthPt, {
      layOut: layOutElements,
      fonts,
      sizes: sizesAt(scale),
      tag,
      tally,
      pageHeightPt: area.heightPt,
    })
    return { pages: paginate(slabs, area.heightPt), wraps: tally.wraps }
  }
  const parts = pageParts(sheet.elements).map((part) => largestThatFits(scales, (scale) => at(part, scale)))
  return parts.length > 0 ? joinShortParts(parts, area.heightPt) : [[]]
}

/** A part longer than this is not worth setting many times to save a page. */
const mostPagesScaled = 8

/** No more pages than the smallest scale takes, and no command wrapped that needn't be at scale 1. */
function largestThatFits(scales: readonly number[], at: (scale: number) => Layout): readonly Page[] {
  const plain = at(1)
  if (plain.pages.length > mostPagesScaled) return plain.pages
  const fewest = at(scales.at(-1) ?? 1)
  for (const scale of scales.slice(0, -1)) {
    const larger = scale === 1 ? plain : at(scale)
    if (larger.pages.length <= fewest.pages.length && larger.wraps <= plain.wraps) return larger.pages
  }
  return fewest.pages
}

function pageParts(elements: readonly SheetElement[]): readonly SheetElement[][] {
  const parts: SheetElement[][] = [[]]
  for (const element of elements) {
    if (element.type === 'page-break' || element.type === 'scenario') parts.push([])
    if (element.type !== 'page-break') parts.at(-1)?.push(element)
  }
  return parts.filter((part) => part.length > 0)
}

function openDocument(sheet: Sheet, options: PrintOptions, paper: Paper): Document {
  const date = new Date(`${options.printedOn.slice(0, 10)}T00:00:00Z`)
  const printed = Number.isNaN(date.getTime()) ? new Date(0) : date
  const doc = new PDFDocument({
    autoFirstPage: false,
    size: [paper.widthPt, paper.heightPt],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    subset: 'PDF/UA',
    lang: sheet.language,
    displayTitle: true,
    font: readFont('inter-latin-400-normal.woff'),
    info: { Title: sheet.title, Creator: 'Runcard', Producer: 'Runcard', CreationDate: printed, ModDate: printed },
  } as unknown as ConstructorParameters<typeof PDFDocument>[0])
  escapeMetadata(doc, sheet.title)
  return doc
}

/** pdfkit puts the title into its XML as it is. */
function escapeMetadata(doc: Document, title: string): void {
  const host = doc as unknown as { appendXML(xml: string, newline?: boolean): void }
  const append = host.appendXML.bind(doc)
  const escaped = title
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
  host.appendXML = (xml, newline) => append(xml.split(`>${title}<`).join(`>${escaped}<`), newline)
}

async function collect(doc: Document): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of doc as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function drawPages(doc: Document, sheet: Sheet, pages: readonly Page[], paper: Paper, area: PrintArea, fonts: Fonts): void {
  const anchors = anchorPages(pages)
  const pen = createPen({ doc, pageOf: (anchor) => anchors.get(anchor) })
  const bookmarks = addBookmarks(doc, sheet.elements)
  for (const [index, page] of pages.entries()) {
    doc.addPage({ size: [paper.widthPt, paper.heightPt], margin: 0 })
    for (const { slab, yPt, isRepeat } of page) {
      const draw = () => slab.draw(pen, area.leftPt, area.topPt + yPt)
      if (isRepeat) pen.artifact(draw)
      else draw()
      for (const anchor of isRepeat ? [] : (slab.anchors ?? [])) bookmarks.place(anchor, area.topPt + yPt)
    }
    drawFooter(pen, sheet.footer, { pageNumber: index + 1, pageCount: pages.length }, paper, area, fonts)
  }
}
