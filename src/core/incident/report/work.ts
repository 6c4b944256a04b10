// The procedures of the playbook that were worked on, and how far: the ground of objectives, of what is next and of what was left.
import type { StepId } from '../../playbook/model/document.ts'
import type { Playbook, Scenario } from '../../playbook/model/playbook.ts'
import type { Procedure, Step } from '../../playbook/model/procedure.ts'
import type { IncidentEvent } from '../events.ts'
import { atHand, type PlaybookAtHand } from '../onward/at-hand.ts'
import { isSettled } from '../onward/settled.ts'
import type { IncidentState } from '../state.ts'

export interface WorkedProcedure {
  readonly procedure: Procedure
  readonly scenario: Scenario | undefined
  /** Of the first and the last thing that happened to one of its steps. */
  readonly firstAt: number
  readonly lastAt: number
  /** Done, skipped, or something else was done in their stead. */
  readonly finished: readonly Step[]
  readonly left: readonly Step[]
}

/** That something happened, maybe to a step, and when. */
export interface Happening {
  readonly at: number
  readonly stepId?: StepId | undefined
}

/** What was typed in later from paper happened when the paper says. */
export function happeningsOf(events: readonly IncidentEvent[]): readonly Happening[] {
  return events.map((event) => ({
    at: event.type === 'step-done-on-paper' ? event.doneAt : event.at,
    stepId: 'stepId' in event ? event.stepId : undefined,
  }))
}

/** In the order in which they were begun. */
export function workedProcedures(happenings: readonly Happening[], state: IncidentState, playbook: Playbook): readonly WorkedProcedure[] {
  const page = atHand(playbook)
  const times = new Map<string, { first: number; last: number }>()
  for (const { at, stepId } of happenings) {
    if (stepId === undefined) continue
    const known = times.get(stepId)
    times.set(stepId, { first: Math.min(known?.first ?? at, at), last: Math.max(known?.last ?? at, at) })
  }
  return playbook.procedures
    .flatMap((procedure): WorkedProcedure[] => {
      const touched = procedure.steps.flatMap(({ id }) => times.get(id) ?? [])
      if (touched.length === 0) return []
      const left = openSteps(procedure, state, page)
      return [
        {
          procedure,
          scenario: playbook.scenarios.find(({ id }) => id === procedure.scenarioId),
          firstAt: Math.min(...touched.map(({ first }) => first)),
          lastAt: Math.max(...touched.map(({ last }) => last)),
          finished: procedure.steps.filter((step) => !left.includes(step)),
          left,
        },
      ]
    })
    .sort((one, other) => one.firstAt - other.firstAt)
}

/** Those that are not settled. */
export function openSteps({ steps }: Procedure, state: IncidentState, page: PlaybookAtHand): readonly Step[] {
  return steps.filter(({ id }) => !isSettled(page, id, state.steps))
}

/** Those of the scenarios that were worked on; before anything was, the one that the incident was opened at. */
export function scenariosAtHand(
  state: IncidentState,
  playbook: Playbook | undefined,
  worked: readonly WorkedProcedure[],
): readonly Scenario[] {
  if (worked.length > 0) return [...new Set(worked.flatMap(({ scenario }) => scenario ?? []))]
  return playbook?.scenarios.filter(({ id }) => id === state.openedFor) ?? []
}

/** The one that something was last done in; undefined where nothing was done. */
export function lastWorked(worked: readonly WorkedProcedure[]): WorkedProcedure | undefined {
  return worked.toSorted((one, other) => other.lastAt - one.lastAt)[0]
}

/** The one that was worked on last, also while what is of no scenario is worked on; before any was, the one that the incident was opened at. */
export function scenarioAtHand(
  state: IncidentState,
  playbook: Playbook | undefined,
  worked: readonly WorkedProcedure[],
): Scenario | undefined {
  const last = lastWorked(worked.filter(({ scenario }) => scenario !== undefined))
  return last?.scenario ?? playbook?.scenarios.find(({ id }) => id === state.openedFor)
}

/** "Disk is full: Quick fix"; without the scenario where the procedure's own title says it: "Procedure 2: Disk is full". */
export function procedureTitle({ procedure, scenario }: Pick<WorkedProcedure, 'procedure' | 'scenario'>): string {
  const title = procedure.title.trim() || procedure.path.at(-1) || 'steps'
  return scenario === undefined || saysScenario(title, scenario) ? title : `${scenario.title}: ${title}`
}

export function saysScenario(title: string, scenario: Scenario): boolean {
  return title.trim().toLowerCase().endsWith(scenario.title.toLowerCase())
}
