// What whoever takes over an incident must know, told from its events: where it is, what may have run, what is next, who is to be
// called when. Only the last of what was done: the whole is in the report.
import { english } from '../../card/language/english.ts'
import type { PaperWords } from '../../card/language/paper-words.ts'
import type { Playbook } from '../../playbook/model/playbook.ts'
import type { Step } from '../../playbook/model/procedure.ts'
import type { IncidentEvent, IncidentKind } from '../events.ts'
import { callsSomebody, ladderAt, listedContacts, type Rung, reachOf, rungTitle } from '../ladder.ts'
import { atHand } from '../onward/at-hand.ts'
import { nextOpen } from '../onward/onward.ts'
import { lastCall } from '../people.ts'
import { foldIncident } from '../reduce.ts'
import { type Call, type IncidentState, type Note, type StepState, stepOf, type TimelineEntry } from '../state.ts'
import { type IncidentReport, reportOf } from './report.ts'
import { happeningsOf, lastWorked, openSteps, procedureTitle, scenarioAtHand, type WorkedProcedure, workedProcedures } from './work.ts'

export interface StepAt {
  readonly title: string
  readonly target: string
  readonly since?: number
  readonly reason?: string
}

export interface Handover {
  readonly kind: IncidentKind
  readonly report: IncidentReport
  /** What was worked on last: "Disk is full: Quick fix", and how far. */
  readonly place?: { readonly title: string; readonly finished: number; readonly all: number }
  readonly running: readonly StepAt[]
  readonly mayHaveRun: readonly StepAt[]
  /** Newest last. */
  readonly done: readonly TimelineEntry[]
  readonly doneBefore: number
  /** What is open of what was worked on last, or where that leads on or back to, with its commands; undefined where nothing is. */
  readonly next?: NextSteps
  /** `call`: the last one to them. */
  readonly rungs: readonly (Rung & { readonly dueAt?: number; readonly call: Call | undefined })[]
  readonly contacts: readonly { readonly name: string; readonly reach: string | undefined; readonly call: Call | undefined }[]
  readonly notes: readonly Note[]
  readonly sessions: readonly SessionAt[]
}

/** A shell that is open, and the last that is known of where it is: what is typed into it since may have changed that. */
export interface SessionAt {
  readonly target: string
  readonly directory: string
  /** Known from the last step that ended in it, or else from its start. */
  readonly asOf: 'last-step' | 'start'
}

export interface NextSteps {
  /** Of the procedure: "Disk is full: Quick fix". */
  readonly title: string
  readonly steps: readonly { readonly step: Step; readonly remark: string }[]
  /** How many more are open of it. */
  readonly more: number
}

/** As much as fits one sheet on both sides. */
const most = { done: 10, next: 4, notes: 6, rungs: 6, contacts: 4 } as const
const worthTelling: readonly TimelineEntry['type'][] = [
  'step-ticked',
  'step-done-on-paper',
  'step-skipped',
  'step-marked-failed',
  'step-finished',
  'contact-called',
  'message-taken',
  'command-typed',
  'console-typed',
]

/** What became of a step that is still to do. */
function remarkOn({ status }: StepState, { journal }: PaperWords): string {
  const { running, failed, stopped, mayHaveRun } = journal.remarks
  const remarks = { todo: '', running, done: '', failed, skipped: '', stopped, 'may-have-run': mayHaveRun } as const
  return remarks[status]
}

/** `playbook` as it is now; undefined where its file is gone. */
export function handoverOf(
  events: readonly IncidentEvent[],
  playbook: Playbook | undefined,
  toldAt: number,
  words: PaperWords = english,
): Handover {
  const state = foldIncident(events, words)
  const worked = playbook === undefined ? [] : workedProcedures(happeningsOf(events), state, playbook)
  const last = lastWorked(worked) ?? notBegun(state, playbook, toldAt)
  const told = state.timeline.filter(({ type }) => worthTelling.includes(type))
  const next = playbook === undefined || last === undefined ? undefined : nextStepsOf(last, state, playbook, words)
  const elapsedMs = toldAt - (state.openedAt ?? toldAt)
  const rungs =
    playbook === undefined ? [] : ladderAt(playbook, scenarioAtHand(state, playbook, worked)?.id, elapsedMs).filter(callsSomebody)
  return {
    kind: state.kind,
    report: reportOf(events, playbook, toldAt, words),
    ...(last === undefined ? {} : { place: placeOf(last) }),
    running: stepsThat(state, 'running'),
    mayHaveRun: stepsThat(state, 'may-have-run'),
    done: told.slice(-most.done),
    doneBefore: Math.max(0, told.length - most.done),
    ...(next === undefined ? {} : { next }),
    rungs: rungs.slice(0, most.rungs).map((rung) => ({
      ...rung,
      ...(rung.dueMs === undefined ? {} : { dueAt: (state.openedAt ?? toldAt) + rung.dueMs }),
      call: lastCall(state, { who: rungTitle(rung), reach: reachOf(rung.step) }),
    })),
    contacts: (playbook === undefined ? [] : listedContacts(playbook))
      .slice(0, most.contacts)
      .map((contact) => ({ ...contact, call: lastCall(state, { who: contact.name, reach: contact.reach }) })),
    notes: state.notes.slice(-most.notes),
    sessions: state.sessions
      .filter(({ endedAt }) => endedAt === undefined)
      .map(({ targetName, directory, leftDirectory }) => ({
        target: targetName,
        directory: leftDirectory ?? directory,
        asOf: leftDirectory === undefined ? 'start' : 'last-step',
      })),
  }
}

function nextStepsOf(last: WorkedProcedure, state: IncidentState, playbook: Playbook, words: PaperWords): NextSteps | undefined {
  const page = atHand(playbook)
  const procedure = last.left.length > 0 ? last.procedure : nextOpen(page, last.procedure, state.steps)
  if (procedure === undefined) return undefined
  const open = openSteps(procedure, state, page)
  return {
    title: procedureTitle({ procedure, scenario: playbook.scenarios.find(({ id }) => id === procedure.scenarioId) }),
    steps: open.slice(0, most.next).map((step) => ({ step, remark: remarkOn(stepOf(state, step.id), words) })),
    more: Math.max(0, open.length - most.next),
  }
}

/** Nothing was done yet: what is next is what the scenario begins with that it was opened at. */
function notBegun(state: IncidentState, playbook: Playbook | undefined, toldAt: number): WorkedProcedure | undefined {
  const scenario = scenarioAtHand(state, playbook, [])
  const procedure = playbook?.procedures.find(({ id }) => id === scenario?.procedureIds[0])
  if (procedure === undefined) return undefined
  return { procedure, scenario, firstAt: toldAt, lastAt: toldAt, finished: [], left: procedure.steps }
}

function placeOf(worked: WorkedProcedure): NonNullable<Handover['place']> {
  return { title: procedureTitle(worked), finished: worked.finished.length, all: worked.procedure.steps.length }
}

function stepsThat(state: IncidentState, status: StepState['status']): readonly StepAt[] {
  return Object.values<StepState>(state.steps)
    .filter((step) => step.status === status)
    .map(({ title, targetId, startedAt, reason }) => ({
      title,
      target: state.sessions.findLast((session) => session.targetId === targetId)?.targetName ?? '',
      ...(startedAt === undefined ? {} : { since: startedAt }),
      ...(reason === undefined ? {} : { reason }),
    }))
}
