// What is known of an incident at one moment, and the questions that everyone asks of it. It comes from the journal, by reduce.ts.
import type { PageCode } from '../paper/page-code.ts'
import type { CommandId, PlaybookId, ScenarioId, StepId } from '../playbook/model/document.ts'
import { statusMeaning } from '../shell/status-meaning.ts'
import type { CallOutcome } from './call-outcome.ts'
import type { CommandOutcome, IncidentEvent, IncidentKind, RunId, SessionId, TargetId } from './events.ts'

/** `may-have-run`: under way when Runcard or its shell died; nobody can say how far it got. */
export type StepStatus = 'todo' | 'running' | 'done' | 'failed' | 'skipped' | 'stopped' | 'may-have-run'

export interface CommandState {
  readonly status: 'running' | CommandOutcome | 'may-have-run'
  /** The run that its recorded output is kept under. */
  readonly runId: RunId
  /** What was run, filled in, secrets masked; '' where it is not known. */
  readonly text: string
  readonly startedAt?: number
  readonly exitStatus: number | null
  readonly durationMs?: number
  readonly outputBytes: number
  readonly outputLost?: string
}

export interface StepState {
  readonly status: StepStatus
  /** As it was when something last happened to the step; '' where that is not known. */
  readonly title: string
  /** Why it was skipped, failed, or is not known. */
  readonly reason?: string
  /** The last run, where there was one. */
  readonly runId?: RunId
  readonly targetId?: TargetId
  readonly startedAt?: number
  readonly finishedAt?: number
  readonly exitStatus?: number | null
  readonly durationMs?: number
  readonly stopRequested: boolean
  /** The responder said so, with no run behind it. */
  readonly byHand: boolean
  /** What its runs had left when the responder said something else by hand: taking that back leads here. */
  readonly beforeHand?: StepState
  /** Of the sheet that it was done from, with the time written on it: nobody saw it happen. */
  readonly paperCode?: PageCode
  /** Every command of the step that can run; empty before its first run. */
  readonly commandIds: readonly CommandId[]
  readonly commands: Readonly<Record<CommandId, CommandState>>
  /** When each of its commands that are for a console was typed there, since the step last began. */
  readonly typedAt?: Readonly<Record<CommandId, number>>
}

export interface Note {
  readonly seq: number
  readonly at: number
  readonly text: string
  readonly stepId?: StepId
}

/** Somebody of the playbook who was called, when, and what came of it where that is known. */
export interface Call {
  readonly at: number
  readonly who: string
  readonly reach?: string
  readonly outcome?: CallOutcome
}

export interface SessionState {
  readonly sessionId: SessionId
  readonly targetId: TargetId
  readonly targetName: string
  readonly shell: string
  readonly directory: string
  readonly startedAt: number
  readonly endedAt?: number
  readonly endReason?: string
  /** What had become of the target when it began. */
  readonly remark?: string
  /** Where its last finished step, or that of the session that it follows, left it: the next one on the target starts there. */
  readonly leftDirectory?: string
  /** It ended by itself: the next one gets its exported variables too, unless Runcard is restarted before. */
  readonly leavesVariables?: true
  /** It was given the exported variables of the one before it on the target. */
  readonly hasVariablesBefore?: true
  /** What commands that a responder typed there have set. */
  readonly typedVariables?: Readonly<Record<string, 'exported' | 'kept'>>
}

export interface TimelineEntry {
  readonly type: IncidentEvent['type']
  readonly seq: number
  readonly at: number
  /** A whole sentence or phrase, readable without the rest. */
  readonly text: string
  readonly tone: 'plain' | 'good' | 'bad' | 'attention'
  readonly stepId?: StepId
}

