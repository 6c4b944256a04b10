// What happened in an incident, on paper: the report, and the sheet for whoever takes over. Set like the cards.
import type { RecordName } from '../../contract/paper-calls.ts'
import { formats, layoutFor, type PrintLayout, type UsualPaper } from '../../core/card/format.ts'
import { handoverSheet } from '../../core/card/handover.ts'
import { reportSheet } from '../../core/card/report.ts'
import type { IncidentEvent } from '../../core/incident/events.ts'
import { handoverOf } from '../../core/incident/report/handover.ts'
import { reportOf } from '../../core/incident/report/report.ts'
import type { Times } from '../../core/incident/report/times.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import { pageDesign } from './design.ts'
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

export async function typesetRecord(
  name: RecordName,
  { events, playbook, toldAt, times }: RecordGround,
  paper: UsualPaper,
  signal?: AbortSignal,
): Promise<Printed> {
  const layout = recordLayout(paper)
  const sheet =
    name === 'report' ? reportSheet(reportOf(events, playbook, toldAt), times) : handoverSheet(handoverOf(events, playbook, toldAt), times)
  const work = { title: sheet.title, sheets: [sheet], design: pageDesign(layout, scales[name]), counts: 'through', isRecord: true } as const
  const printed = await setWork(work, layout, { fileName: '', printedOn: new Date(toldAt).toISOString().slice(0, 10), signal })
  return { ...printed, blankContacts: [] }
}
