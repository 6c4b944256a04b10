// What the responder put into blanks of messages, for as long as the page is loaded: the next message of the same incident asks
// for the same service and the same ticket.
import { create } from 'zustand'
import type { IncidentId } from '../../core/incident/events.ts'

type Values = Readonly<Record<string, string>>

const useTyped = create<{ readonly incidentId: IncidentId | undefined; readonly values: Values }>(() => ({
  incidentId: undefined,
  values: {},
}))

const nothing: Values = {}

export function useTypedValues(incidentId: IncidentId | undefined): Values {
  return useTyped((typed) => (typed.incidentId === incidentId ? typed.values : nothing))
}

/** Also '': what was filled in by itself is taken out. */
export function typeValue(incidentId: IncidentId | undefined, key: string, value: string): void {
  useTyped.setState((before) => ({ incidentId, values: { ...(before.incidentId === incidentId ? before.values : {}), [key]: value } }))
}
