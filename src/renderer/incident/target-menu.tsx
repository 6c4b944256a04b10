// Where steps run: the target that is chosen, always in the same place, its shell, and what its way is doing.
import { Button as AriaButton } from 'react-aria-components'
import { useStore } from 'zustand'
import { livingSession, type SessionState } from '../../core/incident/state.ts'
import { keyLabel } from '../actions/actions.ts'
import { openDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { HiddenWords } from '../parts/hidden-words.tsx'
import { Keycap } from '../parts/keycap.tsx'
import { kindWords } from '../targets/target-dialog.tsx'
import { WayLines } from '../targets/way-line.tsx'
import styles from './incident-panel.module.css'

export function TargetMenu() {
  const { incident } = useStores()
  const chosen = useStore(incident, (view) => view.targets.find((target) => target.targetId === view.targetId))
  const session = useStore(incident, (view) => (view.targetId === undefined ? undefined : livingSession(view.incident, view.targetId)))
  const last = useStore(incident, (view) => view.incident.sessions.findLast((other) => other.targetId === view.targetId))
  if (chosen === undefined) return null
  return (
    <section>
      <h2 className={styles.name}>Target</h2>
      <AriaButton className={styles.target ?? ''} aria-haspopup="dialog" onPress={() => openDialog({ type: 'target' })}>
        <span className={styles.light} data-alive={session !== undefined} aria-hidden="true" />
        <HiddenWords>Target:</HiddenWords> <b>{chosen.name}</b>
        <small>{kindWords[chosen.kind]}</small>
        <Keycap>{keyLabel('incident.target')}</Keycap>
      </AriaButton>
      <p className={styles.session}>{session === undefined ? withoutShell(last) : `${session.shell}, started in ${session.directory}`}</p>
      <WayLines />
    </section>
  )
}

function withoutShell(last: SessionState | undefined): string {
  if (last?.endReason === undefined) return 'No shell; the next step that runs starts one.'
  const lost = last.leftDirectory === undefined ? 'Its variables and its directory are gone.' : 'What was not exported in it is gone.'
  return `The shell has ended: ${last.endReason}. ${lost} The next step that runs starts a new one.`
}
