// What the library keeps of a playbook that nobody has open: enough for its row. The model of a playbook takes about twenty
// times as much memory as its file, and a thousand of them don't fit.
import type { LibraryRow } from '../../contract/library-calls.ts'
import type { ScenarioId } from '../../core/playbook/model/document.ts'
import type { WrittenPlaybook } from '../../core/playbook/model/playbook.ts'
import { playbookObjective } from '../../core/playbook/scenario-objective.ts'
import { ownCopy } from '../../core/search/page.ts'

export type PlaybookFacts = Pick<
  LibraryRow,
  'title' | 'rto' | 'lastUpdated' | 'nextReview' | 'scenarioCount' | 'procedureCount' | 'stepCount'
>

export function factsOf(playbook: WrittenPlaybook): PlaybookFacts {
  const { title, meta, scenarios, procedures } = playbook
  const rto = playbookObjective(playbook)
  return {
    title: ownCopy(title),
    ...(rto === undefined ? {} : { rto: ownCopy(rto) }),
    ...(meta.lastUpdated === undefined ? {} : { lastUpdated: ownCopy(meta.lastUpdated) }),
    ...(meta.nextReview === undefined ? {} : { nextReview: ownCopy(meta.nextReview) }),
    scenarioCount: scenarios.length,
    procedureCount: procedures.length,
    stepCount: procedures.reduce((count, procedure) => count + procedure.steps.length, 0),
  }
}

/** Enough of a scenario to say that a step was one of its. */
export interface ScenarioFacts {
  readonly scenarioId: ScenarioId
  readonly title: string
  /** One after the other, a blank before and after each: a list would take several times the memory. */
  readonly stepIds: string
}

/** The steps of each are those of its procedures, with a space before and behind each id. */
export function scenarioFactsOf({ scenarios, procedures }: WrittenPlaybook): readonly ScenarioFacts[] {
  return scenarios.map(({ id, title, heading, procedureIds }) => {
    const own = procedures.filter((procedure) => procedureIds.includes(procedure.id) || procedure.scenarioId === id)
    const stepIds = ownCopy(` ${own.flatMap(({ steps }) => steps.map((step) => step.id)).join(' ')} `)
    return { scenarioId: ownCopy(id) as ScenarioId, title: ownCopy(title === '' ? heading : title), stepIds }
  })
}
