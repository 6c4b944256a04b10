// Sheets in a design → the bytes of a PDF: lays out, breaks into leaves, puts them on sides of paper, draws.
import PDFDocument from 'pdfkit'
import type { PrintLayout } from '../../core/card/format.ts'
import type { Sheet } from '../../core/card/sheet.ts'
import { addBookmarks } from './bookmarks.ts'
import type { Work } from './design.ts'
import type { FontHost } from './face.ts'
import { readFont } from './font-files.ts'
import { openFonts } from './fonts.ts'
import { layOutPages } from './lay-out-pages.ts'
import { drawLeaf, type Leaf } from './leaf.ts'
import { codePages } from './page-codes.ts'
import { anchorPages, type Page } from './paginate.ts'
import { createPen } from './pen.ts'
import type { Printed, PrintOptions } from './print-options.ts'
import { type Tag, tagOf } from './tags.ts'

type Document = typeof PDFDocument.prototype

export async function setWork(work: Work, layout: PrintLayout, options: PrintOptions): Promise<Omit<Printed, 'blankContacts'>> {
  const doc = openDocument(work, options)
  const bytes = collect(doc)
  const fonts = openFonts(doc as unknown as FontHost)
  const root: Tag = { type: 'Document' }
  const { leaves, sheets } = codePages(
    leavesOf(work, layout, (sheet) =>
      layOutPages(sheet, work.design, layout, fonts, work.sheets.length === 1 ? root : tagOf('Sect', root)),
    ),
  )
  const sides = work.design.impose(leaves.length)
  const anchors = anchorPages(leaves)
  const pen = createPen({ doc, pageOf: (anchor) => anchors.get(anchor) })
  const bookmarks = addBookmarks(
    doc,
    work.sheets.flatMap((sheet) => sheet.elements),
  )
  for (const side of sides) {
    doc.addPage({ size: [side.paper.widthPt, side.paper.heightPt], margin: 0 })
    if (side.trimmed) setTrimBox(doc, side.trimmed)
    side.drawMarks?.(pen)
    for (const place of side.places) {
      const leaf = leaves[place.leaf]
      if (leaf) pen.onto(place, work.design.leaf, () => drawLeaf(leaf, work.design, layout, pen, fonts, bookmarks))
    }
  }
  doc.end()
  return { bytes: await bytes, pageCount: sides.length, sheets, missingCharacters: [...fonts.missing].sort() }
}

/** Bound on both sides, each sheet starts on a right-hand page; the left one before it may stay empty. */
function leavesOf(work: Work, { binding }: PrintLayout, layOut: (sheet: Sheet) => readonly Page[]): readonly Leaf[] {
  const leaves: Leaf[] = []
  for (const sheet of work.sheets) {
    const set = layOut(sheet)
    const pages = binding === 'duplex' && set.length % 2 === 1 && sheet !== work.sheets.at(-1) ? [...set, []] : set
    for (const [index, page] of pages.entries()) leaves.push({ sheet, page, number: index + 1, count: pages.length })
  }
  return work.counts === 'each' ? leaves : leaves.map((leaf, index) => ({ ...leaf, number: index + 1, count: leaves.length }))
}

function openDocument(work: Work, options: PrintOptions): Document {
  const date = new Date(`${options.printedOn.slice(0, 10)}T00:00:00Z`)
  const printed = Number.isNaN(date.getTime()) ? new Date(0) : date
  const { leaf } = work.design
  const doc = new PDFDocument({
    autoFirstPage: false,
    size: [leaf.widthPt, leaf.heightPt],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    subset: 'PDF/UA',
    lang: work.sheets[0]?.language ?? 'en',
    displayTitle: true,
    font: readFont('inter-latin-400-normal.woff'),
    info: { Title: work.title, Creator: 'Runcard', Producer: 'Runcard', CreationDate: printed, ModDate: printed },
  } as unknown as ConstructorParameters<typeof PDFDocument>[0])
  escapeMetadata(doc, work.title)
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

/** In the PDF's own coordinates, which count from the bottom. */
function setTrimBox(doc: Document, [left, top, width, height]: readonly [number, number, number, number]): void {
  const page = doc.page as unknown as { readonly height: number; readonly dictionary: { readonly data: Record<string, unknown> } }
  page.dictionary.data.TrimBox = [left, page.height - top - height, left + width, page.height - top]
}
