// Events → state, with one pure reducer: the screen, the terminal, the report and a restart all fold the journal with it,
// so that none of them can disagree about what happened. It never throws, whatever the order of the events, and never
// looks at the playbook: a step that was never touched is simply not in `steps`.

import type { PaperWords } from '../card/language/paper-words.ts'
import type { CommandId, StepId } from '../playbook/model/document.ts'
import { exportedBy, setBy } from '../shell/variables.ts'
import type { IncidentEvent, RunId, RunOutcome } from './events.ts'
import { mask } from './mask.ts'
import {
  type CommandState,
  emptyIncident,
  hasFailedRun,
  type IncidentState,
  type SessionState,
  type StepState,
  type StepStatus,
  stepOf,
  untouchedStep,
} from './state.ts'
import { timelineEntry } from './timeline.ts'

/** The state after all of these events, which are one incident’s and in their order. `words` is the language that its timeline is told in. */
export function foldIncident(events: Iterable<IncidentEvent>, words?: PaperWords): IncidentState {
  let state = emptyIncident
  for (const event of events) state = reduceWith(state, event, words)
  return state
}

/** Folds one event in. An event that was folded in before (a stream taken up again) changes nothing. */
export function reduceIncident(state: IncidentState, event: IncidentEvent): IncidentState {
  return reduceWith(state, event, undefined)
}

function reduceWith(state: IncidentState, event: IncidentEvent, words: PaperWords | undefined): IncidentState {
  if (event.seq <= state.lastSeq) return state
  const entry = timelineEntry(state, event, words)
  const next = applyEvent(state, event)
  return { ...next, lastSeq: event.seq, timeline: entry === undefined ? next.timeline : [...next.timeline, entry] }
}

function applyEvent(state: IncidentState, event: IncidentEvent): IncidentState {
  switch (event.type) {
    case 'incident-opened': {
      const { kind, playbookId, playbookTitle, playbookFile, playbookHash, scenario, at } = event
      const opened = { ...state, status: 'open' as const, kind, playbookId, playbookTitle, playbookFile, playbookHash, openedAt: at }
      return scenario === undefined ? opened : { ...opened, openedFor: scenario.id }
    }
    case 'incident-closed':
      return { ...state, status: 'closed', closedAt: event.at }
    case 'step-ticked':
      return byHand(state, event, { status: 'done', finishedAt: event.at })
    case 'step-done-on-paper':
      return byHand(state, event, { status: 'done', finishedAt: event.doneAt, paperCode: event.code })
    case 'step-skipped':
      return byHand(state, event, { status: 'skipped', reason: event.reason, finishedAt: event.at })
    case 'step-marked-failed': {
      const before = stepOf(state, event.stepId)
      // Its run has said so already: what that left stays, with what the responder says of it.
      if (hasFailedRun(before))
        return withStep(state, event.stepId, () => ({ ...before, ...keptBefore(before), title: event.title, reason: event.reason }))
      return byHand(state, event, { status: 'failed', reason: event.reason, finishedAt: event.at })
    }
    case 'step-reset':
      return withStep(state, event.stepId, ({ beforeHand }) => ({ ...(beforeHand ?? untouchedStep), title: event.title }))
    case 'note-added': {
      const note = { seq: event.seq, at: event.at, text: event.text, ...(event.stepId === undefined ? {} : { stepId: event.stepId }) }
      return { ...state, notes: [...state.notes, note] }
    }
    case 'values-filled':
      return { ...state, values: { ...state.values, ...event.values } }
    case 'message-filled':
      return { ...state, messageValues: { ...state.messageValues, ...event.values } }
    case 'session-started': {
      const { sessionId, targetId, targetName, shell, directory, restored, remark, at } = event
      const began = { sessionId, targetId, targetName, shell, directory, startedAt: at }
      const started = remark === undefined ? began : { ...began, remark }
      const session: SessionState = restored === 'all' ? { ...started, hasVariablesBefore: true } : started
      return { ...state, sessions: [...state.sessions, restored === undefined ? session : leftIn(session, directory)] }
    }
    case 'session-ended': {
      const { directory, reason: endReason, at: endedAt } = event
      const end = (session: SessionState): SessionState => {
        if (session.sessionId !== event.sessionId) return session
        const ended = { ...session, endedAt, endReason }
        return directory === undefined ? ended : { ...ended, leftDirectory: directory, leavesVariables: true }
      }
      return { ...state, sessions: state.sessions.map(end) }
    }
    case 'contact-called': {
      const { at, who, reach, outcome } = event
      const call = { at, who, ...(reach === undefined ? {} : { reach }), ...(outcome === undefined ? {} : { outcome }) }
      return { ...state, calls: [...state.calls, call] }
    }
    case 'message-taken':
      return state
    case 'command-typed':
      return withTypedVariables(state, event)
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
      return withStep(withPlaceLeft(state, event), event.stepId, (step) => {
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

/** The session that the run was in is left where the step left it. */
function withPlaceLeft(state: IncidentState, { runId, stepId, directory }: IncidentEvent & { type: 'step-finished' }): IncidentState {
  const step = stepOf(state, stepId)
  if (directory === undefined || step.runId !== runId) return state
  const used = state.sessions.findLast(({ targetId }) => targetId === step.targetId)
  return { ...state, sessions: state.sessions.map((session) => (session === used ? leftIn(session, directory) : session)) }
}

/** Nobody can be taken back to where a secret is a part of the path. */
function leftIn({ leftDirectory: _before, ...session }: SessionState, directory: string): SessionState {
  return directory.includes(mask) ? session : { ...session, leftDirectory: directory }
}

function withTypedVariables(state: IncidentState, { sessionId, text = '' }: IncidentEvent & { type: 'command-typed' }): IncidentState {
  const names = setBy(text)
  const exported = exportedBy(text)
  const typed = Object.fromEntries([
    ...names.map((name) => [name, 'kept' as const] as const),
    ...exported.map((name) => [name, 'exported' as const] as const),
  ])
  if (names.length + exported.length === 0) return state
  const set = (session: SessionState): SessionState =>
    session.sessionId === sessionId ? { ...session, typedVariables: { ...session.typedVariables, ...typed } } : session
  return { ...state, sessions: state.sessions.map(set) }
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

/** A word of the responder's replaces a status, and keeps what a run left behind. */
function byHand(
  state: IncidentState,
  event: { readonly stepId: StepId; readonly title: string },
  change: Pick<StepState, 'status' | 'reason' | 'paperCode'> & { readonly finishedAt: number },
): IncidentState {
  return withStep(state, event.stepId, ({ reason: _before, paperCode: _sheet, ...step }) => ({
    ...step,
    ...keptBefore(stepOf(state, event.stepId)),
    ...change,
    title: event.title,
    stopRequested: false,
    byHand: true,
  }))
}

/** What a word by hand is taken back to: what the step's runs and its console left, where there were any. */
function keptBefore(step: StepState): Pick<StepState, 'beforeHand'> {
  if (step.beforeHand !== undefined) return { beforeHand: step.beforeHand }
  return step.runId === undefined && step.typedAt === undefined ? {} : { beforeHand: step }
}
