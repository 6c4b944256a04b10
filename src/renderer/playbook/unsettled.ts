// What is not settled of a list of steps, in words: seen in the outline from wherever one is. What is done, skipped or still to do
// needs no word.
import type { IncidentState, StepState } from '../../core/incident/state.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import { type ShownStatus, shownStatus } from '../step/status-words.ts'

/** The most pressing first. */
const statuses = {
  failed: 'failed',
  'may-have-run': 'may have run',
  'to-judge': 'to judge',
  stopped: 'stopped',
  running: 'running',
} as const satisfies { readonly [Status in ShownStatus]?: string }

/** "1 failed, 2 running"; '' where everything is settled. */
export function unsettledWords(stepIds: Iterable<StepId>, steps: IncidentState['steps']): string {
  const shown = [...stepIds].map((id) => shownStatusOf(steps, id))
  return Object.entries(statuses)
    .map(([status, words]) => ({ count: shown.filter((own) => own === status).length, words }))
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${count} ${words}`)
    .join(', ')
}

function shownStatusOf(steps: IncidentState['steps'], id: StepId): ShownStatus | undefined {
  const state: StepState | undefined = Object.hasOwn(steps, id) ? steps[id] : undefined
  return state === undefined ? undefined : shownStatus(state)
}
