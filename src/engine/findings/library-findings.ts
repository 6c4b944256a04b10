// The findings of the library's playbooks. A screen that opens a playbook gets them fresh; the rows of the library get
// their number when it is known, and it is found out later, one playbook at a time: the list never waits for it.
import type { Finding } from '../../core/findings/finding.ts'
import type { PlaybookId } from '../../core/playbook/model.ts'
import type { ShellGrammar } from '../../core/shell/grammar.ts'
import type { Library, LibraryEntry } from '../library/library.ts'
import { readPlaybookFile } from '../library/playbook-file.ts'
import { manyFiles, tidyMemory } from '../library/tidy-memory.ts'
import { checkPlaybook } from './check-file.ts'
import { today } from './today.ts'

export interface LibraryFindings {
  /** Throws RuncardError playbook-unknown, file-… */
  of(playbookId: PlaybookId): Promise<{ readonly findings: readonly Finding[]; readonly hash: string }>
  /** Errors and warnings of this reading of the file; undefined until they were counted. Notes don't count. */
  countOf(entry: LibraryEntry): number | undefined
  /** Calls back when numbers that were missing are there. Returns the function that ends it. */
  onCounted(listener: () => void): () => void
  close(): void
}

export interface LibraryFindingsOptions {
  readonly library: Library
  readonly grammar: ShellGrammar
  readonly reportBug: (error: unknown) => string
}

/** What was asked for goes first: counting begins when the library has been quiet for this long. */
const quietMs = 300

interface Count {
  readonly key: string
  readonly count: number | undefined
}

export function createLibraryFindings({ library, grammar, reportBug }: LibraryFindingsOptions): LibraryFindings {
  const counts = new Map<PlaybookId, Count>()
  const waiting = new Set<PlaybookId>()
  const listeners = new Set<() => void>()
  let timer: NodeJS.Timeout | undefined
  let isCounting = false
  let isClosed = false

  async function find(playbookId: PlaybookId) {
    for (;;) {
      const { file, hash, playbook } = await library.glance(playbookId)
      const content = await readPlaybookFile(file, 'file-gone')
      // Written to in between: the library reads it again.
      if (content.hash !== hash) continue
      const { found } = await checkPlaybook(file, content, playbook, grammar)
      counts.set(playbookId, { key: keyOf(hash), count: found.filter(({ level }) => level !== 'note').length })
      return { findings: found, hash }
    }
  }

  async function countWaiting(): Promise<void> {
    if (isCounting) return
    isCounting = true
    const isMany = waiting.size >= manyFiles
    for (const playbookId of waiting) {
      if (isClosed) break
      // One that can't be read any more has its problem in its row; a fault of a rule must not take the library with it.
      await find(playbookId).catch((error: unknown) => {
        if (!(error instanceof Error && 'code' in error)) reportBug(error)
      })
      waiting.delete(playbookId)
      await new Promise((resolve) => setImmediate(resolve))
    }
    isCounting = false
    if (isMany) void tidyMemory()
    if (!isClosed) for (const listener of listeners) listener()
  }

  return {
    of: find,
    countOf({ playbookId, content }) {
      if (!('hash' in content)) return undefined
      const known = counts.get(playbookId)
      if (known?.key === keyOf(content.hash)) return known.count
      // Asked once for this reading, whatever comes of it.
      counts.set(playbookId, { key: keyOf(content.hash), count: undefined })
      waiting.add(playbookId)
      clearTimeout(timer)
      timer = setTimeout(() => void countWaiting(), quietMs)
      timer.unref()
      return undefined
    },
    onCounted(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

/** Tomorrow more may be overdue. */
function keyOf(hash: string): string {
  return `${hash} ${today()}`
}
