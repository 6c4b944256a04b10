// Who can be called in an incident: the rungs of its ladder in their order, then the contacts that are no rung of it. Pure.
import type { ScenarioId } from '../playbook/model/document.ts'
import type { Playbook } from '../playbook/model/playbook.ts'
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

export function peopleToCall(playbook: Playbook, scenarioId: ScenarioId | undefined, elapsedMs: number): readonly Person[] {
  const rungs = ladderAt(playbook, scenarioId, elapsedMs)
    .filter(callsSomebody)
    .map((rung): Person => ({ who: rungTitle(rung), reach: reachOf(rung.step), rung }))
  const isRung = ({ name, reach }: { readonly name: string; readonly reach: string | undefined }) =>
    rungs.some((person) => person.reach === reach && person.who.toLowerCase().includes(name.toLowerCase()))
  const others = listedContacts(playbook).filter((contact) => !isRung(contact))
  const once = new Map([...rungs, ...others.map(({ name, reach }): Person => ({ who: name, reach }))].map((one) => [personKey(one), one]))
  return [...once.values()]
}

export function personKey({ who, reach = '' }: Named): string {
  return `${who}\u0000${reach}`
}

/** The last call to them. */
export function lastCall({ calls }: Pick<IncidentState, 'calls'>, person: Named): Call | undefined {
  return calls.findLast((call) => personKey(call) === personKey(person))
}
