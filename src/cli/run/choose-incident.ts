// Into which incident a run goes: one of the playbook that is open already (begun on a screen, or by a run that was left or
// killed), or a new one. Nothing is gone on with unasked, and none is begun beside an open one without a word.
import type { Client } from '../../contract/client.ts'
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentRow } from '../../contract/incident-calls.ts'
import type { IncidentKind } from '../../core/incident/events.ts'
import { createTimes } from '../../core/incident/report/times.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import { chooseIncident, incidentLine } from '../choose/incident.ts'
import { usageError } from '../command.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { askToGoOn, statusOfLeaving } from './questions.ts'

export interface IncidentWish {
  /** Its number in the list, or the beginning of its id. */
  readonly wanted: string | undefined
  readonly isNew: boolean
  readonly kind: IncidentKind
  readonly isUnattended: boolean
}

/**
 * The open incident to go on with, `new` for another one, the exit status where nobody chose.
 * Throws RuncardError incident-open, incident-closed, incident-of-another, incident-not-found.
 */
export async function incidentForRun(
  client: Client,
  terminal: Terminal,
  playbook: { readonly playbookId: PlaybookId; readonly title: string },
  { wanted, isNew, kind, isUnattended }: IncidentWish,
): Promise<IncidentRow | 'new' | number> {
  const all = await client.call('incident.list', {})
  if (wanted !== undefined) {
    const row = chooseIncident(all, wanted)
    if (row.playbookId !== playbook.playbookId)
      throw new RuncardError('incident-of-another', { incident: wanted, playbook: row.playbookTitle })
    if (row.closedAt !== undefined) throw new RuncardError('incident-closed', {})
    if (kind === 'drill' && row.kind !== kind) throw usageError('run', `The incident ${wanted} is for real: --drill is for a new one.`)
    return row
  }
  const times = createTimes(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const open = all.filter((row) => row.closedAt === undefined && row.playbookId === playbook.playbookId)
  const fitting = open.filter((row) => row.kind === kind)
  // A drill is no way to go on with an outage, nor the other way round: that there is one is only said.
  for (const other of open)
    if (other.kind !== kind && !isUnattended)
      terminal.say(`${wordFor(other.kind)} of this playbook is open since ${times.dayAndTime(other.openedAt)}; this is not it.`)
  const [newest] = fitting
  if (newest === undefined || isNew) return 'new'
  const lines = fitting.map((row) => `\n${incidentLine(all, row, times)}`).join('')
  if (isUnattended || !terminal.answers.isPerson)
    throw new RuncardError('incident-open', { playbook: playbook.title, kind, incidents: lines, number: all.indexOf(newest) + 1 })
  terminal.say(`${terminal.tint('yellow', `${wordFor(kind)} of this playbook is open:`)}${lines}`)
  const numbers = fitting.map((row) => all.indexOf(row) + 1)
  const answer = await askToGoOn(terminal, numbers)
  if (answer.type === 'number') return all[answer.number - 1]!
  return answer.type === 'new' ? 'new' : statusOfLeaving(answer.type)
}

function wordFor(kind: IncidentKind): string {
  return kind === 'drill' ? 'A drill' : 'An incident'
}
