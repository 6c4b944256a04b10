// The ladder on paper: after how long whom to call. Of a ladder without times, only who is called one after the other.
import { reachOf } from '../incident/ladder.ts'
import type { EscalationStep } from '../playbook/model/facts.ts'
import type { Playbook, Scenario } from '../playbook/model/playbook.ts'
import type { PaperWords } from './language/paper-words.ts'
import { durationIn } from './language/times.ts'
import type { FormPart, SheetElement } from './sheet.ts'

/** On a card. */
export const longestLadder = 5
const longestWho = 44

/** The scenario's own ladder, or the playbook's; empty where neither has times. */
export function timedLadder(playbook: Playbook, scenario?: Scenario): readonly EscalationStep[] {
  const timed = playbook.escalation.filter((step) => step.after !== undefined)
  const own = timed.filter((step) => scenario !== undefined && step.scenarioId === scenario.id)
  return own.length > 0 ? own : timed.filter((step) => step.scenarioId === undefined)
}

/** Who is called level by level where the ladder only gives an order; empty where it has times. */
export function levelsOf(playbook: Playbook, scenario?: Scenario): readonly EscalationStep[] {
  if (timedLadder(playbook, scenario).length > 0) return []
  const people = playbook.escalation.filter(({ who }) => who !== undefined)
  const own = people.filter((step) => scenario !== undefined && step.scenarioId === scenario.id)
  return own.length > 0 ? own : people.filter((step) => step.scenarioId === undefined)
}

/** The scenario’s ladder, or the playbook’s, with its first rungs; empty where none has a time. */
export function escalationElements(playbook: Playbook, scenario: Scenario, words: PaperWords): readonly SheetElement[] {
  const ladder = timedLadder(playbook, scenario).slice(0, longestLadder)
  if (ladder.length === 0) return []
  return [
    { type: 'small-heading', text: words.notSolvedAfter },
    { type: 'form', lines: ladder.map((step) => lineOf(step, words)) },
  ]
}

function lineOf(step: EscalationStep, words: PaperWords): readonly FormPart[] {
  const reach = reachOf(step)
  const who = whoOf(step)
  const value = reach === undefined ? unreached(step) : { value: who.includes(reach) ? '' : reach }
  return [
    { label: afterInWords(step.after as string, words), language: words.language, value: '', share: 0 },
    { label: who, ...value, share: 1 },
  ]
}

/** Somebody who stands nowhere with a number gets a line for it; the others have theirs among the contacts. */
function unreached({ who, contacts }: EscalationStep): { readonly value?: string } {
  return who !== undefined && contacts.length === 0 ? {} : { value: '' }
}

/** In the words of the labels; `duration` is ISO 8601, PT0S is at once. */
export function afterInWords(duration: string, words: PaperWords): string {
  return duration === 'PT0S' ? words.atOnce : durationIn(words, duration)
}

/** Who is called, or what the rung says. */
export function whoOf(step: EscalationStep): string {
  const words = step.who ?? step.title
  return words.length <= longestWho ? words : step.title.length < words.length ? step.title : words
}
