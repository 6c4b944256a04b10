// Scenarios on index cards: on cards of that size, or several to a sheet of paper, to be cut.
import { cardSheet } from '../../../core/card/card.ts'
import type { Printing } from '../../../core/card/footer.ts'
import type { PrintLayout } from '../../../core/card/format.ts'
import type { ScenarioId } from '../../../core/playbook/model/document.ts'
import type { Playbook } from '../../../core/playbook/model/playbook.ts'
import type { Work } from '../design.ts'
import { onePerSide, severalPerSide } from '../impose.ts'
import { paperOf } from '../paper.ts'
import { sizesAt } from '../setting.ts'
import { worksTitle } from './card.ts'

const margins = { innerPt: 22, outerPt: 20, topPt: 32, bottomPt: 14, footerPt: 37 } as const
const scales = [1.1, 1.04, 1, 0.95, 0.9, 0.86]

export function indexCardsWork(playbook: Playbook, scenarioIds: readonly ScenarioId[], layout: PrintLayout, printing: Printing): Work {
  const leaf = paperOf(layout.paper === 'a4' || layout.paper === 'a6' ? 'a6' : '4x6', 'landscape')
  const isCut = layout.paper === 'a4' || layout.paper === 'letter'
  const sheets = scenarioIds.flatMap((id) => cardSheet(playbook, id, printing, 'index-card') ?? [])
  return {
    title: worksTitle(sheets),
    sheets,
    counts: 'each',
    design: {
      leaf,
      margins,
      footer: 'full',
      impose: isCut ? severalPerSide(leaf, paperOf(layout.paper, layout.paper === 'a4' ? 'landscape' : 'portrait')) : onePerSide(leaf),
      scales,
      plainScale: 1,
      columns: 1,
      firstHigherPt: margins.topPt - margins.bottomPt,
      sizesAt: (scale) => sizesAt(scale, { display: 0.72 }),
    },
  }
}
