// The events of an incident → what its report says: times against objectives, what ran, what is still open, and what to talk about
// afterwards. Pure; Markdown and paper are made of it, so that they say the same. Nothing here knows a secret: the journal has none.

import type { Playbook, Scenario } from '../../playbook/model/playbook.ts'
import type { Procedure } from '../../playbook/model/procedure.ts'
import { countsFromOpening, isTimedWith, timedHeading } from '../../playbook/timed-part.ts'
import { wayWith } from '../../playbook/way.ts'
import { isoDurationMs } from '../../playbook/wording/duration.ts'
import type { IncidentEvent, IncidentKind } from '../events.ts'
import { foldIncident } from '../reduce.ts'
import { type IncidentState, stepOf, type TimelineEntry } from '../state.ts'
import type { Objective } from './objective.ts'
import { openQuestions, reviewAgenda } from './questions.ts'
import { type RunLine, runsOf } from './runs.ts'
import { lastWorked, openSteps, procedureTitle, scenariosAtHand, type WorkedProcedure, workedProcedures } from './work.ts'

export interface IncidentReport {
  readonly kind: IncidentKind
  readonly playbookTitle: string
  readonly playbookFile: string
  readonly openedAt: number
  readonly closedAt?: number
  /** When this was told. */
  readonly toldAt: number
  readonly objectives: readonly Objective[]
  readonly runs: readonly RunLine[]
  readonly openQuestions: readonly string[]
  readonly agenda: readonly string[]
  readonly values: readonly { readonly name: string; readonly value: string }[]
  readonly timeline: readonly TimelineEntry[]
}

/** `playbook` as it is now; undefined where its file is gone. */
export function reportOf(events: readonly IncidentEvent[], playbook: Playbook | undefined, toldAt: number): IncidentReport {
  const state = foldIncident(events)
  const worked = playbook === undefined ? [] : workedProcedures(events, state, playbook)
  const objectives = objectivesOf(state, playbook, worked, toldAt)
  const runs = runsOf(events)
  return {
    kind: state.kind,
    playbookTitle: state.playbookTitle,
    playbookFile: state.playbookFile,
    openedAt: state.openedAt ?? toldAt,
    ...(state.closedAt === undefined ? {} : { closedAt: state.closedAt }),
    toldAt,
    objectives,
    runs,
    openQuestions: openQuestions(state, playbook, worked, toldAt),
    agenda: reviewAgenda({ events, state, playbook, objectives, runs }),
    values: Object.entries(state.values).map(([name, value]) => ({ name, value })),
    timeline: state.timeline,
  }
}

function objectivesOf(
  state: IncidentState,
  playbook: Playbook | undefined,
  worked: readonly WorkedProcedure[],
  toldAt: number,
): readonly Objective[] {
  const { openedAt = toldAt, closedAt } = state
  const found: Objective[] = []
  const add = (label: string, duration: string | undefined, from: number, doneAt: number | undefined, way: readonly Procedure[] = []) => {
    const allowedMs = duration === undefined ? undefined : isoDurationMs(duration)
    if (allowedMs === undefined || allowedMs === 0) return
    const tookMs = (doneAt ?? closedAt ?? toldAt) - from
    const open = doneAt === undefined && closedAt !== undefined ? way.flatMap((each) => openSteps(each, state)) : []
    found.push({
      label,
      allowedMs,
      tookMs,
      isReached: doneAt !== undefined,
      isMissed: tookMs > allowedMs,
      ...(open.length > 0 ? { openSteps: open.map(({ title }) => title) } : {}),
    })
  }
  add('The whole, from opening to closing', playbook?.meta.rto, openedAt, closedAt)
  for (const scenario of scenariosAtHand(state, playbook, worked)) {
    const own = worked.filter((each) => each.scenario === scenario)
    const way = playbook === undefined ? [] : wayOf(scenario, own, state, playbook)
    const doneAt = own.length === 0 ? undefined : lastOf(own)
    add(scenario.title, scenario.rto, openedAt, way.length === 0 ? closedAt : isDone(way, state) ? doneAt : undefined, way)
  }
  const kept = worked.filter((each) => !isGivenUp(each, worked))
  for (const [index, each] of kept.entries()) {
    const isTogether = ({ procedure }: WorkedProcedure) => isTimedWith(procedure, each.procedure)
    if (playbook === undefined || kept.findIndex(isTogether) !== index) continue
    const part = kept.filter(isTogether)
    const together = allOfWay(each.procedure, state, playbook).filter((one) => isTimedWith(one, each.procedure))
    const from = countsFromOpening(each.procedure, playbook.procedures) ? openedAt : each.firstAt
    add(partTitle(each), each.procedure.budget, from, isDone(together, state) ? lastOf(part) : undefined, together)
  }
  return found
}

/** Of the scenario: whatever is worked through one after another with what was worked on last, or else what comes first. */
function wayOf(scenario: Scenario, own: readonly WorkedProcedure[], state: IncidentState, playbook: Playbook): readonly Procedure[] {
  const last = lastWorked(own)?.procedure
  const first = playbook.procedures.find(({ id }) => scenario.procedureIds.includes(id))
  const from = last ?? first
  return from === undefined ? [] : allOfWay(from, state, playbook)
}

function lastOf(worked: readonly WorkedProcedure[]): number {
  return Math.max(...worked.map(({ lastAt }) => lastAt))
}

function allOfWay(procedure: Procedure, state: IncidentState, playbook: Playbook): readonly Procedure[] {
  const isBegun = ({ steps }: Procedure) => steps.some(({ id }) => stepOf(state, id).status !== 'todo')
  return wayWith(procedure, playbook.procedures, isBegun)
}

function isDone(procedures: readonly Procedure[], state: IncidentState): boolean {
  return procedures.every((each) => openSteps(each, state).length === 0)
}

function partTitle({ procedure, scenario }: WorkedProcedure): string {
  const title = timedHeading(procedure) ?? procedure.title
  return procedureTitle({ procedure: { ...procedure, title }, scenario })
}

/** Begun, and left for another way that was finished, an option or what the playbook has for a failure: nobody waited for it. */
function isGivenUp({ procedure, scenario, left }: WorkedProcedure, worked: readonly WorkedProcedure[]): boolean {
  if (left.length === 0) return false
  return worked.some((other) => {
    if (other.scenario !== scenario || other.left.length > 0) return false
    const isOtherOption = procedure.option !== undefined && other.procedure.option !== undefined
    return isOtherOption || other.procedure.branchOf?.includes(procedure.id) === true
  })
}
