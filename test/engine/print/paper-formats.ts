// Every way in which a playbook is put on paper, for the tests that hold for all of them. A new format joins by one line.
import type { Playbook, ScenarioId } from '../../../src/core/playbook/model.ts'
import type { Printed, PrintOptions } from '../../../src/engine/print/print-options.ts'
import { typeset } from '../../../src/engine/print/typeset.ts'

export interface PrintedPart extends Printed {
  readonly what: string
  /** Texts of the commands that must be on it. */
  readonly commands: readonly string[]
}

type PrintParts = (playbook: Playbook, options: PrintOptions) => Promise<readonly PrintedPart[]>

export const paperFormats: Readonly<Record<string, PrintParts>> = {
  booklet: async (playbook, options) => [
    { ...(await typeset(playbook, { type: 'booklet' }, options)), what: 'booklet', commands: commandTexts(playbook) },
  ],
  card: (playbook, options) => eachScenario(playbook, (scenarioId) => typeset(playbook, { type: 'card', scenarioId }, options)),
  'index cards': (playbook, options) =>
    eachScenario(playbook, (scenarioId) => typeset(playbook, { type: 'index-cards', scenarioId }, { ...options, paper: 'a6' })),
}

async function eachScenario(playbook: Playbook, print: (id: ScenarioId) => Promise<Printed>): Promise<readonly PrintedPart[]> {
  const parts: PrintedPart[] = []
  for (const { id, title, procedureIds } of playbook.scenarios) {
    parts.push({ ...(await print(id)), what: title, commands: commandTexts(playbook, new Set(procedureIds)) })
  }
  return parts
}

function commandTexts({ procedures }: Playbook, ids?: ReadonlySet<string>): readonly string[] {
  const chosen = procedures.filter((procedure) => ids === undefined || ids.has(procedure.id))
  return chosen.flatMap((procedure) => procedure.steps.flatMap((step) => step.commands.map((command) => command.text)))
}
