// One export for a screen, from its order to the account of what came of it. Whatever ends it, the account says what is on the
// disk: nothing is thrown but faults of Runcard's own.
import { join } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { ExportOrder, ExportState } from '../../contract/paper-calls.ts'
import type { UsualPaper } from '../../core/card/format.ts'
import type { PrintRecord } from '../../core/paper/print-record.ts'
import { writeZip, type ZipEntry, ZipTooLarge } from '../files/zip.ts'
import { reasonOf } from '../journal/records-error.ts'
import { exportFolder, type SourcePlaybook } from './export-folder.ts'
import { manifestName } from './manifest.ts'
import { withPaths } from './source-names.ts'

type UnderWay = Extract<ExportState, { type: 'under-way' }>
type Ended = Extract<ExportState, { type: 'ended' }>

export interface ExportRun {
  readonly playbooks: readonly SourcePlaybook[]
  readonly order: Omit<ExportOrder, 'playbookIds'>
  readonly own: UsualPaper
  readonly version: string
  /** ISO 8601. */
  readonly today: string
  readonly out: string
  /** Where all of it is to be put together, and under which name it is handed out. */
  readonly zip: { readonly file: string; readonly fileName: string } | undefined
  readonly signal: AbortSignal
  readonly onProgress: (state: UnderWay) => void
  /** Throws RuncardError register-damaged, disk-full, records-unwritable. */
  readonly noteTaken: (records: readonly PrintRecord[]) => void
}

export async function runExport(run: ExportRun): Promise<Ended> {
  const { playbooks, order, zip, signal, onProgress } = run
  const { formats, ...wish } = order
  const playbookCount = playbooks.filter(({ isPassedOver }) => isPassedOver !== true).length
  const failures: RuncardError[] = []
  const entries: ZipEntry[] = []
  const taken: PrintRecord[] = []
  const missing = new Set<string>()
  const blank = new Set<string>()
  let unchanged = 0
  let leftovers = 0
  let problem: RuncardError | undefined
  let sizeBytes: number | undefined
  try {
    const outcome = await exportFolder({
      ...run,
      formats,
      wish,
      isPruning: false,
      onPdf({ pdf, records, missingCharacters, blankContacts }, became, playbooksDone) {
        entries.push({ name: pdf, file: join(run.out, ...pdf.split('/')) })
        if (became === 'written') taken.push(...records)
        else unchanged++
        for (const name of missingCharacters) missing.add(name)
        for (const name of blankContacts) blank.add(name)
        onProgress({ type: 'under-way', playbooksDone, playbookCount, file: pdf })
      },
      onProblem: (error) => failures.push(error),
    })
    leftovers = outcome.leftovers.length
    if (zip !== undefined && !outcome.isInterrupted && entries.length > 0)
      sizeBytes = (await writeZip(zip.file, [...entries, { name: manifestName, file: join(run.out, manifestName) }])).sizeBytes
  } catch (error) {
    problem = knownProblem(error, zip?.file ?? run.out)
  }
  const isHandedOut = zip === undefined || sizeBytes !== undefined
  const registerProblem = isHandedOut ? note(withPaths(taken, playbooks), run.noteTaken) : undefined
  return {
    type: 'ended',
    isCancelled: signal.aborted,
    ...(zip === undefined ? { folder: run.out } : {}),
    ...(zip === undefined || sizeBytes === undefined ? {} : { zip: { fileName: zip.fileName, sizeBytes } }),
    playbookCount,
    written: isHandedOut ? entries.length - unchanged : 0,
    unchanged,
    leftovers,
    failures: failures.map(dataOf),
    ...(problem === undefined ? {} : { problem: dataOf(problem) }),
    ...(registerProblem === undefined ? {} : { registerProblem: dataOf(registerProblem) }),
    missingCharacters: [...missing].sort(),
    blankContacts: [...blank],
  }
}

function note(records: readonly PrintRecord[], noteTaken: ExportRun['noteTaken']): RuncardError | undefined {
  try {
    noteTaken(records)
    return undefined
  } catch (error) {
    if (error instanceof RuncardError) return error
    throw error
  }
}

function knownProblem(error: unknown, file: string): RuncardError {
  if (error instanceof RuncardError) return error
  if (error instanceof ZipTooLarge) return new RuncardError('export-unwritable', { file, reason: error.message })
  if (typeof (error as { readonly code?: unknown }).code === 'string')
    return new RuncardError('export-unwritable', { file, reason: reasonOf(error) })
  throw error
}

function dataOf({ code, params }: RuncardError): { readonly code: string; readonly params: Record<string, string | number> } {
  return { code, params: { ...params } }
}
