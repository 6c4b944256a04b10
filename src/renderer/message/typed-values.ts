// What the responder put into blanks of messages: the next message of the same incident asks for the same service and the same
// ticket. Kept with the incident as soon as the typing rests, so that a reload, or another Runcard, still has it; a secret only for
// as long as the page is loaded.
import { useEffect, useRef } from 'react'
import { create, useStore } from 'zustand'
import type { IncidentId } from '../../core/incident/events.ts'
import type { MessageBlank } from '../../core/incident/message/message.ts'
import { useStores } from '../app/stores.ts'

type Values = Readonly<Record<string, string>>

const restMs = 400

const useTyped = create<{ readonly incidentId: IncidentId | undefined; readonly values: Values }>(() => ({
  incidentId: undefined,
  values: {},
}))

const nothing: Values = {}

/** What was typed on this page; what is kept with the incident is in its state. */
export function useTypedValues(incidentId: IncidentId | undefined): Values {
  return useTyped((typed) => (typed.incidentId === incidentId ? typed.values : nothing))
}

/** Also '': what was filled in by itself is taken out. */
export function typeValue(incidentId: IncidentId | undefined, key: string, value: string): void {
  useTyped.setState((before) => ({ incidentId, values: { ...(before.incidentId === incidentId ? before.values : {}), [key]: value } }))
}

/** Keeps what is typed into these blanks, for as long as the incident is open. */
export function useKeptValues(blanks: readonly MessageBlank[]): void {
  const { client, incident, notices } = useStores()
  const incidentId = useStore(incident, (view) => (view.incident.status === 'open' ? view.incidentId : undefined))
  const typed = useTypedValues(incidentId)
  const keep = useRef(() => {})
  // Made anew with every second of the clock.
  const latest = useRef(blanks)
  latest.current = blanks
  useEffect(() => {
    const open = latest.current.filter(({ key, secret }) => !secret && Object.hasOwn(typed, key))
    const values = Object.fromEntries(open.map(({ key }) => [key, typed[key] ?? '']))
    keep.current = () => {
      keep.current = () => {}
      if (incidentId !== undefined && open.length > 0) client.call('message.fill', { incidentId, values }).catch(notices.failHere)
    }
    const timer = setTimeout(() => keep.current(), restMs)
    return () => clearTimeout(timer)
  }, [client, notices, incidentId, typed])
  // Gone on from at once.
  useEffect(() => () => keep.current(), [])
}
