// The target that was last chosen, so that a reload comes back to it: nobody should run the next step on another machine
// because a page was loaded again. Of one incident only, and only in this browser.
import type { IncidentId, TargetId } from '../../core/incident/events.ts'

const key = 'runcard.target'

export function rememberedTarget(incidentId: IncidentId): TargetId | undefined {
  const [ofIncident, targetId] = (localStorage.getItem(key) ?? '').split(' ')
  return ofIncident === incidentId ? (targetId as TargetId | undefined) : undefined
}

export function rememberTarget(incidentId: IncidentId, targetId: TargetId): void {
  localStorage.setItem(key, `${incidentId} ${targetId}`)
}
