// Times against objectives: of the whole, of each scenario that was worked on, and of each of its parts that has a time of its own.
import type { Playbook, Scenario } from '../../playbook/model/playbook.ts'
import type { Procedure } from '../../playbook/model/procedure.ts'
import { countsFromOpening, isTimedWith, timedHeading } from '../../playbook/timed-part.ts'
import { isOnTheWay } from '../../playbook/way.ts'
import { isoDurationMs } from '../../playbook/wording/duration.ts'
import { atHand, lastWorkedAt, type PlaybookAtHand } from '../onward/at-hand.ts'
import { wayOf } from '../onward/onward.ts'
import { insteadOf } from '../onward/settled.ts'
import type { IncidentState } from '../state.ts'
import type { Objective } from './objective.ts'
import { lastWorked, openSteps, procedureTitle, saysScenario, scenarioAtHand, scenariosAtHand, type WorkedProcedure } from './work.ts'

interface Ground {
  readonly state: IncidentState
  readonly page: PlaybookAtHand
  readonly worked: readonly WorkedProcedure[]
}

/**
 * An objective is met when the steps that it is for are all settled (../onward/settled.ts) in time, and at the moment at which the
 * last of them was; the playbook's, for the whole, when the incident was closed in time with the way of its scenario settled.
 * What was closed before that is not met, and the steps that are open are named. A scenario's steps are those of its way: that a
 * branch, another option or a rollback was worked through to its end says nothing of them.
 */
export function objectivesOf(
  state: IncidentState,
  playbook: Playbook | undefined,
  worked: readonly WorkedProcedure[],
  toldAt: number,
): readonly Objective[] {
  if (playbook === undefined) return []
  const { openedAt = toldAt, closedAt } = state
  const ground = { state, page: atHand(playbook), worked }
  const found: Objective[] = []
  const add = (label: string, duration: string | undefined, from: number, doneAt: number | undefined, way: readonly Procedure[] = []) => {
    const allowedMs = duration === undefined ? undefined : isoDurationMs(duration)
    if (allowedMs === undefined || allowedMs === 0) return
    const tookMs = (doneAt ?? closedAt ?? toldAt) - from
    const open = doneAt === undefined && closedAt !== undefined ? openOf(way, ground) : []
    found.push({
      label,
      allowedMs,
      tookMs,
      isReached: doneAt !== undefined,
      isMissed: tookMs > allowedMs,
      ...(open.length > 0 ? { openSteps: open.map(({ title }) => title) } : {}),
    })
  }
  const last = scenarioAtHand(state, playbook, worked)
  const whole = last === undefined ? [] : wayOfScenario(last, ground)
  add('The whole, from opening to closing', playbook.meta.rto, openedAt, isDone(whole, ground) ? closedAt : undefined, whole)
  for (const scenario of scenariosAtHand(state, playbook, worked)) {
    const way = wayOfScenario(scenario, ground)
    const doneAt = isDone(way, ground) ? settledAt(way, ground) : undefined
    add(scenario.title, scenario.rto, openedAt, way.length === 0 ? closedAt : doneAt, way)
  }
  const kept = worked.filter((each) => !isGivenUp(each, ground))
  for (const [index, each] of kept.entries()) {
    const { procedure } = each
    if (kept.findIndex((other) => isTimedWith(other.procedure, procedure)) !== index || isScenarioItself(each)) continue
    const together = wayOf(ground.page, procedure, state.steps).filter((one) => isTimedWith(one, procedure))
    const from = countsFromOpening(procedure, playbook.procedures) ? openedAt : each.firstAt
    add(partTitle(each), procedure.budget, from, isDone(together, ground) ? settledAt(together, ground) : undefined, together)
  }
  return found
}

/** Whatever is worked through one after another with what was worked on last of it; what is only for a failure is none of it. */
function wayOfScenario(scenario: Scenario, { state, page, worked }: Ground): readonly Procedure[] {
  const own = page.playbook.procedures.filter(({ id }) => scenario.procedureIds.includes(id))
  const begun = worked.filter((each) => each.scenario === scenario)
  const onTheWay = begun.filter(({ procedure }) => isOnTheWay(procedure))
  const from = lastWorked(onTheWay)?.procedure ?? own.find(isOnTheWay) ?? lastWorked(begun)?.procedure ?? own[0]
  return from === undefined ? [] : wayOf(page, from, state.steps)
}

function openOf(procedures: readonly Procedure[], { state, page }: Ground) {
  return procedures.flatMap((each) => openSteps(each, state, page))
}

function isDone(procedures: readonly Procedure[], ground: Ground): boolean {
  return openOf(procedures, ground).length === 0
}

/** When the last of the steps was settled, or of what was done in their stead. */
function settledAt(procedures: readonly Procedure[], { state, page }: Ground): number {
  const instead = procedures.flatMap(({ steps }) => steps.flatMap(({ id }) => insteadOf(page, id, state.steps)))
  return Math.max(...[...procedures, ...instead].map((procedure) => lastWorkedAt(state.steps, procedure)))
}

function partTitle({ procedure, scenario }: WorkedProcedure): string {
  const title = timedHeading(procedure) ?? procedure.title
  return procedureTitle({ procedure: { ...procedure, title }, scenario })
}

/** "Procedure 2: Disk is full" of “Disk is full”, with the one time of both: told once. */
function isScenarioItself({ procedure, scenario }: WorkedProcedure): boolean {
  return scenario?.rto !== undefined && scenario.rto === procedure.budget && saysScenario(procedure.title, scenario)
}

/** Left for another option that was finished, or without one step that did what it should: nobody waited for it. */
function isGivenUp({ procedure, left }: WorkedProcedure, { state, page, worked }: Ground): boolean {
  const { option, steps } = procedure
  const isInstead = (other: WorkedProcedure) =>
    option !== undefined && other.procedure.option?.groupId === option.groupId && other.left.length === 0
  return (left.length > 0 && worked.some(isInstead)) || steps.every(({ id }) => insteadOf(page, id, state.steps).length > 0)
}
