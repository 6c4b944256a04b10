// Where the responder is, kept in the address after `#` so that a reload and a restart come back to the same place.
import { useSyncExternalStore } from 'react'
import type { IncidentId } from '../../core/incident/events.ts'
import type { PlaybookId, ProcedureId, ScenarioId } from '../../core/playbook/model/document.ts'

/** On a playbook's page; `procedureId` is of one in the section. */
interface Place {
  readonly scenarioId?: ScenarioId
  readonly sectionId?: string
  readonly procedureId?: ProcedureId
}

export type Route =
  | { readonly type: 'library' }
  | ({ readonly type: 'playbook'; readonly playbookId: PlaybookId } & Place)
  | ({ readonly type: 'incident'; readonly incidentId: IncidentId } & Place)

export function parseRoute(hash: string): Route {
  const [screen, id, part, partId, inner, innerId] = hash.replace(/^#\/?/, '').split('/').map(decodePart)
  const procedure = inner === 'procedure' && innerId ? { procedureId: innerId as ProcedureId } : {}
  const place =
    partId === undefined || partId === ''
      ? {}
      : part === 'scenario'
        ? { scenarioId: partId as ScenarioId }
        : part === 'section'
          ? { sectionId: partId, ...procedure }
          : {}
  if (screen === 'playbook' && id !== undefined && id !== '') return { type: 'playbook', playbookId: id as PlaybookId, ...place }
  if (screen === 'incident' && id !== undefined && id !== '') return { type: 'incident', incidentId: id as IncidentId, ...place }
  return { type: 'library' }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export function formatRoute(route: Route): string {
  if (route.type === 'library') return '#/'
  const id = route.type === 'playbook' ? route.playbookId : route.incidentId
  const procedure = route.procedureId === undefined ? '' : `/procedure/${encodeURIComponent(route.procedureId)}`
  const place =
    route.scenarioId !== undefined
      ? `/scenario/${encodeURIComponent(route.scenarioId)}`
      : route.sectionId !== undefined
        ? `/section/${encodeURIComponent(route.sectionId)}${procedure}`
        : ''
  return `#/${route.type}/${encodeURIComponent(id)}${place}`
}

export function navigate(route: Route): void {
  location.hash = formatRoute(route)
}

const silentChanges = new EventTarget()

/** Changes the address without a step in the history: the page scrolled, or an incident was opened on the page in view. */
export function replaceRoute(route: Route): void {
  history.replaceState(null, '', formatRoute(route))
  silentChanges.dispatchEvent(new Event('change'))
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  silentChanges.addEventListener('change', listener)
  return () => {
    removeEventListener('hashchange', listener)
    silentChanges.removeEventListener('change', listener)
  }
}

/** The address as it is now; the same string until it changes. */
export function useHash(): string {
  return useSyncExternalStore(subscribe, () => location.hash)
}
