// Where a responder was before going to what is only for when something failed, told from what was worked on: so that the way back
// is there after a reload and a crash, too.
import { elsewhereFor, isForFailure } from '../../playbook/elsewhere.ts'
import type { StepId } from '../../playbook/model/document.ts'
import type { Procedure, Step } from '../../playbook/model/procedure.ts'
import { type PlaybookAtHand, type Steps, touchedAt } from './at-hand.ts'

interface KnownStep {
  readonly step: Step
  readonly procedure: Procedure
}

/**
 * The step that was worked on last, of those that lead to this procedure when they fail; undefined where none was, and for what
 * is not only for a failure.
 */
export function cameFrom(page: PlaybookAtHand, procedure: Procedure, steps: Steps): KnownStep | undefined {
  if (!isForFailure(procedure)) return undefined
  const worked = Object.entries(steps)
    .flatMap(([id, state]) => (state === undefined || state.status === 'todo' ? [] : [{ id: id as StepId, at: touchedAt(state) }]))
    .sort((one, other) => other.at - one.at)
  const begun = Math.min(...procedure.steps.flatMap(({ id }) => beganAt(steps[id]) ?? []))
  for (const { id, at } of worked) {
    const known = page.steps.get(id)
    if (known === undefined || known.procedure === procedure) continue
    const found = elsewhereFor(known.step, known.procedure, page.playbook).find((one) => one.procedure === procedure)
    if (found === undefined) continue
    // Any step leads to what is for any failure, but not one that was done after it.
    if (found.isGeneral === true && at > begun && steps[id]?.status === 'done') continue
    // It stands beside this one: both were gone to from elsewhere.
    const isBeside = found.isGeneral === true || isSameChoice(known.procedure, procedure)
    if (!isBeside || !isForFailure(known.procedure)) return known
  }
  return undefined
}

function isSameChoice({ option }: Procedure, other: Procedure): boolean {
  return option !== undefined && option.groupId === other.option?.groupId
}

function beganAt(state: Steps[string]): number | undefined {
  return state === undefined || state.status === 'todo' ? undefined : (state.startedAt ?? state.finishedAt)
}
