// What an incident leaves open, and what to talk about afterwards: told from what happened, in whole sentences.
import type { StepId } from '../../playbook/model/document.ts'
import type { Playbook } from '../../playbook/model/playbook.ts'
import { withoutStop } from '../../playbook/wording/titles.ts'
import type { IncidentEvent } from '../events.ts'
import { atHand } from '../onward/at-hand.ts'
import { insteadOf } from '../onward/settled.ts'
import { callingLeftOpen } from '../people.ts'
import { endMeaning, type IncidentState, type StepState, stepOf, wentOnAfter } from '../state.ts'
import type { Objective } from './objective.ts'
import type { RunLine } from './runs.ts'
import { procedureTitle, scenarioAtHand, type WorkedProcedure } from './work.ts'

/** What nobody knows yet, most pressing first. */
export function openQuestions(
  state: IncidentState,
  playbook: Playbook | undefined,
  worked: readonly WorkedProcedure[],
  toldAt: number,
): readonly string[] {
  const steps = Object.values<StepState>(state.steps)
  const page = playbook === undefined ? undefined : atHand(playbook)
  const isAnswered = (stepId: StepId) => page !== undefined && insteadOf(page, stepId, state.steps).length > 0
  const unanswered = Object.entries<StepState>(state.steps).flatMap(([id, step]) => (isAnswered(id as StepId) ? [] : [step]))
  const on = (step: StepState) => (step.targetId === undefined ? '' : ` on ${nameOfTarget(state, step.targetId)}`)
  const of = (status: StepState['status'], words: (step: StepState) => string, among = steps) =>
    among.filter((step) => step.status === status).map(words)
  return [
    ...of('may-have-run', (step) => `Did “${step.title}” run${on(step)}? ${step.reason ?? ''}`.trim()),
    ...of('running', (step) => `“${step.title}” is still running${on(step)}.`),
    ...of('failed', (step) => `“${step.title}” ${endWords(step, on(step))}${becauseOf(step)}. What came of it?`, unanswered),
    ...of('stopped', (step) => `“${step.title}” was stopped${on(step)}. Is what it began finished or taken back?`),
    ...worked.flatMap((each) => leftWords(each, state)),
    ...callingLeftOpen(playbook, scenarioAtHand(state, playbook, worked)?.id, state, toldAt),
    ...state.notes.filter(({ text }) => text.trimEnd().endsWith('?')).map(({ text }) => text.trim()),
  ]
}

function leftWords(worked: WorkedProcedure, state: IncidentState): readonly string[] {
  const never = worked.left.filter(({ id }) => stepOf(state, id).status === 'todo')
  if (never.length === 0) return []
  const titles = never.slice(0, 4).map(({ title }) => `“${title}”`)
  const more = never.length > titles.length ? ` and ${never.length - titles.length} more` : ''
  const ofWhat = procedureTitle(worked)
  const isOneThing = worked.procedure.steps.length === 1 && ofWhat.endsWith(never[0]!.title)
  return [isOneThing ? `Not done: “${ofWhat}”.` : `Not done of ${ofWhat}: ${titles.join(', ')}${more}.`]
}

function endWords(step: StepState, on: string): string {
  const { exitStatus } = step
  // What its run left stands beside it; it is the responder who says that it failed.
  if (step.byHand) return `was marked failed${on}`
  const exit = exitStatus === undefined || exitStatus === null ? '' : ` with exit status ${exitStatus}`
  const meaning = endMeaning(step)
  const went = wentOnAfter(step).length > 0 ? ', and what follows it was run' : ''
  return meaning === undefined ? `failed${on}${exit}${went}` : `ended${on}${exit}, ${meaning}${went}`
}

function becauseOf({ reason }: StepState): string {
  return reason === undefined || reason === '' ? '' : ` (${reason})`
}

function nameOfTarget(state: IncidentState, targetId: string): string {
  return state.sessions.findLast((session) => session.targetId === targetId)?.targetName ?? targetId
}

interface Ground {
  readonly events: readonly IncidentEvent[]
  readonly state: IncidentState
  readonly playbook: Playbook | undefined
  readonly objectives: readonly Objective[]
  readonly runs: readonly RunLine[]
}

/** What a review should go through, in the order in which it does. */
export function reviewAgenda({ events, state, playbook, objectives, runs }: Ground): readonly string[] {
  const ranBadly = runs.filter(({ tone, title }) => tone === 'bad' && title !== '').map(({ title }) => title)
  const markedFailed = Object.values<StepState>(state.steps).filter(({ status, byHand }) => status === 'failed' && byHand)
  const failed = [...new Set([...ranBadly, ...markedFailed.map(({ title }) => withoutStop(title))])]
  const skipped = Object.values<StepState>(state.steps).filter(({ status }) => status === 'skipped')
  const typed = runs.filter(({ title, text }) => title === '' && text !== '')
  const blankContacts = playbook?.contacts.filter(({ fields, isListed }) => isListed && fields.some(({ isBlank }) => isBlank)) ?? []
  const lostSessions = events.filter((event) => event.type === 'session-ended' && event.directory !== undefined).length
  return [
    'What went well, and should stay?',
    ...objectives.filter(({ isMissed }) => isMissed).map(({ label }) => `Why was the objective missed: ${label}?`),
    ...failed.map((title) => `“${title}” failed. What would have made it work, and should the playbook say so?`),
    ...skipped.map(({ title, reason }) => `“${title}” was skipped (${reason ?? 'no reason given'}). Does it belong in the playbook?`),
    ...(typed.length === 0 ? [] : [typedWords(typed)]),
    ...(lostSessions === 0 ? [] : ['A shell was lost under the work. What would have kept it?']),
    ...(blankContacts.length === 0 ? [] : ['Contacts are blank in the playbook. Who fills them in?']),
    'What is changed in the playbook, by whom, until when?',
    'When is it rehearsed next?',
  ]
}

function typedWords(typed: readonly RunLine[]): string {
  const shown = [...new Set(typed.map(({ text }) => text.split('\n')[0] ?? ''))].slice(0, 3)
  const count = typed.length === 1 ? 'One command was' : `${typed.length} commands were`
  return `${count} typed by hand (${shown.join('; ')}${typed.length > shown.length ? '; …' : ''}). Should the playbook have ${typed.length === 1 ? 'it' : 'them'}?`
}
