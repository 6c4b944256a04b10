// Where a person may go from a procedure: on the way through its scenario where it is done, and where a step failed to what the
// playbook has for that. Both are only offered, and named by the numbers that --procedure takes.
import { type Elsewhere, elsewhereFor, wordsAbove } from '../../core/playbook/elsewhere.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Procedure, Step } from '../../core/playbook/model/procedure.ts'
import { isChoice, wayWith } from '../../core/playbook/way.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { procedureLabelLines } from '../text/procedure-words.ts'
import { counted } from '../text/words.ts'
import { wrapLines } from '../text/wrap.ts'
import { askForNumberOf } from './questions.ts'

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
  | { readonly type: 'procedure'; readonly procedure: Procedure }
  /** Nothing comes after it; or somebody said so, or left at the question. */
  | { readonly type: 'end' | 'declined' | 'ended' | 'interrupted' }

/** Offers what comes after a procedure that is done; `isTouched` says in which others something was done. */
export async function askOnward(
  terminal: Terminal,
  playbook: Playbook,
  procedure: Procedure,
  isTouched: (procedure: Procedure) => boolean,
): Promise<Onward> {
  const way = wayWith(procedure, playbook.procedures, isTouched)
  const next = way[way.indexOf(procedure) + 1]
  if (next === undefined) return { type: 'end' }
  const { option } = next
  const options = isChoice(next) ? playbook.procedures.filter((other) => other.option?.groupId === option?.groupId) : [next]
  const numbers = options.map((other) => playbook.procedures.indexOf(other) + 1)
  terminal.say(options.length === 1 ? '\nNext in this scenario:' : '\nNext in this scenario is one of these:')
  for (const line of options.flatMap((other) => labelOf(playbook, other, terminal.columns))) terminal.say(line)
  const answer = await askForNumberOf(terminal, numbers)
  return typeof answer === 'number' ? { type: 'procedure', procedure: playbook.procedures[answer - 1]! } : { type: answer }
}
