// The terminal where no shell runs: what went with the one that ended, what the next one starts with, and both ways on.
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { perform } from '../actions/handlers.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { endedWords } from './ended-words.ts'
import styles from './terminal-panel.module.css'
import { takeKeys, useTerminalVisibility } from './visibility.ts'

export function NoSession({ onLeave }: { readonly onLeave: () => void }) {
  const { incident } = useStores()
  const isOpen = useStore(incident, (view) => view.incident.status === 'open' && view.targetId !== undefined)
  const ended = useStore(incident, (view) => view.incident.sessions.findLast((session) => session.targetId === view.targetId))
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { activeElement } = document
    const isFree = activeElement === null || activeElement === document.body
    // Where the keys went to the shell that is gone they stay here: what was still being typed is nothing for the page, and no answer.
    if (isFree && useTerminalVisibility.getState().takesKeys) place.current?.focus()
    else takeKeys()
  }, [])
  const leaves = (event: React.KeyboardEvent) => {
    if (event.code !== 'Backquote' && event.key !== 'Escape') return
    event.preventDefault()
    onLeave()
  }
  return (
    <div ref={place} className={styles.none} tabIndex={-1} role="status" data-takes-keys="" onKeyDown={leaves}>
      <p>
        {ended === undefined
          ? 'No shell is running. The next step that runs starts one, and it stays for the whole incident.'
          : endedWords(ended)}
      </p>
      {isOpen && (
        <div className={styles.ways}>
          <Button onPress={() => perform('session.start')}>
            {ended?.leftDirectory === undefined ? 'Start a shell' : `Start again in ${ended.leftDirectory}`}
          </Button>
          {ended?.leftDirectory !== undefined && <Button onPress={() => perform('session.fresh')}>Start fresh</Button>}
        </div>
      )}
    </div>
  )
}
