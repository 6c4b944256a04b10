// Whom to call, without a mouse: the ladder and the contacts, whoever is due marked first. Enter goes on to what comes of calling
// them; nothing is dialled from here.
import { useState } from 'react'
import { useStore } from 'zustand'
import { personWords } from '../../core/incident/call-words.ts'
import { lastCall, type Person, peopleToCall, personKey } from '../../core/incident/people.ts'
import { closeDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { FilteredList, hasEveryWord } from '../parts/filtered-list.tsx'
import { useNow } from '../parts/use-now.ts'
import { timeWords } from '../parts/words.ts'
import { CallOutcomeDialog } from './call-outcome-dialog.tsx'
import styles from './escalation.module.css'
import { useScenario } from './use-scenario.ts'

const withoutNumber = 'There is no number in the playbook. Whoever is reached some other way can be said here.'

export function CallDialog() {
  const { incident, playbook } = useStores()
  const incidentId = useStore(incident, (view) => view.incidentId)
  const state = useStore(incident, (view) => view.incident)
  const opened = useStore(playbook, (view) => view.opened?.playbook)
  const scenarioId = useScenario()?.id
  const now = useNow(state.status === 'open')
  const elapsedMs = now - (state.openedAt ?? now)
  const [query, setQuery] = useState('')
  const [calling, setCalling] = useState<Person>()
  const people = opened === undefined ? [] : peopleToCall(opened, scenarioId, elapsedMs)
  // Whoever is due when it opens stays marked: a call takes longer than the ladder may stand still.
  const [chosen, setChosen] = useState(() =>
    people
      .filter(({ rung }) => rung?.state === 'due')
      .map(personKey)
      .at(-1),
  )
  const shown = people.filter(({ who, reach = '' }) => hasEveryWord(`${who} ${reach}`, query.trim()))
  const index = Math.max(
    0,
    shown.findIndex((person) => personKey(person) === chosen),
  )
  const marked = shown[index]

  if (calling !== undefined && incidentId !== undefined) return <CallOutcomeDialog incidentId={incidentId} person={calling} />
  return (
    <Dialog title="Whom do you call?" onClose={closeDialog} wide>
      <FilteredList
        label="Find someone to call"
        listLabel="People of the playbook"
        placeholder="Name, role or number"
        query={query}
        onQuery={(typed) => {
          setQuery(typed)
          setChosen(undefined)
        }}
        items={shown}
        keyOf={personKey}
        draw={(person) => (
          <>
            <b className={styles.person}>{person.who}</b>
            <small className={styles.about} data-due={person.rung?.state === 'due'}>
              {personWords(person, elapsedMs, lastCall(state, person), timeWords)}
            </small>
          </>
        )}
        markedAt={index}
        onMark={(at) => setChosen(shown[at] === undefined ? undefined : personKey(shown[at]))}
        onChoose={setCalling}
      />
      {marked === undefined ? (
        <p>Nobody of that name is in the playbook. A note can say whom you called.</p>
      ) : (
        <p className={marked.reach === undefined ? styles.unreachable : styles.number}>{marked.reach ?? withoutNumber}</p>
      )}
      <DialogButtons>
        <Button kind="primary" keyLabel="↵" isDisabled={marked === undefined} onPress={() => setCalling(marked)}>
          {marked !== undefined && marked.reach === undefined ? 'Say what came of it' : 'Call'}
        </Button>
        <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
          Cancel
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
