// One scenario as a PDF to print, on as few pages as are readable; the type grows until they are full.
import { RuncardError } from '../../contract/errors.ts'
import { cardSheet } from '../../core/card/card.ts'
import type { Playbook, ScenarioId } from '../../core/playbook/model.ts'
import type { Printed, PrintOptions } from './print-options.ts'
import { typeset } from './typeset.ts'

const scales = [1.2, 1.14, 1.08, 1.03, 1, 0.95, 0.9]

/** With the number of pages and the characters that no typeface has. Throws RuncardError scenario-unknown. */
export async function typesetCard(playbook: Playbook, scenarioId: ScenarioId, options: PrintOptions): Promise<Printed> {
  const sheet = cardSheet(playbook, scenarioId, options)
  if (!sheet) {
    const scenarios = playbook.scenarios.map((scenario) => scenario.title).join(', ') || 'none'
    throw new RuncardError('scenario-unknown', { scenario: scenarioId, file: options.fileName, scenarios })
  }
  return typeset(sheet, options, scales)
}

export async function printCard(playbook: Playbook, scenarioId: ScenarioId, options: PrintOptions): Promise<Uint8Array> {
  return (await typesetCard(playbook, scenarioId, options)).bytes
}
