// Where steps run: the target that is chosen, always in the same place, its shell, and what its way is doing.
import { Button as AriaButton } from 'react-aria-components'
import { useStore } from 'zustand'
import { livingSession, type SessionState } from '../../core/incident/state.ts'
import { keyLabel } from '../actions/actions.ts'
import { perform } from '../actions/handlers.ts'
import { openDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { HiddenWords } from '../parts/hidden-words.tsx'
import { Keycap } from '../parts/keycap.tsx'
import { kindWords } from '../targets/target-dialog.tsx'
import { WayLines } from '../targets/way-line.tsx'
import { endedWords } from '../terminal/ended-words.ts'
import styles from './incident-panel.module.css'

export function TargetMenu() {
  const { incident } = useStores()
  const chosen = useStore(incident, (view) => view.targets.find((target) => target.targetId === view.targetId))
  const session = useStore(incident, (view) => (view.targetId === undefined ? undefined : livingSession(view.incident, view.targetId)))
  const isOpen = useStore(incident, (view) => view.incident.status === 'open')
  const last = useStore(incident, (view) => view.incident.sessions.findLast((other) => other.targetId === view.targetId))
  if (chosen === undefined) return null
  const withoutShell = last === undefined ? 'No shell; the next step that runs starts one.' : endedWords(last)
  const canStartFresh = isOpen && session === undefined && last?.leftDirectory !== undefined
  return (
    <section>
      <h2 className={styles.name}>Target</h2>
      <AriaButton className={styles.target ?? ''} aria-haspopup="dialog" onPress={() => openDialog({ type: 'target' })}>
        <span className={styles.light} data-alive={session !== undefined} aria-hidden="true" />
        <HiddenWords>Target:</HiddenWords> <b>{chosen.name}</b>
        <small>{kindWords[chosen.kind]}</small>
        <Keycap>{keyLabel('incident.target')}</Keycap>
      </AriaButton>
      <p className={styles.session}>{session === undefined ? withoutShell : livingWords(session)}</p>
      {session?.remark !== undefined && <p className={styles.remark}>{session.remark}.</p>}
      {canStartFresh && (
        <Button kind="quiet" onPress={() => perform('session.fresh')}>
          start fresh
        </Button>
      )}
      <WayLines />
    </section>
  )
}

/** Where it is may matter to what runs next; where a line that was typed has taken it since is not known. */
function livingWords({ shell, directory, leftDirectory = directory }: SessionState): string {
  return leftDirectory === directory ? `${shell}, started in ${directory}` : `${shell}, left in ${leftDirectory} by the last step`
}
