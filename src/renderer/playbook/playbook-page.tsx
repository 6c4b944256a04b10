// The page of one playbook, for reading or with an incident open on it: outline, document, incident panel, terminal.
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { useActionHandlers } from '../actions/handlers.ts'
import { openDialog } from '../app/dialogs.ts'
import { navigate, type Route } from '../app/routes.ts'
import { useStores } from '../app/stores.ts'
import { IncidentPanel } from '../incident/incident-panel.tsx'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { classes } from '../parts/classes.ts'
import { GoToSectionContext } from '../prose/go-to-section.ts'
import { useKeysBack } from '../step/keys-back.ts'
import { useSecretTyping } from '../step/secret-typing.ts'
import { useSessionActions } from '../terminal/session-actions.ts'
import { goToTerminal, leaveTerminal, useTerminalVisibility } from '../terminal/visibility.ts'
import { Document } from './document.tsx'
import { Outline } from './outline.tsx'
import { goToOutline, moveInOutline } from './outline-keys.ts'
import { closePanes, usePanes } from './panes.ts'
import styles from './playbook-page.module.css'
import { useCursor } from './use-cursor.ts'
import { useKeptInSight } from './use-kept-in-sight.ts'
import { usePlace } from './use-place.ts'
import { useStepKeys } from './use-step-keys.ts'

const TerminalPanel = lazy(() => import('../terminal/terminal-panel.tsx'))

type PageRoute = Exclude<Route, { type: 'library' }>

export function PlaybookPage({ route }: { readonly route: PageRoute }) {
  const { playbook, incident } = useStores()
  const scroller = useRef<HTMLElement>(null)
  const isInView = useSubject(route)
  useFreshText()
  const page = useStore(playbook, (view) => view.page)
  const opened = useStore(playbook, (view) => view.opened)
  const error = useStore(playbook, (view) => view.error)
  const incidentId = useStore(incident, (view) => view.incidentId)
  const journalError = useStore(incident, (view) => view.error)
  const isOutlineOpen = usePanes((panes) => panes.outline)
  const isTerminalShown = useTerminalVisibility((state) => state.isShown)
  const isTerminalTall = useTerminalVisibility((state) => state.isTall)
  const { chapterKey, goToSection } = usePlace(route, isInView ? page : undefined, scroller)
  useCursor(page)
  useKeptInSight(scroller)
  useStepKeys(page)
  // Before what takes keys for a program that asks: these are for none.
  useKeysBack()
  useSecretTyping()
  useSessionActions()
  useActionHandlers({
    'incident.report': incidentId === undefined ? undefined : () => openDialog({ type: 'print', record: 'report' }),
    'incident.handover': incidentId === undefined ? undefined : () => openDialog({ type: 'print', record: 'handover' }),
    'page.print': opened === undefined ? undefined : () => openDialog({ type: 'print' }),
    'page.terminal': () => goToTerminal(),
    'page.hideTerminal': isTerminalShown ? leaveTerminal : undefined,
    'page.outline': () => {
      usePanes.setState({ outline: true })
      requestAnimationFrame(goToOutline)
    },
    'app.library': () => navigate({ type: 'library' }),
  })
  const goTo = useCallback(
    (sectionId: string) => {
      closePanes()
      goToSection(sectionId)
    },
    [goToSection],
  )
  useEffect(() => {
    // Page keys scroll the document at once.
    if (page !== undefined && document.activeElement === document.body) scroller.current?.focus({ preventScroll: true })
  }, [page])
  const failure = error ?? journalError
  return (
    <GoToSectionContext value={goTo}>
      <div className={classes(styles.layout, isTerminalShown && styles.withTerminal, isTerminalTall && styles.withTallTerminal)}>
        <nav className={styles.outline} aria-label="Outline" data-outline="" data-open={isOutlineOpen} onKeyDown={moveInOutline}>
          {page !== undefined && <Outline page={page} chapterKey={chapterKey} onGo={goTo} />}
        </nav>
        <main className={styles.main} ref={scroller} tabIndex={-1}>
          {failure !== undefined && (
            <div className={styles.failure}>
              <Problem error={failure}>
                <Button onPress={() => void playbook.reload()}>Try again</Button>
                <Button onPress={() => navigate({ type: 'library' })}>Back to the library</Button>
              </Problem>
            </div>
          )}
          {page !== undefined && opened !== undefined ? (
            <Document page={page} opened={opened} />
          ) : (
            failure === undefined && <p className={styles.loading}>Opening the playbook…</p>
          )}
        </main>
        <IncidentPanel chapterKey={chapterKey} />
        {isTerminalShown && (
          <Suspense fallback={<div className={styles.terminal} />}>
            <div className={styles.terminal}>
              <TerminalPanel />
            </div>
          </Suspense>
        )}
      </div>
    </GoToSectionContext>
  )
}

/** The file was edited while it is in view: the page shows the new text, and says so. */
function useFreshText(): void {
  const { client, playbook, notices } = useStores()
  useEffect(
    () =>
      client.subscribe(
        'library.changes',
        {},
        {
          async onItem({ playbookIds }) {
            const { playbookId, opened } = playbook.getState()
            if (playbookId === undefined || !playbookIds.includes(playbookId)) return
            await playbook.reload()
            const hash = playbook.getState().opened?.hash
            if (opened !== undefined && hash !== opened.hash)
              notices.say('The playbook was changed.', 'The page shows the new text; what was done stays done.')
          },
        },
      ),
    [client, playbook, notices],
  )
}

/** Takes the playbook, and the incident where the address names one, into view; true as soon as both are. */
function useSubject(route: PageRoute): boolean {
  const { playbook, incident } = useStores()
  const incidentId = route.type === 'incident' ? route.incidentId : undefined
  const routePlaybookId = route.type === 'playbook' ? route.playbookId : undefined
  const incidentPlaybookId = useStore(incident, (view) => view.incident.playbookId)
  // Also from one playbook to the next: what was filled in and chosen for the one is not for the other.
  useEffect(() => {
    if (incidentId === undefined) incident.leave()
    else incident.enter(incidentId)
  }, [incident, incidentId, routePlaybookId])
  const playbookId = incidentId === undefined ? routePlaybookId : incidentPlaybookId
  useEffect(() => {
    if (playbookId !== undefined) playbook.open(playbookId)
  }, [playbook, playbookId])
  const title = useStore(playbook, (view) => view.opened?.playbook.title)
  useMemo(() => {
    document.title = title === undefined ? 'Runcard' : `${title} · Runcard`
  }, [title])
  const enteredId = useStore(incident, (view) => view.incidentId)
  const openedId = useStore(playbook, (view) => view.playbookId)
  return enteredId === incidentId && openedId === playbookId
}
