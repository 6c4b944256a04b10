// What a step printed, all of its commands together: under a step that is done, where the responder still needs it. Every
// command that printed something has its last lines here; opening the step shows the rest.
import type { StepState } from '../../core/incident/state.ts'
import type { Command } from '../../core/playbook/model/command.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import { isForShell } from '../../core/playbook/runnable.ts'
import { useStores } from '../app/stores.ts'
import styles from './output.module.css'
import { OutputTail } from './output-tail.tsx'

interface RunOutputProps {
  readonly step: Step
  readonly state: StepState
  /** The run that ended last: there it is also said that nothing was printed. */
  readonly isLatest: boolean
}

export function RunOutput({ step, state, isLatest }: RunOutputProps) {
  const { playbook } = useStores()
  const ran = step.commands.filter((command) => state.commands[command.id] !== undefined)
  const printing = printingCommands(step, state)
  if (ran.length === 0) return null
  if (printing.length === 0) return isLatest ? <p className={styles.none}>It printed nothing.</p> : null
  const isCaptioned = step.commands.filter(isForShell).length > 1
  const lineCount = linesEach(isLatest ? 8 : 5, printing.length)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter and o do the same (actions/actions.ts)
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger place to click for what Enter does
    <div
      className={styles.run}
      title="Open the step to see all of it"
      onClick={(event) => {
        const isSelecting = getSelection()?.isCollapsed === false
        if (!isSelecting && !(event.target as Element).closest('button')) playbook.toggleUnfolded(step.id)
      }}
    >
      {printing.map((command) => (
        <div key={command.id}>
          {isCaptioned && <p className={styles.caption}>{captionOf(command, state)}</p>}
          <OutputTail commandId={command.id} state={state.commands[command.id]!} title={step.title} lineCount={lineCount} />
        </div>
      ))}
    </div>
  )
}

/** The commands of the last run that printed something, or may have. */
export function printingCommands(step: Step, state: StepState): readonly Command[] {
  return step.commands.filter((command) => {
    const known = state.commands[command.id]
    return known !== undefined && (known.outputBytes > 0 || known.status === 'running' || known.status === 'may-have-run')
  })
}

/** A few lines each, more where there are fewer to share the room. */
function linesEach(room: number, count: number): number {
  return Math.max(1, Math.min(room, Math.ceil((room * 1.5) / count)))
}

/** As it was run, in one line. */
function captionOf(command: Command, state: StepState): string {
  const text = state.commands[command.id]?.text || command.text
  const [first = '', ...others] = text.trim().split('\n')
  return others.length === 0 ? first : `${first.replace(/\s*\\$/, '')} …`
}
