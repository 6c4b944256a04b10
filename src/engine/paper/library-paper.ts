// Whether the paper of the library's playbooks is fresh. A playbook whose file is what it was when it was printed is fresh
// without a look at it; the others are compared in the background, one after the other, each once for each of its contents.
import { basename } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { LibraryRow } from '../../contract/library-calls.ts'
import { stalePages } from '../../core/paper/print-record.ts'
import type { LibraryEntry } from '../library/library.ts'
import type { Shelf } from '../library/shelf.ts'
import { presentPaper } from './present.ts'
import type { PrintedFile, PrintRegister } from './register.ts'

export interface LibraryPaper {
  /** What there is of each entry now; undefined where nothing of it was printed here, or the register can't be read. */
  look(): (entry: LibraryEntry) => LibraryRow['paper']
  /** Calls back when more is known than before. Returns the function that ends it. */
  onJudged(listener: () => void): () => void
  /** Something was printed here. */
  tell(): void
  close(): void
}

export interface LibraryPaperOptions {
  readonly register: PrintRegister
  readonly shelf: Shelf
  readonly reportBug: (error: unknown) => string
}

export function createLibraryPaper({ register, shelf, reportBug }: LibraryPaperOptions): LibraryPaper {
  let known: { readonly version: string; readonly files: ReadonlyMap<string, PrintedFile> } | undefined
  /** By file, content and version of the register; undefined where it could not be judged. */
  const judged = new Map<string, number | undefined>()
  const waiting = new Map<string, string>()
  const listeners = new Set<() => void>()
  let isJudging = false
  let isClosed = false

  function printedFiles(): ReadonlyMap<string, PrintedFile> {
    try {
      const version = register.version()
      if (known?.version !== version) {
        known = { version, files: register.printedFiles() }
        judged.clear()
      }
      return known.files
    } catch (error) {
      // Whoever prints or verifies is told.
      if (error instanceof RuncardError) return new Map()
      throw error
    }
  }

  function tell(): void {
    if (!isClosed) for (const listener of listeners) listener()
  }

  async function judge(file: string): Promise<number> {
    const { playbook, hash } = await shelf.glance(file)
    let count = 0
    for (const record of register.newest(file)) {
      const present = presentPaper({ playbook, hash, fileName: basename(file) }, record)
      count += present === undefined ? record.pages.length : stalePages(record, present).length
    }
    return count
  }

  async function judgeWaiting(): Promise<void> {
    if (isJudging) return
    isJudging = true
    // The row is asked for first, and what is judged is told afterwards.
    await new Promise((resolve) => setImmediate(resolve))
    for (const [key, file] of waiting) {
      if (isClosed) break
      try {
        judged.set(key, await judge(file))
      } catch (error) {
        // One that can't be read has its problem in its row.
        if (!(error instanceof RuncardError)) reportBug(error)
        judged.set(key, undefined)
      }
      waiting.delete(key)
      tell()
    }
    isJudging = false
  }

  function paperOf({ file, content }: LibraryEntry, printed: PrintedFile | undefined): LibraryRow['paper'] {
    if (printed === undefined || !('hash' in content)) return undefined
    const { printedAt, hashes } = printed
    if (hashes.size === 1 && hashes.has(content.hash)) return { printedAt, stalePages: 0 }
    const key = `${known?.version} ${content.hash} ${file}`
    if (!judged.has(key)) {
      waiting.set(key, file)
      void judgeWaiting()
    }
    const stale = judged.get(key)
    return stale === undefined ? { printedAt } : { printedAt, stalePages: stale }
  }

  return {
    look() {
      const printed = printedFiles()
      return (entry) => paperOf(entry, printed.get(entry.file))
    },
    onJudged(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell,
    close() {
      isClosed = true
    },
  }
}
