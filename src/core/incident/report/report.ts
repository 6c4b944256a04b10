// The events of an incident → what its report says: times against objectives, what ran, what is still open, and what to talk about
// afterwards. Pure; Markdown and paper are made of it, so that they say the same. Nothing here knows a secret: the journal has none.

import { english } from '../../card/language/english.ts'
import type { PaperWords } from '../../card/language/paper-words.ts'
import type { Playbook } from '../../playbook/model/playbook.ts'
import type { IncidentEvent, IncidentKind } from '../events.ts'
import { foldIncident } from '../reduce.ts'
import type { IncidentState, TimelineEntry } from '../state.ts'
import { type Objective, quoted } from './objective.ts'
import { objectivesOf } from './objectives.ts'
import { openQuestions, reviewAgenda } from './questions.ts'
import { type RunLine, runsOf } from './runs.ts'
import { happeningsOf, workedProcedures } from './work.ts'

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

/** `playbook` as it is now; undefined where its file is gone. `words`: the language of what happened. */
export function reportOf(
  events: readonly IncidentEvent[],
  playbook: Playbook | undefined,
  toldAt: number,
  words: PaperWords = english,
): IncidentReport {
  const state = foldIncident(events, words)
  const worked = playbook === undefined ? [] : workedProcedures(happeningsOf(events), state, playbook)
  const objectives = objectivesOf(state, playbook, worked, toldAt)
  const runs = runsOf(events, words.journal)
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

/**
 * What the report would call open if the incident were closed now, in sentences. Told from the state alone: what was taken over from
 * paper counts as happened when it was typed in, which changes no more than the order.
 */
export function leftOpen(state: IncidentState, playbook: Playbook | undefined, now: number): readonly string[] {
  const closed: IncidentState = { ...state, closedAt: now }
  const worked = playbook === undefined ? [] : workedProcedures(state.timeline, closed, playbook)
  const begun = new Set(worked.flatMap(({ left }) => left.map(({ title }) => title)))
  const unmet = objectivesOf(closed, playbook, worked, now).filter(({ openSteps }) => openSteps !== undefined)
  const others = [...new Set(unmet.flatMap(({ openSteps = [] }) => openSteps))].filter((title) => !begun.has(title))
  const toDo = others.length === 0 ? '' : ` Still to do: ${quoted(others)}.`
  const unmetWords = unmet.length === 0 ? [] : [`Not met: ${unmet.map(({ label }) => label).join('; ')}.${toDo}`]
  return [...new Set([...openQuestions(closed, playbook, worked, now), ...unmetWords])]
}
