// One scenario as a PDF to print, on as few pages as are readable; the type grows until they are full.
import { cardSheet } from '../../core/card/card.ts'
import type { Playbook, ScenarioId } from '../../core/playbook/model.ts'
import type { Printed, PrintOptions } from './print-options.ts'
import { typeset } from './typeset.ts'

const scales = [1.2, 1.14, 1.08, 1.03, 1, 0.95, 0.9]

/** With the number of pages and the characters that no typeface has. Fails where the playbook has no such scenario. */
export async function typesetCard(playbook: Playbook, scenarioId: ScenarioId, options: PrintOptions): Promise<Printed> {
  const sheet = cardSheet(playbook, scenarioId, options)
  if (!sheet) throw new Error(`No scenario ${scenarioId} in ${options.fileName}`)
  return typeset(sheet, options, scales)
}

export async function printCard(playbook: Playbook, scenarioId: ScenarioId, options: PrintOptions): Promise<Uint8Array> {
  return (await typesetCard(playbook, scenarioId, options)).bytes
}
