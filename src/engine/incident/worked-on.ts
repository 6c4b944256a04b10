// On which steps an incident has done something: run, ticked, marked as failed, or entered from paper. Skipping is none. What is
// closed stays as it is, and is looked up once.
import type { IncidentId } from '../../core/incident/events.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Journal } from '../journal/journal.ts'

/** The steps in the order in which something was last done to them. */
export type WorkedOn = (incident: { readonly incidentId: IncidentId; readonly closedAt?: number | undefined }) => readonly StepId[]

export function createWorkedOn(journal: Pick<Journal, 'events'>): WorkedOn {
  const ofClosed = new Map<IncidentId, readonly StepId[]>()
  return ({ incidentId, closedAt }) => {
    const known = ofClosed.get(incidentId)
    if (known !== undefined) return known
    const steps = new Set<StepId>()
    for (const event of journal.events(incidentId, 0))
      switch (event.type) {
        case 'step-started':
        case 'step-ticked':
        case 'step-marked-failed':
        case 'step-done-on-paper':
          steps.delete(event.stepId)
          steps.add(event.stepId)
      }
    if (closedAt !== undefined) ofClosed.set(incidentId, [...steps])
    return [...steps]
  }
}
