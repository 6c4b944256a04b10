// One sheet → its pages. Each part that starts a page of its own is set by itself, as large as it can be without taking more
// pages: a scenario that almost fits is made to fit, a short one grows until the side is full.
import type { PrintLayout } from '../../core/card/format.ts'
import { paperWords } from '../../core/card/language/languages.ts'
import type { Sheet, SheetElement } from '../../core/card/sheet.ts'
import { withCloseContents } from './close-contents.ts'
import { type Filled, type FirstPage, fillColumns } from './columns.ts'
import type { Design } from './design.ts'
import type { Fonts } from './font/fonts.ts'
import { lowestAboveCode } from './footer.ts'
import { layOutElements } from './layout.ts'
import { joinShortParts, type Page } from './paginate.ts'
import { printArea } from './paper.ts'
import { withRoomForCode } from './room-for-code.ts'
import { headSizes, withRunningHeads } from './running-head.ts'
import type { Steps } from './steps.ts'
import type { Tag } from './tags.ts'

interface Attempt extends Filled {
  readonly wraps: number
}

interface Manner {
  readonly scale: number
  readonly columns: number
  readonly keepsSections: boolean
}

type Try = (manner: Manner) => Attempt

export function* layOutPages(sheet: Sheet, design: Design, layout: PrintLayout, fonts: Fonts, tag: Tag): Steps<readonly Page[]> {
  const area = printArea(design.leaf, design.margins, layout.binding, 1)
  const words = paperWords[sheet.labels]
  const trying = (elements: readonly SheetElement[], first: FirstPage): Try => {
    const laidOut = new Map<string, { readonly wraps: number; readonly fill: (keepsSections: boolean) => Filled }>()
    return ({ scale, columns, keepsSections }) => {
      const key = `${scale} ${columns}`
      let known = laidOut.get(key)
      if (!known) {
        const tally = { wraps: 0 }
        const setting = { layOut: layOutElements, fonts, sizes: design.sizesAt(scale), tag, words, tally, pageHeightPt: area.heightPt }
        known = { fill: fillColumns(elements, area, columns, setting, first), wraps: tally.wraps }
        laidOut.set(key, known)
      }
      return { ...known.fill(keepsSections), wraps: known.wraps }
    }
  }
  const heads = headSizes[design.footer === 'line' ? 'leaf' : 'page']
  const hasRoomAbove = design.margins.topPt > heads.heightPt
  let pagesLeft = design.leafCount ?? 0
  const elementsOfParts = pageParts(sheet.elements)
  const parts: (readonly Page[])[] = []
  for (const [index, part] of elementsOfParts.entries()) {
    const isFirst = index === 0
    // A card is a scenario by itself; a booklet's begins behind the contents, on a page that is leafed to.
    const first = { higherPt: isFirst ? (design.firstHigherPt ?? 0) : 0, beginsWithSteps: isFirst && part[0]?.type === 'scenario' }
    const plainly = (some: readonly SheetElement[]) =>
      trying(some, first)({ scale: design.plainScale, columns: design.columns, keepsSections: false }).pages.length
    const attempt = trying(withCloseContents(part, plainly), first)
    const pages = yield* bestOf(design, attempt, index === elementsOfParts.length - 1 ? pagesLeft : 0)
    pagesLeft -= pages.length
    parts.push(hasRoomAbove ? withRunningHeads(pages, area.widthPt, fonts, heads, words) : pages)
  }
  const pages = parts.length > 0 ? joinShortParts(parts, area.heightPt, layout.binding) : [[]]
  return design.footer === 'line' ? pages.map((page) => withRoomForCode(page, lowestAboveCode(area))) : pages
}

/** A part longer than this is not worth setting many times to save a page. */
const mostPagesScaled = 8
/** Whole procedures on a page are worth this much smaller type, where that is still large. */
const scaleForWhole = 0.12

/**
 * No more pages than the smallest scale takes, or than there are for it anyway, and no command wrapped and no procedure torn that needn't
 * be at the plain scale, nor the first step pushed to the second page that the smallest scale has on the first.
 */
function* bestOf(design: Design, attempt: Try, pagesToFill: number): Steps<readonly Page[]> {
  const { scales, plainScale, columns, leafCount, singleColumn = [] } = design
  const alone = yield* largestAlone(singleColumn, attempt)
  if (alone) return alone
  const plain = attempt({ scale: plainScale, columns, keepsSections: false })
  yield
  const isLong = leafCount === undefined && plain.pages.length > mostPagesScaled
  if (isLong && hasStep(plain.pages[0])) return plain.pages
  const smallest = scales.at(-1) ?? plainScale
  const fewest = plain.pages.length === 1 ? plain : attempt({ scale: smallest, columns, keepsSections: false })
  if (isLong) return hasStep(fewest.pages[0]) ? fewest.pages : plain.pages
  const mostPages = Math.max(fewest.pages.length, pagesToFill)
  const whole = attempt({ scale: plainScale, columns, keepsSections: true })
  const mostTears = leafCount === undefined && whole.pages.length <= mostPages ? whole.tears : Number.POSITIVE_INFINITY
  const fewestBegin = hasStep(fewest.pages[0])
  const begins = (pages: readonly Page[]) => !fewestBegin || hasStep(pages[0])
  let large: { readonly pages: readonly Page[]; readonly scale: number } | undefined
  for (const scale of scales) {
    yield
    if (large && scale < Math.min(large.scale, Math.max(large.scale - scaleForWhole, plainScale))) break
    const { pages, wraps, tears } = attempt({ scale, columns, keepsSections: true })
    if (wraps > plain.wraps || (scale > plainScale && tears > mostTears)) continue
    if (pages.length <= mostPages && begins(pages)) return pages
    if (large) continue
    const torn = attempt({ scale, columns, keepsSections: false })
    if (torn.pages.length <= mostPages && begins(torn.pages)) large = { pages: torn.pages, scale }
  }
  return large?.pages ?? fewest.pages
}

function hasStep(page: Page | undefined): boolean {
  return page?.some(({ slab }) => slab.source?.type === 'step') === true
}

/** In one column on one page, with no command wrapped that needn't be. */
function* largestAlone(scales: readonly number[], attempt: Try): Steps<readonly Page[] | undefined> {
  const smallest = scales.at(-1)
  const least = smallest === undefined ? undefined : attempt({ scale: smallest, columns: 1, keepsSections: false })
  if (least?.pages.length !== 1) return undefined
  for (const scale of scales) {
    yield
    const { pages, wraps } = attempt({ scale, columns: 1, keepsSections: false })
    if (pages.length === 1 && wraps <= least.wraps) return pages
  }
  return least.pages
}

function pageParts(elements: readonly SheetElement[]): readonly SheetElement[][] {
  const parts: SheetElement[][] = [[]]
  for (const element of elements) {
    if (element.type === 'page-break' || element.type === 'scenario') parts.push([])
    if (element.type !== 'page-break') parts.at(-1)?.push(element)
  }
  return parts.filter((part) => part.length > 0)
}
