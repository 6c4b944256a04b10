// Number and title, and at the right the target or what became of the step.
import { useStore } from 'zustand'
import type { StepState } from '../../core/incident/state.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import { isForShell } from '../../core/playbook/runnable.ts'
import { useStores } from '../app/stores.ts'
import { nameOfTarget } from '../incident/name-of-target.ts'
import { useNow } from '../parts/use-now.ts'
import { clock } from '../parts/words.ts'
import { HeadingTag } from '../prose/heading-tag.tsx'
import { shownStatus, statusWords } from './status-words.ts'
import styles from './step-card.module.css'

interface StepHeadProps {
  readonly level: number
  readonly step: Step
  readonly state: StepState
  readonly isNow: boolean
}

export function StepHead({ level, step, state, isNow }: StepHeadProps) {
  const words = statusWords(state)
  return (
    <>
      <HeadingTag level={level} className={styles.title ?? ''}>
        <span className={styles.number}>{step.number}</span>
        {step.title}
      </HeadingTag>
      <p className={styles.status} data-status={shownStatus(state)}>
        {words.join(' · ')}
        {state.status === 'running' && <Elapsed since={state.startedAt} />}
        {step.commands.some(isForShell) && <OnTarget state={state} isNow={isNow} />}
      </p>
    </>
  )
}

function Elapsed({ since }: { readonly since: number | undefined }) {
  const now = useNow()
  return since === undefined ? null : <> · {clock(now - since)}</>
}

/** Where the step ran, or would run now: always in the same place. */
function OnTarget({ state, isNow }: { readonly state: StepState; readonly isNow: boolean }) {
  const { incident } = useStores()
  const name = useStore(incident, (view) => {
    const isToDo = state.status === 'todo'
    if (state.byHand || state.status === 'skipped' || (isToDo && (!isNow || view.incident.status !== 'open'))) return undefined
    return nameOfTarget(view, isToDo ? view.targetId : state.targetId)
  })
  return name === undefined ? null : (
    <span className={styles.target}>
      on <b>{name}</b>
    </span>
  )
}
