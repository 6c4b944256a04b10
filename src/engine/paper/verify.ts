// Judges a sheet by its code: looks for its printing, and compares what stands on it with what would stand there now. Where
// nobody remembers the printing, the playbooks as they are may still have the very page.
import { describeError, RuncardError } from '../../contract/errors.ts'
import { type PageCode, readCode } from '../../core/paper/page-code.ts'
import { type PresentPaper, type PrintedPage, type PrintRecord, stalePages } from '../../core/paper/print-record.ts'
import { stepsAmong } from '../../core/paper/units.ts'
import type { KnownSheet, Verdict } from '../../core/paper/verdict.ts'
import type { PrintSource } from './register.ts'

export interface VerifyParts {
  readonly source: PrintSource
  /** What would be printed in a record's place, or why there is nothing to, in a sentence. Throws RuncardError file-… */
  readonly present: (record: PrintRecord) => Promise<PresentPaper | string>
  /** Looks through the playbooks that are here for a page with this code. */
  readonly lookThrough: (code: PageCode) => Promise<{ readonly found?: KnownSheet; readonly playbookCount: number }>
}

/** `typed`: as a person wrote or scanned it. Never rejects for what is wrong with it: that is a verdict. */
export async function verifyCode(typed: string, { source, present, lookThrough }: VerifyParts): Promise<Verdict> {
  const read = readCode(typed)
  if (read.type === 'mistyped') return { type: 'mistyped', typed: typed.trim(), problem: read.problem }
  const { code } = read
  const { records, codes, problem } = ask(source, code)
  let gone: Verdict | undefined
  for (const record of onePerSheet(records)) {
    const verdict = await judge(code, record, present)
    // Where copies of a playbook had this page, the one that was printed last counts, if it is still there.
    if (verdict.type !== 'gone') return verdict
    gone ??= verdict
  }
  const { found, playbookCount } = await lookThrough(code)
  if (found !== undefined) return { type: 'current', code, sheet: found }
  if (gone !== undefined) return gone
  const near = codes.find((other) => differences(code, other) <= 2)
  const more = { ...(near === undefined ? {} : { near }), ...(problem === undefined ? {} : { registerProblem: problem }) }
  return { type: 'unknown', code, playbookCount, ...more }
}

/** A register that is damaged must not keep anyone from comparing with the playbooks. */
function ask(
  source: PrintSource,
  code: PageCode,
): { readonly records: PrintRecord[]; readonly codes: PageCode[]; readonly problem?: string } {
  try {
    const records = source.withCode(code)
    return { records, codes: records.length > 0 ? [] : source.codes() }
  } catch (error) {
    if (!(error instanceof RuncardError)) throw error
    return { records: [], codes: [], problem: describeError(error).title }
  }
}

/** The newest printing of each. */
function onePerSheet(records: readonly PrintRecord[]): readonly PrintRecord[] {
  const seen = new Map<string, PrintRecord>()
  for (const record of records) {
    const key = JSON.stringify([record.file, record.format])
    if (!seen.has(key)) seen.set(key, record)
  }
  return [...seen.values()]
}

async function judge(code: PageCode, record: PrintRecord, present: VerifyParts['present']): Promise<Verdict> {
  const own = record.pages.filter((page) => page.code === code)
  const sheet = sheetOf(record, own)
  try {
    const now = await present(record)
    if (typeof now === 'string') return { type: 'gone', code, sheet, reason: now }
    const [state] = stalePages({ ...record, pages: own }, now)
    if (state === undefined) return { type: 'current', code, sheet }
    return { type: 'stale', code, sheet, changes: state.changes, ...(state.renamed === undefined ? {} : { renamed: state.renamed }) }
  } catch (error) {
    if (!(error instanceof RuncardError)) throw error
    return { type: 'gone', code, sheet, reason: describeError(error).title }
  }
}

function sheetOf({ file, name, format, paper, at, units }: PrintRecord, own: readonly PrintedPage[]): KnownSheet {
  const scenario = 'scenarioId' in format ? units.find((unit) => unit.type === 'scenario')?.title : undefined
  const pages = own.map(({ number }) => number)
  const steps = stepsAmong(own.flatMap(({ first, last }) => units.slice(first, last + 1)))
  return { file, name, format, paper, pages, steps, printedAt: at, ...(scenario === undefined ? {} : { scenario }) }
}

function differences(one: PageCode, other: PageCode): number {
  return [...one].filter((character, index) => character !== other[index]).length
}
