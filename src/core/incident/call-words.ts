// What is said of somebody who may be called: how to reach them, since when they are due, and what came of the last call.
import { callWords } from './call-outcome.ts'
import type { Person } from './people.ts'
import type { Call } from './state.ts'

export const noReach = 'no number in the playbook'

/** `sinceMs`: since the rung's own time. */
export function dueWords(sinceMs: number): string {
  const minutes = Math.floor(sinceMs / 60_000)
  return minutes < 1 ? 'due now' : `due ${minutes} min ago`
}

/** "no answer at 03:12"; `timeWords` tells a time of day. */
export function calledWords(call: Call, timeWords: (at: number) => string): string {
  return `${callWords(call)} at ${timeWords(call.at)}`
}

/** "+49 40 555 0101 · due 4 min ago · no answer at 03:12"; `call`: the last one to them. */
export function personWords({ reach, rung }: Person, elapsedMs: number, call: Call | undefined, timeWords: (at: number) => string): string {
  const when = rung?.state === 'due' ? dueWords(elapsedMs - (rung.dueMs ?? 0)) : (rung?.step.time ?? '')
  return [reach ?? noReach, when, call === undefined ? '' : calledWords(call, timeWords)].filter((word) => word !== '').join(' · ')
}
