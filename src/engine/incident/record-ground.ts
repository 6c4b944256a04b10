// All that a report or a handover sheet is told from: the journal of the incident, and its playbook as it is now.
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentId } from '../../core/incident/events.ts'
import { createTimes } from '../../core/incident/report/times.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Journal } from '../journal/journal.ts'
import type { Library } from '../library/library.ts'
import type { RecordGround } from '../print/typeset-record.ts'

/** Throws RuncardError incident-unknown. */
export async function recordGround(journal: Journal, library: Library, incidentId: IncidentId, timeZone: string): Promise<RecordGround> {
  const events = journal.events(incidentId, 0)
  const opened = events.find((event) => event.type === 'incident-opened')
  if (opened === undefined) throw new RuncardError('incident-unknown', {})
  return { events, playbook: await playbookNow(library, opened.playbookId), toldAt: Date.now(), times: createTimes(timeZone) }
}

/** Without its file the journal still tells what happened. */
async function playbookNow(library: Library, playbookId: PlaybookId): Promise<Playbook | undefined> {
  try {
    return (await library.open(playbookId)).playbook
  } catch (error) {
    if (error instanceof RuncardError) return undefined
    throw error
  }
}
