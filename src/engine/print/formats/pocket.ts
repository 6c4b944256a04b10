// The critical procedures and the contacts on one side of paper that folds to eight pages. First the main procedure of each
// scenario, the worst first, then their branches, as long as there is room.
import type { Printing } from '../../../core/card/footer.ts'
import type { PrintLayout } from '../../../core/card/format.ts'
import { paperWords } from '../../../core/card/language/languages.ts'
import type { PaperWords } from '../../../core/card/language/paper-words.ts'
import { leftOutOf, type PocketScenario, pocketScenario, pocketSheet } from '../../../core/card/pocket.ts'
import { mostCriticalFirst } from '../../../core/card/ranking.ts'
import type { Playbook } from '../../../core/playbook/model.ts'
import type { Design, Work } from '../design.ts'
import { foldedToEight } from '../impose.ts'
import { openMeasure } from '../measure.ts'
import { paperOf } from '../paper.ts'
import { sizesAt } from '../setting.ts'

const pageCount = 8
/** No printer reaches the edge, and a side of a leaf may be one of the paper's; its top never is: how to fold stands there. */
const margins = { innerPt: 14, outerPt: 14, topPt: 22, bottomPt: 14, footerPt: 15 } as const
/** Type of a leaf of A4, against that of a page. */
const smallType = 0.68
const scales = [1.3, 1.2, 1.1, 1.04, 1, 0.95, 0.88, 0.82]
/** After so many that did not fit, the rest are taken not to fit either. */
const mostMisses = 6

export function pocketWork(playbook: Playbook, layout: PrintLayout, printing: Printing): Work {
  const design = pocketDesign(layout)
  const words = paperWords[printing.labels ?? 'en']
  const taken = whatFits(playbook, layout, printing, design, words)
  const sheet = pocketSheet(playbook, printing, taken)
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
    scales: scales.map((scale) => scale * plainScale),
    plainScale,
    columns: 1,
    leafCount: pageCount,
    sizesAt: (scale) => {
      const sizes = {
        ...sizesAt(scale, { display: plainScale * 0.72, smallestPt: 6.4 }),
        commandPt: Math.max(7.5, 9.5 * scale),
        smallestPt: 7.5,
      }
      return { ...sizes, headingPt: [Math.max(9.6, 14.5 * scale), Math.max(8.4, 11.5 * scale), Math.max(8, 10.5 * scale), 8] }
    },
  }
}

function whatFits(
  playbook: Playbook,
  layout: PrintLayout,
  printing: Printing,
  design: Design,
  words: PaperWords,
): ReadonlyMap<PocketScenario, number> {
  const measure = openMeasure(() => JSON.stringify([playbook, words]))
  const smallest = design.scales.at(-1) as number
  const tight = { ...design, scales: [smallest], plainScale: smallest }
  const ranked = mostCriticalFirst(playbook).map((scenario) => pocketScenario(playbook, scenario, words))
  let taken = new Map<PocketScenario, number>()
  const tryTaking = (pocket: PocketScenario, count: number): boolean => {
    const counts = new Map(taken).set(pocket, count)
    const inRank = new Map(ranked.flatMap((one) => (counts.has(one) ? [[one, counts.get(one) as number]] : [])))
    if (measure(pocketSheet(playbook, printing, inRank), tight, layout).length > pageCount) return false
    taken = inRank
    return true
  }
  let misses = 0
  for (const pocket of ranked) {
    if (misses < mostMisses && !tryTaking(pocket, 1)) misses += 1
  }
  for (const pocket of [...taken.keys()]) {
    for (let count = 2; count <= pocket.sections.length && tryTaking(pocket, count); ) count += 1
  }
  return taken
}
