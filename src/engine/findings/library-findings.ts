// The findings of the library's playbooks. A screen that opens a playbook gets them fresh; the rows of the library get their
// number, which is counted when everything has been read and can be found. What a number also depends on is looked at again
// when somebody was shown it: whether the day of the review has passed, and whether the files beside it are there.
import { setImmediate } from 'node:timers/promises'
import { RuncardError } from '../../contract/errors.ts'
import type { Finding } from '../../core/findings/finding.ts'
import type { Reference } from '../../core/findings/references.ts'
import { reviewDueOn } from '../../core/findings/rules/review.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import { ownCopy } from '../../core/search/page.ts'
import type { ShellGrammar } from '../../core/shell/grammar.ts'
import type { Library, LibraryEntry } from '../library/library.ts'
import { manyFiles, tidyMemory } from '../memory/tidy-memory.ts'
import { checkPlaybook } from './check-file.ts'
import { type FilesBeside, lookBeside } from './files-beside.ts'
import { today } from './today.ts'

export interface LibraryFindings {
  /** Throws RuncardError playbook-unknown, file-… */
  of(playbookId: PlaybookId): Promise<{ readonly findings: readonly Finding[]; readonly hash: string }>
  /** Errors and warnings of this reading of the file; undefined until they were counted. Notes don't count. */
  countOf(entry: LibraryEntry): number | undefined
  /** Calls back when numbers are other ones than before. Returns the function that ends it. */
  onCounted(listener: () => void): () => void
  close(): void
}

export interface LibraryFindingsOptions {
  readonly library: Library
  /** What was counted: also in earlier starts. */
  readonly counts: Map<PlaybookId, FindingCount>
  readonly grammar: ShellGrammar
  readonly reportBug: (error: unknown) => string
}

/** What was asked for goes first: others are looked at again when the library has been quiet for this long. */
const quietMs = 300
/** While many are counted, those that were are told of after this time, and then after twice as long each time: a look goes through all files. */
const firstTellMs = 2000

export interface FindingCount {
  readonly file: string
  readonly hash: string
  readonly count: number
  /** ISO 8601. */
  readonly countedOn: string
  readonly reviewDueOn: string | undefined
  readonly references: readonly Pick<Reference, 'type' | 'path'>[]
  readonly missing: ReadonlySet<string>
}

export function createLibraryFindings({ library, counts, grammar, reportBug }: LibraryFindingsOptions): LibraryFindings {
  /** To be counted, or looked at again: with the hash of the reading. */
  const asked = new Map<PlaybookId, string>()
  /** Readings that a fault of ours keeps from being counted. */
  const faulty = new Map<PlaybookId, string>()
  const listeners = new Set<() => void>()
  let timer: NodeJS.Timeout | undefined
  let isCounting = false
  let isClosed = false

  library.onRead((playbookId, { hash }) => ask(playbookId, hash))

  function ask(playbookId: PlaybookId, hash: string): void {
    if (isClosed || faulty.get(playbookId) === hash) return
    asked.set(playbookId, hash)
    clearTimeout(timer)
    timer = setTimeout(() => void countAsked(), quietMs)
    timer.unref()
  }

  function tell(): void {
    if (!isClosed) for (const listener of listeners) listener()
  }

  async function find(playbookId: PlaybookId, look = lookBeside()) {
    const { file, ...content } = await library.glance(playbookId)
    const { playbook, hash } = content
    const { found, references, missingFiles: missing, today: countedOn } = await checkPlaybook(file, content, grammar, look)
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
    return { findings: found, hash }
  }

  async function isStale({ file, countedOn, reviewDueOn, references, missing }: FindingCount, look: FilesBeside): Promise<boolean> {
    if (reviewDueOn !== undefined && reviewDueOn >= countedOn && reviewDueOn < today()) return true
    const now = await look.missing(file, references)
    return now.size !== missing.size || [...now].some((path) => !missing.has(path))
  }

  async function countAsked(): Promise<void> {
    if (isCounting) return
    isCounting = true
    let [look, toldAt, isNews, tellMs] = [lookBeside(), performance.now(), false, firstTellMs]
    let countedNow = 0
    for (const [playbookId, hash] of asked) {
      // What is searched goes before what is counted.
      while (library.isReading() && !isClosed) await library.moreRead()
      if (isClosed) break
      asked.delete(playbookId)
      if (await countAgain(playbookId, hash, look)) {
        isNews = true
        countedNow++
      }
      await setImmediate()
      if (performance.now() - toldAt < tellMs) continue
      if (isNews) tell()
      ;[look, toldAt, isNews, tellMs] = [lookBeside(), performance.now(), false, 2 * tellMs]
    }
    isCounting = false
    if (countedNow >= manyFiles && !isClosed) await tidyMemory()
    if (isNews) tell()
  }

  /** Answers whether the number may be another one. */
  async function countAgain(playbookId: PlaybookId, hash: string, look: FilesBeside): Promise<boolean> {
    try {
      const known = counts.get(playbookId)
      if (known?.hash === hash && !(await isStale(known, look))) return false
      await find(playbookId, look)
      return true
    } catch (error) {
      // One that can't be read any more has its problem in its row; a fault of a rule must not take the library with it.
      if (!(error instanceof RuncardError) && !isClosed) {
        faulty.set(playbookId, hash)
        reportBug(error)
      }
      return false
    }
  }

  return {
    of: find,
    countOf({ playbookId, content }) {
      if (!('hash' in content)) return undefined
      const known = counts.get(playbookId)
      const isThis = known?.hash === content.hash
      if (!isThis || known.references.length > 0 || known.countedOn !== today()) ask(playbookId, content.hash)
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
