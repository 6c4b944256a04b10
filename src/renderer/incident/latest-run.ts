import type { IncidentState } from '../../core/incident/state.ts'
import type { StepId } from '../../core/playbook/model/document.ts'

const known = new WeakMap<IncidentState, { readonly stepId: StepId | undefined }>()

/** The step whose run ended last: the one whose output is still being read. */
export function latestRun(incident: IncidentState): StepId | undefined {
  const before = known.get(incident)
  if (before !== undefined) return before.stepId
  let stepId: StepId | undefined
  let latest = 0
  for (const [id, step] of Object.entries(incident.steps)) {
    if (step.runId === undefined || step.finishedAt === undefined || step.finishedAt < latest) continue
    latest = step.finishedAt
    stepId = id as StepId
  }
  known.set(incident, { stepId })
  return stepId
}
