// What happened in an incident, on paper: the report, and the sheet for whoever takes over. Set like the cards.
import type { RecordName } from '../../contract/paper-calls.ts'
import { formats, layoutFor, type PrintLayout, type UsualPaper } from '../../core/card/format.ts'
import { handoverSheet } from '../../core/card/handover.ts'
import { paperWords } from '../../core/card/language/languages.ts'
import type { LabelLanguage } from '../../core/card/language/paper-words.ts'
import { languageOf } from '../../core/card/language/playbook-language.ts'
import { reportSheet } from '../../core/card/report.ts'
import type { IncidentEvent } from '../../core/incident/events.ts'
import { handoverOf } from '../../core/incident/report/handover.ts'
import { reportOf } from '../../core/incident/report/report.ts'
import { createTimes, type Times } from '../../core/incident/report/times.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import { pageDesign } from './design.ts'
import { labelsFor } from './labels-for.ts'
import type { Printed } from './print-options.ts'
import { setWork } from './set-work.ts'

export interface RecordGround {
  readonly events: readonly IncidentEvent[]
  /** As it is now; undefined where its file is gone. */
  readonly playbook: Playbook | undefined
  /** Milliseconds since 1970. */
  readonly toldAt: number
  readonly times: Times
}

export interface RecordWish {
  readonly paper: UsualPaper
  /** The language of Runcard's own words; the playbook's own where left out. */
  readonly labels?: LabelLanguage | undefined
  readonly signal?: AbortSignal | undefined
}

const scales: Readonly<Record<RecordName, readonly number[]>> = {
  report: [1, 0.97, 0.94, 0.91],
  // One sheet, both sides.
  handover: [1.08, 1.03, 1, 0.95, 0.9, 0.86, 0.82],
}

export function recordLayout(paper: UsualPaper): PrintLayout {
  const layout = layoutFor('booklet', { paper })
  if ('instead' in layout) throw new Error(`${formats.booklet.name} on ${paper}: ${layout.asked}`)
  return layout
}

/** Throws RuncardError labels-without-font, cancelled. */
export async function typesetRecord(
  name: RecordName,
  { events, playbook, toldAt, times }: RecordGround,
  { paper, labels: asked, signal }: RecordWish,
): Promise<Printed> {
  const layout = recordLayout(paper)
  const labels = labelsFor(playbook ? languageOf(playbook) : 'en', asked)
  const words = paperWords[labels]
  const own = labels === 'en' ? times : createTimes(times.zone, labels)
  const sheet =
    name === 'report'
      ? reportSheet(reportOf(events, playbook, toldAt, words), own, words)
      : handoverSheet(handoverOf(events, playbook, toldAt, words), own, words)
  const work = { title: sheet.title, sheets: [sheet], design: pageDesign(layout, scales[name]), counts: 'through', isRecord: true } as const
  const printed = await setWork(work, layout, { fileName: '', printedOn: new Date(toldAt).toISOString().slice(0, 10), signal })
  return { ...printed, blankContacts: [] }
}
