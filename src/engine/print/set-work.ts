// Sheets in a design → the bytes of a PDF: lays out, breaks into leaves, puts them on sides of paper, draws.
import { RuncardError } from '../../contract/errors.ts'
import type { PrintLayout } from '../../core/card/format.ts'
import { paperWords } from '../../core/card/language/languages.ts'
import type { PaperWords } from '../../core/card/language/paper-words.ts'
import type { Sheet } from '../../core/card/sheet.ts'
import { bookmarksOf } from './bookmarks.ts'
import type { Work } from './design.ts'
import { drawLeaf } from './draw-leaf.ts'
import { openFonts } from './font/fonts.ts'
import { layOutPages } from './lay-out-pages.ts'
import type { Leaf } from './leaf.ts'
import { type LeafPlan, planLeaves } from './leaf-plan.ts'
import { codePages, type PrintedSheet } from './page-codes.ts'
import { anchorPages } from './paginate.ts'
import { createPdfDocument, type PdfDocument } from './pdf/pdf-document.ts'
import { createPen } from './pen.ts'
import type { Printed, PrintOptions } from './print-options.ts'
import { createRest } from './rest.ts'
import { type Tag, tagOf } from './tags.ts'

export async function setWork(work: Work, layout: PrintLayout, options: PrintOptions): Promise<Omit<Printed, 'blankContacts'>> {
  const document = openDocument(work, options)
  const fonts = openFonts(() => JSON.stringify([work.title, work.sheets, work.sheets.map(({ labels }) => paperWords[labels])]))
  const root: Tag = { type: 'Document' }
  const tags = new Map(work.sheets.map((sheet) => [sheet, work.sheets.length === 1 ? root : sectionOf(sheet, work, root)]))
  const rest = createRest(options.signal)
  const plan = await planLeaves(work, layout, (sheet) => layOutPages(sheet, work.design, layout, fonts, tags.get(sheet) ?? root), rest)
  const sheets: PrintedSheet[] = []
  const coded = codedLeaves(plan, work.isRecord === true, sheets)
  const { anchors } = plan
  const changed =
    options.fresh === undefined || work.design.leafCount !== undefined ? undefined : changedLeaves(await allOf(coded), layout, options)
  const leaves: Iterator<Leaf, undefined> | AsyncIterator<Leaf, undefined> = changed?.values() ?? coded
  const here = changed ? anchorPages(changed) : anchors
  const sides = work.design.impose(changed?.length ?? plan.leafCount)
  const pen = createPen({ document, pageOf: (anchor) => anchors.get(anchor), isHere: (anchor) => here.has(anchor) })
  const bookmarks = bookmarksOf(work.sheets)
  const bookmark = (anchor: string, yPt: number) => {
    const found = bookmarks.get(anchor)
    if (found) document.addBookmark(found.title, found.level, Math.max(0, yPt - 8))
  }
  let drawn: Sheet | undefined
  for (const side of sides) {
    document.addPage(side.paper, side.trimmed)
    side.drawMarks?.(pen, fonts, wordsOf(work))
    // Leaves are placed in the order in which they are read.
    for (const place of side.places) {
      const leaf = (await leaves.next()).value
      if (!leaf) continue
      const before = drawn && drawn !== leaf.sheet ? tags.get(drawn)?.element : undefined
      if (before) document.closeElement(before)
      drawn = leaf.sheet
      pen.read({ language: leaf.sheet.language, words: paperWords[leaf.sheet.labels] })
      pen.onto(place, work.design.leaf, () => drawLeaf(leaf, work.design, layout, pen, fonts, bookmark))
    }
    await rest(side.places.length)
  }
  if ((await leaves.next()).done !== true) throw new Error('a page has no place on the paper')
  return {
    bytes: document.finish(),
    pageCount: sides.length,
    sheets,
    leftOut: work.leftOut ?? [],
    missingCharacters: [...fonts.missing].sort(),
  }
}

/** In a binder a playbook may be in another language than the first. */
function sectionOf({ language }: Sheet, { sheets }: Work, root: Tag): Tag {
  return tagOf('Sect', root, language === sheets[0]?.language ? {} : { language })
}

function wordsOf({ sheets }: Work): PaperWords {
  return paperWords[sheets[0]?.labels ?? 'en']
}

/**
 * Those that are not out there already; of a sheet of paper with two sides both, if one of them changed, and what goes on with
 * another where its beginning moved. Throws RuncardError nothing-changed.
 */
function changedLeaves(leaves: readonly Leaf[], { binding }: PrintLayout, { fresh, fileName }: PrintOptions): readonly Leaf[] {
  const isNew = ({ code }: Leaf) => code !== undefined && fresh?.has(code) !== true
  const endsAnew = (index: number): boolean => {
    const next = leaves[index + 1]
    return next?.goesOn === true && next.sheet === leaves[index]?.sheet && isNew(next)
  }
  const isOnPaperWith = (one: Leaf, other: Leaf) =>
    one.sheet === other.sheet && (binding === 'duplex' ? Math.ceil(one.number / 2) === Math.ceil(other.number / 2) : one === other)
  const changed = leaves.filter((leaf) => leaves.some((other, index) => isOnPaperWith(leaf, other) && (isNew(other) || endsAnew(index))))
  if (changed.length === 0) throw new RuncardError('nothing-changed', { file: fileName })
  return changed
}

async function allOf(leaves: AsyncIterable<Leaf>): Promise<Leaf[]> {
  const all: Leaf[] = []
  for await (const leaf of leaves) all.push(leaf)
  return all
}

/** As they come: what a page says is known once its sheet is laid out. */
async function* codedLeaves(plan: LeafPlan, isRecord: boolean, sheets: PrintedSheet[]): AsyncGenerator<Leaf, undefined> {
  for await (const bare of plan.leavesOfSheets()) {
    const coded = isRecord ? { leaves: bare, sheets: [] } : codePages(bare)
    sheets.push(...coded.sheets)
    yield* coded.leaves
  }
  return undefined
}

function openDocument(work: Work, options: PrintOptions): PdfDocument {
  const date = new Date(`${options.printedOn.slice(0, 10)}T00:00:00Z`)
  const writtenAt = Number.isNaN(date.getTime()) ? new Date(0) : date
  return createPdfDocument({ title: work.title, language: work.sheets[0]?.language ?? 'en', writtenAt })
}
