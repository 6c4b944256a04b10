// One journal entry in words, for the list beside the checklist and for the report. Not every event gets a line: a step's
// commands and a session's start are told where the step is shown.

import { formatCode } from '../paper/page-code.ts'
import { timeOfDay } from '../paper/paper-time.ts'
import type { StepId } from '../playbook/model/document.ts'
import { callWords } from './call-outcome.ts'
import type { IncidentEvent, SessionId } from './events.ts'
import { endMeaning, type IncidentState, type SessionState, type StepState, type StepStatus, stepOf, type TimelineEntry } from './state.ts'

type Words = Pick<TimelineEntry, 'text' | 'tone'>

/** The entry for an event, given the state before it; undefined where it needs none. */
export function timelineEntry(state: IncidentState, event: IncidentEvent): TimelineEntry | undefined {
  const words = wordsFor(state, event)
  if (words === undefined) return undefined
  const stepId = 'stepId' in event ? event.stepId : undefined
  return { type: event.type, seq: event.seq, at: event.at, ...words, ...(stepId === undefined ? {} : { stepId }) }
}

const restoredWords = {
  all: 'with the exported variables of the last finished step',
  directory: 'without the variables of the one before: Runcard was restarted meanwhile',
} as const

function wordsFor(state: IncidentState, event: IncidentEvent): Words | undefined {
  switch (event.type) {
    case 'incident-opened':
      return {
        text: `${event.kind === 'drill' ? 'Drill' : 'Incident'} opened: ${event.playbookTitle}${event.scenario === undefined ? '' : `, ${event.scenario.title}`}`,
        tone: 'plain',
      }
    case 'incident-closed':
      return { text: `${state.kind === 'drill' ? 'Drill' : 'Incident'} closed`, tone: 'plain' }
    case 'step-ticked':
      return { text: `Done by hand: ${event.title}`, tone: 'good' }
    case 'step-done-on-paper':
      return {
        text: `Done from paper at ${timeOfDay(event.doneAt, event.at)}, typed in later (sheet ${formatCode(event.code)}): ${event.title}`,
        tone: 'good',
      }
    case 'step-reset':
      return { text: `${backTo(stepOf(state, event.stepId))}: ${event.title}`, tone: 'plain' }
    case 'step-skipped':
      return { text: `Skipped: ${event.title} (${event.reason})`, tone: 'attention' }
    case 'step-marked-failed':
      return { text: `Marked failed: ${event.title}${event.reason === '' ? '' : ` (${event.reason})`}`, tone: 'bad' }
    case 'note-added':
      return { text: `Note${event.title === undefined ? '' : ` on ${event.title}`}: ${event.text}`, tone: 'plain' }
    case 'contact-called':
      return calledWords(event)
    case 'message-taken':
      return { text: `Message “${event.title}” ${event.way === 'copied' ? 'copied' : 'handed to the mail program'}`, tone: 'plain' }
    case 'session-started':
      return shellBegunWords(event)
    case 'values-filled':
    case 'message-filled':
    case 'command-started':
    case 'command-finished':
      return undefined
    case 'session-ended':
      // Closing the incident ends its shells, which is what one expects of it.
      if (state.closedAt !== undefined) return undefined
      return { text: `Session ended: ${event.reason}${lossWords(endOf(state, event))}`, tone: 'attention' }
    case 'command-typed':
      return typed(sessionTargetName(state, event.sessionId), event)
    case 'console-typed':
      return {
        text: `Typed into the console on ${sessionTargetName(state, event.sessionId)}: ${event.text} (${event.title})`,
        tone: 'plain',
      }
    case 'step-started':
      return { text: `Started on ${targetName(state, event.targetId)}: ${event.title}`, tone: 'plain' }
    case 'output-lost':
      return { text: `Output of ${titleOf(state, event.stepId)}: ${event.reason}`, tone: 'attention' }
    case 'stop-requested':
      return { text: `Stop asked for${whereOf(state, event.stepId)}: ${titleOf(state, event.stepId)}`, tone: 'plain' }
    case 'step-finished':
      return finished(titleOf(state, event.stepId), whereOf(state, event.stepId), event, endMeaning(stepOf(state, event.stepId)))
    case 'step-lost':
      return {
        text: `May have run${whereOf(state, event.stepId)}: ${titleOf(state, event.stepId)} (Runcard ended while it was running)`,
        tone: 'attention',
      }
    default:
      event satisfies never
      return undefined
  }
}

const backToWords: Readonly<Record<StepStatus, string>> = {
  todo: 'To do again',
  running: 'Back to running',
  done: 'Back to done',
  failed: 'Back to failed',
  skipped: 'Back to skipped',
  stopped: 'Back to stopped',
  'may-have-run': 'Back to may have run',
}

/** What taking back the last word on a step leads to. */
export function backTo({ beforeHand }: StepState): string {
  return backToWords[beforeHand?.status ?? 'todo']
}

