import { callWords } from '../../core/incident/call-outcome.ts'
import type { Call } from '../../core/incident/state.ts'
import { timeWords } from '../parts/words.ts'

export const noReach = 'no phone in the playbook'

/** `sinceMs`: since the rung's own time. */
export function dueWords(sinceMs: number): string {
  const minutes = Math.floor(sinceMs / 60_000)
  return minutes < 1 ? 'due now' : `due ${minutes} min ago`
}

/** "no answer at 03:12" */
export function calledWords(call: Call): string {
  return `${callWords(call)} at ${timeWords(call.at)}`
}
