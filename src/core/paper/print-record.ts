// What is kept of every printing, so that a sheet can be judged long after: which units stood on which page under which
// code. The register in the data folder and the manifest beside exported PDFs hold the same record.
import type { PrintFormat } from '../card/format.ts'
import { compareUnits, type UnitChange } from './compare.ts'
import type { PageCode } from './page-code.ts'
import type { PrintedUnit } from './units.ts'

export interface PrintedPage {
  /** As the foot of the page has it, from 1. */
  readonly number: number
  readonly code: PageCode
  /** The first and the last of the units that are on it, whole or in part. */
  readonly first: number
  readonly last: number
}

export interface PrintRecord {
  /** Milliseconds since 1970, of the last printing of just this. */
  readonly at: number
  /** The playbook's file; in a manifest as it was found from there. */
  readonly file: string
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly hash: string
  /** The playbook's title, as it stands at the foot of each page. */
  readonly name: string
  /** Of this sheet alone: cards that were printed together have a record each. */
  readonly format: PrintFormat
  /** In words: two records of one file, format and paper are printings of the same sheets. */
  readonly paper: string
  readonly units: readonly PrintedUnit[]
  /** Those that say something. */
  readonly pages: readonly PrintedPage[]
}

/** What would be printed now in a record's place. */
export type PresentPaper = Pick<PrintRecord, 'name' | 'hash' | 'units'>

export interface PageState {
  readonly page: PrintedPage
  readonly changes: readonly UnitChange[]
  /** What the playbook is called now, where that is not what the page says. */
  readonly renamed?: string
}

/** The pages of a printing that are no longer true, in order. */
export function stalePages(record: PrintRecord, present: PresentPaper): PageState[] {
  if (record.hash === present.hash) return []
  const changes = compareUnits(record.units, present.units)
  const renamed = record.name === present.name ? {} : { renamed: present.name }
  return record.pages.flatMap((page) => {
    const own = changes.filter((change) => isOn(change, page))
    return own.length === 0 && record.name === present.name ? [] : [{ page, changes: own, ...renamed }]
  })
}

/** What is new belongs to the page of the unit before it; before all, to the first page. */
function isOn({ type, at }: UnitChange, { first, last }: PrintedPage): boolean {
  return type === 'added' && at === -1 ? first === 0 : at >= first && at <= last
}
