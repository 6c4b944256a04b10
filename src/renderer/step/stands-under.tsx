// The condition and the option that a step stands under, on its own card: the heading that says so may be out of sight.
import { CornerDownRight } from 'lucide-react'
import { useStore } from 'zustand'
import type { StepId } from '../../core/playbook/model/document.ts'
import { standsUnder } from '../../core/playbook/way.ts'
import { useStores } from '../app/stores.ts'
import styles from './step-card.module.css'

/** Nothing where it stands under none. */
export function useStandsUnder(stepId: StepId): string {
  const { playbook } = useStores()
  const procedure = useStore(playbook, (view) => view.page?.steps.get(stepId)?.procedure)
  return procedure === undefined ? '' : standsUnder(procedure).join(' · ')
}

export function StandsUnder({ id, words }: { readonly id: string; readonly words: string }) {
  return (
    <p id={id} className={styles.under}>
      <CornerDownRight size={14} aria-hidden="true" />
      {words}
    </p>
  )
}
