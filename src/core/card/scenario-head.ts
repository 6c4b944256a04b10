// The head of a scenario's sheet: the number to find it by, its title, how long it may take.
import type { Playbook, Scenario } from '../playbook/model/playbook.ts'
import { scenarioObjective } from '../playbook/scenario-objective.ts'
import type { PaperWords } from './language/paper-words.ts'
import { durationIn } from './language/times.ts'
import type { SheetElement } from './sheet.ts'

export type ScenarioElement = Extract<SheetElement, { type: 'scenario' }>

/** `above` stands in small type over the title, after what the heading says before it: "Emergency #3". */
export function scenarioElement(playbook: Playbook, scenario: Scenario, number: string, above: string, words: PaperWords): ScenarioElement {
  const time = scenarioObjective(scenario, playbook.procedures)
  const prefix = scenario.heading.endsWith(scenario.title) ? scenario.heading.slice(0, -scenario.title.length) : scenario.heading
  const kicker = [prefix.replace(/[\s:.–—-]+$/, ''), above, scenario.severity ?? ''].filter((part) => part !== '')
  return {
    type: 'scenario',
    number,
    // No line begins with what only divides.
    kicker: kicker.join('\u00a0· '),
    title: scenario.title,
    bookmarkLevel: 1,
    ...(time === undefined ? {} : { objective: { label: words.restoreServiceIn, value: durationIn(words, time) } }),
  }
}
