import type { Call } from '../../core/incident/state.ts'
import { timeWords } from '../parts/words.ts'

/** `sinceMs`: since the rung's own time. */
export function dueWords(sinceMs: number): string {
  const minutes = Math.floor(sinceMs / 60_000)
  return minutes < 1 ? 'due now' : `due ${minutes} min ago`
}

/** "called at 03:12" */
export function calledWords({ at }: Call): string {
  return `called at ${timeWords(at)}`
}
