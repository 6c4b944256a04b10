// Judges a sheet by what `runcard export --all` wrote into a folder: for paper that was printed by another computer, which
// has neither the playbooks nor the register here.
import { resolve } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { PresentPaper, PrintRecord } from '../../core/paper/print-record.ts'
import type { Verdict } from '../../core/paper/verdict.ts'
import { type Manifest, manifestName, manifestSource, readManifest } from './manifest.ts'
import { verifyCode } from './verify.ts'

/** Throws RuncardError no-manifest, folder-unreadable. */
export async function verifyFromFolder(typed: string, folder: string): Promise<Verdict> {
  const manifest = await readManifest(folder)
  if (manifest === undefined) throw new RuncardError('no-manifest', { folder: resolve(folder), name: manifestName })
  const verdict = await verifyCode(typed, {
    source: manifestSource(manifest),
    present: async (record) => presentIn(manifest, record),
    lookThrough: async () => ({ playbookCount: new Set(manifest.records.map(({ file }) => file)).size }),
  })
  return 'sheet' in verdict ? { ...verdict, sheet: { ...verdict.sheet, isExported: true } } : verdict
}

function presentIn({ pdfs }: Manifest, { file, format, paper }: PrintRecord): PresentPaper | string {
  const key = JSON.stringify(format)
  const same = [...pdfs.values()]
    .flatMap(({ records }) => records)
    .filter((record) => record.file === file && JSON.stringify(record.format) === key)
  const newest = same.find((record) => record.paper === paper) ?? same[0]
  return newest ?? 'The folder has no such paper any more: the playbook, or this part of it, was taken away.'
}
