// Who to call next, and when, by the incident's own clock. Only the rung that is due is coloured, and it says so in words.
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { calledWords, dueWords, noReach } from '../../core/incident/call-words.ts'
import { callsSomebody, ladderAt, listedContacts, type Rung, reachOf, rungTitle } from '../../core/incident/ladder.ts'
import { lastCall } from '../../core/incident/people.ts'
import type { Call } from '../../core/incident/state.ts'
import { keyLabel } from '../actions/actions.ts'
import { perform, useActionHandlers } from '../actions/handlers.ts'
import { openDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { HiddenWords } from '../parts/hidden-words.tsx'
import { Keycap } from '../parts/keycap.tsx'
import { announce } from '../parts/live-region.tsx'
import { useNow } from '../parts/use-now.ts'
import { counted, timeWords } from '../parts/words.ts'
import styles from './escalation.module.css'
import { useScenario } from './use-scenario.ts'

export function Escalation() {
  const { incident, playbook } = useStores()
  const state = useStore(incident, (view) => view.incident)
  const opened = useStore(playbook, (view) => view.opened)
  const scenarioId = useScenario()?.id
  const isOpen = state.status === 'open'
  const now = useNow(isOpen)
  const elapsedMs = now - (state.openedAt ?? now)
  const rungs = opened === undefined ? [] : ladderAt(opened.playbook, scenarioId, elapsedMs)
  const due = rungs.findLast((rung) => rung.state === 'due')
  useDueWords(due, elapsedMs)
  const contacts = opened === undefined ? [] : listedContacts(opened.playbook)
  const canCall = isOpen && (contacts.length > 0 || rungs.some(callsSomebody))
  useActionHandlers({ 'incident.call': canCall ? () => openDialog({ type: 'call' }) : undefined })
  if (opened === undefined || !isOpen) return null
  return (
    <section className={styles.section}>
      {rungs.length > 0 && (
        <>
          <h2 className={styles.name} id="escalation">
            Escalation
          </h2>
          <ol className={styles.ladder} aria-labelledby="escalation">
            {rungs.map((rung, index) => (
              <RungLine
                key={`${rung.step.lines.start} ${rung.step.title}`}
                rung={rung}
                order={index + 1}
                elapsedMs={elapsedMs}
                call={lastCall(state, { who: rungTitle(rung), reach: reachOf(rung.step) })}
              />
            ))}
          </ol>
        </>
      )}
      <Contacts contacts={contacts} hasLadder={rungs.length > 0} calls={state.calls} />
      {canCall && (
        <div className={styles.call}>
          <Button kind="quiet" onPress={() => perform('incident.call')}>
            <Keycap>{keyLabel('incident.call')}</Keycap> call someone
          </Button>
        </div>
      )}
    </section>
  )
}

interface RungLineProps {
  readonly rung: Rung
  readonly order: number
  readonly elapsedMs: number
  readonly call: Call | undefined
}

/** "Level 1 - On-call", "L2", "3rd line": where it stands on the ladder is said already. */
const saysItsNumber = /^(?:\p{L}+[ -]*)?\d/u

function RungLine({ rung, order, elapsedMs, call }: RungLineProps) {
  const { step, state, dueMs } = rung
  const isDue = state === 'due'
  const reach = reachOf(step)
  const when = step.after === undefined ? (saysItsNumber.test(step.title) ? '' : `${order}`) : step.time.replace(/\s*min(?:utes)?$/, '')
  return (
    <li className={styles.rung} data-state={state}>
      {when !== '' && <span className={styles.when}>{when}</span>}
      <div>
        <p className={styles.who}>
          {state === 'past' && <HiddenWords>past: </HiddenWords>}
          {rungTitle(rung)}
        </p>
        {state !== 'past' && state !== 'untimed' && (
          <p className={styles.reach}>
            {[reach ?? (isDue ? noReach : ''), isDue ? dueWords(elapsedMs - (dueMs ?? 0)) : ''].filter((word) => word !== '').join(' · ')}
          </p>
        )}
        {state === 'untimed' && reach !== undefined && <p className={styles.reach}>{reach}</p>}
        {call !== undefined && <p className={styles.reach}>{calledWords(call, timeWords)}</p>}
        {call === undefined && state === 'past' && callsSomebody(rung) && <p className={styles.reach}>not called</p>}
        {isDue && step.actions.length > 0 && (
          <ul className={styles.actions}>
            {step.actions.map((action) => (
              <li key={action}>{action}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

/** Says aloud who became due, once; not what was due already when the page was opened. */
function useDueWords(due: Rung | undefined, elapsedMs: number): void {
  const { notices } = useStores()
  const before = useRef<Rung['step']>(undefined)
  const isFresh = due?.dueMs !== undefined && due.dueMs > 0 && elapsedMs - due.dueMs < 30_000
  useEffect(() => {
    if (due === undefined || due.step === before.current) return
    before.current = due.step
    if (!isFresh) return
    const reach = reachOf(due.step) ?? 'No number in the playbook'
    announce(`Due now: ${rungTitle(due)}. ${reach}.`)
    notices.say(`${due.step.time} is due: ${rungTitle(due)}.`, `${reach}.`)
  }, [due, isFresh, notices])
}

interface ContactsProps {
  readonly contacts: ReturnType<typeof listedContacts>
  readonly hasLadder: boolean
  readonly calls: readonly Call[]
}

/** Folded under a ladder, which says who is next. */
function Contacts({ contacts, hasLadder, calls }: ContactsProps) {
  if (contacts.length === 0) return null
  const reachable = contacts.filter(({ reach }) => reach !== undefined).length
  return (
    <details className={styles.contacts} open={!hasLadder}>
      <summary>
        {counted(contacts.length, 'contact')}
        {reachable === 0
          ? ', no number in the playbook'
          : reachable < contacts.length
            ? `, ${contacts.length - reachable} without a number`
            : ''}
      </summary>
      <dl>
        {contacts.map(({ name, reach }) => {
          const call = lastCall({ calls }, { who: name, reach })
          return (
            <div key={`${name} ${reach ?? ''}`}>
              <dt>{name}</dt>
              <dd>{reach ?? noReach}</dd>
              {call !== undefined && <dd>{calledWords(call, timeWords)}</dd>}
            </div>
          )
        })}
      </dl>
    </details>
  )
}
