// What one time is given for: a procedure, or a whole phase ("Phase 1: Triage (0-5 minutes)") whose items are procedures of their
// own. The clock counts the steps of all of it against that time, and the report tells it once.
import type { Procedure } from './model/procedure.ts'
import { isOneClock, onTheWay } from './scenario-objective.ts'
import { budgetInHeading } from './walk/procedure-kind.ts'

/** The headings down to the one that gives the time; undefined where the procedure has it of itself, or none. */
function timedPath({ path, budget }: Procedure): readonly string[] | undefined {
  const depth = budget === undefined ? -1 : path.findLastIndex((heading) => budgetInHeading(heading) === budget)
  return depth === -1 ? undefined : path.slice(0, depth + 1)
}

/** As its heading says it; undefined where the time is the procedure's own. */
export function timedHeading(procedure: Procedure): string | undefined {
  return timedPath(procedure)?.at(-1)
}

/** Whether both have one time together. */
export function isTimedWith(one: Procedure, other: Procedure): boolean {
  if (one.id === other.id) return true
  const path = timedPath(one)
  const others = timedPath(other)
  return (
    path !== undefined &&
    others !== undefined &&
    one.scenarioId === other.scenarioId &&
    path.length === others.length &&
    path.every((heading, index) => heading === others[index])
  )
}

/** Whether its time is a part of one clock that begins when work does ("5-15 minutes" after "0-5 minutes"). */
export function countsFromOpening(procedure: Procedure, procedures: Iterable<Procedure>): boolean {
  if (procedure.scenarioId === undefined) return false
  return isOneClock(onTheWay([...procedures].filter(({ scenarioId }) => scenarioId === procedure.scenarioId)))
}
