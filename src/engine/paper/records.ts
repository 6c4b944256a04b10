// A printing → what is kept of it: a record for each sheet.
import { layoutFor, type PrintFormat, paperTitles } from '../../core/card/format.ts'
import type { PageCode } from '../../core/paper/page-code.ts'
import type { PrintRecord } from '../../core/paper/print-record.ts'
import type { ScenarioId } from '../../core/playbook/model/document.ts'
import type { Printed, PrintOptions } from '../print/print-options.ts'

export interface PrintSubject {
  readonly file: string
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly hash: string
  readonly format: PrintFormat
  readonly options: PrintOptions
  /** Milliseconds since 1970. */
  readonly at: number
}

export function recordsOf(printed: Pick<Printed, 'sheets'>, { file, hash, format, options, at }: PrintSubject): PrintRecord[] {
  const paper = paperWords(format, options)
  return printed.sheets.map(({ name, scenarioId, units, pages }) => ({
    at,
    file,
    hash,
    name,
    format: formatOfSheet(format, scenarioId),
    paper,
    units,
    pages,
  }))
}

/** A sheet of one scenario is the same, whether it was printed alone or with the others. */
export function formatOfSheet(format: PrintFormat, scenarioId: ScenarioId | undefined): PrintFormat {
  if (scenarioId === undefined) return format
  if (format.type === 'cards') return { type: 'card', scenarioId }
  return 'scenarioId' in format || format.type === 'index-cards' ? { type: format.type, scenarioId } : format
}

/** "A4", "US Letter, landscape, both sides" */
function paperWords(format: PrintFormat, options: PrintOptions): string {
  const layout = layoutFor(format.type, options, options.own)
  if ('instead' in layout) return ''
  const { paper, orientation, binding } = layout
  const words = [paperTitles[paper], orientation === 'landscape' ? orientation : '', binding === 'duplex' ? 'both sides' : '']
  return words.filter((word) => word !== '').join(', ')
}

/** The codes of the pages that were last printed in this format on this paper: a page that has one still is out there. */
export function freshCodes(newest: readonly PrintRecord[], format: PrintFormat, options: PrintOptions): ReadonlySet<PageCode> {
  const type = format.type === 'cards' ? 'card' : format.type
  const paper = paperWords(format, options)
  const same = newest.filter((record) => record.format.type === type && record.paper === paper)
  return new Set(same.flatMap(({ pages }) => pages.map(({ code }) => code)))
}
