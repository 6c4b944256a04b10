// Events → state, with one pure reducer: the screen, the terminal, the report and a restart all fold the journal with it,
// so that none of them can disagree about what happened. It never throws, whatever the order of the events, and never
// looks at the playbook: a step that was never touched is simply not in `steps`.
import type { PageCode } from '../paper/page-code.ts'
import type { CommandId, PlaybookId, StepId } from '../playbook/model.ts'
import type { CommandOutcome, IncidentEvent, IncidentKind, RunId, RunOutcome, SessionId, TargetId } from './events.ts'
import { type TimelineEntry, timelineEntry } from './timeline.ts'

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

export interface SessionState {
  readonly sessionId: SessionId
  readonly targetId: TargetId
  readonly targetName: string
  readonly shell: string
  readonly directory: string
  readonly startedAt: number
  readonly endedAt?: number
  readonly endReason?: string
  /** Where the next session on the target starts, when this one ended by itself after a step had finished in it. */
  readonly leftDirectory?: string
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
  readonly openedAt?: number
  readonly closedAt?: number
  readonly steps: Readonly<Record<StepId, StepState>>
  readonly notes: readonly Note[]
  /** What blanks were filled in with last, by their names as written; without secrets. */
  readonly values: Readonly<Record<string, string>>
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
  values: {},
  sessions: [],
  timeline: [],
}

/** What a step is before anything happened to it. */
export const untouchedStep: StepState = { status: 'todo', title: '', stopRequested: false, byHand: false, commandIds: [], commands: {} }

export function foldIncident(events: Iterable<IncidentEvent>): IncidentState {
  let state = emptyIncident
  for (const event of events) state = reduceIncident(state, event)
  return state
}

/** Folds one event in. An event that was folded in before (a stream taken up again) changes nothing. */
export function reduceIncident(state: IncidentState, event: IncidentEvent): IncidentState {
  if (event.seq <= state.lastSeq) return state
  const entry = timelineEntry(state, event)
  const next = applyEvent(state, event)
  return { ...next, lastSeq: event.seq, timeline: entry === undefined ? next.timeline : [...next.timeline, entry] }
}

function applyEvent(state: IncidentState, event: IncidentEvent): IncidentState {
  switch (event.type) {
    case 'incident-opened': {
      const { kind, playbookId, playbookTitle, playbookFile, playbookHash, at } = event
      return { ...state, status: 'open', kind, playbookId, playbookTitle, playbookFile, playbookHash, openedAt: at }
    }
    case 'incident-closed':
      return { ...state, status: 'closed', closedAt: event.at }
    case 'step-ticked':
      return byHand(state, event, { status: 'done', finishedAt: event.at })
    case 'step-done-on-paper':
      return byHand(state, event, { status: 'done', finishedAt: event.doneAt, paperCode: event.code })
    case 'step-skipped':
      return byHand(state, event, { status: 'skipped', reason: event.reason, finishedAt: event.at })
    case 'step-marked-failed':
      return byHand(state, event, { status: 'failed', reason: event.reason, finishedAt: event.at })
    case 'step-reset':
      return { ...state, steps: { ...state.steps, [event.stepId]: { ...untouchedStep, title: event.title } } }
    case 'note-added': {
      const note = { seq: event.seq, at: event.at, text: event.text, ...(event.stepId === undefined ? {} : { stepId: event.stepId }) }
      return { ...state, notes: [...state.notes, note] }
    }
    case 'values-filled':
      return { ...state, values: { ...state.values, ...event.values } }
    case 'session-started': {
      const { sessionId, targetId, targetName, shell, directory, at } = event
      return { ...state, sessions: [...state.sessions, { sessionId, targetId, targetName, shell, directory, startedAt: at }] }
    }
    case 'session-ended': {
      const end = (session: SessionState) =>
        session.sessionId !== event.sessionId
          ? session
          : {
              ...session,
              endedAt: event.at,
              endReason: event.reason,
              ...(event.directory === undefined ? {} : { leftDirectory: event.directory }),
            }
      return { ...state, sessions: state.sessions.map(end) }
    }
    case 'command-typed':
      return state
    case 'console-typed':
      return withStep(state, event.stepId, (step) => ({ ...step, typedAt: { ...step.typedAt, [event.commandId]: event.at } }))
    case 'step-started':
      return withStep(state, event.stepId, (step) => ({
        status: 'running',
        title: event.title,
        runId: event.runId,
        targetId: event.targetId,
        startedAt: event.at,
        stopRequested: false,
        byHand: false,
        commandIds: event.commandIds,
        commands: event.onlyCommandId === undefined ? {} : step.commands,
      }))
    case 'command-started':
      return withCommand(state, event.stepId, event.commandId, () => ({
        status: 'running',
        runId: event.runId,
        text: event.text,
        startedAt: event.at,
        exitStatus: null,
        outputBytes: 0,
      }))
    case 'command-finished':
      return withCommand(state, event.stepId, event.commandId, (command) => ({
        ...command,
        status: event.outcome,
        runId: event.runId,
        exitStatus: event.exitStatus,
        durationMs: event.durationMs,
        outputBytes: event.outputBytes,
        ...(event.outputLost === undefined ? {} : { outputLost: event.outputLost }),
      }))
    case 'output-lost':
      return withCommand(state, event.stepId, event.commandId, (command) => ({
        ...(command ?? { status: 'running', runId: event.runId, exitStatus: null, outputBytes: 0 }),
        outputLost: event.reason,
      }))
    case 'stop-requested':
      return withStep(state, event.stepId, (step) => (step.runId === event.runId ? { ...step, stopRequested: true } : step))
    case 'step-finished':
      return withStep(state, event.stepId, (step) => {
        if (step.runId !== undefined && step.runId !== event.runId) return step
        const { reason: _before, ...rest } = step
        const { status, reason, exitStatus = event.exitStatus } = afterRun(step, event.outcome, event.detail)
        return {
          ...rest,
          status,
          ...(reason === undefined ? {} : { reason }),
          runId: event.runId,
          finishedAt: event.at,
          exitStatus,
          durationMs: event.durationMs,
          commands: settleCommands(step.commands, event.runId),
        }
      })
    case 'step-lost':
      return withStep(state, event.stepId, (step) => {
        if (step.runId !== undefined && step.runId !== event.runId) return step
        const commands = settleCommands(step.commands, event.runId)
        return { ...step, status: 'may-have-run', reason: lostReason, runId: event.runId, finishedAt: event.at, commands }
      })
    default:
      event satisfies never
      return state
  }
}

