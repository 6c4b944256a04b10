import type { SessionState } from '../../core/incident/state.ts'
import { shellEndedWords } from '../../core/incident/timeline.ts'

/** What went with a session that has ended, and what the next one starts with. */
export function endedWords(session: SessionState): string {
  const { endReason = 'it is gone', leftDirectory, leavesVariables } = session
  if (leftDirectory === undefined)
    return `${shellEndedWords(endReason)}. Its directory, variables and functions are gone; the next step that runs starts a new one.`
  return `${shellEndedWords(endReason, session)}. ${leavesVariables === true ? 'A fresh one starts with neither' : 'A fresh one does not'}.`
}
