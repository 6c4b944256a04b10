// Where a person may go from a procedure: on the way through its scenario where it is done, and where a step failed to what the
// playbook has for that. Both are only offered, and named by the numbers that --procedure takes.
import { atHand, isLeft, type Steps } from '../../core/incident/onward/at-hand.ts'
import { cameFrom } from '../../core/incident/onward/came-from.ts'
import { nextOpen } from '../../core/incident/onward/onward.ts'
import { isSettled } from '../../core/incident/onward/settled.ts'
import { type Elsewhere, elsewhereFor, wordsAbove } from '../../core/playbook/elsewhere.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Procedure, Step } from '../../core/playbook/model/procedure.ts'
import { isChoice } from '../../core/playbook/way.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { procedureLabel, procedureLabelLines } from '../text/procedure-words.ts'
import { counted } from '../text/words.ts'
import { wrapLines } from '../text/wrap.ts'
import { askForNumberOf, askIfHelped } from './questions.ts'

/** Says what the playbook has for when the step fails; returns the numbers of the procedures that one can go to. */
export function sayElsewhere(terminal: Terminal, playbook: Playbook, procedure: Procedure, step: Step): readonly number[] {
  const found = elsewhereFor(step, procedure, playbook)
  if (found.length === 0) return []
  terminal.say('If this does not help, the playbook has:')
  for (const line of found.flatMap((one, index) => elsewhereLines(playbook, one, found[index - 1], terminal.columns))) terminal.say(line)
  return [...new Set(found.flatMap(({ procedure: other }) => (other === undefined ? [] : [playbook.procedures.indexOf(other) + 1])))]
}

const indent = '    '

function elsewhereLines(playbook: Playbook, found: Elsewhere, before: Elsewhere | undefined, columns: number): readonly string[] {
  const words = wordsAbove(found, before)
  return [
    ...(words === undefined ? [] : wrapLines(words, columns, indent)),
    ...(found.procedure === undefined ? [] : labelOf(playbook, found.procedure, columns)),
  ]
}

function labelOf(playbook: Playbook, procedure: Procedure, columns: number): readonly string[] {
  return procedureLabelLines(playbook, procedure, columns, indent, ` (${counted(procedure.steps.length, 'step')})`)
}

export type Onward =
  /** `again`: a step of it to be asked for although something else was done in its stead. */
  | { readonly type: 'procedure'; readonly procedure: Procedure; readonly again?: StepId }
  /** Nothing comes after it; or somebody said so, or left at the question. */
  | { readonly type: 'end' | 'declined' | 'ended' | 'interrupted' }

/** Offers what comes after a procedure that was gone through: what it was done for, and then the way of its scenario. */
export async function askOnward(terminal: Terminal, playbook: Playbook, procedure: Procedure, steps: Steps): Promise<Onward> {
  const page = atHand(playbook)
  const next = nextOpen(page, procedure, steps)
  const from = cameFrom(page, procedure, steps)
  if (from !== undefined && isLeft(steps, from.step.id)) {
    const answer = await askBack(terminal, playbook, from, steps)
    if (answer.type !== 'end' || next === undefined) return answer
    if (next === from.procedure) return { type: 'procedure', procedure: next }
  }
  return next === undefined ? { type: 'end' } : askAlong(terminal, playbook, next)
}

type From = NonNullable<ReturnType<typeof cameFrom>>

/** `end`: it helped, or may be gone back to, and the way goes on. */
async function askBack(terminal: Terminal, playbook: Playbook, { step, procedure }: From, steps: Steps): Promise<Onward> {
  const page = atHand(playbook)
  const label = `${procedureLabel(playbook, procedure)}, step ${step.number}, which ${steps[step.id]?.status === 'stopped' ? 'was stopped' : 'failed'}:`
  terminal.say('\nThis was for')
  for (const line of [...wrapLines(label, terminal.columns, indent), ...wrapLines(step.title, terminal.columns, indent)]) terminal.say(line)
  const open = procedure.steps.find(({ id }) => !isSettled(page, id, steps))
  const isBehind = open !== undefined && procedure.steps.indexOf(open) > procedure.steps.indexOf(step)
  const back = open === undefined ? 'go on' : `${isBehind ? 'on' : 'back'} to step ${open.number}`
  const isOver = open === undefined && nextOpen(page, procedure, steps) === undefined
  const answer = await askIfHelped(
    terminal,
    isSettled(page, step.id, steps)
      ? { goesTo: isOver ? 'it did, and nothing is left to do' : back, again: `step ${step.number} again` }
      : { goesTo: back },
  )
  if (answer === 'again') return { type: 'procedure', procedure, again: step.id }
  return { type: answer === 'on' ? 'end' : answer }
}

async function askAlong(terminal: Terminal, playbook: Playbook, next: Procedure): Promise<Onward> {
  const { option } = next
  const options = isChoice(next) ? playbook.procedures.filter((other) => other.option?.groupId === option?.groupId) : [next]
  const numbers = options.map((other) => playbook.procedures.indexOf(other) + 1)
  terminal.say(options.length === 1 ? '\nNext in this scenario:' : '\nNext in this scenario is one of these:')
  for (const line of options.flatMap((other) => labelOf(playbook, other, terminal.columns))) terminal.say(line)
  const answer = await askForNumberOf(terminal, numbers)
  return typeof answer === 'number' ? { type: 'procedure', procedure: playbook.procedures[answer - 1]! } : { type: answer }
}
