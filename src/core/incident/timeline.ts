// One journal entry in words, for the list beside the checklist and for the report. Not every event gets a line: a step's
// commands and a session's start are told where the step is shown.

import { english } from '../card/language/english.ts'
import type { JournalWords } from '../card/language/journal-words.ts'
import { fill, type PaperWords } from '../card/language/paper-words.ts'
import { formatCode } from '../paper/page-code.ts'
import { timeOfDay } from '../paper/paper-time.ts'
import type { StepId } from '../playbook/model/document.ts'
import { callWords } from './call-outcome.ts'
import type { IncidentEvent, SessionId } from './events.ts'
import { endMeaning, type IncidentState, type SessionState, type StepState, stepOf, type TimelineEntry } from './state.ts'

type Words = Pick<TimelineEntry, 'text' | 'tone'>

/** The entry for an event, given the state before it; undefined where it needs none. `paper` is the language that it is told in. */
export function timelineEntry(state: IncidentState, event: IncidentEvent, paper: PaperWords = english): TimelineEntry | undefined {
  const words = wordsFor(state, event, paper)
  if (words === undefined) return undefined
  const stepId = 'stepId' in event ? event.stepId : undefined
  return { type: event.type, seq: event.seq, at: event.at, ...words, ...(stepId === undefined ? {} : { stepId }) }
}

function wordsFor(state: IncidentState, event: IncidentEvent, paper: PaperWords): Words | undefined {
  const { journal: words, record } = paper
  const stepWords = (pattern: string, title: string, more: Readonly<Record<string, string | number>> = {}): string =>
    fill(pattern, { step: title, ...more })
  const kindWords = (kind: IncidentState['kind']) => (kind === 'drill' ? record.drill : record.incident)
  switch (event.type) {
    case 'incident-opened': {
      const what = `${event.playbookTitle}${event.scenario === undefined ? '' : `, ${event.scenario.title}`}`
      return { text: fill(words.opened, { kind: kindWords(event.kind), what }), tone: 'plain' }
    }
    case 'incident-closed':
      return { text: fill(words.closed, { kind: kindWords(state.kind) }), tone: 'plain' }
    case 'step-ticked':
      return { text: stepWords(words.ticked, event.title), tone: 'good' }
    case 'step-done-on-paper': {
      const more = { time: timeOfDay(event.doneAt, event.at), code: formatCode(event.code) }
      return { text: stepWords(words.fromPaper, event.title, more), tone: 'good' }
    }
    case 'step-reset':
      return { text: `${backTo(stepOf(state, event.stepId), words)}: ${event.title}`, tone: 'plain' }
    case 'step-skipped':
      return { text: stepWords(words.skipped, event.title, { reason: event.reason }), tone: 'attention' }
    case 'step-marked-failed':
      return { text: `${stepWords(words.markedFailed, event.title)}${event.reason === '' ? '' : ` (${event.reason})`}`, tone: 'bad' }
    case 'note-added': {
      const { title, text } = event
      return { text: title === undefined ? fill(words.note, { text }) : stepWords(words.noteOn, title, { text }), tone: 'plain' }
    }
    case 'contact-called':
      return calledWords(event, words)
    case 'message-taken':
      return { text: fill(event.way === 'copied' ? words.messageCopied : words.messageMailed, { title: event.title }), tone: 'plain' }
    case 'session-started':
      return shellBegunWords(event, words)
    case 'values-filled':
    case 'message-filled':
    case 'command-started':
    case 'command-finished':
      return undefined
    case 'session-ended':
      // Closing the incident ends its shells, which is what one expects of it.
      if (state.closedAt !== undefined) return undefined
      return { text: `${fill(words.sessionEnded, { reason: event.reason })}${lossWords(endOf(state, event), words)}`, tone: 'attention' }
    case 'command-typed':
      return typed(sessionTargetName(state, event.sessionId, words), event, words)
    case 'console-typed': {
      const more = { target: sessionTargetName(state, event.sessionId, words), text: event.text }
      return { text: stepWords(words.typedIntoConsole, event.title, more), tone: 'plain' }
    }
    case 'step-started':
      return { text: stepWords(words.started, event.title, { target: targetName(state, event.targetId) }), tone: 'plain' }
    case 'output-lost':
      return { text: stepWords(words.outputLost, titleOf(state, event.stepId, words), { reason: event.reason }), tone: 'attention' }
    case 'stop-requested': {
      const where = whereOf(state, event.stepId, words)
      return { text: stepWords(words.stopAskedFor, titleOf(state, event.stepId, words), { where }), tone: 'plain' }
    }
    case 'step-finished':
      return finished(
        (pattern, more = {}) =>
          stepWords(pattern, titleOf(state, event.stepId, words), { where: whereOf(state, event.stepId, words), ...more }),
        event,
        endMeaning(stepOf(state, event.stepId)),
        words,
      )
    case 'step-lost': {
      const text = stepWords(words.mayHaveRun, titleOf(state, event.stepId, words), { where: whereOf(state, event.stepId, words) })
      return { text: `${text} (${words.runcardEnded})`, tone: 'attention' }
    }
    default:
      event satisfies never
      return undefined
  }
}

