// What a playbook would say on paper now, to judge a sheet by. Nothing is laid out for it.
import { RuncardError } from '../../contract/errors.ts'
import { type PrintFormat, paperNames, paperTitles } from '../../core/card/format.ts'
import { pocketSheetLike } from '../../core/card/pocket.ts'
import type { PageCode } from '../../core/paper/page-code.ts'
import type { PresentPaper, PrintRecord } from '../../core/paper/print-record.ts'
import { headOfCard, stepsAmong, unitsOf } from '../../core/paper/units.ts'
import type { SheetStep } from '../../core/paper/verdict.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import { findPage } from '../print/page-digest.ts'
import { composeSheets } from '../print/typeset.ts'
import { formatOfSheet } from './records.ts'

export interface PresentPlaybook {
  readonly playbook: Playbook
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly hash: string
  readonly fileName: string
}

/** What would be printed in its place; nothing where the playbook has no such sheet any more. */
export function presentPaper(
  { playbook, hash, fileName }: PresentPlaybook,
  { format, paper, units }: Pick<PrintRecord, 'format' | 'paper' | 'units'>,
): PresentPaper | undefined {
  // What a pocket card has room for depends on its paper, and on far more than what stands on it.
  const isPocket = format.type === 'pocket' && playbook.scenarios.length > 0
  const [sheet] = isPocket ? [pocketSheetLike(playbook, { fileName, printedOn: '' }, units)] : sheetsOf(playbook, format, fileName, paper)
  return sheet && { name: sheet.footer.name, hash, units: unitsOf(sheet.elements) }
}

/** Each card is among the cards. What is on a pocket card can only be told by setting it: it is known from its printing or not at all. */
const wholeFormats = ['booklet', 'cards', 'index-cards'] as const

/** The sheet that would have a page with this code, in whatever format. */
export function findPresentPage(
  code: PageCode,
  { playbook, fileName }: PresentPlaybook,
): { readonly format: PrintFormat; readonly name: string; readonly scenario?: string; readonly steps: readonly SheetStep[] } | undefined {
  for (const type of wholeFormats) {
    for (const sheet of sheetsOf(playbook, { type }, fileName)) {
      const units = unitsOf(sheet.elements)
      const place = findPage(code, sheet.footer.name, units, headOfCard(sheet, units))
      if (place === undefined) continue
      const steps = stepsAmong(units.slice(place.first, place.last + 1))
      const scenario = units.find((unit) => unit.type === 'scenario')?.title
      const format = formatOfSheet({ type }, sheet.scenarioId)
      return { format, name: sheet.footer.name, steps, ...(sheet.scenarioId === undefined || scenario === undefined ? {} : { scenario }) }
    }
  }
  return undefined
}

/** `paper` in the words of a record; a wall sheet names pages of a booklet on paper that goes with its own. */
function sheetsOf(playbook: Playbook, format: PrintFormat, fileName: string, paper = ''): ReturnType<typeof composeSheets> {
  try {
    return composeSheets(playbook, format, fileName, { paper: paperNames.find((name) => paper.startsWith(paperTitles[name])) })
  } catch (error) {
    if (error instanceof RuncardError) return []
    throw error
  }
}
