// When a step is off the list: what the responder did of it, and what was done in its stead. The report's “met”, the handover's
// “next” and the way back from a branch all stand on this one rule.
import { elsewhereFor, isForFailure } from '../../playbook/elsewhere.ts'
import type { StepId } from '../../playbook/model/document.ts'
import type { Procedure } from '../../playbook/model/procedure.ts'
import { isBegun, isLeft, lastWorkedAt, type PlaybookAtHand, type Steps, touchedAt } from './at-hand.ts'

/**
 * Done, skipped with a reason, or excused: it failed or was stopped, and what the playbook has for that was then worked through to
 * its end.
 *
 * A branch excuses the one step that failed, and nothing behind it: the steps of the main way that are still to do stay open, as
 * the branch repaired what they stand on and did not do them. Of several things that were tried for one step the last counts, as
 * the others did not help. A rollback excuses nothing: what it takes back is not recovered, and only the responder can say, by
 * ticking or skipping, that no more is to be done. Nor does anything excuse a step that may have run, or that failed again since.
 */
export function isSettled(page: PlaybookAtHand, stepId: StepId, steps: Steps): boolean {
  return !isLeft(steps, stepId) || insteadOf(page, stepId, steps).length > 0
}

/** What was worked through to its end instead of a step that failed: the procedures of one way out; none where it is not excused. */
export function insteadOf(
  page: PlaybookAtHand,
  stepId: StepId,
  steps: Steps,
  asked: ReadonlySet<StepId> = new Set(),
): readonly Procedure[] {
  const known = page.steps.get(stepId)
  const state = steps[stepId]
  if (known === undefined || (state?.status !== 'failed' && state?.status !== 'stopped') || asked.has(stepId)) return []
  const ways = elsewhereFor(known.step, known.procedure, page.playbook).flatMap(({ procedure }) => procedure ?? [])
  const tried = ways
    .filter((way) => isForFailure(way) && isBegun(steps, way) && lastWorkedAt(steps, way) >= touchedAt(state))
    .sort((one, other) => lastWorkedAt(steps, other) - lastWorkedAt(steps, one))
  const [last] = tried
  if (last === undefined || last.branchOf?.includes(known.procedure.id) !== true) return []
  const whole = partsOf(last, ways)
  const seen = new Set([...asked, stepId])
  const isOver = (id: StepId) => !isLeft(steps, id) || insteadOf(page, id, steps, seen).length > 0
  return whole.every((procedure) => procedure.steps.every(({ id }) => isOver(id))) ? whole : []
}

/** An option may have several procedures. */
function partsOf(procedure: Procedure, ways: readonly Procedure[]): readonly Procedure[] {
  const { option } = procedure
  if (option === undefined) return [procedure]
  return ways.filter((other) => other.option?.groupId === option.groupId && other.option.title === option.title)
}
