// The right side: the clock against the objective, targets, notes and the journal; before an incident is open, how to open one.

import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { rehearsedWords } from '../../core/incident/rehearsed-words.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import { scenarioObjective } from '../../core/playbook/scenario-objective.ts'
import { keyLabel } from '../actions/actions.ts'
import { perform } from '../actions/handlers.ts'
import { openDialog } from '../app/dialogs.ts'
import { navigate } from '../app/routes.ts'
import { useStores } from '../app/stores.ts'
import { Messages } from '../message/messages.tsx'
import { Button } from '../parts/button.tsx'
import { Keycap } from '../parts/keycap.tsx'
import { useNow } from '../parts/use-now.ts'
import { counted, dateWords, durationWords, whenWords } from '../parts/words.ts'
import { togglePane, usePanes } from '../playbook/panes.ts'
import { markedChapter } from '../playbook/progress.ts'
import { unsettledWords } from '../playbook/unsettled.ts'
import { Clock } from './clock.tsx'
import { Escalation } from './escalation.tsx'
import styles from './incident-panel.module.css'
import { Journal } from './journal.tsx'
import { TargetMenu } from './target-menu.tsx'

export function IncidentPanel({ chapterKey }: { readonly chapterKey: string | undefined }) {
  const { incident } = useStores()
  const status = useStore(incident, (view) => view.incident.status)
  const isIncident = useStore(incident, (view) => view.incidentId !== undefined)
  return (
    <aside className={styles.panel} aria-label="Incident">
      {!isIncident && <BeforeIncident chapterKey={chapterKey} />}
      {isIncident && status === 'unknown' && <p className={styles.soft}>Reading the journal…</p>}
      {isIncident && status !== 'unknown' && <OpenIncident />}
    </aside>
  )
}

function BeforeIncident({ chapterKey }: { readonly chapterKey: string | undefined }) {
  const { playbook, library } = useStores()
  const opened = useStore(playbook, (view) => view.opened)
  const playbookId = useStore(playbook, (view) => view.playbookId)
  const incidents = useStore(library, (state) => state.incidents)
  const row = useStore(library, (state) => state.playbooks.find((one) => one.playbookId === playbookId))
  const now = useNow(false)
  const objective = useObjective(chapterKey)
  const running = incidents.filter((row) => row.playbookId === playbookId && row.closedAt === undefined)
  if (opened === undefined) return null
  const { scenarios, procedures } = opened.playbook
  const stepCount = procedures.reduce((sum, procedure) => sum + procedure.steps.length, 0)
  return (
    <>
      <p className={styles.reading}>For reading</p>
      <PaneButtons />
      <Rest>
        <p className={styles.soft}>Nothing runs and nothing is recorded until an incident or a drill is open.</p>
        {running.map((row) => (
          <div key={row.incidentId} className={styles.resume}>
            <p>
              {row.kind === 'drill' ? 'A drill' : 'An incident'} is open since {whenWords(row.openedAt, now)}.
            </p>
            <Button kind="primary" onPress={() => navigate({ type: 'incident', incidentId: row.incidentId })}>
              Go on with it
            </Button>
          </div>
        ))}
        <div className={styles.start}>
          <Button
            kind={running.length > 0 ? 'plain' : 'primary'}
            keyLabel={keyLabel('incident.open')}
            onPress={() => perform('incident.open')}
          >
            Open an incident or a drill
          </Button>
        </div>
        <TargetMenu />
        <dl className={styles.facts}>
          {objective !== undefined && (
            <div>
              <dt>Objective</dt>
              <dd>{durationWords(objective)}</dd>
            </div>
          )}
          <div>
            <dt>In it</dt>
            <dd>
              {scenarios.length > 0 && `${counted(scenarios.length, 'scenario')}, `}
              {stepCount > 0 ? counted(stepCount, 'step') : 'no steps found: shown for reading'}
            </dd>
          </div>
          <div>
            <dt>Last rehearsed</dt>
            <dd>{row === undefined ? 'never' : rehearsedWords(row, dateWords)}</dd>
          </div>
        </dl>
        <div className={styles.actions}>
          <Button kind="quiet" onPress={() => perform('page.print')}>
            <Keycap>{keyLabel('page.print')}</Keycap> paper
          </Button>
          <Button kind="quiet" onPress={() => perform('app.help')}>
            <Keycap>?</Keycap> all keys
          </Button>
        </div>
      </Rest>
    </>
  )
}

function OpenIncident() {
  const { incident, playbook } = useStores()
  const state = useStore(incident, (view) => view.incident)
  const hash = useStore(playbook, (view) => view.opened?.hash)
  const { playbookId } = state
  const isOpen = state.status === 'open'
  const isChanged = hash !== undefined && hash !== state.playbookHash
  return (
    <>
      <Clock />
      <PaneButtons />
      <Rest>
        {isChanged && (
          <p className={styles.changed}>The playbook has changed since this {state.kind} was opened. The page shows it as it is now.</p>
        )}
        {isOpen && <TargetMenu />}
        <Escalation />
        <Messages />
        <Journal />
        <div className={styles.actions}>
          {isOpen && (
            <>
              <Button kind="quiet" onPress={() => perform('incident.note')}>
                <Keycap>{keyLabel('incident.note')}</Keycap> note
              </Button>
              <Button kind="quiet" onPress={() => perform('page.terminal')}>
                <Keycap>{keyLabel('page.terminal')}</Keycap> terminal
              </Button>
              <Button kind="quiet" onPress={() => openDialog({ type: 'sheet' })}>
                from paper
              </Button>
              <Button kind="quiet" onPress={() => perform('incident.handover')}>
                hand over
              </Button>
              <Button kind="quiet" onPress={() => openDialog({ type: 'close-incident' })}>
                close the {state.kind}
              </Button>
            </>
          )}
          <Button kind="quiet" onPress={() => perform('incident.report')}>
            report
          </Button>
          {!isOpen && (
            <Button onPress={() => playbookId !== undefined && navigate({ type: 'playbook', playbookId })}>Back to the playbook</Button>
          )}
        </div>
      </Rest>
    </>
  )
}

/** Everything below the clock; folded away where there is no room. */
function Rest({ children }: { readonly children: ReactNode }) {
  const isUnfolded = usePanes((panes) => panes.panel)
  return (
    <div className={styles.rest} data-open={isUnfolded}>
      {children}
    </div>
  )
}

/** Only there where the outline and the panel are folded away. */
function PaneButtons() {
  const { incident } = useStores()
  const panes = usePanes()
  const unsettled = useStore(incident, (view) => unsettledWords(Object.keys(view.incident.steps) as StepId[], view.incident.steps))
  return (
    <div className={styles.panes}>
      <Button kind="quiet" onPress={() => togglePane('outline')}>
        {panes.outline ? 'hide outline' : unsettled === '' ? 'outline' : `outline: ${unsettled}`}
      </Button>
      <Button kind="quiet" onPress={() => togglePane('panel')}>
        {panes.panel ? 'less' : 'more'}
      </Button>
    </div>
  )
}

/** The objective of the scenario in view, else of the playbook. */
function useObjective(chapterKey: string | undefined): string | undefined {
  const { playbook } = useStores()
  return useStore(playbook, (view) => {
    const key = view.page === undefined ? undefined : markedChapter(view.page, chapterKey, view.cursor)
    const scenario = view.page?.chapters.find((chapter) => chapter.key === key)?.scenario
    const own = scenario === undefined || view.page === undefined ? undefined : scenarioObjective(scenario, view.page.procedures.values())
    return own ?? view.opened?.playbook.meta.rto
  })
}
