// Which scenario somebody means who writes its id, the author's number, a title, or a part of one.
import { RuncardError } from '../../contract/errors.ts'
import type { Playbook, Scenario } from '../../core/playbook/model/playbook.ts'
import { bestMatches } from './match.ts'

/** The one that is meant, or an error that names those there are. */
export function chooseScenario(playbook: Playbook, file: string, wanted: string): Scenario {
  const { scenarios } = playbook
  const number = wanted.trim().replace(/^#/, '')
  const numbered = scenarios.filter((scenario) => scenario.number?.toLowerCase() === number.toLowerCase())
  const byId = scenarios.find((scenario) => scenario.id === wanted || scenario.sectionId === wanted)
  if (byId !== undefined) return byId
  const matches = numbered.length > 0 ? numbered : bestMatches(scenarios, wanted, (scenario) => [scenario.title, scenario.heading])
  const [only] = matches
  if (only === undefined) throw new RuncardError('scenario-unknown', { scenario: wanted, file, scenarios: names(scenarios) || 'none' })
  if (matches.length > 1)
    throw new RuncardError('scenario-ambiguous', { scenario: wanted, count: matches.length, file, scenarios: names(matches) })
  return only
}

function names(scenarios: readonly Scenario[]): string {
  return scenarios.map((scenario) => `${scenario.heading} (${scenario.id})`).join('; ')
}
