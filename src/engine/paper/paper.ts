// Paper that is out there, as the engine's handlers need it: remembers what was printed, and judges a sheet by its code.
import { basename } from 'node:path'
import type { PageCode } from '../../core/paper/page-code.ts'
import type { PresentPaper, PrintRecord } from '../../core/paper/print-record.ts'
import type { KnownSheet, Verdict } from '../../core/paper/verdict.ts'
import { playbookIdOf } from '../library/identity.ts'
import type { Library } from '../library/library.ts'
import type { Shelf } from '../library/shelf.ts'
import { findPresentPage, presentPaper } from './present.ts'
import type { PrintRegister } from './register.ts'
import { verifyCode } from './verify.ts'

export interface Paper {
  /** It was saved or printed. Throws RuncardError register-damaged, disk-full, records-unwritable. */
  taken(records: readonly PrintRecord[]): void
  verify(typed: string): Promise<Verdict>
  /** The last printing of each paper of a file. Throws as `taken` does. */
  newest(file: string): readonly PrintRecord[]
}

export interface PaperParts {
  readonly register: PrintRegister
  readonly library: Library
  readonly shelf: Shelf
}

const noSuchSheet = 'The playbook has no such scenario any more.'

export function createPaper({ register, library, shelf }: PaperParts): Paper {
  async function present(record: PrintRecord): Promise<PresentPaper | string> {
    const { playbook, hash } = await shelf.glance(record.file)
    return presentPaper({ playbook, hash, fileName: basename(record.file) }, record) ?? noSuchSheet
  }

  async function lookThrough(code: PageCode): Promise<{ readonly found?: KnownSheet; readonly playbookCount: number }> {
    const { entries } = await library.list()
    let playbookCount = 0
    for (const { playbookId, content } of entries) {
      if (!('hash' in content)) continue
      // One that was written to or taken away meanwhile is passed over.
      const read = await library.glance(playbookId).catch(() => undefined)
      if (read === undefined) continue
      playbookCount++
      const found = findPresentPage(code, { playbook: read.playbook, hash: read.hash, fileName: basename(read.file) })
      if (found !== undefined) return { found: { playbookId, file: read.file, ...found, paper: '', pages: [] }, playbookCount }
    }
    return { playbookCount }
  }

  return {
    taken(records) {
      for (const record of records) register.add({ ...record, at: Date.now() })
    },
    newest: register.newest,
    async verify(typed) {
      const verdict = await verifyCode(typed, { source: register, present, lookThrough })
      if (!('sheet' in verdict) || verdict.sheet.playbookId !== undefined) return verdict
      const playbookId = playbookIdOf(verdict.sheet.file)
      const { entries } = await library.list(0)
      const isListed = entries.some((entry) => entry.playbookId === playbookId)
      return isListed ? { ...verdict, sheet: { ...verdict.sheet, playbookId } } : verdict
    },
  }
}
