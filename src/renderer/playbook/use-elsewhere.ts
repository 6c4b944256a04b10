import { useMemo } from 'react'
import { useStore } from 'zustand'
import { type Elsewhere, elsewhereFor } from '../../core/playbook/elsewhere.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import { useStores } from '../app/stores.ts'

/** What the playbook has for when this step fails. */
export function useElsewhere(stepId: StepId): readonly Elsewhere[] {
  const { playbook } = useStores()
  const opened = useStore(playbook, (view) => view.opened?.playbook)
  const known = useStore(playbook, (view) => view.page?.steps.get(stepId))
  return useMemo(
    () => (opened === undefined || known === undefined ? [] : elsewhereFor(known.step, known.procedure, opened)),
    [opened, known],
  )
}
