// Under the last step of a procedure, once all of them are finished: says so, and what may come next.
import { useStore } from 'zustand'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { openDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { counted } from '../parts/words.ts'
import styles from './document.module.css'
import { nextProcedure, progressOf, startOfProcedure, wayOf } from './progress.ts'

export function StepsEnd({ procedure }: { readonly procedure: Procedure }) {
  const { incident, playbook } = useStores()
  const page = useStore(playbook, (view) => view.page)
  const steps = useStore(incident, (view) => view.incident.steps)
  const kind = useStore(incident, (view) => view.incident.kind)
  const isOpen = useStore(incident, (view) => view.incident.status === 'open')
  const { finished, all } = progressOf(procedure.steps, steps)
  if (page === undefined || all === 0 || finished < all) return null
  const next = nextProcedure(page, procedure, steps)
  // Said once: where the way stands, not under all that lies behind.
  const way = wayOf(page, procedure, steps)
  const follows = (later: Procedure) => way[way.indexOf(procedure) + 1] === later
  return (
    <div className={styles.end}>
      <p>
        {all === 1 ? 'Its one step is finished.' : `All ${counted(all, 'step')} are finished.`}
        {isOpen && next === undefined && ` Go on with what comes next, or close the ${kind}.`}
      </p>
      {isOpen && next === undefined && <Button onPress={() => openDialog({ type: 'close-incident' })}>Close the {kind}</Button>}
      {isOpen && next !== undefined && follows(next) && (
        <Button onPress={() => playbook.setCursor(startOfProcedure(next, steps))}>Go on: {next.option?.title ?? next.title}</Button>
      )}
    </div>
  )
}
