// Finding the page that a responder needs, over all playbooks of the library. A playbook is indexed when it is
// read, so that what has been read can be found while the rest is being read; while somebody types, the folders are not gone
// through at every key press.
import type { CallInput } from '../../contract/calls.ts'
import { RuncardError } from '../../contract/errors.ts'
import type { SearchHit } from '../../contract/library-calls.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import { type PlaybookIndex, putPlaybook, removePlaybook } from '../../core/search/playbook-index.ts'
import { type SearchHit as Found, searchPlaybooks } from '../../core/search/search.ts'
import type { MarkedLine } from '../../core/search/snippet.ts'
import type { Library } from './library.ts'
import type { NewPlaybook } from './shelf.ts'

export interface Finder {
  search(input: CallInput<'library.search'>): Promise<SearchHit[]>
  close(): void
}

export interface FinderOptions {
  readonly library: Library
  /** Of what was read: also in earlier starts. */
  readonly index: PlaybookIndex
  readonly reportBug: (error: unknown) => string
}

const defaultLimit = 20
const lookAgainMs = 2000
/** A file that was just written is read in this time; what takes longer is found when it has been read. */
const waitMs = 100

export function createFinder({ library, index, reportBug }: FinderOptions): Finder {
  let lookedAt = Number.NEGATIVE_INFINITY
  let searchedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined
  let awaited: Promise<void> | undefined
  let isClosed = false
  library.onChange(() => {
    lookedAt = Number.NEGATIVE_INFINITY
  })
  library.onRead(put)

  function put(playbookId: PlaybookId, { playbook }: Pick<NewPlaybook, 'playbook'>): void {
    putPlaybook(index, playbookId, playbook, library.isBundled(playbookId))
  }

  /** What was read is in the index already; here come those that were taken out of the library, or back into it. */
  async function look(): Promise<void> {
    lookedAt = performance.now()
    const { entries } = await library.list(waitMs)
    const gone = new Set(index.places.keys())
    for (const { playbookId, content } of entries) {
      if (content instanceof RuncardError) continue
      gone.delete(playbookId)
      if (index.places.has(playbookId)) continue
      const again = await library.glance(playbookId).catch(() => undefined)
      if (again !== undefined) put(playbookId, again)
    }
    for (const playbookId of gone) removePlaybook(index, playbookId)
  }

  /** The first key press waits for what has changed since somebody last searched; the others don't wait while it is looked for again. */
  async function refresh(): Promise<void> {
    const now = performance.now()
    const mustLook = now - searchedAt >= lookAgainMs || lookedAt === Number.NEGATIVE_INFINITY
    searchedAt = now
    if (now - lookedAt >= lookAgainMs) {
      looking ??= look()
        // What is in the index can be found all the same.
        .catch((error: unknown) => void (isClosed || reportBug(error)))
        .finally(() => {
          looking = undefined
          awaited = undefined
        })
    }
    if (mustLook) awaited = looking
    await awaited
  }

  return {
    async search({ query, limit = defaultLimit }) {
      await refresh()
      for (;;) {
        const hits = searchPlaybooks(index, query, limit)
        // "Nothing" is said when everything has been read, not before.
        if (hits.length > 0 || !library.isReading()) return hits.map(hitRow)
        await library.moreRead()
      }
    },
    close() {
      isClosed = true
    },
  }
}

function hitRow({ playbookId, playbookTitle, scenarioId, sectionId, procedureId, title, snippet }: Found): SearchHit {
  return {
    playbookId,
    playbookTitle,
    ...(scenarioId === undefined ? {} : { scenarioId }),
    ...(sectionId === undefined ? {} : { sectionId }),
    ...(procedureId === undefined ? {} : { procedureId }),
    title: markedText(title),
    ...(snippet === undefined ? {} : { snippet: markedText(snippet) }),
  }
}

function markedText({ text, marks }: MarkedLine): SearchHit['title'] {
  return { text, marks: marks.map(({ start, end }): [number, number] => [start, end]) }
}
