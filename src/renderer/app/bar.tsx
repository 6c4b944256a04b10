// The bar over every screen: home, what is open, the search, and whether this is for real.
import { Settings as SettingsIcon } from 'lucide-react'
import { useStore } from 'zustand'
import { keyLabel } from '../actions/actions.ts'
import { Button } from '../parts/button.tsx'
import { HiddenWords } from '../parts/hidden-words.tsx'
import { Keycap } from '../parts/keycap.tsx'
import { dateWords } from '../parts/words.ts'
import { SearchBox } from '../search/search-box.tsx'
import styles from './app.module.css'
import { openDialog } from './dialogs.ts'
import type { Route } from './routes.ts'
import { useStores } from './stores.ts'

export function Bar({ route }: { readonly route: Route }) {
  const { playbook, incident } = useStores()
  const opened = useStore(playbook, (view) => view.opened)
  const state = useStore(incident, (view) => view.incident)
  const isLibrary = route.type === 'library'
  const { version, lastUpdated } = opened?.playbook.meta ?? {}
  const crumb = [
    opened?.playbook.title ?? (state.playbookTitle || undefined),
    version === undefined ? undefined : `v${version}`,
    lastUpdated === undefined ? undefined : dateWords(lastUpdated),
  ].filter((word) => word !== undefined)
  return (
    <header className={styles.bar}>
      <a className={styles.home} href="#/" {...(isLibrary ? { 'aria-current': 'page' as const } : {})}>
        Runcard
      </a>
      {!isLibrary && <span className={styles.crumb}>{crumb.join(' · ')}</span>}
      {!isLibrary && <SearchBox />}
      <div className={styles.right}>
        {!isLibrary && state.status === 'open' && (
          <span className={styles.live} data-kind={state.kind}>
            {state.kind === 'drill' ? 'Drill' : 'Live incident'}
          </span>
        )}
        {!isLibrary && state.status === 'closed' && (
          <span className={styles.live} data-kind="closed">
            {state.kind === 'drill' ? 'Drill closed' : 'Incident closed'}
          </span>
        )}
        <Button kind="quiet" label="Settings" onPress={() => openDialog({ type: 'settings' })}>
          <SettingsIcon size={16} aria-hidden="true" />
        </Button>
        <Button kind="quiet" onPress={() => openDialog({ type: 'palette' })}>
          <HiddenWords>All actions</HiddenWords>
          <Keycap>{keyLabel('app.palette')}</Keycap>
        </Button>
      </div>
    </header>
  )
}
