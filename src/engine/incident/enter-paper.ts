// Times that were written on a sheet while there was only paper → the journal of the incident. Only steps of that sheet, and
// only a sheet of the incident's own playbook.
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentId } from '../../core/incident/events.ts'
import { timeOfDay } from '../../core/paper/paper-time.ts'
import { verdictWords } from '../../core/paper/verdict-words.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Library } from '../library/library.ts'
import type { Paper } from '../paper/paper.ts'
import { findStep, type Incidents } from './incidents.ts'

export interface PaperEntry {
  readonly incidentId: IncidentId
  /** The code at the sheet's foot. */
  readonly typed: string
  readonly done: readonly { readonly stepId: StepId; readonly doneAt: number }[]
}

interface Parts {
  readonly incidents: Incidents
  readonly library: Library
  readonly paper: Paper
}

/** The clocks of two computers are never quite the same. */
const toleranceMs = 60_000

/** Throws RuncardError sheet-unusable, time-to-come, step-unknown, step-running, incident-unknown, incident-closed. */
export async function enterPaper({ incidentId, typed, done }: PaperEntry, { incidents, library, paper }: Parts): Promise<void> {
  const { playbookId, playbookFile, playbookTitle } = incidents.openState(incidentId)
  const verdict = await paper.verify(typed)
  if (!('sheet' in verdict)) throw new RuncardError('sheet-unusable', { reason: verdictWords(verdict).title })
  const { code, sheet } = verdict
  if (sheet.file !== playbookFile) {
    // The same playbook may have been printed from a copy of it.
    const playbook = playbookId === undefined ? undefined : (library.lastKnown(playbookId) ?? (await library.glance(playbookId)).playbook)
    const isCopy = playbook !== undefined && sheet.steps.some(({ stepId }) => findStep(playbook, stepId) !== undefined)
    if (!isCopy) throw new RuncardError('sheet-unusable', { reason: `it is of “${sheet.name}”, the incident of “${playbookTitle}”.` })
  }
  const titles = new Map(sheet.steps.map(({ stepId, title }) => [stepId, title]))
  const now = Date.now()
  const steps = done.map(({ stepId, doneAt }) => {
    const title = titles.get(stepId)
    if (title === undefined) throw new RuncardError('step-unknown', {})
    if (doneAt > now + toleranceMs) throw new RuncardError('time-to-come', { time: timeOfDay(doneAt, now) })
    return { stepId, title, doneAt }
  })
  incidents.doneOnPaper(incidentId, code, steps)
}
