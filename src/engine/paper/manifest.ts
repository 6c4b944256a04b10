// The manifest beside exported PDFs: what was printed into this folder, a line of JSON for each PDF that was written, and one
// for each that was taken away; the last line on a PDF is what it is now. It is only ever added to, so that what an
// interruption or a full disk leaves of it is readable, and sheets printed long ago stay known. A line that can't be read is
// passed over.
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { RuncardError } from '../../contract/errors.ts'
import type { PageCode } from '../../core/paper/page-code.ts'
import type { PrintRecord } from '../../core/paper/print-record.ts'
import { reasonOf } from '../journal/records-error.ts'
import type { PrintSource } from './register.ts'

export const manifestName = 'runcard-prints.jsonl'

const unit = z.object({
  type: z.string(),
  stepId: z.string().optional(),
  number: z.string().optional(),
  title: z.string().optional(),
  text: z.string(),
})
const record = z.object({
  at: z.number(),
  file: z.string(),
  hash: z.string(),
  name: z.string(),
  format: z.looseObject({ type: z.string() }),
  paper: z.string(),
  units: z.array(unit),
  pages: z.array(z.object({ number: z.number(), code: z.string(), first: z.number(), last: z.number() })),
})
const line = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('written'),
    /** Below the folder, with slashes. */
    pdf: z.string(),
    /** SHA-256 of the PDF, hexadecimal. */
    sha256: z.string(),
    /** Digest of all that it was made from: where that is the same, the PDF would be. */
    inputs: z.string(),
    /** ISO 8601: the day that stands on it. */
    printedOn: z.string(),
    blankContacts: z.array(z.string()),
    missingCharacters: z.array(z.string()),
    records: z.array(record),
  }),
  z.object({ type: z.literal('removed'), pdf: z.string() }),
])

export interface WrittenPdf {
  readonly type: 'written'
  readonly pdf: string
  readonly sha256: string
  readonly inputs: string
  readonly printedOn: string
  readonly blankContacts: readonly string[]
  readonly missingCharacters: readonly string[]
  readonly records: readonly PrintRecord[]
}

export type ManifestLine = WrittenPdf | { readonly type: 'removed'; readonly pdf: string }

export interface Manifest {
  /** The PDFs that are there now, by their names. */
  readonly pdfs: ReadonlyMap<string, WrittenPdf>
  /** All that was ever printed, newest first. */
  readonly records: readonly PrintRecord[]
  readonly damagedLines: number
}

/** An empty one where there is none. Throws RuncardError folder-unreadable. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw new RuncardError('folder-unreadable', { folder, reason: reasonOf(error) })
  })
  if (text === undefined) return undefined
  const pdfs = new Map<string, WrittenPdf>()
  const records: PrintRecord[] = []
  let damagedLines = 0
  for (const json of text.split('\n')) {
    if (json.trim() === '') continue
    const entry = readLine(json)
    if (entry === undefined) damagedLines++
    else if (entry.type === 'removed') pdfs.delete(entry.pdf)
    else {
      pdfs.set(entry.pdf, entry)
      records.push(...entry.records)
    }
  }
  return { pdfs, records: records.reverse(), damagedLines }
}

function readLine(json: string): ManifestLine | undefined {
  try {
    const read = line.safeParse(JSON.parse(json))
    return read.success ? (read.data as unknown as ManifestLine) : undefined
  } catch {
    return undefined
  }
}

/** On the disk when it resolves. A line that was cut off before is ended first. Throws what the file system throws. */
export async function addToManifest(folder: string, entry: ManifestLine): Promise<void> {
  const handle = await open(join(folder, manifestName), 'a+', 0o644)
  try {
    const { size } = await handle.stat()
    const last = Buffer.alloc(1)
    if (size > 0) await handle.read(last, 0, 1, size - 1)
    const isCutOff = size > 0 && last[0] !== 0x0a
    await handle.appendFile(`${isCutOff ? '\n' : ''}${JSON.stringify(entry)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export function manifestSource({ records }: Manifest): PrintSource {
  return {
    withCode: (code) => records.filter(({ pages }) => pages.some((page) => page.code === code)),
    codes: () => [...new Set(records.flatMap(({ pages }) => pages.map((page): PageCode => page.code)))],
  }
}
