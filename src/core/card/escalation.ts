// The ladder on paper: after how long whom to call. A ladder that names no times is left where the document has it.
import type { EscalationStep, Playbook, Scenario } from '../playbook/model.ts'
import type { FormPart, SheetElement } from './sheet.ts'
import { durationInWords } from './words.ts'

const longestLadder = 5
const longestWho = 44

/** The scenario's own ladder, or the playbook's; empty where neither has times. */
export function timedLadder(playbook: Playbook, scenario?: Scenario): readonly EscalationStep[] {
  const timed = playbook.escalation.filter((step) => step.after !== undefined)
  const own = timed.filter((step) => scenario !== undefined && step.scenarioId === scenario.id)
  return own.length > 0 ? own : timed.filter((step) => step.scenarioId === undefined)
}

export function escalationElements(playbook: Playbook, scenario: Scenario): readonly SheetElement[] {
  const ladder = timedLadder(playbook, scenario).slice(0, longestLadder)
  if (ladder.length === 0) return []
  return [
    { type: 'small-heading', text: 'Not solved? After' },
    { type: 'form', lines: ladder.map(lineOf) },
  ]
}

function lineOf(step: EscalationStep): readonly FormPart[] {
  const reach = step.phone ?? step.email
  const who = whoOf(step)
  return [
    { label: afterInWords(step.after as string), value: '', share: 0 },
    { label: who, value: reach === undefined || who.includes(reach) ? '' : reach, share: 1 },
  ]
}

export function afterInWords(duration: string): string {
  return duration === 'PT0S' ? 'at once' : durationInWords(duration)
}

/** Who is called, or what the rung says. */
export function whoOf(step: EscalationStep): string {
  const words = step.who ?? step.title
  return words.length <= longestWho ? words : step.title.length < words.length ? step.title : words
}
