// Under the last step of a procedure, once all of them are finished: says so, and what may come next.
import { useStore } from 'zustand'
import type { Procedure } from '../../core/playbook/model.ts'
import { openDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { counted } from '../parts/words.ts'
import styles from './document.module.css'
import { progressOf } from './progress.ts'

export function StepsEnd({ procedure }: { readonly procedure: Procedure }) {
  const { incident } = useStores()
  const isDone = useStore(incident, (view) => {
    const { finished, all } = progressOf(procedure.steps, view.incident.steps)
    return all > 0 && finished === all
  })
  const kind = useStore(incident, (view) => view.incident.kind)
  const isOpen = useStore(incident, (view) => view.incident.status === 'open')
  if (!isDone) return null
  return (
    <div className={styles.end}>
      <p>
        {procedure.steps.length === 1 ? 'Its one step is finished.' : `All ${counted(procedure.steps.length, 'step')} are finished.`}
        {isOpen && ` Go on with what comes next, or close the ${kind}.`}
      </p>
      {isOpen && <Button onPress={() => openDialog({ type: 'close-incident' })}>Close the {kind}</Button>}
    </div>
  )
}
