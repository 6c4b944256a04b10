// One message of the playbook as it stands now: its blanks with what the incident knows and what was typed, and the whole of it.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { blanksOfMessage, messagePieces, recipientsOf, templatesFor } from '../../core/incident/message/message.ts'
import { createTimes } from '../../core/incident/report/times.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import type { MessageTemplate } from '../../core/playbook/model/facts.ts'
import type { Scenario } from '../../core/playbook/model/playbook.ts'
import { useStores } from '../app/stores.ts'
import { useNow } from '../parts/use-now.ts'
import { resumeAt } from '../playbook/progress.ts'
import { useTypedValues } from './typed-values.ts'

/** The scenario that is worked on; where a section was gone to, to be read, what was done last tells it. */
function useScenario(): Scenario | undefined {
  const { playbook, incident } = useStores()
  const scenarios = useStore(playbook, (view) => view.opened?.playbook.scenarios)
  const cursor = useStore(playbook, (view) => view.cursor)
  const page = useStore(playbook, (view) => view.page)
  const steps = useStore(incident, (view) => view.incident.steps)
  return useMemo(() => {
    const scenarioOf = (stepId: StepId | undefined) => (stepId === undefined ? undefined : page?.steps.get(stepId)?.procedure.scenarioId)
    const scenarioId = scenarioOf(cursor) ?? (page === undefined ? undefined : scenarioOf(resumeAt(page, steps)))
    return scenarios?.find(({ id }) => id === scenarioId)
  }, [scenarios, cursor, page, steps])
}

export function useTemplates(): readonly MessageTemplate[] {
  const { playbook } = useStores()
  const templates = useStore(playbook, (view) => view.opened?.playbook.templates)
  const scenario = useScenario()
  return useMemo(() => templatesFor(templates ?? [], scenario), [templates, scenario])
}

export function useMessage(template: MessageTemplate) {
  const { incident, playbook } = useStores()
  const incidentId = useStore(incident, (view) => view.incidentId)
  const state = useStore(incident, (view) => view.incident)
  // "local" is no name for anybody else.
  const targetName = useStore(incident, (view) => view.targets.find((row) => row.targetId === view.targetId && row.kind !== 'local')?.name)
  const all = useStore(playbook, (view) => view.opened?.playbook.templates)
  const scenario = useScenario()
  const now = useNow(state.status === 'open')
  const typed = useTypedValues(incidentId)
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const ground = { incident: state, scenario, targetName, now, times: createTimes(zone), utc: createTimes('UTC') }
  const blanks = blanksOfMessage(template, ground)
  const values = Object.fromEntries(blanks.map(({ key, known }) => [key, typed[key] ?? known ?? '']))
  const subject = messagePieces(template.subject ?? '', 'subject', blanks, values)
  const body = messagePieces(template.body, 'body', blanks, values)
  return { incidentId, blanks, values, subject, body, recipients: recipientsOf(template, all ?? []) }
}
