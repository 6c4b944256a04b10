import { useStore } from 'zustand'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { useStores } from '../app/stores.ts'

/** What the playbook has for when this procedure does not help: the branches and the other options of its scenario. */
export function useBranches(procedure: Procedure | undefined): readonly Procedure[] {
  const { playbook } = useStores()
  const page = useStore(playbook, (view) => view.page)
  if (page === undefined || procedure?.scenarioId === undefined) return []
  return [...page.procedures.values()].filter(
    (other) =>
      other.id !== procedure.id &&
      other.scenarioId === procedure.scenarioId &&
      other.steps.length > 0 &&
      (other.kind === 'branch' || other.kind === 'option' || other.kind === 'rollback'),
  )
}
