// The condition and the option that a step stands under, on its own card: the heading that says so may be out of sight.
import { CornerDownRight } from 'lucide-react'
import { useStore } from 'zustand'
import type { StepId } from '../../core/playbook/model/document.ts'
import { standsUnder } from '../../core/playbook/way.ts'
import { useStores } from '../app/stores.ts'
import styles from './step-card.module.css'

export function StandsUnder({ id, stepId }: { readonly id: string; readonly stepId: StepId }) {
  const { playbook } = useStores()
  const procedure = useStore(playbook, (view) => view.page?.steps.get(stepId)?.procedure)
  const under = procedure === undefined ? [] : standsUnder(procedure)
  if (under.length === 0) return null
  return (
    <p id={id} className={styles.under}>
      <CornerDownRight size={14} aria-hidden="true" />
      {under.join(' · ')}
    </p>
  )
}
