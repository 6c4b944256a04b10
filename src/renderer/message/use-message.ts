// One message of the playbook as it stands now: its blanks with what the incident knows and what was typed, and the whole of it.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { blanksOfMessage, messagePieces, recipientsOf, templatesFor } from '../../core/incident/message/message.ts'
import { createTimes } from '../../core/incident/report/times.ts'
import type { MessageTemplate } from '../../core/playbook/model/facts.ts'
import { useStores } from '../app/stores.ts'
import { useScenario } from '../incident/use-scenario.ts'
import { useNow } from '../parts/use-now.ts'
import { useTypedValues } from './typed-values.ts'

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
  const typed = { ...state.messageValues, ...useTypedValues(incidentId) }
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const ground = { incident: state, scenario, targetName, now, times: createTimes(zone), utc: createTimes('UTC') }
  const blanks = blanksOfMessage(template, ground)
  const values = Object.fromEntries(blanks.map(({ key, known }) => [key, typed[key] ?? known ?? '']))
  const subject = messagePieces(template.subject ?? '', 'subject', blanks, values)
  const body = messagePieces(template.body, 'body', blanks, values)
  return { incidentId, blanks, values, subject, body, recipients: recipientsOf(template, all ?? []) }
}
