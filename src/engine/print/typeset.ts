// The one way to paper: a playbook in a format → the bytes of a PDF. The same playbook, format and options give the same bytes:
// dates are the caller's, and nothing here reads a clock or makes up a name.
import { RuncardError } from '../../contract/errors.ts'
import { formats, type LayoutWish, layoutFor, type PrintFormat, type PrintLayout } from '../../core/card/format.ts'
import { languageOf } from '../../core/card/language/playbook-language.ts'
import type { Sheet } from '../../core/card/sheet.ts'
import type { ScenarioId } from '../../core/playbook/model/document.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import { blankContactsOf } from './blank-contacts.ts'
import type { Work } from './design.ts'
import { bookletWork } from './formats/booklet.ts'
import { cardWork } from './formats/card.ts'
import { indexCardsWork } from './formats/index-cards.ts'
import { pocketWork } from './formats/pocket.ts'
import { wallWork } from './formats/wall.ts'
import { labelsFor } from './labels-for.ts'
import type { Printed, PrintOptions } from './print-options.ts'
import { createRest } from './rest.ts'
import { setWork } from './set-work.ts'
import { atOnce, type Steps, withBreaks } from './steps.ts'

/** Throws RuncardError nothing-to-print, scenario-unknown, no-scenarios, paper-unsuited, labels-without-font, cancelled. */
export async function typeset(playbook: Playbook, format: PrintFormat, options: PrintOptions): Promise<Printed> {
  if (playbook.blocks.length === 0 && playbook.procedures.length === 0)
    throw new RuncardError('nothing-to-print', { file: options.fileName })
  const layout = layoutFor(format.type, options, options.own)
  if ('instead' in layout) {
    throw new RuncardError('paper-unsuited', { format: formats[format.type].name, asked: layout.asked, instead: layout.instead })
  }
  const language = languageOf(playbook)
  const worded = { ...options, language, labels: labelsFor(language, options.labels) }
  const rest = createRest(options.signal)
  const work = await withBreaks(compose(playbook, format, layout, worded), () => rest(0))
  const printed = await setWork(work, layout, worded)
  return { ...printed, blankContacts: blankContactsOf(playbook) }
}

function* compose(playbook: Playbook, format: PrintFormat, layout: PrintLayout, options: PrintOptions): Steps<Work> {
  switch (format.type) {
    case 'booklet':
      return bookletWork(playbook, layout, options)
    case 'card':
      return cardWork(playbook, chosen(playbook, format.scenarioId, options), layout, options)
    case 'cards':
      return cardWork(playbook, chosen(playbook, undefined, options), layout, options)
    case 'pocket':
      chosen(playbook, undefined, options)
      return yield* pocketWork(playbook, layout, options)
    case 'wall':
      return yield* wallWork(playbook, layout, options)
    case 'index-cards':
      return indexCardsWork(playbook, chosen(playbook, format.scenarioId, options), layout, options)
  }
}

/** The one that is named, or all. */
function chosen(playbook: Playbook, scenarioId: ScenarioId | undefined, { fileName }: PrintOptions): readonly ScenarioId[] {
  const ids = playbook.scenarios.map((scenario) => scenario.id)
  if (ids.length === 0) throw new RuncardError('no-scenarios', { file: fileName })
  if (scenarioId === undefined) return ids
  if (ids.includes(scenarioId)) return [scenarioId]
  const scenarios = playbook.scenarios.map((scenario) => scenario.title).join(', ')
  throw new RuncardError('scenario-unknown', { scenario: scenarioId, file: fileName, scenarios })
}

/** What would be on paper, not yet laid out, with English labels: the words alone, for knowing what changed. Throws as `typeset` does. */
export function composeSheets(playbook: Playbook, format: PrintFormat, fileName: string, wish: LayoutWish = {}): readonly Sheet[] {
  const layout = layoutFor(format.type, wish)
  return 'instead' in layout ? [] : atOnce(compose(playbook, format, layout, { fileName, printedOn: '' })).sheets
}