/** What taking back the last word on a step leads to. */
export function backTo({ beforeHand }: StepState, words: JournalWords = english.journal): string {
  return words.backTo[beforeHand?.status ?? 'todo']
}

function calledWords(event: Extract<IncidentEvent, { type: 'contact-called' }>, words: JournalWords): Words {
  const { who, reach, outcome } = event
  const called = fill(words.called, { who: reach === undefined ? who : `${who}, ${reach}` })
  return {
    text: `${called}${outcome === undefined ? '' : `: ${callWords(event, words)}`}`,
    tone: outcome === undefined || outcome === 'reached' ? 'plain' : 'attention',
  }
}

function finished(
  told: (pattern: string, more?: Readonly<Record<string, string | number>>) => string,
  event: IncidentEvent & { readonly type: 'step-finished' },
  meaning: string | undefined,
  words: JournalWords,
): Words {
  const detail = event.detail === undefined ? '' : ` (${event.detail})`
  const exit = event.exitStatus === null ? '' : fill(words.withExit, { status: event.exitStatus })
  switch (event.outcome) {
    case 'succeeded':
      return { text: `${told(words.succeeded)}${detail}`, tone: 'good' }
    case 'failed':
      return meaning === undefined
        ? { text: `${told(words.failed, { exit })}${detail}`, tone: 'bad' }
        : { text: `${told(words.ended, { exit, meaning })}${detail}`, tone: 'attention' }
    case 'stopped':
      return { text: `${told(words.stopped)}${detail}`, tone: 'attention' }
    case 'session-lost':
      return { text: `${told(words.mayHaveRun)}${detail === '' ? ` (${words.shellEnded})` : detail}`, tone: 'attention' }
    case 'not-started':
      return { text: `${told(words.didNotStart)}${detail}`, tone: 'bad' }
    default:
      event.outcome satisfies never
      return { text: told('{step}'), tone: 'plain' }
  }
}

/** How a session ended, and where the next one begins: its `leftDirectory`, with the exported variables or without. */
type SessionEnd = Pick<SessionState, 'leftDirectory' | 'leavesVariables'>

function endOf(state: IncidentState, { sessionId, directory }: Extract<IncidentEvent, { type: 'session-ended' }>): SessionEnd {
  if (directory !== undefined) return { leftDirectory: directory, leavesVariables: true }
  return state.sessions.find((session) => session.sessionId === sessionId) ?? {}
}

/** What is gone with a session whose directory the next one gets; '' where it gets nothing. */
function lossWords({ leftDirectory, leavesVariables }: SessionEnd, words: JournalWords): string {
  if (leftDirectory === undefined) return ''
  return fill(leavesVariables === undefined ? words.allIsGone : words.restIsGone, { directory: leftDirectory })
}

/** That a shell begins where one before it was left, and what it lacks of that, or that its place is another; undefined where neither. */
export function shellBegunWords(
  {
    targetName,
    directory,
    restored,
    remark,
  }: Pick<Extract<IncidentEvent, { type: 'session-started' }>, 'targetName' | 'directory' | 'restored' | 'remark'>,
  words: JournalWords = english.journal,
): Words | undefined {
  if (restored === undefined && remark === undefined) return undefined
  const begun = fill(words.newSession, { target: targetName, directory })
  const session = restored === undefined ? begun : `${begun}, ${words.restored[restored]}`
  return remark === undefined ? { text: session, tone: 'plain' } : { text: `${session}. ${remark}`, tone: 'attention' }
}

/** That a shell has ended, and what went with it. */
export function shellEndedWords(reason: string, end: SessionEnd = {}): string {
  const ended = reason.startsWith('the shell ') ? `T${reason.slice(1)}` : `The shell has ended: ${reason}`
  return `${ended}${lossWords(end, english.journal)}`
}

function typed(
  target: string,
  { text, isHidden, exitStatus }: Extract<IncidentEvent, { type: 'command-typed' }>,
  words: JournalWords,
): Words {
  const what = isHidden ? words.hiddenLine : (text ?? words.untoldCommand)
  const failed = exitStatus !== null && exitStatus !== 0
  const status = exitStatus === null ? words.noExitStatus : failed ? fill(words.exitStatus, { status: exitStatus }) : ''
  return { text: `${fill(words.typed, { target, what })}${status}`, tone: failed ? 'attention' : 'plain' }
}

function titleOf(state: IncidentState, stepId: StepId, words: JournalWords): string {
  return (Object.hasOwn(state.steps, stepId) ? state.steps[stepId]?.title : undefined) || words.aStep
}

/** Where the step's last run was; '' where that is not known. */
function whereOf(state: IncidentState, stepId: StepId, words: JournalWords): string {
  const targetId = Object.hasOwn(state.steps, stepId) ? state.steps[stepId]?.targetId : undefined
  return targetId === undefined ? '' : fill(words.on, { target: targetName(state, targetId) })
}

function sessionTargetName(state: IncidentState, sessionId: SessionId, words: JournalWords): string {
  return state.sessions.find((session) => session.sessionId === sessionId)?.targetName ?? words.aSession
}

function targetName(state: IncidentState, targetId: string): string {
  return state.sessions.findLast((session) => session.targetId === targetId)?.targetName ?? targetId
}
