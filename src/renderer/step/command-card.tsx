// One command: the text in full, filled in; hazards by stripes, a mark and words; its result and output once it ran.
import { Play, TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { type CommandState, runningOn, stepOf } from '../../core/incident/state.ts'
import { tookWords } from '../../core/incident/took-words.ts'
import { hazardWords } from '../../core/playbook/hazard-words.ts'
import type { Command } from '../../core/playbook/model/command.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import { commandsToRun, isForConsole, isForShell } from '../../core/playbook/runnable.ts'
import { statusMeaning } from '../../core/shell/status-meaning.ts'
import { useStores } from '../app/stores.ts'
import type { IncidentView } from '../incident/store.ts'
import { CopyButton, ToolButton } from '../parts/copy-button.tsx'
import { exactTimeWords, sentence } from '../parts/words.ts'
import styles from './command.module.css'
import { CommandText } from './command-text.tsx'
import { copyText } from './filled-text.ts'
import { OutputTail } from './output-tail.tsx'
import { RunsAs } from './runs-as.tsx'
import { useFilledValues } from './secret-values.ts'
import { useStepActions } from './use-step-actions.ts'

interface CommandCardProps {
  readonly step: Step
  readonly command: Command
  readonly index: number
  readonly state: CommandState | undefined
  readonly isNow: boolean
  /** Of a finished step that was opened to be read: all of the output that is at hand. */
  readonly isOpened: boolean
}

const kindWords = {
  repl: 'Type this into the console that is open.',
  sql: 'Run this in the database’s client.',
  data: '',
  output: 'This is what to expect.',
} as const

export function CommandCard({ step, command, index, state, isNow, isOpened }: CommandCardProps) {
  const { incident } = useStores()
  const actions = useStepActions()
  const values = useFilledValues()
  const isFree = useStore(incident, isTargetFree)
  const runTogether = commandsToRun(step)
  const isOneOfMany = step.commands.filter(isForShell).length > 1
  const isDangerous = command.hazards.length > 0
  const isRunnable = isForShell(command)
  const hint = isRunnable ? undefined : kindWords[command.kind as keyof typeof kindWords]
  const typedAt = useStore(incident, (view) => stepOf(view.incident, step.id).typedAt?.[command.id])
  const isFillable = isNow && (isRunnable || isForConsole(command))
  return (
    <div className={styles.command}>
      <div className={styles.box} data-hazard={isDangerous || undefined}>
        <pre className={styles.text}>
          <CommandText command={command} values={values} {...(isFillable ? { onEnter: () => actions.goOnFilling(step.id) } : {})} />
        </pre>
        <div className={styles.tools}>
          {isNow && isOneOfMany && (runTogether.includes(command) || command.onlyWhen !== undefined) && isFree && (
            <ToolButton
              label={`Run only command ${index + 1} of step ${step.number}`}
              onPress={() => void actions.run(step.id, command.id)}
            >
              <Play size={14} aria-hidden="true" /> only this
            </ToolButton>
          )}
          <CopyButton text={copyText(command, values)} what={`command ${index + 1} of step ${step.number}`} />
        </div>
      </div>
      {command.remark !== undefined && <p className={styles.hint}>{command.remark}</p>}
      {isDangerous && (
        <p className={styles.hazard}>
          <TriangleAlert size={14} strokeWidth={2.5} aria-hidden="true" />
          {sentence(command.hazards.map((hazard) => hazardWords[hazard]).join(' · '))}
        </p>
      )}
      {command.onlyWhen !== undefined && <p className={styles.hint}>Only for this case: “{command.onlyWhen}”. Run leaves it out.</p>}
      {command.inside !== undefined && (
        <p className={styles.hint}>
          Meant for what <code>{command.inside}</code> opens, not for the shell.
        </p>
      )}
      {typedAt !== undefined && <p className={styles.result}>typed into the console · {exactTimeWords(typedAt)}</p>}
      {isNow && typedAt === undefined && hint !== undefined && hint !== '' && <p className={styles.hint}>{hint}</p>}
      {isNow && (command.follows || command.interactive) && isRunnable && (
        <p className={styles.hint}>
          {command.interactive && 'Talks to you: it opens in the terminal below.'} {command.follows && 'Runs until you stop it.'}
        </p>
      )}
      {isFillable && <RunsAs command={command} values={values} />}
      {state !== undefined && isOneOfMany && <p className={styles.result}>{resultWords(state)}</p>}
      {state !== undefined && (
        <OutputTail
          commandId={command.id}
          state={state}
          title={step.title}
          isFollowed={isNow && state.status === 'running'}
          lineCount={isOpened ? 200 : state.status === 'running' ? 12 : 10}
        />
      )}
    </div>
  )
}

/** Nothing runs or is about to on the target: only then can one command be picked out. */
function isTargetFree({ incident, targetId, starting }: IncidentView): boolean {
  return starting.size === 0 && (targetId === undefined || runningOn(incident, targetId) === undefined)
}

function resultWords(state: CommandState): string {
  const took = state.durationMs === undefined ? [] : [tookWords(state.durationMs)]
  const exit = state.exitStatus === null ? [] : [`exit ${state.exitStatus}`]
  switch (state.status) {
    case 'running':
      return '▸ running'
    case 'succeeded':
      return ['✓', ...exit, '·', ...took].join(' ')
    case 'failed': {
      const meaning = statusMeaning(state.text, state.exitStatus)
      if (meaning !== undefined) return [`ended with ${state.exitStatus}: ${meaning} ·`, ...took].join(' ')
      return ['✕ failed ·', ...exit, '·', ...took].join(' ')
    }
    case 'stopped':
      return ['■ stopped ·', ...took].join(' ')
    case 'session-lost':
    case 'may-have-run':
      return '? may have run'
    default:
      state.status satisfies never
      return ''
  }
}
