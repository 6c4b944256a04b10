// Slabs → pages, broken at the places that together cost least: a bad break is weighed against white paper, and a page with
// next to nothing on it against both.
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
  /** From this page on all are as high; the first where left out. */
  readonly alikeFrom?: number
  /** Rather leaves a good part of a page white than breaks a procedure. */
  readonly keepsSections?: boolean
  /** Rather breaks a procedure than leaves an earlier page white: whoever works from it reads that first. */
  readonly fillsEarlier?: boolean
  /** So many stand beside each other, as columns, before a leaf is turned; 1 where left out. */
  readonly perPage?: number
  /** No leaf is turned before the first step: whoever takes a card begins at once. */
  readonly beginsWithSteps?: boolean
  /** Where the pages before are left as they are: what the first of the others is and begins with. */
  readonly from?: { readonly slab: number; readonly page: number }
}

/** What is known of the cheapest way to begin a page with a slab. */
interface Way {
  readonly cost: number
  readonly before: { readonly start: number; readonly pageIndex: number } | undefined
  /** Really, where `pageIndex` is of all that are alike. */
  readonly pageIndex: number
}

/** All pages together cost as little as they can: where one ends is chosen with an eye to all that follow. */
export function paginate(slabs: readonly Slab[], filling: Filling): readonly Page[] {
  const { heightPt, alikeFrom = 0, keepsSections, fillsEarlier, perPage = 1, beginsWithSteps, from = { slab: 0, page: 0 } } = filling
  const kindOf = (pageIndex: number) => (pageIndex < alikeFrom ? pageIndex : alikeFrom + ((pageIndex - alikeFrom) % perPage))
  const inside = fillsEarlier ? insideToFill : keepsSections ? breakCost.insideSection : breakCost.betweenSteps
  const firstStep = beginsWithSteps ? slabs.findIndex(({ source }) => source?.type === 'step') : -1
  const ways: Map<number, Way>[] = []
  const reach = (start: number, way: Way) => {
    ways[start] ??= new Map()
    const known = ways[start].get(kindOf(way.pageIndex))
    if (known === undefined || way.cost <= known.cost) ways[start].set(kindOf(way.pageIndex), way)
  }
  reach(from.slab, { cost: 0, before: undefined, pageIndex: from.page })
  for (let start = from.slab; start < slabs.length; start++) {
    for (const { cost, pageIndex } of ways[start]?.values() ?? []) {
      const first = firstOfPage(slabs, start, pageIndex)
      const turns = isTurn(pageIndex, perPage)
      for (const end of endsOf(slabs, first, heightPt(pageIndex), turns ? inside : inside / 2)) {
        const withoutSteps = turns && end.at <= firstStep ? breakCost.beforeSteps : 0
        const white = fillsEarlier && end.at < slabs.length ? whiteCost(end) / (pageIndex + 1) : 0
        reach(end.at, { cost: cost + pageCost + end.cost + withoutSteps + white, before: { start, pageIndex }, pageIndex: pageIndex + 1 })
      }
    }
  }
  const pages: Page[] = []
  const cheapest = [...(ways[slabs.length]?.values() ?? [])].reduce((one, other) => (other.cost < one.cost ? other : one))
  for (let [end, way] = [slabs.length, cheapest]; way.before !== undefined; ) {
    const { start, pageIndex } = way.before
    pages.push(placed(slabs, firstOfPage(slabs, start, pageIndex), end, heightPt(pageIndex)))
    end = start
    way = ways[start]!.get(kindOf(pageIndex))!
  }
  return pages.length > 0 ? pages.reverse() : [[]]
}

/** Behind this one, counted from 0, the eye goes over to the next leaf, not only to the next column. */
export function isTurn(pageIndex: number, perPage: number): boolean {
  return pageIndex % perPage === perPage - 1
}

const pageCost = 1
/** A page with less on it than this is hardly worth turning over for. */
export const sparse = 0.3
const sparseCost = 1.2

/** Where earlier pages are filled: so little that it never outweighs a worse break. A later page is the less to be filled. */
const insideToFill = 0.001
/** So much of a page may stay white for a procedure to begin on the next one and be whole there; what is torn anyway fills it. */
const fairWhite = 0.4

function whiteCost({ white, isTorn }: End): number {
  return white * insideToFill + Math.max(0, white - (isTorn ? 0 : fairWhite)) * 0.1
}

/** A page begins with no divider, but where that is all there is. */
function firstOfPage(slabs: readonly Slab[], start: number, pageIndex: number): number {
  let first = start
  while (pageIndex > 0 && first < slabs.length - 1 && slabs[first]?.isDivider) first += 1
  return first
}

interface End {
  readonly at: number
  readonly cost: number
  /** Part of the page that nothing is on; none where what follows asks for a page of its own. */
  readonly white: number
  readonly isTorn: boolean
}

/** Where a page that begins with this slab may end, and what each of these ends costs. */
function endsOf(slabs: readonly Slab[], first: number, heightPt: number, insideCost: number): readonly End[] {
  const ends: End[] = []
  let filledPt = heightOf(repeatsAt(slabs, first, heightPt))
  for (let index = first; index < slabs.length; index++) {
    const current = slabs[index] as Slab
    if (index > first && opensPage(current, slabs[index - 1] as Slab, filledPt, heightPt))
      return [{ at: index, cost: 0, white: 0, isTorn: false }]
    filledPt += (filledPt === 0 ? 0 : current.spaceBeforePt) + current.heightPt
    if (index > first && filledPt > heightPt + 0.01) break
    const inside = current.isInsideSection ? insideCost : 0
    const isEnd = index === slabs.length - 1
    const cost = (isEnd ? 0 : current.breakAfter + inside) + Math.max(0, sparse - filledPt / heightPt) * sparseCost
    ends.push({ at: index + 1, cost, white: Math.max(0, 1 - filledPt / heightPt), isTorn: current.breakAfter >= breakCost.insideStep })
  }
  const fair = ends.filter(({ cost }) => cost < breakCost.insideCommand)
  return fair.length > 0 ? fair : ends
}

function placed(slabs: readonly Slab[], first: number, end: number, heightPt: number): Page {
  const page: PlacedSlab[] = []
  let y = 0
  for (const slab of repeatsAt(slabs, first, heightPt)) {
    page.push({ slab, xPt: 0, yPt: y, isRepeat: true })
    y += slab.heightPt
  }
  for (const slab of slabs.slice(first, end)) {
    const top = y === 0 ? 0 : y + slab.spaceBeforePt
    page.push({ slab, xPt: 0, yPt: top, isRepeat: false })
    y = top + slab.heightPt
  }
  return page
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

/** From the top of the page to the foot of what stands lowest. */
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
