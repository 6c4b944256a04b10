// The scenario that the incident is about, for whatever is told of it beside the page.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Scenario } from '../../core/playbook/model/playbook.ts'
import { useStores } from '../app/stores.ts'
import { scenarioAt } from '../playbook/progress.ts'

export function useScenario(): Scenario | undefined {
  const { playbook, incident } = useStores()
  const scenarios = useStore(playbook, (view) => view.opened?.playbook.scenarios)
  const cursor = useStore(playbook, (view) => view.cursor)
  const page = useStore(playbook, (view) => view.page)
  const steps = useStore(incident, (view) => view.incident.steps)
  const openedFor = useStore(incident, (view) => view.incident.openedFor)
  return useMemo(() => {
    const scenarioId = scenarioAt(page, { cursor, steps, openedFor })
    return scenarios?.find(({ id }) => id === scenarioId)
  }, [scenarios, cursor, page, steps, openedFor])
}
