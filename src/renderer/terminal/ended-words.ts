import type { SessionState } from '../../core/incident/state.ts'
import { lossWords } from '../../core/incident/timeline.ts'

/** What went with a session that has ended, and what the next one starts with. */
export function endedWords({ endReason = 'it is gone', leftDirectory }: SessionState): string {
  const ended = `The shell has ended: ${endReason}`
  if (leftDirectory === undefined)
    return `${ended}. Its directory, variables and functions are gone; the next step that runs starts a new one.`
  return `${ended}${lossWords({ directory: leftDirectory })}. A fresh one starts with neither.`
}
