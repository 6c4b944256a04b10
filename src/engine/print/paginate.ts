// Slabs → pages. Fills each page, then breaks it at the place that costs least: a bad break is weighed against white paper.
import type { Binding } from '../../core/card/format.ts'
import { breakCost, heightOf, type Slab } from './slab.ts'

export interface PlacedSlab {
  readonly slab: Slab
  /** From the left of the print area. */
  readonly xPt: number
  /** From the top of the print area. */
  readonly yPt: number
  /** Drawn before, on an earlier page: decoration here. */
  readonly isRepeat: boolean
}

export type Page = readonly PlacedSlab[]

export interface Filling {
  /** Of each page, counted from 0: the first may have less room than the rest. */
  readonly heightPt: (pageIndex: number) => number
  /** Rather leaves a good part of a page white than breaks a procedure. */
  readonly keepsSections?: boolean
}

export function paginate(slabs: readonly Slab[], filling: Filling): readonly Page[] {
  const pages: Page[] = []
  let start = 0
  while (start < slabs.length) {
    if (pages.length > 0 && slabs[start]?.isDivider) {
      start += 1
      continue
    }
    const { page, end } = fillPage(slabs, start, filling.heightPt(pages.length), filling.keepsSections === true)
    pages.push(page)
    start = end
  }
  return pages.length > 0 ? pages : [[]]
}

function fillPage(slabs: readonly Slab[], start: number, heightPt: number, keepsSections: boolean): { page: Page; end: number } {
  const placed: PlacedSlab[] = []
  let y = 0
  for (const repeat of repeatsAt(slabs, start, heightPt)) {
    placed.push({ slab: repeat, xPt: 0, yPt: y, isRepeat: true })
    y += repeat.heightPt
  }
  const repeats = placed.length
  let best = { end: start + 1, cost: Number.POSITIVE_INFINITY }
  let index = start
  for (; index < slabs.length; index++) {
    const current = slabs[index] as Slab
    if (index > start && opensPage(current, slabs[index - 1] as Slab, y, heightPt)) return { page: placed, end: index }
    const top = index === start && repeats === 0 ? 0 : y + current.spaceBeforePt
    if (index > start && top + current.heightPt > heightPt + 0.01) {
      return { page: placed.slice(0, repeats + best.end - start), end: best.end }
    }
    placed.push({ slab: current, xPt: 0, yPt: top, isRepeat: false })
    y = top + current.heightPt
    const section = keepsSections && current.isInsideSection ? breakCost.insideSection : 0
    const cost = current.breakAfter + section + (1 - y / heightPt)
    if (cost <= best.cost) best = { end: index + 1, cost }
  }
  return { page: placed, end: index }
}

function repeatsAt(slabs: readonly Slab[], start: number, heightPt: number): readonly Slab[] {
  const repeated = slabs[start]?.repeated ?? []
  return start > 0 && heightOf(repeated) < heightPt / 3 ? repeated : []
}

/** A heading right under another doesn't leave that one alone for want of room; both may go over together. */
function opensPage(next: Slab, before: Slab, filledPt: number, heightPt: number): boolean {
  if (next.opensPage === undefined || filledPt === 0) return false
  if (next.opensPage === 'always') return true
  return before.breakAfter < breakCost.never && (heightPt - filledPt) / heightPt < next.opensPage
}

const gapBetweenPartsPt = 34

/**
 * Parts that start a page each → the document's pages. A part that fits under the one before it shares its page, but the first
 * page is left alone. Bound on both sides, a part starts on a right-hand page; the left one before it may stay empty.
 */
export function joinShortParts(parts: readonly (readonly Page[])[], heightPt: number, binding: Binding = 'single'): readonly Page[] {
  const pages: Page[] = []
  for (const [index, part] of parts.entries()) {
    const last = pages.at(-1)
    const only = part.length === 1 ? part[0] : undefined
    const top = last ? filledPt(last) + gapBetweenPartsPt : 0
    if (index > 1 && last && only && top + filledPt(only) <= heightPt) {
      pages[pages.length - 1] = [...last, ...only.map((placed) => ({ ...placed, yPt: placed.yPt + top }))]
    } else {
      if (binding === 'duplex' && pages.length % 2 === 1) pages.push([])
      pages.push(...part)
    }
  }
  return pages
}

export function filledPt(page: Page): number {
  return page.reduce((lowest, { slab, yPt }) => Math.max(lowest, yPt + slab.heightPt), 0)
}

/** The page, counted from 1, on which each anchor stands. */
export function anchorPages(leaves: readonly { readonly page: Page; readonly number: number }[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { page, number } of leaves) {
    for (const { slab, isRepeat } of page) {
      for (const anchor of isRepeat ? [] : (slab.anchors ?? [])) if (!found.has(anchor)) found.set(anchor, number)
    }
  }
  return found
}
