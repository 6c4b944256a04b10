// Keeps a folder of PDFs as fresh as its playbooks, for a cron line or a CI job: writes only what became other, each PDF whole
// or not at all, takes nothing away that it didn't write, and notes in the manifest what is on each, before it is written.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { FormatName, LayoutWish, UsualPaper } from '../../core/card/format.ts'
import type { PrintRecord } from '../../core/paper/print-record.ts'
import { isHeld, lockFile } from '../files/file-lock.ts'
import { replaceFile } from '../files/replace-file.ts'
import { reasonOf } from '../journal/records-error.ts'
import type { PrintOptions } from '../print/print-options.ts'
import { typeset } from '../print/typeset.ts'
import { createNames, type PlannedPdf, planPdfs } from './export-plan.ts'
import { createPlaybookSource, type PlaybookSource } from './export-source.ts'
import { addToManifest, type ManifestLine, readManifest, type WrittenPdf } from './manifest.ts'
import { recordsOf } from './records.ts'

export interface SourcePlaybook {
  readonly file: string
  /** What it is called in the folder and its manifest: its path below what was named, with slashes. */
  readonly name: string
  /** It was not asked for now: what an earlier export made of it stays. */
  readonly isPassedOver?: true
}

export interface FolderOrder {
  readonly out: string
  readonly playbooks: readonly SourcePlaybook[]
  readonly formats: readonly FormatName[]
  readonly wish: LayoutWish & Pick<PrintOptions, 'labels'>
  /** The paper that the user has; A4 where left out. */
  readonly own?: UsualPaper
  /** Of Runcard: another one may draw otherwise. */
  readonly version: string
  /** ISO 8601: the day to stand on what is written. */
  readonly today: string
  /** Takes away what an earlier export wrote and this one doesn't make. */
  readonly isPruning: boolean
  /** Ends it: the PDF that is being made is not written. */
  readonly signal: AbortSignal
  readonly onPdf: (pdf: WrittenPdf, outcome: 'written' | 'unchanged', playbooksDone: number) => void
  readonly onProblem: (error: RuncardError) => void
}

export interface FolderOutcome {
  readonly written: readonly WrittenPdf[]
  readonly unchanged: number
  /** By an earlier export, and not made by this one; taken away where it was pruning. */
  readonly leftovers: readonly string[]
  readonly isInterrupted: boolean
}

/** Throws RuncardError export-busy, export-unwritable, folder-unreadable, paper-unsuited. */
export async function exportFolder(order: FolderOrder): Promise<FolderOutcome> {
  const { out, signal } = order
  const lock = await lockFolder(out)
  try {
    const before = (await readManifest(out))?.pdfs ?? new Map<string, WrittenPdf>()
    const nameFor = createNames()
    const made = new Set<string>()
    const written: WrittenPdf[] = []
    let unchanged = 0
    let playbooksDone = 0
    for (const playbook of order.playbooks) {
      if (signal.aborted) break
      const source = createPlaybookSource(playbook.file)
      if (playbook.isPassedOver) {
        for (const { pdf } of await planPdfs(playbook.name, order.formats, source.playbook, nameFor)) made.add(pdf)
        continue
      }
      playbooksDone++
      try {
        for (const planned of await planPdfs(playbook.name, order.formats, source.playbook, nameFor)) {
          if (signal.aborted) break
          made.add(planned.pdf)
          const pdf = await refresh(planned, playbook.name, source, before.get(planned.pdf), order).catch(noneWithoutScenarios)
          if (pdf === undefined) {
            made.delete(planned.pdf)
            continue
          }
          if (pdf.isNew) written.push(pdf.entry)
          else unchanged++
          order.onPdf(pdf.entry, pdf.isNew ? 'written' : 'unchanged', playbooksDone)
        }
      } catch (error) {
        if (!(error instanceof RuncardError) || isAboutAll(error)) throw error
        if (error.code === 'cancelled') break
        order.onProblem(error)
        // What can't be read now is not gone: its paper stays.
        for (const [pdf, { records }] of before) if (records.some(({ file }) => file === playbook.name)) made.add(pdf)
      }
    }
    const leftovers = signal.aborted ? [] : [...before.keys()].filter((pdf) => !made.has(pdf))
    if (order.isPruning) for (const pdf of leftovers) await takeAway(out, pdf)
    return { written, unchanged, leftovers, isInterrupted: signal.aborted }
  } finally {
    lock.close()
  }
}

