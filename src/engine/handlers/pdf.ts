// Orders of a screen → the PDF and a name to save it under.
import { basename, extname } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { BinderOrder, PrintOrder } from '../../contract/paper-calls.ts'
import { binderFormat, formats, layoutFor, layoutOn, type PrintFormat, type PrintLayout, type UsualPaper } from '../../core/card/format.ts'
import { isoDay } from '../../core/paper/paper-time.ts'
import type { PrintRecord } from '../../core/paper/print-record.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Library, OpenPlaybook } from '../library/library.ts'
import { type BinderSource, makeBinder } from '../paper/make-binder.ts'
import { freshCodes, recordsOf } from '../paper/records.ts'
import type { MadePdf } from '../print/made-pdfs.ts'
import type { Printed } from '../print/print-options.ts'
import { typeset } from '../print/typeset.ts'

/** Throws what typeset throws. */
export async function makePdf(
  { playbook, file, hash }: OpenPlaybook,
  order: Omit<PrintOrder, 'playbookId'>,
  own: UsualPaper,
  newest: (file: string) => readonly PrintRecord[],
  signal: AbortSignal,
): Promise<MadePdf & Printed> {
  const now = Date.now()
  const asked = { ...order, own, signal, fileName: basename(file), printedOn: isoDay(now) }
  const { format, onlyChanged } = order
  const options = onlyChanged ? { ...asked, fresh: freshCodes(newest(file), format, asked) } : asked
  const printed = await typeset(playbook, format, options)
  // What can't be laid out was refused by now.
  const layout = layoutFor(format.type, order, own) as PrintLayout
  const records = recordsOf(printed, { file, hash, format, options, at: now })
  return { ...printed, fileName: fileNameOf(playbook, file, format), layout, records }
}

/** Throws RuncardError playbook-unknown, file-…, nothing-to-print, paper-unsuited, cancelled. */
export async function makeBinderPdf(
  { playbookIds, ...wish }: BinderOrder,
  library: Library,
  own: UsualPaper,
  signal: AbortSignal,
): Promise<MadePdf & Printed> {
  const sources: BinderSource[] = []
  for (const playbookId of playbookIds) {
    if (signal.aborted) throw new RuncardError('cancelled', {})
    sources.push(await library.glance(playbookId))
  }
  const { printed, records } = await makeBinder(sources, { ...wish, own, signal, printedOn: isoDay(Date.now()) })
  // What can't be laid out was refused by now.
  const layout = layoutOn(binderFormat, wish, own) as PrintLayout
  return { ...printed, fileName: pdfName(['binder']), layout, records }
}

function fileNameOf(playbook: Playbook, file: string, format: PrintFormat): string {
  const scenarioId = 'scenarioId' in format ? format.scenarioId : undefined
  const scenario = playbook.scenarios.find(({ id }) => id === scenarioId)
  return pdfName([
    playbook.title || basename(file, extname(file)),
    scenario?.number ?? '',
    scenario?.title ?? '',
    format.type === 'booklet' || format.type === 'card' ? '' : formats[format.type].name,
  ])
}

/** "Emergency Recovery Playbook", "3", "401 for all" → emergency-recovery-playbook-3-401-for-all.pdf */
export function pdfName(parts: readonly string[]): string {
  const words = parts
    .join(' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? ['playbook']
  return `${words.join('-').slice(0, 100).replace(/-$/, '')}.pdf`
}
