import type { SessionState } from '../../core/incident/state.ts'
import { shellEndedWords } from '../../core/incident/timeline.ts'

/** What went with a session that has ended, and what the next one starts with. */
export function endedWords({ endReason = 'it is gone', leftDirectory }: SessionState): string {
  if (leftDirectory === undefined)
    return `${shellEndedWords({ reason: endReason })}. Its directory, variables and functions are gone; the next step that runs starts a new one.`
  return `${shellEndedWords({ reason: endReason, directory: leftDirectory })}. A fresh one starts with neither.`
}
