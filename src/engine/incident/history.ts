// What the journal remembers of a playbook over all of its incidents: the values that blanks were filled in with last, and
// the commands of each step as they were written when it last ran.
import type { CallOutput } from '../../contract/calls.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import type { Journal } from '../journal/journal.ts'

/** Of values and commands the last ones count, `at` in milliseconds since 1970. */
export function playbookHistory(journal: Journal, playbookId: PlaybookId): Omit<CallOutput<'playbook.history'>, 'rehearsed'> {
  const opened = journal.eventsOfType('incident-opened').filter(({ event }) => event.playbookId === playbookId)
  const incidents = new Set(opened.map(({ incidentId }) => incidentId))
  const values: Record<string, string> = {}
  for (const { incidentId, event } of journal.eventsOfType('values-filled'))
    if (incidents.has(incidentId)) Object.assign(values, event.values)
  const steps: CallOutput<'playbook.history'>['steps'] = {}
  for (const { incidentId, event } of journal.eventsOfType('step-started'))
    if (incidents.has(incidentId) && event.written !== undefined) steps[event.stepId] = { written: [...event.written], at: event.at }
  return { values, steps }
}
