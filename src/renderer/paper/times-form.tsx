// The steps of a sheet, each with the time that is written beside it: those that have one are taken into the journal.
import { useState } from 'react'
import { useStore } from 'zustand'
import { formatCode, type PageCode } from '../../core/paper/page-code.ts'
import { readTimeOfDay, timeOfDay } from '../../core/paper/paper-time.ts'
import type { SheetStep } from '../../core/paper/verdict.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import { closeDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { DialogButtons } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { counted } from '../parts/words.ts'
import styles from './sheet-dialog.module.css'

export function TimesForm({ code, steps }: { readonly code: PageCode; readonly steps: readonly SheetStep[] }) {
  const { client, incident, notices } = useStores()
  const incidentId = useStore(incident, (view) => view.incidentId)
  const states = useStore(incident, (view) => view.incident.steps)
  const [times, setTimes] = useState<Readonly<Record<StepId, string>>>({})
  const [error, setError] = useState<unknown>()
  const now = Date.now()
  const written = steps.flatMap(({ stepId }) => {
    const time = (times[stepId] ?? '').trim()
    return time === '' ? [] : [{ stepId, doneAt: readTimeOfDay(time, now) }]
  })
  const done = written.flatMap(({ stepId, doneAt }) => (doneAt === undefined ? [] : [{ stepId, doneAt }]))
  const canTake = done.length > 0 && done.length === written.length && incidentId !== undefined

  async function take(): Promise<void> {
    if (!canTake || incidentId === undefined) return
    try {
      await client.call('incident.enterPaper', { incidentId, typed: code, done })
      closeDialog()
      notices.say(`${counted(done.length, 'step')} taken over from sheet ${formatCode(code)}.`, '')
    } catch (reason) {
      setError(reason)
    }
  }

  return (
    <>
      <p className={styles.soft}>Type the time beside each step that was done, as it is written. Leave the others empty.</p>
      <ol className={styles.steps}>
        {steps.map(({ stepId, number, title }) => {
          const typed = times[stepId] ?? ''
          const at = readTimeOfDay(typed, now)
          const isDone = states[stepId]?.status === 'done'
          return (
            <li key={stepId} className={styles.step}>
              <span className={styles.number}>{number}</span>
              <span>
                {title}
                {isDone && <span className={styles.soft}> (done already)</span>}
              </span>
              <Field
                label={`Time of step ${number}, ${title}`}
                isLabelHidden
                isMono
                placeholder="hh:mm"
                value={typed}
                onChange={(time) => setTimes((before) => ({ ...before, [stepId]: time }))}
                onEnter={() => void take()}
                {...(typed.trim().length > 3 && at === undefined ? { error: 'Not a time; write it as 03:12.' } : {})}
                {...(at !== undefined && timeOfDay(at, now).includes(' on ') ? { hint: timeOfDay(at, now) } : {})}
              />
            </li>
          )
        })}
      </ol>
      {error !== undefined && <Problem error={error} />}
      <DialogButtons>
        <Button kind="primary" keyLabel="↵" isDisabled={!canTake} onPress={() => void take()}>
          Write into the journal
        </Button>
        <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
          Cancel
        </Button>
      </DialogButtons>
    </>
  )
}
