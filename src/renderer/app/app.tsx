// The frame: bar, notices, and the screen that the address names.
import { useEffect, useMemo } from 'react'
import { useActionHandlers } from '../actions/handlers.ts'
import { bindKeys } from '../actions/keys.ts'
import { LibraryPage } from '../library/library-page.tsx'
import { Notices } from '../notice/notices.tsx'
import { LiveRegion } from '../parts/live-region.tsx'
import { PlaybookPage } from '../playbook/playbook-page.tsx'
import styles from './app.module.css'
import { Bar } from './bar.tsx'
import { DialogHost } from './dialog-host.tsx'
import { openDialog } from './dialogs.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { navigate, parseRoute, useHash } from './routes.ts'
import { useStores } from './stores.ts'

export function App() {
  const hash = useHash()
  const route = useMemo(() => parseRoute(hash), [hash])
  useEffect(bindKeys, [])
  useLeaving(route.type === 'library')
  useActionHandlers({
    'app.palette': () => openDialog({ type: 'palette' }),
    'app.help': () => openDialog({ type: 'help' }),
    'app.settings': () => openDialog({ type: 'settings' }),
  })
  return (
    <div className={styles.app}>
      <Bar route={route} />
      <Notices />
      <ErrorBoundary key={route.type === 'library' ? 'library' : 'playbook'} onLeave={() => navigate({ type: 'library' })}>
        {route.type === 'library' ? <LibraryPage /> : <PlaybookPage route={route} />}
        <DialogHost />
      </ErrorBoundary>
      <LiveRegion />
    </div>
  )
}

/** Back in the library no playbook and no incident is in view, and filled-in secrets are forgotten. */
function useLeaving(isLibrary: boolean): void {
  const { incident, playbook } = useStores()
  useEffect(() => {
    if (!isLibrary) return
    incident.leave()
    playbook.close()
    document.title = 'Runcard'
  }, [isLibrary, incident, playbook])
}
