// Who can be called in an incident: the rungs of its ladder in their order, then the contacts that are no rung of it; of whom the
// playbook has no number comes last. Pure.
import type { ScenarioId } from '../playbook/model/document.ts'
import type { Playbook } from '../playbook/model/playbook.ts'
import { callWords } from './call-outcome.ts'
import { callsSomebody, ladderAt, listedContacts, type Rung, reachOf, rungTitle } from './ladder.ts'
import type { Call, IncidentState } from './state.ts'

export interface Person {
  /** As the ladder or the list of contacts names them. */
  readonly who: string
  /** A phone number or an address; undefined where the playbook has none. */
  readonly reach: string | undefined
  readonly rung?: Rung
}

type Named = Pick<Call, 'who'> & { readonly reach?: string | undefined }

/** In the order in which they are offered; who of the ladder is due is told by `elapsedMs` since the incident was opened. */
export function peopleToCall(playbook: Playbook, scenarioId: ScenarioId | undefined, elapsedMs: number): readonly Person[] {
  const people = everybody(playbook, scenarioId, elapsedMs)
  // Whoever is due now is to be reached one way or another.
  const isLast = ({ reach, rung }: Person) => reach === undefined && rung?.state !== 'due'
  return [...people.filter((person) => !isLast(person)), ...people.filter(isLast)]
}

function everybody(playbook: Playbook, scenarioId: ScenarioId | undefined, elapsedMs: number): readonly Person[] {
  const rungs = ladderAt(playbook, scenarioId, elapsedMs)
    .filter(callsSomebody)
    .map((rung): Person => ({ who: rungTitle(rung), reach: reachOf(rung.step), rung }))
  const isRung = ({ name, reach }: { readonly name: string; readonly reach: string | undefined }) =>
    rungs.some((person) => person.reach === reach && person.who.toLowerCase().includes(name.toLowerCase()))
  const others = listedContacts(playbook).filter((contact) => !isRung(contact))
  const once = new Map([...rungs, ...others.map(({ name, reach }): Person => ({ who: name, reach }))].map((one) => [personKey(one), one]))
  return [...once.values()]
}

/** The same for the same name and number. */
export function personKey({ who, reach = '' }: Named): string {
  return `${who}\u0000${reach}`
}

/** The last call to them. */
export function lastCall({ calls }: Pick<IncidentState, 'calls'>, person: Named): Call | undefined {
  return calls.findLast((call) => personKey(call) === personKey(person))
}

/** What is open about calling people when this is told, in sentences: who was due and not called, and whom no call reached. */
export function callingLeftOpen(
  playbook: Playbook | undefined,
  scenarioId: ScenarioId | undefined,
  state: Pick<IncidentState, 'calls' | 'openedAt' | 'closedAt'>,
  toldAt: number,
): readonly string[] {
  const elapsedMs = (state.closedAt ?? toldAt) - (state.openedAt ?? toldAt)
  const called = new Set(state.calls.map(personKey))
  const isMissed = (person: Person) => isDue(person) && !called.has(personKey(person))
  const missed = playbook === undefined ? [] : everybody(playbook, scenarioId, elapsedMs).filter(isMissed)
  const unreached = neverReached(state.calls)
  return [
    ...(missed.length === 0
      ? []
      : [`Due on the ladder, and nobody was called: ${missed.map(({ who, rung }) => `${who} (${rung!.step.time})`).join(', ')}.`]),
    ...(unreached.length === 0
      ? []
      : [`Called and not reached: ${unreached.map((call) => `${call.who} (${callWords(call)})`).join(', ')}.`]),
  ]
}

function isDue({ rung }: Person): boolean {
  return rung?.state === 'due' || rung?.state === 'past'
}

/** The last call to each of those whom no call reached. One of which no outcome is known counts as an answer. */
function neverReached(calls: readonly Call[]): readonly Call[] {
  const isAnswered = ({ outcome }: Call) => outcome === undefined || outcome === 'reached'
  const answered = new Set(calls.filter(isAnswered).map(personKey))
  return [...new Map(calls.filter((call) => !answered.has(personKey(call))).map((call) => [personKey(call), call])).values()]
}
