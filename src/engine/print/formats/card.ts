// Scenarios to work from, on as few sides as are readable; the type grows until they are full.
import { cardSheet } from '../../../core/card/card.ts'
import type { Printing } from '../../../core/card/footer.ts'
import type { PrintLayout } from '../../../core/card/format.ts'
import type { Sheet } from '../../../core/card/sheet.ts'
import type { ScenarioId } from '../../../core/playbook/model/document.ts'
import type { Playbook } from '../../../core/playbook/model/playbook.ts'
import { pageDesign, type Work, withSingleColumn } from '../design.ts'

const scales = [1.45, 1.36, 1.28, 1.2, 1.14, 1.08, 1.03, 1, 0.95, 0.9, 0.86, 0.8]

export function cardWork(playbook: Playbook, scenarioIds: readonly ScenarioId[], layout: PrintLayout, printing: Printing): Work {
  const isSmall = layout.paper === 'a5'
  const sheets = scenarioIds.flatMap((id) => cardSheet(playbook, id, printing, isSmall ? 'half-page' : 'page') ?? [])
  const design = withSingleColumn(pageDesign(layout, scales))
  const higher = isSmall ? { firstHigherPt: design.margins.topPt - design.margins.bottomPt } : {}
  return { title: worksTitle(sheets), sheets, design: { ...design, ...higher }, counts: 'each' }
}

/** One card says which it is; several are known by their playbook. */
export function worksTitle(sheets: readonly Sheet[]): string {
  const [first] = sheets
  return sheets.length === 1 && first ? first.title : (first?.footer.name ?? '')
}
