// The frame: bar, notices, and the screen that the address names.
import { type ReactNode, useEffect, useMemo } from 'react'
import { useActionHandlers } from '../actions/handlers.ts'
import { bindKeys } from '../actions/keys.ts'
import { LibraryPage } from '../library/library-page.tsx'
import { Notices } from '../notice/notices.tsx'
import { LiveRegion } from '../parts/live-region.tsx'
import { PlaybookPage } from '../playbook/playbook-page.tsx'
import { QuestionHost } from '../targets/question-dialog.tsx'
import { hideTerminal } from '../terminal/visibility.ts'
import styles from './app.module.css'
import { Bar } from './bar.tsx'
import { DialogHost } from './dialog-host.tsx'
import { openDialog } from './dialogs.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { navigate, parseRoute, type Route, useHash } from './routes.ts'
import { useStores } from './stores.ts'

export function App() {
  return (
    <Net>
      <Frame />
    </Net>
  )
}

function Frame() {
  const hash = useHash()
  const route = useMemo(() => parseRoute(hash), [hash])
  useEffect(bindKeys, [])
  useLeaving(route)
  useActionHandlers({
    'app.palette': () => openDialog({ type: 'palette' }),
    'app.help': () => openDialog({ type: 'help' }),
    'app.sheet': () => openDialog({ type: 'sheet' }),
    'app.settings': () => openDialog({ type: 'settings' }),
  })
  return (
    <div className={styles.app}>
      <Bar route={route} />
      <Notices />
      <Net key={route.type === 'library' ? 'library' : 'playbook'}>
        {route.type === 'library' ? <LibraryPage /> : <PlaybookPage route={route} />}
        <DialogHost />
        <QuestionHost />
      </Net>
      <LiveRegion />
    </div>
  )
}

/** Catches faults of what is in it. The inner one leaves the bar and its search in place, the outer one is for the bar's own. */
function Net({ children }: { readonly children: ReactNode }) {
  const { client } = useStores()
  async function keep({ message, stack = '' }: Error): Promise<string> {
    const fault = { message: message.slice(0, longestMessage), stack: stack.slice(0, longestStack) }
    return (await client.call('app.reportFault', fault)).reportId
  }
  return (
    <ErrorBoundary onFault={keep} onLeave={() => navigate({ type: 'library' })}>
      {children}
    </ErrorBoundary>
  )
}

const longestMessage = 2000
const longestStack = 20_000

/** What was said of a page goes with it, and its terminal; in the library nothing else is in view, and filled-in secrets are forgotten. */
function useLeaving(route: Route): void {
  const { incident, playbook, notices } = useStores()
  const isLibrary = route.type === 'library'
  const shown = isLibrary ? '' : route.type === 'playbook' ? route.playbookId : route.incidentId
  useEffect(() => {
    notices.leavePage()
    hideTerminal()
  }, [shown, notices])
  useEffect(() => {
    if (!isLibrary) return
    incident.leave()
    playbook.close()
    document.title = 'Runcard'
  }, [isLibrary, incident, playbook])
}
