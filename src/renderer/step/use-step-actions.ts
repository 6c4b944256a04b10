import { useMemo } from 'react'
import { useStores } from '../app/stores.ts'
import { createStepActions, type StepActions } from './step-actions.ts'

export function useStepActions(): StepActions {
  const stores = useStores()
  return useMemo(() => createStepActions(stores), [stores])
}
