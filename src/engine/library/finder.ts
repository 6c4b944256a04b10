// Finding the page that a responder needs, over all playbooks of the library. Only what changed is indexed again; while
// somebody types, the folders are not gone through at every key press.
import { setImmediate } from 'node:timers/promises'
import type { CallInput, SearchHit } from '../../contract/calls.ts'
import { RuncardError } from '../../contract/errors.ts'
import type { PlaybookId } from '../../core/playbook/model.ts'
import { createPlaybookIndex, putPlaybook, removePlaybook } from '../../core/search/playbook-index.ts'
import { type SearchHit as Found, type MarkedLine, searchPlaybooks } from '../../core/search/search.ts'
import type { Library } from './library.ts'

export interface Finder {
  search(input: CallInput<'library.search'>): Promise<SearchHit[]>
}

const defaultLimit = 20
const lookAgainMs = 2000

export function createFinder(library: Library): Finder {
  const index = createPlaybookIndex()
  const hashes = new Map<PlaybookId, string>()
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined
  library.onChange(() => {
    lookedAt = Number.NEGATIVE_INFINITY
  })

  async function look(): Promise<void> {
    lookedAt = performance.now()
    const { entries } = await library.list()
    const gone = new Set(hashes.keys())
    for (const { playbookId, content } of entries) {
      if (content instanceof RuncardError) continue
      gone.delete(playbookId)
      if (hashes.get(playbookId) === content.hash) continue
      putPlaybook(index, playbookId, content.playbook)
      hashes.set(playbookId, content.hash)
      // A thousand playbooks take a while, in which a running step has things to say.
      await setImmediate()
    }
    for (const playbookId of gone) {
      removePlaybook(index, playbookId)
      hashes.delete(playbookId)
    }
  }

  async function refresh(): Promise<void> {
    if (performance.now() - lookedAt >= lookAgainMs) {
      looking ??= look().finally(() => {
        looking = undefined
      })
    }
    await looking
  }

  return {
    async search({ query, limit = defaultLimit }) {
      await refresh()
      return searchPlaybooks(index, query, limit).map(hitRow)
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
