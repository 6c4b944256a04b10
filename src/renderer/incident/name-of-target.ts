// What a target is called where a step says where it ran: also one that is in no list any more, by its sessions' records.
import type { TargetId } from '../../core/incident/events.ts'
import type { IncidentView } from './store.ts'

export function nameOfTarget(view: Pick<IncidentView, 'incident' | 'targets'>, targetId: TargetId | undefined): string | undefined {
  if (targetId === undefined) return undefined
  const listed = view.targets.find((target) => target.targetId === targetId)?.name
  return listed ?? view.incident.sessions.findLast((session) => session.targetId === targetId)?.targetName
}
