// The living shell of the chosen target, as a real terminal. Loaded only when it is first shown.
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { SessionId } from '../../core/incident/events.ts'
import { livingSession } from '../../core/incident/state.ts'
import { keyLabel } from '../actions/actions.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { Keycap } from '../parts/keycap.tsx'
import { attachScreen } from './attach-screen.ts'
import styles from './terminal-panel.module.css'
import { toggleTerminal } from './visibility.ts'

export default function TerminalPanel() {
  const { incident } = useStores()
  const session = useStore(incident, (view) => (view.targetId === undefined ? undefined : livingSession(view.incident, view.targetId)))
  return (
    <section className={styles.panel} aria-label="Terminal">
      <header className={styles.head}>
        {session === undefined ? (
          <span>Terminal</span>
        ) : (
          <>
            <b>{session.targetName}</b>
            <span>
              {session.shell} · {session.directory}
            </span>
          </>
        )}
        <span className={styles.hint}>Ctrl ` gets out</span>
        <Button kind="quiet" label="Hide the terminal" onPress={toggleTerminal}>
          <Keycap>{keyLabel('page.terminal')}</Keycap>
          <X size={14} aria-hidden="true" />
        </Button>
      </header>
      {session === undefined ? (
        <p className={styles.none}>No shell is running. The next step that runs starts one, and it stays for the whole incident.</p>
      ) : (
        <Screen key={session.sessionId} sessionId={session.sessionId} />
      )}
    </section>
  )
}

function onLeave(): void {
  toggleTerminal()
  document.querySelector<HTMLElement>('[data-step][aria-current]')?.focus()
}

function Screen({ sessionId }: { readonly sessionId: SessionId }) {
  const { client, notices } = useStores()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current === null) return
    return attachScreen(place.current, { client, sessionId, onError: notices.fail, onLeave })
  }, [client, notices, sessionId])
  return (
    <div className={styles.frame}>
      <div className={styles.screen} ref={place} />
    </div>
  )
}
