// One step of a procedure. The one that the keys act on is the largest thing on the page; what is done is a line; what is to
// come shows its words and commands, quietly.
import { memo, useId } from 'react'
import { useStore } from 'zustand'
import { stepOf } from '../../core/incident/state.ts'
import type { Block } from '../../core/playbook/model/document.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import { notesAfterwards, stepContents } from '../../core/playbook/step-contents.ts'
import { useStores } from '../app/stores.ts'
import { latestRun } from '../incident/latest-run.ts'
import { Problem } from '../notice/problem.tsx'
import { classes } from '../parts/classes.ts'
import { Blocks } from '../prose/blocks.tsx'
import { ChangedSince } from './changed-since.tsx'
import { CheckBox } from './check-box.tsx'
import { CommandCard } from './command-card.tsx'
import { RunOutput } from './run-output.tsx'
import { StandsUnder, useStandsUnder } from './stands-under.tsx'
import { shownStatus, spokenStatus } from './status-words.ts'
import styles from './step-card.module.css'
import { StepControls } from './step-controls.tsx'
import { StepHead } from './step-head.tsx'
import { UnsetVariables } from './unset-variables.tsx'
import { useStepActions } from './use-step-actions.ts'

/** Of a step that is longer than the view: what keeps it from running would come up below the view, or behind its foot. */
function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

function Notes({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.length === 0 ? null : (
    <div className={styles.notes}>
      <Blocks blocks={blocks} />
    </div>
  )
}

interface StepCardProps {
  readonly step: Step
  /** Of its title, in the page's tree of headings. */
  readonly level: number
}

export const StepCard = memo(function StepCard({ step, level }: StepCardProps) {
  const { incident, playbook } = useStores()
  const actions = useStepActions()
  const state = useStore(incident, (view) => stepOf(view.incident, step.id))
  const problem = useStore(incident, (view) => view.problems[step.id])
  const isNow = useStore(playbook, (view) => view.cursor === step.id)
  const isUnfolded = useStore(playbook, (view) => view.unfolded.has(step.id))
  const isLatest = useStore(incident, (view) => latestRun(view.incident) === step.id)
  const isFinished = state.status === 'done' || state.status === 'skipped'
  const isFolded = isFinished && !isUnfolded
  const underId = useId()
  const under = useStandsUnder(step.id)
  const isUnder = isNow && under !== ''
  return (
    <li
      className={classes(styles.step, isNow && styles.now, isFinished && styles.finished)}
      data-step={step.id}
      data-status={state.status}
      tabIndex={isNow ? 0 : -1}
      aria-label={`Step ${step.number}, ${step.title}: ${spokenStatus(state)}`}
      {...(isNow ? { 'aria-current': 'step' as const } : {})}
      {...(isUnder ? { 'aria-describedby': underId } : {})}
      onClick={() => playbook.setCursor(step.id)}
      onKeyDown={(event) => {
        // Out of a field of the step: the keys are the step's again.
        if (event.key === 'Escape' && event.target !== event.currentTarget) event.currentTarget.focus({ preventScroll: true })
      }}
    >
      {isUnder && <StandsUnder id={underId} words={under} />}
      <CheckBox status={shownStatus(state)} label={`Step ${step.number} done: ${step.title}`} onPress={() => void actions.tick(step.id)} />
      <StepHead level={level} step={step} state={state} isNow={isNow} />
      {state.reason !== undefined && state.reason !== '' && <p className={styles.reason}>{state.reason}</p>}
      {!isFolded && <ChangedSince step={step} isNow={isNow} />}
      {isNow && !isFinished && <UnsetVariables step={step} />}
      {!isFolded && (
        <div className={styles.body}>
          {stepContents(step).map((content) =>
            content.type === 'notes' ? (
              <Notes key={content.notes[0]!.lines.start} blocks={content.notes} />
            ) : (
              <CommandCard
                key={content.command.id}
                step={step}
                command={content.command}
                index={content.index}
                state={state.commands[content.command.id]}
                isNow={isNow}
                isOpened={isFinished}
              />
            ),
          )}
        </div>
      )}
      {isFolded && (
        <div className={styles.body}>
          <RunOutput step={step} state={state} isLatest={isLatest} />
          {isLatest && <Notes blocks={notesAfterwards(step)} />}
        </div>
      )}
      {problem !== undefined && (
        <div className={classes(styles.body, styles.problem)} ref={bringIntoSight}>
          <Problem error={problem} />
        </div>
      )}
      {isNow && <StepControls step={step} state={state} isFolded={isFolded} />}
    </li>
  )
})