export interface IncidentState {
  /** Of the last event that was folded in; 0 before the first. */
  readonly lastSeq: number
  readonly status: 'unknown' | 'open' | 'closed'
  readonly kind: IncidentKind
  readonly playbookId?: PlaybookId
  readonly playbookTitle: string
  readonly playbookFile: string
  /** SHA-256 of the playbook as it was when the incident was opened. */
  readonly playbookHash: string
  /** The scenario that it was opened at. */
  readonly openedFor?: ScenarioId
  readonly openedAt?: number
  readonly closedAt?: number
  readonly steps: Readonly<Record<StepId, StepState>>
  readonly notes: readonly Note[]
  readonly calls: readonly Call[]
  /** What blanks were filled in with last, by their names as written; without secrets. */
  readonly values: Readonly<Record<string, string>>
  /** What blanks of messages were filled in with last, by their keys. */
  readonly messageValues: Readonly<Record<string, string>>
  /** In the order they were started; the last one without `endedAt` on a target is its living session. */
  readonly sessions: readonly SessionState[]
  readonly timeline: readonly TimelineEntry[]
}

export const emptyIncident: IncidentState = {
  lastSeq: 0,
  status: 'unknown',
  kind: 'incident',
  playbookTitle: '',
  playbookFile: '',
  playbookHash: '',
  steps: {},
  notes: [],
  calls: [],
  values: {},
  messageValues: {},
  sessions: [],
  timeline: [],
}

/** What a step is before anything happened to it. */
export const untouchedStep: StepState = { status: 'todo', title: '', stopRequested: false, byHand: false, commandIds: [], commands: {} }

/** The step that was done, skipped or failed last, and not made to do again since; undefined where none is. */
export function lastTouched(state: IncidentState): StepId | undefined {
  const isOver = (id: StepId) => !['todo', 'running'].includes(stepOf(state, id).status)
  return state.timeline.findLast(({ type, stepId }) => type !== 'note-added' && stepId !== undefined && isOver(stepId))?.stepId
}

/** The state of a step, also of one that nothing has happened to yet. */
export function stepOf(state: IncidentState, stepId: StepId): StepState {
  return (Object.hasOwn(state.steps, stepId) ? state.steps[stepId] : undefined) ?? untouchedStep
}

/** The run that is under way on a target, where there is one. */
export function runningOn(state: IncidentState, targetId: TargetId): { stepId: StepId; runId: RunId } | undefined {
  for (const [stepId, step] of Object.entries<StepState>(state.steps))
    if (step.status === 'running' && step.targetId === targetId && step.runId !== undefined)
      return { stepId: stepId as StepId, runId: step.runId }
  return undefined
}

export interface RunningStep {
  /** Its title. */
  readonly step: string
  /** The target's name. */
  readonly target: string
}

/** Which step it is that runs, and where, for people. */
export function runningInWords(state: IncidentState, stepId: StepId): RunningStep {
  const { title, targetId = '' } = stepOf(state, stepId)
  return { step: title, target: state.sessions.findLast((session) => session.targetId === targetId)?.targetName ?? targetId }
}

/** What its exit status means of the program that gave it, where that is no failure by itself: "grep found nothing". */
export function endMeaning(step: StepState): string | undefined {
  if (step.byHand) return undefined
  const failed = step.commandIds.map((commandId) => step.commands[commandId]).find((command) => command?.status === 'failed')
  return step.status === 'running' || step.status === 'failed' ? statusMeaning(failed?.text ?? '', failed?.exitStatus ?? null) : undefined
}

/** It failed, by its run or by the responder's word, and nothing is left for the responder to judge. */
export function isFailedForGood(step: StepState): boolean {
  return hasFailedRun(step) || (step.status === 'failed' && step.byHand)
}

/** Its last run failed, and nothing is left for the responder to judge. */
export function hasFailedRun(step: StepState): boolean {
  return step.status === 'failed' && !step.byHand && endMeaning(step) === undefined && wentOnAfter(step).length === 0
}

/** The commands, counted from 1, that had failed when the responder went on with the rest, which then succeeded; none otherwise. */
export function wentOnAfter({ status, byHand, commandIds, commands }: StepState): readonly number[] {
  if (status !== 'failed' || byHand) return []
  const ends = commandIds.map((id) => commands[id]?.status)
  if (ends.at(-1) !== 'succeeded' || ends.some((end) => end !== 'succeeded' && end !== 'failed')) return []
  return ends.flatMap((end, index) => (end === 'failed' ? [index + 1] : []))
}

/** The session that the next run on a target would use. */
export function livingSession(state: IncidentState, targetId: TargetId): SessionState | undefined {
  return state.sessions.findLast((session) => session.targetId === targetId && session.endedAt === undefined)
}
