// The scenario that the incident is about: of the step that the keys act on; where a section was gone to, to be read, the one that
// was worked on last; before anything was, the one that it was opened at.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Scenario } from '../../core/playbook/model/playbook.ts'
import { useStores } from '../app/stores.ts'
import { resumeAt } from '../playbook/progress.ts'

export function useScenario(): Scenario | undefined {
  const { playbook, incident } = useStores()
  const scenarios = useStore(playbook, (view) => view.opened?.playbook.scenarios)
  const cursor = useStore(playbook, (view) => view.cursor)
  const page = useStore(playbook, (view) => view.page)
  const steps = useStore(incident, (view) => view.incident.steps)
  const openedFor = useStore(incident, (view) => view.incident.openedFor)
  return useMemo(() => {
    const scenarioOf = (stepId: StepId | undefined) => (stepId === undefined ? undefined : page?.steps.get(stepId)?.procedure.scenarioId)
    const scenarioId = scenarioOf(cursor) ?? (page === undefined ? undefined : scenarioOf(resumeAt(page, steps))) ?? openedFor
    return scenarios?.find(({ id }) => id === scenarioId)
  }, [scenarios, cursor, page, steps, openedFor])
}
