// Opening and closing an incident. Opening from a step goes on with that step: with Enter for real, with d as a drill.
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import type { IncidentKind } from '../../core/incident/events.ts'
import { leftOpen } from '../../core/incident/report/report.ts'
import { untouchedStep } from '../../core/incident/state.ts'
import { withoutStop } from '../../core/playbook/wording/titles.ts'
import { closeDialog, type RunRequest } from '../app/dialogs.ts'
import { parseRoute, replaceRoute } from '../app/routes.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { useNow } from '../parts/use-now.ts'
import { WholeWords } from '../parts/whole-words.tsx'
import { clock } from '../parts/words.ts'
import { filledText } from '../step/filled-text.ts'
import { commandsOfRun, hazardsOf, unfilled } from '../step/readiness.ts'
import { useFilledValues } from '../step/secret-values.ts'
import { useStepActions } from '../step/use-step-actions.ts'
import styles from './incident-dialogs.module.css'

export function OpenIncidentDialog({ run }: { readonly run: RunRequest | undefined }) {
  const { client, incident, playbook, library } = useStores()
  const actions = useStepActions()
  const [error, setError] = useState<unknown>()
  const [isOpening, setIsOpening] = useState(false)
  const view = useStore(playbook)
  const values = useFilledValues()
  const target = useStore(incident, (state) => state.targets.find(({ targetId }) => targetId === state.targetId))
  const step = run === undefined ? undefined : view.page?.steps.get(run.stepId)?.step
  const commands = step === undefined ? [] : commandsOfRun(step, untouchedStep, run?.commandId)
  const runsAtOnce = commands.length > 0 && hazardsOf(commands).length === 0 && unfilled(commands, values).length === 0

  async function open(kind: IncidentKind): Promise<void> {
    if (view.playbookId === undefined || isOpening) return
    setIsOpening(true)
    try {
      const here = parseRoute(location.hash)
      const worked = run?.stepId ?? view.cursor
      const scenarioId =
        (worked === undefined ? undefined : view.page?.steps.get(worked)?.procedure.scenarioId) ??
        (here.type === 'library' ? undefined : here.scenarioId)
      const about = scenarioId === undefined ? {} : { scenarioId }
      const { incidentId } = await client.call('incident.open', { playbookId: view.playbookId, kind, ...about })
      incident.enter(incidentId, target)
      const place =
        here.type === 'library'
          ? {}
          : here.scenarioId !== undefined
            ? { scenarioId: here.scenarioId }
            : here.sectionId !== undefined
              ? { sectionId: here.sectionId }
              : {}
      replaceRoute({ type: 'incident', incidentId, ...place })
      void library.reload()
      await ready()
      // The dialog has gone before the step takes the focus, and no key comes between: the next ones are meant for what the step needs.
      flushSync(closeDialog)
      if (run !== undefined && commands.length > 0) void actions.run(run.stepId, run.commandId)
    } catch (reason) {
      setError(reason)
      setIsOpening(false)
    }
  }

  /** The journal has begun and the targets are known. */
  function ready(): Promise<void> {
    const isReady = () => incident.getState().incident.status === 'open' && incident.getState().targetId !== undefined
    if (isReady()) return Promise.resolve()
    return new Promise((resolve) => {
      const stop = incident.subscribe((state) => {
        if (!isReady() && state.error === undefined) return
        stop()
        resolve()
      })
    })
  }

  return (
    <Dialog title="Is this for real?" isQuestion onClose={closeDialog}>
      <p className={styles.soft}>
        From now on the clock runs, and everything that is done is recorded in the journal of {view.opened?.playbook.title}.
      </p>
      {step !== undefined && runsAtOnce && (
        <div>
          <p>
            Step {step.number}, <b>{withoutStop(step.title)}</b>, then runs on{' '}
            {target === undefined ? 'this machine' : <b>{target.name}</b>}:
          </p>
          <pre className={styles.preview}>
            <WholeWords text={commands.map((command) => filledText(command, values) ?? command.text).join('\n')} />
          </pre>
        </div>
      )}
      {error !== undefined && <Problem error={error} />}
      <DialogButtons keys={{ d: () => void open('drill') }}>
        <Button kind="primary" keyLabel="↵" autoFocus isDisabled={isOpening} onPress={() => void open('incident')}>
          {runsAtOnce ? 'Open an incident and run' : 'Open an incident'}
        </Button>
        <Button keyLabel="d" isDisabled={isOpening} onPress={() => void open('drill')}>
          It is a drill
        </Button>
        <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
          Keep reading
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

export function CloseIncidentDialog() {
  const { client, incident, playbook, notices, library } = useStores()
  const state = useStore(incident, (view) => view.incident)
  const incidentId = useStore(incident, (view) => view.incidentId)
  const opened = useStore(playbook, (view) => view.opened?.playbook)
  const now = useNow()
  const open = leftOpen(state, opened, now)

  async function close(): Promise<void> {
    if (incidentId === undefined) return
    try {
      await client.call('incident.close', { incidentId })
      closeDialog()
      void library.reload()
    } catch (error) {
      closeDialog()
      notices.failHere(error)
    }
  }

  return (
    <Dialog title={`Close this ${state.kind}?`} isQuestion onClose={closeDialog}>
      <p className={styles.soft}>
        The clock stops at {clock(now - (state.openedAt ?? now))}. The journal is kept; nothing can be added to it after that.
      </p>
      {open.length > 0 && (
        <div>
          <p>Left open, and so in the report:</p>
          <ul className={styles.list}>
            {open.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      <DialogButtons>
        <Button kind="primary" keyLabel="↵" autoFocus onPress={() => void close()}>
          Close the {state.kind}
        </Button>
        <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
          Go on working
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
