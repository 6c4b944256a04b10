// A printed sheet by the code at its foot: whether it is still true, what changed since and, in an open incident, the times
// that were written on it.
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { readCode } from '../../core/paper/page-code.ts'
import type { Verdict } from '../../core/paper/verdict.ts'
import { verdictWords } from '../../core/paper/verdict-words.ts'
import { closeDialog } from '../app/dialogs.ts'
import { navigate } from '../app/routes.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { classes } from '../parts/classes.ts'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { ChangeList } from './change-list.tsx'
import styles from './sheet-dialog.module.css'
import { TimesForm } from './times-form.tsx'

export function SheetDialog({ typed = '' }: { readonly typed?: string | undefined }) {
  const { incident } = useStores()
  const isInIncident = useStore(incident, (view) => view.incident.status === 'open')
  const [code, setCode] = useState(typed)
  const { verdict, error } = useVerdict(code)
  return (
    <Dialog title={isInIncident ? 'Take over from paper' : 'Is this sheet still true?'} wide onClose={closeDialog}>
      <Field
        label="Code at the foot of the sheet"
        value={code}
        onChange={setCode}
        isMono
        autoFocus={typed === ''}
        placeholder="K7Q-2MX-9T4C"
        hint="Type it or scan the square beside it. Case and hyphens don’t matter."
      />
      {error !== undefined && <Problem error={error} />}
      <div aria-live="polite">{verdict !== undefined && <Answer verdict={verdict} />}</div>
      {verdict !== undefined && 'sheet' in verdict && <Sheet verdict={verdict} isInIncident={isInIncident} />}
      {(verdict === undefined || !('sheet' in verdict)) && (
        <DialogButtons>
          <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
            Close
          </Button>
        </DialogButtons>
      )}
    </Dialog>
  )
}

function Answer({ verdict }: { readonly verdict: Verdict }) {
  const { title, next } = verdictWords(verdict)
  return (
    <div className={classes(styles.answer, verdict.type === 'current' ? styles.current : styles.doubtful)}>
      <p>
        <b>{title}</b>
      </p>
      <p>{next}</p>
      {verdict.type === 'stale' && <ChangeList changes={verdict.changes} />}
    </div>
  )
}

function Sheet({ verdict, isInIncident }: { readonly verdict: Extract<Verdict, { sheet: object }>; readonly isInIncident: boolean }) {
  const { sheet } = verdict
  if (isInIncident && sheet.steps.length > 0) return <TimesForm key={verdict.code} code={verdict.code} steps={sheet.steps} />
  const { playbookId, format } = sheet
  function open(): void {
    if (playbookId === undefined) return
    closeDialog()
    const scenarioId = 'scenarioId' in format ? format.scenarioId : undefined
    navigate({ type: 'playbook', playbookId, ...(scenarioId === undefined ? {} : { scenarioId }) })
  }
  return (
    <DialogButtons>
      {playbookId !== undefined && (
        <Button kind="primary" onPress={open}>
          Open the playbook
        </Button>
      )}
      <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
        Close
      </Button>
    </DialogButtons>
  )
}

/** Asks when the code is whole; before that only whoever has stopped typing wants to hear what is wrong with it. */
function useVerdict(typed: string): { readonly verdict?: Verdict; readonly error?: unknown } {
  const { client } = useStores()
  const [answer, setAnswer] = useState<{ readonly verdict?: Verdict; readonly error?: unknown }>({})
  useEffect(() => {
    setAnswer({})
    if (typed.trim() === '') return
    const stop = new AbortController()
    const ask = () =>
      client.call('paper.verify', { typed: typed.slice(0, 200) }, stop.signal).then(
        (verdict) => stop.signal.aborted || setAnswer({ verdict }),
        (error: unknown) => stop.signal.aborted || setAnswer({ error }),
      )
    const timer = setTimeout(() => void ask(), readCode(typed).type === 'code' ? 0 : hesitationMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [client, typed])
  return answer
}

const hesitationMs = 1200
