// The ladder on paper: after how long whom to call. A ladder that names no times is left where the document has it.
import type { EscalationStep } from '../playbook/model/facts.ts'
import type { Playbook, Scenario } from '../playbook/model/playbook.ts'
import type { PaperWords } from './language/paper-words.ts'
import { durationIn } from './language/times.ts'
import type { FormPart, SheetElement } from './sheet.ts'

const longestLadder = 5
const longestWho = 44

/** The scenario's own ladder, or the playbook's; empty where neither has times. */
export function timedLadder(playbook: Playbook, scenario?: Scenario): readonly EscalationStep[] {
  const timed = playbook.escalation.filter((step) => step.after !== undefined)
  const own = timed.filter((step) => scenario !== undefined && step.scenarioId === scenario.id)
  return own.length > 0 ? own : timed.filter((step) => step.scenarioId === undefined)
}

export function escalationElements(playbook: Playbook, scenario: Scenario, words: PaperWords): readonly SheetElement[] {
  const ladder = timedLadder(playbook, scenario).slice(0, longestLadder)
  if (ladder.length === 0) return []
  return [
    { type: 'small-heading', text: words.notSolvedAfter },
    { type: 'form', lines: ladder.map((step) => lineOf(step, words)) },
  ]
}

function lineOf(step: EscalationStep, words: PaperWords): readonly FormPart[] {
  const reach = step.phone ?? step.email
  const who = whoOf(step)
  return [
    { label: afterInWords(step.after as string, words), language: words.language, value: '', share: 0 },
    { label: who, value: reach === undefined || who.includes(reach) ? '' : reach, share: 1 },
  ]
}

export function afterInWords(duration: string, words: PaperWords): string {
  return duration === 'PT0S' ? words.atOnce : durationIn(words, duration)
}

/** Who is called, or what the rung says. */
export function whoOf(step: EscalationStep): string {
  const words = step.who ?? step.title
  return words.length <= longestWho ? words : step.title.length < words.length ? step.title : words
}