/** A playbook without scenarios has no cards; that is no problem of an export of all. */
function noneWithoutScenarios(error: unknown): undefined {
  if (!(error instanceof RuncardError) || error.code !== 'no-scenarios') throw error
}

/** No playbook could be exported after these. */
function isAboutAll({ code }: RuncardError): boolean {
  return code === 'export-unwritable' || code === 'paper-unsuited' || code === 'folder-unreadable'
}

async function lockFolder(out: string): Promise<{ close(): void }> {
  const file = join(out, '.runcard-prints.lock')
  try {
    await mkdir(out, { recursive: true })
    return lockFile(file)
  } catch (error) {
    if (isHeld(error)) throw new RuncardError('export-busy', { folder: out })
    throw unwritable(error, out)
  }
}

async function refresh(
  { pdf, format }: PlannedPdf,
  name: string,
  source: PlaybookSource,
  before: WrittenPdf | undefined,
  { out, wish: asked, own, version, today, signal }: FolderOrder,
): Promise<{ readonly entry: WrittenPdf; readonly isNew: boolean }> {
  const file = join(out, ...pdf.split('/'))
  const wish = own === undefined ? asked : { ...asked, own }
  const hash = await source.hash()
  const inputs = digest(JSON.stringify([version, hash, name, format, wish]))
  const there = await digestOf(file)
  if (before !== undefined && before.inputs === inputs && before.sha256 === there) return { entry: before, isNew: false }
  if (before === undefined && there !== undefined) throw new RuncardError('export-foreign', { file })
  const playbook = await source.playbook()
  const make = async (printedOn: string): Promise<{ entry: WrittenPdf; bytes: Uint8Array }> => {
    const options = { ...wish, fileName: basename(name), printedOn, signal }
    const printed = await typeset(playbook, format, options)
    const records: PrintRecord[] = recordsOf(printed, { file: name, hash, format, options, at: Date.now() })
    const { bytes, blankContacts, missingCharacters } = printed
    return { bytes, entry: { type: 'written', pdf, sha256: digest(bytes), inputs, printedOn, blankContacts, missingCharacters, records } }
  }
  // The day on the paper is that of its last change: with the day that it had, the same text gives the same bytes.
  const again = before === undefined ? undefined : await make(before.printedOn)
  const isSame = before !== undefined && again?.entry.sha256 === before.sha256
  const { entry, bytes } = isSame && again !== undefined ? again : await make(today)
  const isNew = entry.sha256 !== there
  await writing(file, async () => {
    await addToManifest(out, entry)
    if (!isNew) return
    await mkdir(dirname(file), { recursive: true })
    await clearUnfinished(file)
    await replaceFile(file, bytes)
  })
  return { entry, isNew }
}

/** What an export that was killed left of this file; nobody else is writing here now. */
async function clearUnfinished(file: string): Promise<void> {
  const start = `.${basename(file)}.`
  for (const name of await readdir(dirname(file)))
    if (name.startsWith(start) && /^[0-9a-f]{12}$/.test(name.slice(start.length))) await rm(join(dirname(file), name), { force: true })
}

async function takeAway(out: string, pdf: string): Promise<void> {
  const file = join(out, ...pdf.split('/'))
  const entry: ManifestLine = { type: 'removed', pdf }
  await writing(file, async () => {
    await rm(file, { force: true })
    await addToManifest(out, entry)
  })
}

async function writing(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw unwritable(error, file)
  }
}

function unwritable(error: unknown, file: string): unknown {
  const { code, errcode } = error as { readonly code?: string; readonly errcode?: number }
  if (typeof code !== 'string') return error
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || errcode === 13
  const reason = isFull ? 'there is no space left' : code === 'ERR_SQLITE_ERROR' ? 'it may not be opened' : reasonOf(error)
  return new RuncardError('export-unwritable', { file, reason })
}

async function digestOf(file: string): Promise<string | undefined> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw unwritable(error, file)
  })
  return bytes && digest(bytes)
}

function digest(of: string | Uint8Array): string {
  return createHash('sha256').update(of).digest('hex')
}
