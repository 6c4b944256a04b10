// Where work goes on from a procedure: along the way of its scenario, and from what was for a failure back to what that left open.
import type { StepId } from '../../playbook/model/document.ts'
import type { Procedure } from '../../playbook/model/procedure.ts'
import { wayWith } from '../../playbook/way.ts'
import { isLeft, lastWorkedAt, type PlaybookAtHand, type Steps } from './at-hand.ts'
import { cameFrom } from './came-from.ts'
import { isSettled } from './settled.ts'

/** The procedures that are worked through one after another, this one among them; of options the one that was worked on last. */
export function wayOf({ playbook }: PlaybookAtHand, procedure: Procedure, steps: Steps): readonly Procedure[] {
  const { procedures } = playbook
  const isChosen = (option: Procedure) => {
    const at = lastWorkedAt(steps, option)
    const beside = procedures.filter((other) => other.option?.groupId === option.option?.groupId)
    return at > 0 && beside.every((other) => lastWorkedAt(steps, other) <= at)
  }
  return wayWith(procedure, procedures, isChosen)
}

/**
 * What the scenario's way has after this procedure and is left to do; after what was for a failure, what that left open. Undefined
 * at its end.
 */
export function nextProcedure(page: PlaybookAtHand, procedure: Procedure, steps: Steps): Procedure | undefined {
  return nextWith(page, procedure, steps, (stepId) => isLeft(steps, stepId))
}

/** The same, passing over steps in whose stead something else was done: there is no going back to them. */
export function nextOpen(page: PlaybookAtHand, procedure: Procedure, steps: Steps): Procedure | undefined {
  return nextWith(page, procedure, steps, (stepId) => !isSettled(page, stepId, steps))
}

function nextWith(
  page: PlaybookAtHand,
  procedure: Procedure,
  steps: Steps,
  isOpen: (stepId: StepId) => boolean,
  seen: ReadonlySet<Procedure> = new Set(),
): Procedure | undefined {
  const hasOpen = (other: Procedure) => other.steps.some(({ id }) => isOpen(id))
  const next = (other: Procedure) => (hasOpen(other) ? other : nextWith(page, other, steps, isOpen, new Set([...seen, procedure])))
  const from = cameFrom(page, procedure, steps)?.procedure
  if (from !== undefined && !seen.has(from)) return next(from)
  const failed = (procedure.branchOf ?? []).flatMap((id) => page.procedures.get(id) ?? [])
  const last = failed.findLast((main) => main.steps.some(({ id }) => !isLeft(steps, id))) ?? failed.at(-1)
  if (last !== undefined && !seen.has(last)) return next(last)
  const way = wayOf(page, procedure, steps)
  return way.slice(way.indexOf(procedure) + 1).find(hasOpen)
}

/** What is left behind a step that failed, once something else has helped: in its procedure, then on its way. */
export function leftBehind(page: PlaybookAtHand, procedure: Procedure, failed: StepId, steps: Steps): StepId | undefined {
  const within = nextAfter(procedure, failed, steps)
  if (within !== undefined) return within
  const way = wayOf(page, procedure, steps)
  const next = way.slice(way.indexOf(procedure) + 1).find((other) => other.steps.some(({ id }) => isLeft(steps, id)))
  return next === undefined ? undefined : startOfProcedure(next, steps)
}

/** The next step of the same procedure that is neither done nor skipped. */
export function nextAfter(procedure: Procedure, stepId: StepId, steps: Steps): StepId | undefined {
  const at = procedure.steps.findIndex((step) => step.id === stepId)
  return procedure.steps.slice(at + 1).find((step) => isLeft(steps, step.id))?.id
}

/** Its first step that is left to do; the first of all where none is. */
export function startOfProcedure(procedure: Procedure, steps: Steps): StepId | undefined {
  return (procedure.steps.find((step) => isLeft(steps, step.id)) ?? procedure.steps[0])?.id
}
