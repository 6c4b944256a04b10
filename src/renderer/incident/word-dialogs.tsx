// Where the responder says something: why a step is skipped, what went wrong with it, a note for the journal.
import { useState } from 'react'
import { useStore } from 'zustand'
import { isFailedForGood, stepOf } from '../../core/incident/state.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { closeDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { ElsewhereList } from '../playbook/elsewhere-list.tsx'
import { useElsewhere } from '../playbook/use-elsewhere.ts'
import styles from './incident-dialogs.module.css'

function useStep(stepId: StepId | undefined) {
  const { playbook } = useStores()
  return useStore(playbook, (view) => (stepId === undefined ? undefined : view.page?.steps.get(stepId)))
}

export function SkipDialog({ stepId }: { readonly stepId: StepId }) {
  const { incident } = useStores()
  const known = useStep(stepId)
  const [reason, setReason] = useState('')
  function skip(): void {
    if (reason.trim() === '') return
    closeDialog()
    void incident.skip(stepId, reason.trim())
  }
  return (
    <Dialog title={`Skip step ${known?.step.number ?? ''}: ${known?.step.title ?? ''}`} onClose={closeDialog}>
      <Field label="Why?" value={reason} onChange={setReason} onEnter={skip} autoFocus hint="One line for those who read this tomorrow." />
      <DialogButtons>
        <Button kind="primary" keyLabel="↵" isDisabled={reason.trim() === ''} onPress={skip}>
          Skip it
        </Button>
        <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
          Cancel
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

/** Marks the step as failed and offers what the playbook has for that. */
export function FailDialog({ stepId }: { readonly stepId: StepId }) {
  const { incident, playbook } = useStores()
  const known = useStep(stepId)
  const [reason, setReason] = useState('')
  const elsewhere = useElsewhere(stepId)
  // It is in the journal as failed: only a reason is news.
  const hasFailed = useStore(incident, (view) => isFailedForGood(stepOf(view.incident, stepId)))
  const isNews = !hasFailed || reason.trim() !== ''
  async function fail(goTo?: Procedure): Promise<void> {
    closeDialog()
    if (isNews) await incident.fail(stepId, reason.trim())
    const first = goTo?.steps[0]
    if (first !== undefined) playbook.setCursor(first.id)
  }
  return (
    <Dialog title={`Step ${known?.step.number ?? ''} failed: ${known?.step.title ?? ''}`} onClose={closeDialog}>
      <Field
        label={hasFailed ? 'What happened?' : 'What happened? (may be left empty)'}
        value={reason}
        onChange={setReason}
        onEnter={() => isNews && void fail()}
        autoFocus
      />
      <DialogButtons>
        <Button kind="primary" keyLabel="↵" isDisabled={!isNews} onPress={() => void fail()}>
          {hasFailed ? 'Say so in the journal' : 'Mark as failed'}
        </Button>
        <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
          Cancel
        </Button>
      </DialogButtons>
      {elsewhere.length > 0 && (
        <div className={styles.branches}>
          <p className={styles.soft}>
            {elsewhere.some(({ procedure }) => procedure !== undefined)
              ? `Or ${hasFailed ? '' : 'mark it and '}go on with what the playbook has for that:`
              : 'The playbook has for that:'}
          </p>
          <ElsewhereList found={elsewhere} onGo={(procedure) => void fail(procedure)} />
        </div>
      )}
    </Dialog>
  )
}

export function NoteDialog({ stepId }: { readonly stepId: StepId | undefined }) {
  const { client, incident, notices } = useStores()
  const known = useStep(stepId)
  const incidentId = useStore(incident, (view) => view.incidentId)
  const [text, setText] = useState('')
  const [isOnStep, setIsOnStep] = useState(false)
  const [error, setError] = useState<unknown>()
  async function add(): Promise<void> {
    if (incidentId === undefined || text.trim() === '') return
    try {
      await client.call('incident.note', { incidentId, text: text.trim(), ...(isOnStep && stepId !== undefined ? { stepId } : {}) })
      // The journal's newest line may be below what the panel has room for.
      notices.say('Noted in the journal.')
      closeDialog()
    } catch (reason) {
      setError(reason)
    }
  }
  return (
    <Dialog title="Note for the journal" onClose={closeDialog}>
      <Field
        label="What did you see, decide, or hear?"
        value={text}
        onChange={setText}
        onEnter={() => void add()}
        isLong
        autoFocus
        hint="Enter adds it, Shift Enter starts a new line."
      />
      {known !== undefined && (
        <label>
          <input type="checkbox" checked={isOnStep} onChange={(event) => setIsOnStep(event.target.checked)} /> About step{' '}
          {known.step.number}, {known.step.title}
        </label>
      )}
      {error !== undefined && <Problem error={error} />}
      <DialogButtons>
        <Button kind="primary" keyLabel="↵" isDisabled={text.trim() === ''} onPress={() => void add()}>
          Add the note
        </Button>
        <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
          Cancel
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