const lostReason = 'Runcard ended while this was running.'

interface AfterRun {
  readonly status: StepStatus
  readonly reason: string | undefined
  /** Where it is not that of the run. */
  readonly exitStatus?: number | null
}

/** Where some commands of several were run, the step is only done when the others succeeded too, and failed when one of them had. */
function afterRun(step: StepState, outcome: RunOutcome, detail: string | undefined): AfterRun {
  switch (outcome) {
    case 'succeeded': {
      const commands = step.commandIds.map((commandId) => step.commands[commandId])
      const failed = commands.find((command) => command?.status === 'failed')
      if (failed !== undefined) return { status: 'failed', reason: detail, exitStatus: failed.exitStatus }
      return { status: commands.every((command) => command?.status === 'succeeded') ? 'done' : 'todo', reason: detail }
    }
    case 'failed':
      return { status: 'failed', reason: detail }
    case 'stopped':
      return { status: 'stopped', reason: detail }
    case 'session-lost':
      return { status: 'may-have-run', reason: detail ?? 'The shell ended while this was running.' }
    case 'not-started':
      return { status: 'todo', reason: detail }
    default:
      outcome satisfies never
      return { status: step.status, reason: detail }
  }
}

function settleCommands(commands: StepState['commands'], runId: RunId): StepState['commands'] {
  const settled = Object.entries<CommandState>(commands).map(([commandId, command]) =>
    command.status === 'running' && command.runId === runId
      ? [commandId, { ...command, status: 'may-have-run' as const }]
      : [commandId, command],
  )
  return Object.fromEntries(settled)
}

function withStep(state: IncidentState, stepId: StepId, change: (step: StepState) => StepState): IncidentState {
  return { ...state, steps: { ...state.steps, [stepId]: change(stepOf(state, stepId)) } }
}

function withCommand(
  state: IncidentState,
  stepId: StepId,
  commandId: CommandId,
  change: (command: CommandState | undefined) => Omit<CommandState, 'text'> & { readonly text?: string },
): IncidentState {
  return withStep(state, stepId, (step) => {
    const before = Object.hasOwn(step.commands, commandId) ? step.commands[commandId] : undefined
    return { ...step, commands: { ...step.commands, [commandId]: { text: '', ...change(before) } } }
  })
}

/** The state of a step, also of one that nothing has happened to yet. */
export function stepOf(state: IncidentState, stepId: StepId): StepState {
  return (Object.hasOwn(state.steps, stepId) ? state.steps[stepId] : undefined) ?? untouchedStep
}

/** A word of the responder's replaces a status, and keeps what a run left behind. */
function byHand(
  state: IncidentState,
  event: { readonly stepId: StepId; readonly title: string },
  change: Pick<StepState, 'status' | 'reason' | 'paperCode'> & { readonly finishedAt: number },
): IncidentState {
  return withStep(state, event.stepId, ({ reason: _before, paperCode: _sheet, ...step }) => ({
    ...step,
    ...change,
    title: event.title,
    stopRequested: false,
    byHand: true,
  }))
}

/** The run that is under way on a target, where there is one. */
export function runningOn(state: IncidentState, targetId: TargetId): { stepId: StepId; runId: RunId } | undefined {
  for (const [stepId, step] of Object.entries<StepState>(state.steps))
    if (step.status === 'running' && step.targetId === targetId && step.runId !== undefined)
      return { stepId: stepId as StepId, runId: step.runId }
  return undefined
}

/** The session that the next run on a target would use. */
export function livingSession(state: IncidentState, targetId: TargetId): SessionState | undefined {
  return state.sessions.findLast((session) => session.targetId === targetId && session.endedAt === undefined)
}
