// While somebody is being called: the number, large, and what came of it at one key each.
import { useRef, useState } from 'react'
import { type CallOutcome, callWords } from '../../core/incident/call-outcome.ts'
import { noReach } from '../../core/incident/call-words.ts'
import type { IncidentId } from '../../core/incident/events.ts'
import type { Person } from '../../core/incident/people.ts'
import { closeDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { announce } from '../parts/live-region.tsx'
import styles from './escalation.module.css'

interface CallOutcomeDialogProps {
  readonly incidentId: IncidentId
  readonly person: Person
}

export function CallOutcomeDialog({ incidentId, person: { who, reach } }: CallOutcomeDialogProps) {
  const { client } = useStores()
  const [error, setError] = useState<unknown>()
  const isSent = useRef(false)

  async function say(outcome: CallOutcome): Promise<void> {
    if (isSent.current) return
    isSent.current = true
    try {
      await client.call('incident.called', { incidentId, who, outcome, ...(reach === undefined ? {} : { reach }) })
      announce(`In the journal: called ${who}, ${callWords({ outcome })}.`)
      closeDialog()
    } catch (reason) {
      isSent.current = false
      setError(reason)
    }
  }

  return (
    <Dialog title={`Calling ${who}: what comes of it?`} isQuestion wide onClose={closeDialog}>
      <p className={reach === undefined ? styles.unreachable : styles.number}>{reach ?? noReach}</p>
      {error !== undefined && <Problem error={error} />}
      <DialogButtons keys={{ n: () => void say('no-answer'), m: () => void say('left-message') }}>
        <Button kind="primary" keyLabel="↵" autoFocus onPress={() => void say('reached')}>
          Reached
        </Button>
        <Button keyLabel="n" onPress={() => void say('no-answer')}>
          No answer
        </Button>
        <Button keyLabel="m" onPress={() => void say('left-message')}>
          Left a message
        </Button>
        <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
          Not called
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
