// Which incident somebody means who writes its number in “runcard report --list” or the beginning of its id; and how one is listed.
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentRow } from '../../contract/incident-calls.ts'
import type { Times } from '../../core/incident/report/times.ts'

/** `incidents`: all there are, newest first. Throws RuncardError no-incidents, incident-not-found. */
export function chooseIncident(incidents: readonly IncidentRow[], wanted: string | undefined): IncidentRow {
  const numbered = wanted === undefined ? incidents[0] : /^\d{1,6}$/.test(wanted) ? incidents[Number(wanted) - 1] : undefined
  const found = numbered ?? incidents.find(({ incidentId }) => wanted !== undefined && wanted.length >= 4 && incidentId.startsWith(wanted))
  if (found === undefined) throw new RuncardError(wanted === undefined ? 'no-incidents' : 'incident-not-found', { incident: wanted ?? '' })
  return found
}

/** "  2  21 Nov 2026, 03:12  incident  open    RAG Stack: Disk full", with the number that it goes by on the command line. */
export function incidentLine(incidents: readonly IncidentRow[], incident: IncidentRow, times: Times): string {
  const { kind, openedAt, closedAt, playbookTitle, scenario } = incident
  const title = scenario === undefined ? playbookTitle : `${playbookTitle}: ${scenario}`
  const number = String(incidents.indexOf(incident) + 1).padStart(3)
  return `${number}  ${times.dayAndTime(openedAt)}  ${kind.padEnd(8)}  ${(closedAt === undefined ? 'open' : 'closed').padEnd(6)}  ${title}`
}
