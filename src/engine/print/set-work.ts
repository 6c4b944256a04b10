// Sheets in a design → the bytes of a PDF: lays out, breaks into leaves, puts them on sides of paper, draws.
import { RuncardError } from '../../contract/errors.ts'
import type { PrintLayout } from '../../core/card/format.ts'
import type { Sheet } from '../../core/card/sheet.ts'
import { bookmarksOf } from './bookmarks.ts'
import type { Work } from './design.ts'
import { openFonts } from './font/fonts.ts'
import { layOutPages } from './lay-out-pages.ts'
import { drawLeaf, type Leaf } from './leaf.ts'
import { codePages } from './page-codes.ts'
import { anchorPages, type Page } from './paginate.ts'
import { createPdfDocument, type PdfDocument } from './pdf/pdf-document.ts'
import { createPen } from './pen.ts'
import type { Printed, PrintOptions } from './print-options.ts'
import { type Tag, tagOf } from './tags.ts'

export async function setWork(work: Work, layout: PrintLayout, options: PrintOptions): Promise<Omit<Printed, 'blankContacts'>> {
  const document = openDocument(work, options)
  const fonts = openFonts(() => JSON.stringify([work.title, work.sheets]))
  const root: Tag = { type: 'Document' }
  const bare = leavesOf(work, layout, (sheet) =>
    layOutPages(sheet, work.design, layout, fonts, work.sheets.length === 1 ? root : tagOf('Sect', root)),
  )
  const { leaves: all, sheets } = work.isRecord === true ? { leaves: bare, sheets: [] } : codePages(bare)
  const leaves = work.leastLeaves === undefined ? changedLeaves(all, layout, options) : all
  const sides = work.design.impose(leaves.length)
  const anchors = anchorPages(all)
  const here = anchorPages(leaves)
  const pen = createPen({ document, pageOf: (anchor) => anchors.get(anchor), isHere: (anchor) => here.has(anchor) })
  const bookmarks = bookmarksOf(work.sheets)
  const bookmark = (anchor: string, yPt: number) => {
    const found = bookmarks.get(anchor)
    if (found) document.addBookmark(found.title, found.level, Math.max(0, yPt - 8))
  }
  for (const side of sides) {
    document.addPage(side.paper, side.trimmed)
    side.drawMarks?.(pen)
    for (const place of side.places) {
      const leaf = leaves[place.leaf]
      if (leaf) pen.onto(place, work.design.leaf, () => drawLeaf(leaf, work.design, layout, pen, fonts, bookmark))
    }
  }
  return {
    bytes: document.finish(),
    pageCount: sides.length,
    sheets,
    leftOut: work.leftOut ?? [],
    missingCharacters: [...fonts.missing].sort(),
  }
}

/** Those that are not out there already; of a sheet of paper with two sides both, if one of them changed. Throws RuncardError nothing-changed. */
function changedLeaves(leaves: readonly Leaf[], { binding }: PrintLayout, { fresh, fileName }: PrintOptions): readonly Leaf[] {
  if (fresh === undefined) return leaves
  const isNew = ({ code }: Leaf) => code !== undefined && !fresh.has(code)
  const isOnPaperWith = (one: Leaf, other: Leaf) =>
    one.sheet === other.sheet && (binding === 'duplex' ? Math.ceil(one.number / 2) === Math.ceil(other.number / 2) : one === other)
  const changed = leaves.filter((leaf) => leaves.some((other) => isOnPaperWith(leaf, other) && isNew(other)))
  if (changed.length === 0) throw new RuncardError('nothing-changed', { file: fileName })
  return changed
}

/** Bound on both sides, each sheet starts on a right-hand page; the left one before it may stay empty. */
function leavesOf(work: Work, { binding }: PrintLayout, layOut: (sheet: Sheet) => readonly Page[]): readonly Leaf[] {
  const leaves: Leaf[] = []
  for (const sheet of work.sheets) {
    const set = layOut(sheet)
    const pages = binding === 'duplex' && set.length % 2 === 1 && sheet !== work.sheets.at(-1) ? [...set, []] : set
    for (const [index, page] of pages.entries()) leaves.push({ sheet, page, number: index + 1, count: pages.length })
  }
  const sheet = work.sheets.at(-1)
  while (sheet && leaves.length < (work.leastLeaves ?? 1)) leaves.push({ sheet, page: [], number: 0, count: 0 })
  return work.counts === 'each' ? leaves : leaves.map((leaf, index) => ({ ...leaf, number: index + 1, count: leaves.length }))
}

function openDocument(work: Work, options: PrintOptions): PdfDocument {
  const date = new Date(`${options.printedOn.slice(0, 10)}T00:00:00Z`)
  const writtenAt = Number.isNaN(date.getTime()) ? new Date(0) : date
  return createPdfDocument({ title: work.title, language: work.sheets[0]?.language ?? 'en', writtenAt })
}
