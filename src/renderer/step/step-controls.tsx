// The foot of the step that the keys act on: what it still needs, Run or Stop, and what else can be done, with its key.
import { useStore } from 'zustand'
import type { TargetId } from '../../core/incident/events.ts'
import { type StepState, wentOnAfter } from '../../core/incident/state.ts'
import { backTo } from '../../core/incident/timeline.ts'
import type { Command } from '../../core/playbook/model/command.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import { isForShell } from '../../core/playbook/runnable.ts'
import { type ActionId, keyLabel } from '../actions/actions.ts'
import { perform } from '../actions/handlers.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { classes } from '../parts/classes.ts'
import { Keycap } from '../parts/keycap.tsx'
import { ElsewhereList } from '../playbook/elsewhere-list.tsx'
import { useElsewhere } from '../playbook/use-elsewhere.ts'
import { BlankInput } from './blank-input.tsx'
import { Confirmation } from './confirmation.tsx'
import { Asking, ConsoleControls, LeaveConsole, OnToTyping, useNextForConsole } from './console-controls.tsx'
import styles from './controls.module.css'
import { LastValues } from './last-values.tsx'
import { blanksOf, commandsOfRun, firstLeft, hazardsOf, unfilled } from './readiness.ts'
import { SecretOffers } from './secret-offers.tsx'
import { useFilledValues } from './secret-values.ts'
import { useStepActions } from './use-step-actions.ts'

interface StepControlsProps {
  readonly step: Step
  readonly state: StepState
  readonly isFolded: boolean
}

export function StepControls({ step, state, isFolded }: StepControlsProps) {
  const { incident } = useStores()
  const actions = useStepActions()
  const isStarting = useStore(incident, (view) => view.starting.has(step.id))
  const isClosed = useStore(incident, (view) => view.incident.status === 'closed')
  const hasIncident = useStore(incident, (view) => view.incident.status === 'open')
  const forConsole = useNextForConsole(step)
  const commands = commandsOfRun(step, state)
  // It may be done now: running all of it again is not what comes next.
  const wentOn = wentOnAfter(state).length > 0
  const isRunnable = !wentOn && commands.length > 0 && (forConsole === undefined || !isForShell(forConsole))
  if (isClosed) return null
  if (state.status === 'running')
    return (
      <>
        <LeaveConsole step={step} />
        <div className={classes(styles.row, styles.way)}>
          <Button
            kind="primary"
            keyLabel={keyLabel('step.stop')}
            isDisabled={state.stopRequested}
            onPress={() => void actions.stop(step.id)}
          >
            {state.stopRequested ? 'Stopping' : 'Stop'}
          </Button>
          {forConsole === undefined ? <Asking /> : <ConsoleControls step={step} command={forConsole} />}
          {forConsole === undefined && <OnToTyping step={step} />}
          <Keys ids={['incident.note', 'page.terminal']} />
        </div>
      </>
    )
  if (isFolded || state.status === 'done' || state.status === 'skipped')
    return (
      <div className={classes(styles.row, styles.way)}>
        <Keys
          // A check may end with 0 and print that all is lost.
          ids={[
            ...(hasContents(step) ? ['step.run' as const] : []),
            'step.undo',
            ...(state.status === 'done' ? ['step.fail' as const] : []),
            'incident.note',
          ]}
          words={{ 'step.run': isFolded ? 'open' : 'fold', 'step.undo': taking(state) }}
        />
      </div>
    )
  const isAgain = state.status !== 'todo'
  const ranOn = state.byHand ? undefined : state.targetId
  return (
    <>
      {state.status === 'failed' && <Elsewhere step={step} />}
      {isRunnable && <VariableFields step={step} commands={commands} />}
      {isRunnable && (
        <SecretOffers commands={commands} onFilled={() => actions.goOnFilling(step.id)} onEnter={() => void actions.run(step.id)} />
      )}
      {isRunnable && hasIncident && <LastValues commands={commands} onFilled={() => actions.goOnFilling(step.id)} />}
      <LeaveConsole step={step} />
      {state.status === 'may-have-run' && (
        <p className={styles.advice}>It was under way when the connection to its shell ended. Check what it did before you run it again.</p>
      )}
      <div className={classes(styles.row, styles.way)}>
        {isRunnable ? (
          <RunControls step={step} commands={commands} isStarting={isStarting} isAgain={isAgain} ranOn={ranOn} hasIncident={hasIncident} />
        ) : (
          <>
            {forConsole !== undefined && <ConsoleControls step={step} command={forConsole} />}
            <Button
              kind={forConsole === undefined ? 'primary' : 'plain'}
              keyLabel={keyLabel(forConsole === undefined ? 'step.run' : 'step.tick')}
              onPress={() => void actions.tick(step.id)}
            >
              Done
            </Button>
          </>
        )}
        {hasIncident && wentOn && <Keys ids={['step.undo', 'step.fail', 'incident.note']} words={{ 'step.undo': taking(state) }} />}
        {hasIncident && !wentOn && (
          <Keys
            ids={[...(firstLeft(step, state) === undefined ? [] : ['step.rest' as const]), ...keysFor(state.status)]}
            words={state.status === 'failed' ? { 'step.fail': 'say why' } : {}}
          />
        )}
      </div>
    </>
  )
}

