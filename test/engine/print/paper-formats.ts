// Every way in which a playbook is put on paper, for the tests that hold for all of them. A new format joins by one line.
import type { LayoutWish } from '../../../src/core/card/format.ts'
import type { ScenarioId } from '../../../src/core/playbook/model/document.ts'
import type { Playbook } from '../../../src/core/playbook/model/playbook.ts'
import type { Printed, PrintOptions } from '../../../src/engine/print/print-options.ts'
import { composeSheets, typeset } from '../../../src/engine/print/typeset.ts'
import { contentInOrderOf, contentOf, foldedContentOf } from './reading-paper.ts'

export interface PrintedPart extends Printed {
  readonly what: string
  /** Texts of the commands that must be on it. */
  readonly commands: readonly string[]
  /** What the reader of this format gets out of its bytes. */
  readonly content: (bytes: Uint8Array) => string
}

type PrintParts = (playbook: Playbook, options: PrintOptions) => Promise<readonly PrintedPart[]>

const booklet =
  (wish: LayoutWish, content: PrintedPart['content'] = contentOf): PrintParts =>
  async (playbook, options) => {
    const printed = await typeset(playbook, { type: 'booklet' }, { ...options, ...wish })
    return [{ ...printed, what: 'booklet', content, commands: commandTexts(playbook) }]
  }

export const paperFormats: Readonly<Record<string, PrintParts>> = {
  booklet: booklet({}),
  'booklet on Letter': booklet({ paper: 'letter' }),
  'booklet on A5': booklet({ paper: 'a5' }),
  'booklet on A3': booklet({ paper: 'a3' }),
  'landscape booklet': booklet({ orientation: 'landscape' }, contentInOrderOf),
  'duplex booklet with crop marks': booklet({ binding: 'duplex', cropMarks: true }),
  card: (playbook, options) => eachScenario(playbook, (scenarioId) => typeset(playbook, { type: 'card', scenarioId }, options)),
  'index cards': (playbook, options) =>
    eachScenario(playbook, (scenarioId) => typeset(playbook, { type: 'index-cards', scenarioId }, { ...options, paper: 'a6' })),
  'cards in landscape': (playbook, options) =>
    eachScenario(
      playbook,
      (scenarioId) => typeset(playbook, { type: 'card', scenarioId }, { ...options, orientation: 'landscape' }),
      contentInOrderOf,
    ),
  'pocket card': async (playbook, options) => [
    {
      ...(await typeset(playbook, { type: 'pocket' }, options)),
      what: 'pocket card',
      commands: commandsTaken(playbook, options.fileName),
      content: foldedContentOf,
    },
  ],
}

/** Those of the procedures for which a pocket card has room. */
function commandsTaken(playbook: Playbook, fileName: string): readonly string[] {
  const elements = composeSheets(playbook, { type: 'pocket' }, fileName).flatMap((sheet) => sheet.elements)
  const parts = elements.flatMap((element) => (element.type === 'step' ? element.parts : []))
  return parts.flatMap((part) => (part.type === 'command' ? [part.text] : []))
}

async function eachScenario(
  playbook: Playbook,
  print: (id: ScenarioId) => Promise<Printed>,
  content: PrintedPart['content'] = contentOf,
): Promise<readonly PrintedPart[]> {
  const parts: PrintedPart[] = []
  for (const { id, title, procedureIds } of playbook.scenarios) {
    parts.push({ ...(await print(id)), what: title, content, commands: commandTexts(playbook, new Set(procedureIds)) })
  }
  return parts
}

export function commandTexts({ procedures }: Playbook, ids?: ReadonlySet<string>): readonly string[] {
  const chosen = procedures.filter((procedure) => ids === undefined || ids.has(procedure.id))
  return chosen.flatMap((procedure) => procedure.steps.flatMap((step) => step.commands.map((command) => command.text)))
}
