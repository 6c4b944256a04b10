// Whether a running command has stopped to ask: its last line is not ended and reads like a question or a prompt. A guess, only
// ever used to point to the terminal.

import { runningOn, stepOf } from '../../core/incident/state.ts'
import { outputKey } from '../incident/live-output.ts'
import type { IncidentView } from '../incident/store.ts'
import { plainLines } from './plain-output.ts'

const promptWords =
  /(?:pass(?:word|phrase|code)|\bpin\b|\bcode\b|\btoken\b|\blogin\b|user ?name|secret|\botp\b|\banswer\b|\bselection\b|\bchoice\b|\bcontinue\b|\bproceed\b|overwrite|replace|\byes\b|fingerprint)/i
const promptEnd = /[:>?\])]\s*$/
const choice = /[[(]\s*(?:y(?:es)?\s*[/|]\s*n|n\s*[/|]\s*y)\S*\s*[\])]\s*[:?]?\s*$/i
const anyKey = /\b(?:press|hit)\b.*\b(?:key|enter|return)\b.*$|--More--\s*$|\(END\)\s*$/i

/** `lines` are those of plainLines; `text` is what they were made of. */
export function asksSomething(text: string, lines: readonly string[]): boolean {
  const last = lines.at(-1) ?? ''
  if (last.trim() === '' || /\n\s*$/.test(text)) return false
  return choice.test(last) || anyKey.test(last) || /\?\s*$/.test(last) || (promptWords.test(last) && promptEnd.test(last))
}

/** Whether what runs on the target does. */
export function asksOnTarget({ incident, targetId, outputs }: Pick<IncidentView, 'incident' | 'targetId' | 'outputs'>): boolean {
  const running = targetId === undefined ? undefined : runningOn(incident, targetId)
  if (running === undefined) return false
  const { commandIds, commands } = stepOf(incident, running.stepId)
  const commandId = commandIds.find((id) => commands[id]?.status === 'running')
  const text = commandId === undefined ? undefined : outputs[outputKey(running.runId, commandId)]?.text
  return text !== undefined && asksSomething(text, plainLines(text))
}
