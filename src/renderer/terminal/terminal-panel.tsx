// The living shell of the chosen target, as a real terminal. Loaded only when it is first shown.
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { SessionId } from '../../core/incident/events.ts'
import { livingSession } from '../../core/incident/state.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { announce } from '../parts/live-region.tsx'
import { type AttachedScreen, attachScreen } from './attach-screen.ts'
import { NoSession } from './no-session.tsx'
import styles from './terminal-panel.module.css'
import { leaveTerminal, noteTyped, setTerminalTakesKeys, setTerminalTall, takeKeys } from './visibility.ts'

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
            <span>{session.shell}</span>
          </>
        )}
        <span className={styles.hint}>Ctrl ` gets out · Ctrl Shift F finds · Ctrl Shift C copies</span>
        <Button kind="quiet" label="Hide the terminal" onPress={leaveTerminal}>
          <X size={14} aria-hidden="true" />
        </Button>
      </header>
      {session === undefined ? <NoSession onLeave={leaveTerminal} /> : <Screen key={session.sessionId} sessionId={session.sessionId} />}
    </section>
  )
}

function Screen({ sessionId }: { readonly sessionId: SessionId }) {
  const { client, notices } = useStores()
  const place = useRef<HTMLDivElement>(null)
  const attached = useRef<AttachedScreen>(undefined)
  const [isFinding, setIsFinding] = useState(false)
  useEffect(() => {
    if (place.current === null) return
    const screen = attachScreen(place.current, {
      client,
      sessionId,
      onError: notices.failHere,
      onLeave: leaveTerminal,
      onFind: () => setIsFinding(true),
      onCopied: (what) => announce(what === 'selection' ? 'Copied what is marked.' : 'Copied what the terminal shows.'),
      onWholeScreen: setTerminalTall,
      onKeys: setTerminalTakesKeys,
      onTyped: noteTyped,
    })
    attached.current = screen
    takeKeys()
    return () => {
      attached.current = undefined
      setTerminalTall(false)
      screen.detach()
    }
  }, [client, notices, sessionId])
  return (
    <div className={styles.frame}>
      {isFinding && (
        <Find
          onFind={(words, way) => attached.current?.find(words, way) ?? false}
          onLeave={() => {
            setIsFinding(false)
            attached.current?.focus()
          }}
        />
      )}
      <div className={styles.screen} ref={place} />
    </div>
  )
}

interface FindProps {
  readonly onFind: AttachedScreen['find']
  readonly onLeave: () => void
}

function takeFocus(field: HTMLInputElement | null): void {
  field?.focus()
}

/** Enter goes up to what was printed before, Shift Enter down again; Esc goes back to the shell with the match marked. */
function Find({ onFind, onLeave }: FindProps) {
  const [words, setWords] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  return (
    <div className={styles.find}>
      <input
        aria-label="Find in the terminal"
        placeholder="Find: ↵ older, Shift ↵ newer, Esc back"
        value={words}
        autoComplete="off"
        spellCheck={false}
        ref={takeFocus}
        onChange={(event) => {
          setWords(event.target.value)
          setIsMissing(false)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') return onLeave()
          if (event.key !== 'Enter' || words === '') return
          event.preventDefault()
          setIsMissing(!onFind(words, event.shiftKey ? 'newer' : 'older'))
        }}
      />
      <span role="status">{isMissing ? 'Not found' : ''}</span>
    </div>
  )
}
