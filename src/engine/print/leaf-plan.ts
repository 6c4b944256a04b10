// Which leaves a work has: how many, and on which of them each anchor stands, before any is drawn. Of a large work only that is
// kept, and its sheets are laid out again one by one as they are drawn: a binder of thousands of pages needs no more memory
// for its layout than its largest playbook.
import type { PrintLayout } from '../../core/card/format.ts'
import type { Sheet } from '../../core/card/sheet.ts'
import type { Work } from './design.ts'
import type { Leaf } from './leaf.ts'
import { anchorPages, type Page } from './paginate.ts'
import type { Rest } from './rest.ts'
import { type Steps, withBreaks } from './steps.ts'

export interface LeafPlan {
  readonly leafCount: number
  /** The page, as the footer counts it, on which each anchor stands. */
  readonly anchors: ReadonlyMap<string, number>
  /** Sheet by sheet, in order, once. */
  leavesOfSheets(): AsyncGenerator<readonly Leaf[]>
}

/** So many pages are kept from being laid out the first time. */
const mostPagesKept = 150

/** Laying out the same sheet twice gives the same pages. */
export async function planLeaves(
  work: Work,
  { binding }: PrintLayout,
  layOut: (sheet: Sheet) => Steps<readonly Page[]>,
  rest: Rest,
): Promise<LeafPlan> {
  const anchors = new Map<string, number>()
  const kept = new Map<Sheet, readonly Page[]>()
  const counts: number[] = []
  let leafCount = 0

  /** Bound on both sides, each sheet starts on a right-hand page; the left one before it may stay empty. A card has its back also where it is the last. */
  async function pagesOf(sheet: Sheet): Promise<readonly Page[]> {
    const pages = [...(await withBreaks(layOut(sheet), () => rest(0)))]
    const isLast = sheet === work.sheets.at(-1)
    if (binding === 'duplex' && pages.length % 2 === 1 && (!isLast || work.counts === 'each')) pages.push([])
    const { leafCount } = work.design
    while (isLast && work.sheets.length === 1 && leafCount !== undefined && pages.length % leafCount !== 0) pages.push([])
    return pages
  }

  for (const sheet of work.sheets) {
    const pages = await pagesOf(sheet)
    const before = work.counts === 'each' ? 0 : leafCount
    for (const [anchor, page] of anchorPages(pages.map((page, index) => ({ page, number: before + index + 1 })))) {
      if (!anchors.has(anchor)) anchors.set(anchor, page)
    }
    if (leafCount < mostPagesKept) kept.set(sheet, pages)
    counts.push(pages.length)
    leafCount += pages.length
    await rest(pages.length)
  }

  async function* leavesOfSheets(): AsyncGenerator<readonly Leaf[]> {
    let before = 0
    for (const [index, sheet] of work.sheets.entries()) {
      const pages = kept.get(sheet) ?? (await pagesOf(sheet))
      kept.delete(sheet)
      const own = counts[index] as number
      const [from, count] = work.counts === 'each' ? [0, own] : [before, leafCount]
      yield pages.map((page, at) => ({ sheet, page, number: from + at + 1, count }))
      before += own
    }
  }

  return { leafCount, anchors, leavesOfSheets }
}