function calledWords(event: Extract<IncidentEvent, { type: 'contact-called' }>): Words {
  const { who, reach, outcome } = event
  return {
    text: `Called ${who}${reach === undefined ? '' : `, ${reach}`}${outcome === undefined ? '' : `: ${callWords(event)}`}`,
    tone: outcome === undefined || outcome === 'reached' ? 'plain' : 'attention',
  }
}

function finished(
  title: string,
  where: string,
  event: IncidentEvent & { readonly type: 'step-finished' },
  meaning: string | undefined,
): Words {
  const detail = event.detail === undefined ? '' : ` (${event.detail})`
  switch (event.outcome) {
    case 'succeeded':
      return { text: `Succeeded${where}: ${title}${detail}`, tone: 'good' }
    case 'failed':
      if (meaning !== undefined)
        return { text: `Ended${where} with exit status ${event.exitStatus}, ${meaning}: ${title}${detail}`, tone: 'attention' }
      return {
        text: `Failed${where}${event.exitStatus === null ? '' : ` with exit status ${event.exitStatus}`}: ${title}${detail}`,
        tone: 'bad',
      }
    case 'stopped':
      return { text: `Stopped${where}: ${title}${detail}`, tone: 'attention' }
    case 'session-lost':
      return { text: `May have run${where}: ${title}${detail === '' ? ' (the shell ended)' : detail}`, tone: 'attention' }
    case 'not-started':
      return { text: `Did not start${where}: ${title}${detail}`, tone: 'bad' }
    default:
      event.outcome satisfies never
      return { text: title, tone: 'plain' }
  }
}

/** How a session ended, and where the next one begins: its `leftDirectory`, with the exported variables or without. */
type SessionEnd = Pick<SessionState, 'leftDirectory' | 'leavesVariables'>

function endOf(state: IncidentState, { sessionId, directory }: Extract<IncidentEvent, { type: 'session-ended' }>): SessionEnd {
  if (directory !== undefined) return { leftDirectory: directory, leavesVariables: true }
  return state.sessions.find((session) => session.sessionId === sessionId) ?? {}
}

/** What is gone with a session whose directory the next one gets; '' where it gets nothing. */
function lossWords({ leftDirectory, leavesVariables }: SessionEnd): string {
  if (leftDirectory === undefined) return ''
  if (leavesVariables === undefined) return `. Its functions, options and variables are gone; the next session starts in ${leftDirectory}`
  const variables = 'with the exported variables of the last finished step unless Runcard is restarted before'
  return `. Its functions, options and variables that were not exported are gone; the next session starts in ${leftDirectory}, ${variables}`
}

/** That a shell begins where one before it was left, and what it lacks of that, or that its place is another; undefined where neither. */
export function shellBegunWords({
  targetName,
  directory,
  restored,
  remark,
}: Pick<Extract<IncidentEvent, { type: 'session-started' }>, 'targetName' | 'directory' | 'restored' | 'remark'>): Words | undefined {
  if (restored === undefined && remark === undefined) return undefined
  const session = `New session on ${targetName} in ${directory}${restored === undefined ? '' : `, ${restoredWords[restored]}`}`
  return remark === undefined ? { text: session, tone: 'plain' } : { text: `${session}. ${remark}`, tone: 'attention' }
}

/** That a shell has ended, and what went with it. */
export function shellEndedWords(reason: string, end: SessionEnd = {}): string {
  const ended = reason.startsWith('the shell ') ? `T${reason.slice(1)}` : `The shell has ended: ${reason}`
  return `${ended}${lossWords(end)}`
}

function typed(target: string, { text, isHidden, exitStatus }: Extract<IncidentEvent, { type: 'command-typed' }>): Words {
  const what = isHidden ? 'a line that was not shown as it was typed' : (text ?? 'a command that its shell doesn’t tell')
  const failed = exitStatus !== null && exitStatus !== 0
  const status = exitStatus === null ? ' (exit status not known)' : failed ? ` (exit status ${exitStatus})` : ''
  return { text: `Typed on ${target}: ${what}${status}`, tone: failed ? 'attention' : 'plain' }
}

function titleOf(state: IncidentState, stepId: StepId): string {
  return (Object.hasOwn(state.steps, stepId) ? state.steps[stepId]?.title : undefined) || 'a step'
}

/** Where the step's last run was; '' where that is not known. */
function whereOf(state: IncidentState, stepId: StepId): string {
  const targetId = Object.hasOwn(state.steps, stepId) ? state.steps[stepId]?.targetId : undefined
  return targetId === undefined ? '' : ` on ${targetName(state, targetId)}`
}

function sessionTargetName(state: IncidentState, sessionId: SessionId): string {
  return state.sessions.find((session) => session.sessionId === sessionId)?.targetName ?? 'a session'
}

function targetName(state: IncidentState, targetId: string): string {
  return state.sessions.findLast((session) => session.targetId === targetId)?.targetName ?? targetId
}
