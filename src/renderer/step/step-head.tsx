// Number and title, and at the right the target or what became of the step.
import { useStore } from 'zustand'
import type { StepState } from '../../core/incident/state.ts'
import type { Step } from '../../core/playbook/model.ts'
import { useStores } from '../app/stores.ts'
import { useNow } from '../parts/use-now.ts'
import { clock } from '../parts/words.ts'
import { HeadingTag } from '../prose/heading-tag.tsx'
import { canRun } from './readiness.ts'
import { statusWords } from './status-words.ts'
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
      <p className={styles.status} data-status={state.status}>
        {words.join(' · ')}
        {state.status === 'running' && <Elapsed since={state.startedAt} />}
        {(state.status === 'running' || (isNow && state.status !== 'done' && state.status !== 'skipped')) && step.commands.some(canRun) && (
          <OnTarget state={state} />
        )}
      </p>
    </>
  )
}

function Elapsed({ since }: { readonly since: number | undefined }) {
  const now = useNow()
  return since === undefined ? null : <> · {clock(now - since)}</>
}

/** Where the step runs, always in the same place. */
function OnTarget({ state }: { readonly state: StepState }) {
  const { incident } = useStores()
  const targets = useStore(incident, (view) => view.targets)
  const chosen = useStore(incident, (view) => (view.incident.status === 'open' ? view.targetId : undefined))
  const targetId = state.status === 'running' ? state.targetId : chosen
  const name = targets.find((target) => target.targetId === targetId)?.name
  return name === undefined ? null : (
    <span className={styles.target}>
      on <b>{name}</b>
    </span>
  )
}
