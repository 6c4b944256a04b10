// The findings of the library's playbooks. A screen that opens a playbook gets them fresh; the rows of the library get their
// number, which is counted while a file is read and its model is at hand. What a number also depends on is looked at again
// when the library has been quiet: whether the day of the review has passed, and whether the files beside it are there.
import { RuncardError } from '../../contract/errors.ts'
import type { Finding } from '../../core/findings/finding.ts'
import type { Reference } from '../../core/findings/references.ts'
import { reviewDueOn } from '../../core/findings/rules/review.ts'
import type { PlaybookId } from '../../core/playbook/model.ts'
import { ownCopy } from '../../core/search/page.ts'
import type { ShellGrammar } from '../../core/shell/grammar.ts'
import type { Library, LibraryEntry } from '../library/library.ts'
import { type PlaybookText, readPlaybookFile } from '../library/playbook-file.ts'
import type { ReadPlaybook } from '../library/shelf.ts'
import { checkPlaybook } from './check-file.ts'
import { type FilesBeside, lookBeside } from './files-beside.ts'
import { today } from './today.ts'

export interface LibraryFindings {
  /** Throws RuncardError playbook-unknown, file-… */
  of(playbookId: PlaybookId): Promise<{ readonly findings: readonly Finding[]; readonly hash: string }>
  /** Errors and warnings of this reading of the file; undefined where a fault kept them from being counted. Notes don't count. */
  countOf(entry: LibraryEntry): number | undefined
  /** Calls back when numbers are other ones than before. Returns the function that ends it. */
  onCounted(listener: () => void): () => void
  close(): void
}

export interface LibraryFindingsOptions {
  readonly library: Library
  readonly grammar: ShellGrammar
  readonly reportBug: (error: unknown) => string
}

/** What was asked for goes first: others are looked at again when the library has been quiet for this long. */
const quietMs = 300
/** While many are read, what was seen beside one holds for the others for this long. */
const seenMs = 2000

interface Count {
  readonly file: string
  readonly hash: string
  readonly count: number
  /** ISO 8601. */
  readonly countedOn: string
  readonly reviewDueOn: string | undefined
  readonly references: readonly Pick<Reference, 'type' | 'path'>[]
  readonly missing: ReadonlySet<string>
}

export function createLibraryFindings({ library, grammar, reportBug }: LibraryFindingsOptions): LibraryFindings {
  const counts = new Map<PlaybookId, Count>()
  /** With the hash of the reading that somebody was shown. */
  const asked = new Map<PlaybookId, string>()
  const listeners = new Set<() => void>()
  let timer: NodeJS.Timeout | undefined
  let beside = { look: lookBeside(), at: performance.now() }
  let isLooking = false
  let isClosed = false

  library.onRead(async (playbookId, { file, source, ...content }) => {
    await count(playbookId, file, source, content, lookNow())
    // Whoever follows the library hears of the end of reading anyway.
    if (!library.isReading()) tell()
  })

  function tell(): void {
    if (!isClosed) for (const listener of listeners) listener()
  }

  function lookNow(): FilesBeside {
    if (performance.now() - beside.at > seenMs) beside = { look: lookBeside(), at: performance.now() }
    return beside.look
  }

  async function count(playbookId: PlaybookId, file: string, text: PlaybookText, { playbook, hash }: ReadPlaybook, look: FilesBeside) {
    const { found, references, missingFiles: missing, today: countedOn } = await checkPlaybook(file, text, playbook, grammar, look)
    counts.set(playbookId, {
      file,
      hash,
      count: found.filter(({ level }) => level !== 'note').length,
      countedOn,
      reviewDueOn: reviewDueOn(playbook.meta),
      // Pieces of the text would keep all of it in memory.
      references: references.map(({ type, path }) => ({ type, path: ownCopy(path) })),
      missing: new Set([...missing].map(ownCopy)),
    })
    return found
  }

  async function find(playbookId: PlaybookId) {
    for (;;) {
      const { file, ...content } = await library.glance(playbookId)
      const text = await readPlaybookFile(file, 'file-gone')
      // Written to in between: the library reads it again.
      if (text.hash !== content.hash) continue
      return { findings: await count(playbookId, file, text, content, lookBeside()), hash: content.hash }
    }
  }

  async function isStale({ file, countedOn, reviewDueOn, references, missing }: Count, look: FilesBeside): Promise<boolean> {
    if (reviewDueOn !== undefined && reviewDueOn >= countedOn && reviewDueOn < today()) return true
    const now = await look.missing(file, references)
    return now.size !== missing.size || [...now].some((path) => !missing.has(path))
  }

  async function lookAgain(): Promise<void> {
    if (isLooking) return
    isLooking = true
    const look = lookBeside()
    let isNews = false
    for (const [playbookId, hash] of asked) {
      if (isClosed) break
      asked.delete(playbookId)
      const known = counts.get(playbookId)
      if (known === undefined || (known.hash === hash && !(await isStale(known, look)))) continue
      // One that can't be read any more has its problem in its row; a fault of a rule must not take the library with it.
      await find(playbookId).then(
        () => {
          isNews = true
        },
        (error: unknown) => void (error instanceof RuncardError || reportBug(error)),
      )
    }
    isLooking = false
    if (isNews) tell()
  }

  return {
    of: find,
    countOf({ playbookId, content }) {
      const known = counts.get(playbookId)
      if (known === undefined || !('hash' in content)) return undefined
      const isThis = known.hash === content.hash
      if (!isThis || known.references.length > 0 || known.countedOn !== today()) {
        asked.set(playbookId, content.hash)
        clearTimeout(timer)
        timer = setTimeout(() => void lookAgain(), quietMs)
        timer.unref()
      }
      return isThis ? known.count : undefined
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