/** Something to open a finished step for. */
function hasContents({ commands, notes }: Step): boolean {
  return commands.length > 0 || notes.length > 0
}

/** What `u` does to it: a word by hand on what a run left is taken back, to read what that was. */
function taking(state: StepState): string {
  return state.beforeHand === undefined ? 'do it again' : backTo(state).toLowerCase()
}

function keysFor(status: StepState['status']): readonly ActionId[] {
  return status === 'todo' ? ['step.skip', 'step.fail', 'incident.note'] : ['step.tick', 'step.skip', 'step.fail', 'incident.note']
}

/** After a failure: what the playbook has for it, one press away. */
function Elsewhere({ step }: { readonly step: Step }) {
  const { playbook } = useStores()
  const found = useElsewhere(step.id)
  if (found.length === 0) return null
  return (
    <div className={styles.elsewhere}>
      <p>
        If this does not help, the playbook has, with <Keycap>{keyLabel('step.fail')}</Keycap>:
      </p>
      <ElsewhereList found={found} onGo={({ steps }) => playbook.setCursor(steps[0]!.id)} />
    </div>
  )
}

interface RunControlsProps {
  readonly step: Step
  readonly commands: readonly Command[]
  readonly isStarting: boolean
  readonly isAgain: boolean
  /** Where the run was that it may run again after. */
  readonly ranOn: TargetId | undefined
  readonly hasIncident: boolean
}

function RunControls({ step, commands, isStarting, isAgain, ranOn, hasIncident }: RunControlsProps) {
  const { incident } = useStores()
  const actions = useStepActions()
  const typed = useStore(incident, (view) => view.confirmations[step.id] ?? '')
  const target = useStore(incident, (view) => view.targets.find((row) => row.targetId === view.targetId)?.name)
  const isElsewhere = useStore(incident, (view) => ranOn !== undefined && ranOn !== view.targetId)
  const empty = unfilled(commands, useFilledValues())
  const missing = empty.length
  const hazards = hazardsOf(commands)
  const isUnconfirmed = hasIncident && hazards.length > 0 && typed !== target
  const isBlocked = hasIncident && (isUnconfirmed || missing > 0)
  return (
    <>
      {hasIncident && hazards.length > 0 && (
        <Confirmation step={step} hazards={hazards} missing={empty} onEnter={() => void actions.run(step.id)} />
      )}
      <Button kind="primary" keyLabel={keyLabel('step.run')} isDisabled={isBlocked || isStarting} onPress={() => void actions.run(step.id)}>
        {isStarting ? 'Starting' : `${isAgain ? 'Run again' : 'Run'}${isAgain && isElsewhere ? ` on ${target ?? ''}` : ''}`}
      </Button>
      {missing > 0 && (
        <span className={styles.missing}>{missing === 1 ? 'One blank to fill in first.' : `${missing} blanks to fill in first.`}</span>
      )}
    </>
  )
}

/** Blanks that are set in the session before the command, whose text stays as written. */
function VariableFields({ step, commands }: { readonly step: Step; readonly commands: readonly Command[] }) {
  const actions = useStepActions()
  const variables = blanksOf(commands).filter((blank) => blank.kind === 'variable')
  if (variables.length === 0) return null
  return (
    <div className={styles.variables}>
      {variables.map((blank) => (
        <div key={blank.name} className={styles.variable}>
          <label htmlFor={`${step.id} ${blank.name}`}>
            <code>{blank.name}</code> {blank.label}
          </label>
          <BlankInput id={`${step.id} ${blank.name}`} blank={blank} onEnter={() => actions.goOnFilling(step.id)} />
        </div>
      ))}
    </div>
  )
}

const shortWords: { readonly [Id in ActionId]?: string } = {
  'step.rest': 'run the rest',
  'step.skip': 'skip',
  'step.fail': 'failed',
  'step.tick': 'done anyway',
  'incident.note': 'note',
  'page.terminal': 'terminal',
}

interface KeysProps {
  readonly ids: readonly ActionId[]
  readonly words?: { readonly [Id in ActionId]?: string }
}

/** What else can be done here: small, each with its key, all of them buttons. */
function Keys({ ids, words = {} }: KeysProps) {
  return (
    <div className={styles.keys}>
      {ids.map((id) => (
        <Button key={id} kind="quiet" onPress={() => perform(id)}>
          <Keycap>{keyLabel(id)}</Keycap> {words[id] ?? shortWords[id]}
        </Button>
      ))}
    </div>
  )
}
