// The critical procedures and the contacts on one side of paper that folds to eight pages. First the main procedure of each
// scenario, the worst first, then the beginnings of those that are too long, then branches, as long as there is room.
import type { Printing } from '../../../core/card/footer.ts'
import type { PrintLayout } from '../../../core/card/format.ts'
import { paperWords } from '../../../core/card/language/languages.ts'
import type { PaperWords } from '../../../core/card/language/paper-words.ts'
import { leftOutOf, pocketSheet } from '../../../core/card/pocket.ts'
import { type PocketScenario, pocketScenario, type Taken } from '../../../core/card/pocket-sections.ts'
import { mostCriticalFirst } from '../../../core/card/ranking.ts'
import type { Sheet } from '../../../core/card/sheet.ts'
import type { Playbook } from '../../../core/playbook/model/playbook.ts'
import type { Design, Work } from '../design.ts'
import { footerLinePt } from '../footer.ts'
import { foldedToEight } from '../impose.ts'
import { openMeasure } from '../measure.ts'
import { paperOf } from '../paper.ts'
import { sizesAt } from '../setting.ts'
import type { Steps } from '../steps.ts'

const pageCount = 8
/** No printer reaches the edge, and a side of a leaf may be one of the paper's; its top never is: how to fold stands there. */
const margins = { innerPt: 14, outerPt: 14, topPt: 22, bottomPt: 14, footerPt: footerLinePt } as const
/** Type of a leaf of A4, against that of a page. */
const smallType = 0.68
const scales = [1.3, 1.2, 1.1, 1.04, 1, 0.95, 0.88, 0.82, 0.74, 0.66, 0.58]
/** Of any paper: what is read on A4 is no smaller on A3. */
const smallestScale = smallType * 0.82
/** Of the worst scenario, where it is too long to share the card with another: then half of it is left for others. */
const mostForBeginning = pageCount / 2 + 1
/** After so many that did not fit, the rest are taken not to fit either. */
const mostMisses = 6

export function* pocketWork(playbook: Playbook, layout: PrintLayout, printing: Printing): Steps<Work> {
  const design = pocketDesign(layout)
  const words = paperWords[printing.labels ?? 'en']
  const measure = openMeasure(() => JSON.stringify([playbook, words]))
  const smallest = design.scales.at(-1) as number
  const tight = { ...design, scales: [smallest], plainScale: smallest }
  const sizeOf = (sheet: Sheet) => measure(sheet, tight, layout).length
  const compose = (taken: Taken) => {
    const sheet = pocketSheet(playbook, printing, taken)
    const cover = sheet.elements.slice(
      0,
      sheet.elements.findIndex(({ type }) => type === 'page-break'),
    )
    return sizeOf({ ...sheet, elements: cover }) > 1 ? pocketSheet(playbook, printing, taken, 'last') : sheet
  }
  const taken = yield* whatFits(playbook, words, (some) => sizeOf(compose(some)))
  const sheet = compose(taken)
  return { title: sheet.title, sheets: [sheet], design, counts: 'through', leftOut: leftOutOf(playbook, taken, words) }
}

function pocketDesign(layout: PrintLayout): Design {
  const paper = paperOf(layout.paper, 'landscape')
  const leaf = { widthPt: paper.widthPt / 4, heightPt: paper.heightPt / 2 }
  const plainScale = (smallType * leaf.widthPt) / (paperOf('a4', 'landscape').widthPt / 4)
  return {
    leaf,
    margins,
    footer: 'line',
    impose: foldedToEight(paper),
    scales: scales.map((scale) => scale * plainScale).filter((scale) => scale >= smallestScale - 0.001),
    plainScale,
    columns: 1,
    leafCount: pageCount,
    sizesAt: (scale) => {
      const sizes = {
        ...sizesAt(scale, { display: plainScale * 0.72, smallestPt: 7, isNarrow: true }),
        commandPt: Math.max(7.5, 9.5 * scale),
        smallestPt: 7.5,
      }
      return { ...sizes, headingPt: [Math.max(9.6, 14.5 * scale), Math.max(8.4, 11.5 * scale), Math.max(8, 10.5 * scale), 8] }
    },
  }
}

function* whatFits(playbook: Playbook, words: PaperWords, pagesOf: (taken: Taken) => number): Steps<Taken> {
  const ranked = mostCriticalFirst(playbook).map((scenario) => pocketScenario(playbook, scenario, words))
  let taken: Taken = new Map()
  const tryTaking = (pocket: PocketScenario, count: number, most = pageCount): boolean => {
    const counts = new Map(taken).set(pocket, count)
    const inRank = new Map(ranked.flatMap((one) => (counts.has(one) ? [[one, counts.get(one) as number]] : [])))
    if (pagesOf(inRank) > most) return false
    taken = inRank
    return true
  }
  function* tryBeginning(pocket: PocketScenario, most?: number): Steps<boolean> {
    const steps = pocket.sections.findIndex(({ hasSteps }) => hasSteps)
    for (let count = pocket.inTurn - 1; count > steps; count--) {
      yield
      if (tryTaking(pocket, count, most)) return true
    }
    return false
  }
  function* tryMore(pocket: PocketScenario, end: number): Steps<void> {
    for (let count = (taken.get(pocket) ?? 0) + 1; count <= end && tryTaking(pocket, count); count++) yield
  }
  function* tryOthers(): Steps<void> {
    let misses = 0
    for (const pocket of ranked) if (misses < mostMisses && !taken.has(pocket) && !(yield* tryBeginning(pocket))) misses += 1
  }
  const [worst] = ranked
  let misses = 0
  for (const pocket of ranked) {
    yield
    if (misses >= mostMisses || tryTaking(pocket, pocket.inTurn)) continue
    misses += 1
    if (pocket === worst) yield* tryBeginning(pocket, mostForBeginning)
  }
  yield* tryOthers()
  const crowdsOut = worst !== undefined && ranked.length > 1 && taken.size === 1 && taken.has(worst)
  if (crowdsOut && (yield* tryBeginning(worst, mostForBeginning))) yield* tryOthers()
  for (const pocket of taken.keys()) yield* tryMore(pocket, pocket.inTurn)
  for (const pocket of taken.keys()) yield* tryMore(pocket, pocket.sections.length)
  return taken
}
