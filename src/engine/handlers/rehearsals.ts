// When a playbook and each of its scenarios were last rehearsed: in a drill or an incident that was brought to an end, with
// something done in it. What is under way proves nothing yet.
import type { IncidentRow } from '../../contract/incident-calls.ts'
import type { Rehearsed } from '../../contract/library-calls.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import type { WorkedOn } from '../incident/worked-on.ts'
import type { ScenarioFacts } from '../library/facts.ts'

/** The scenario that a step is for; undefined for a step of none. */
export function scenarioWith(scenarios: readonly ScenarioFacts[], stepId: StepId | undefined): ScenarioFacts | undefined {
  return stepId === undefined ? undefined : scenarios.find(({ stepIds }) => stepIds.includes(` ${stepId} `))
}

/** `incidents`: of the playbook, newest first. */
export function rehearsalsOf(scenarios: readonly ScenarioFacts[], incidents: readonly IncidentRow[], workedOn: WorkedOn): Rehearsed {
  const rehearsedScenarios: Rehearsed['rehearsedScenarios'] = {}
  let lastRehearsedAt: number | undefined
  for (const incident of incidents) {
    const steps = incident.closedAt === undefined ? [] : workedOn(incident)
    if (steps.length === 0) continue
    lastRehearsedAt ??= incident.openedAt
    for (const stepId of steps) {
      const scenario = scenarioWith(scenarios, stepId)
      if (scenario !== undefined) rehearsedScenarios[scenario.scenarioId] ??= incident.openedAt
    }
  }
  return { ...(lastRehearsedAt === undefined ? {} : { lastRehearsedAt }), rehearsedScenarios }
}
