// Whether a running command has stopped to ask: its last line is not ended and reads like a question or a prompt. A guess, only
// ever used to point to the terminal.

import { runningOn, stepOf } from '../../core/incident/state.ts'
import { showsAnotherScreen } from '../../core/playbook/console-way-out.ts'
import { endsOnOtherScreen, shownLines } from '../../core/terminal/shown-lines.ts'
import { type LiveOutput, outputKey } from '../incident/live-output.ts'
import type { IncidentView } from '../incident/store.ts'

type Output = Pick<LiveOutput, 'text' | 'isWhole'>

const secretWords = /pass(?:word|phrase|code)|\bpin\b|\bcode\b|\btoken\b|secret|\botp\b/i
const otherWords =
  /\blogin\b|user ?name|\banswer\b|\bselection\b|\bchoice\b|\bcontinue\b|\bproceed\b|overwrite|replace|\byes\b|fingerprint/i
const promptEnd = /[:>?\])]\s*$/
const choice = /[[(]\s*(?:y(?:es)?\s*[/|]\s*n|n\s*[/|]\s*y)\S*\s*[\])]\s*[:?]?\s*$/i
const anyKey = /\b(?:press|hit)\b.*\b(?:key|enter|return)\b.*$|--More--\s*$|\(END\)\s*$/i

/** `lines` are those of shownLines, of this output, and `command` is what printed it. A full-screen program has taken the keys. */
export function asksSomething(output: Output, lines: readonly string[], command = ''): boolean {
  if (endsOnOtherScreen(output.text, output.isWhole)) return !showsAnotherScreen(command)
  const last = lastWords(output, lines)
  if (last === '') return false
  return choice.test(last) || anyKey.test(last) || /\?\s*$/.test(last) || asksForSecret(output, lines) || isPrompt(last, otherWords)
}

/** Of these, what asks for something that nobody may see. */
export function asksForSecret(output: Output, lines: readonly string[]): boolean {
  return isPrompt(lastWords(output, lines), secretWords)
}

function isPrompt(last: string, words: RegExp): boolean {
  return promptEnd.test(last) && words.test(last)
}

/** The line that was begun and not ended; '' where there is none. */
function lastWords({ text }: Output, lines: readonly string[]): string {
  const last = lines.at(-1) ?? ''
  return last.trim() === '' || /\n\s*$/.test(text) ? '' : last
}

/** Whether what runs on the target does: `asks` is one of the two above. */
export function asksOnTarget(
  { incident, targetId, outputs }: Pick<IncidentView, 'incident' | 'targetId' | 'outputs'>,
  asks: (output: Output, lines: readonly string[], command: string) => boolean = asksSomething,
): boolean {
  const running = targetId === undefined ? undefined : runningOn(incident, targetId)
  if (running === undefined) return false
  const { commandIds, commands } = stepOf(incident, running.stepId)
  const commandId = commandIds.find((id) => commands[id]?.status === 'running')
  const output = commandId === undefined ? undefined : outputs[outputKey(running.runId, commandId)]
  return output !== undefined && asks(output, shownLines(output.text, output.isWhole), commands[commandId!]!.text)
}
