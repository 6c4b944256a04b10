// What passages tell of the scenarios in whose sections they stand: by what each is recognised, when it is taken, where it
// comes from. The list and the search need the first of these, so it is asked before anything is put to procedures (attach.ts).

import type { ScenarioId } from '../model/document.ts'
import type { Scenario, Section } from '../model/playbook.ts'
import { impactKey } from '../wording/words.ts'
import { append } from './append.ts'
import { filled } from './filled.ts'
import type { Passage, PassageKind } from './passages.ts'

interface Told {
  readonly symptoms: string[]
  readonly useWhen: string[]
  readonly causes: string[]
  readonly prevention: string[]
  impact?: string
}

/** Gives each scenario what its passages tell; what it says itself counts first. */
export function withPassages(
  scenarios: readonly Scenario[],
  passages: readonly Passage[],
  scenarioAt: (sections: readonly Section[]) => Scenario | undefined,
): readonly Scenario[] {
  const told = new Map<ScenarioId, Told>()
  for (const { kind, title, items, spot } of passages) {
    if (items.length === 0 || !(kind === 'impact' ? impactKey.test(title) : isOfScenario(kind))) continue
    const scenario = scenarioAt(spot.sections)
    if (scenario === undefined) continue
    const own = told.get(scenario.id) ?? { symptoms: [], useWhen: [], causes: [], prevention: [] }
    told.set(scenario.id, own)
    if (kind === 'impact') own.impact ??= items.join(' ')
    else if (isOfScenario(kind)) append(own[kind], items)
  }
  return scenarios.map((scenario) => {
    const own = told.get(scenario.id)
    if (own === undefined) return scenario
    return {
      ...scenario,
      symptoms: [...new Set([...scenario.symptoms, ...own.symptoms])],
      ...(scenario.impact === undefined && own.impact !== undefined ? { impact: own.impact } : {}),
      ...filled('useWhen', own.useWhen),
      ...filled('causes', own.causes),
      ...filled('prevention', own.prevention),
    }
  })
}

function isOfScenario(kind: PassageKind): kind is Exclude<keyof Told, 'impact'> {
  return kind === 'symptoms' || kind === 'useWhen' || kind === 'causes' || kind === 'prevention'
}
