// Finding the page that a responder needs, over all playbooks of the library. The index is built anew when a playbook
// changed; while somebody types, the folders are not gone through at every key press.
import type { CallInput, SearchHit } from '../../contract/calls.ts'
import { RuncardError } from '../../contract/errors.ts'
import { createPlaybookIndex, type SearchHit as Found, type PlaybookIndex, searchPlaybooks } from '../../core/playbook/search.ts'
import type { Library } from './library.ts'

export interface Finder {
  search(input: CallInput<'library.search'>): Promise<SearchHit[]>
}

const defaultLimit = 20
const lookAgainMs = 2000

export function createFinder(library: Library): Finder {
  let index: PlaybookIndex | undefined
  let indexed = ''
  let lookedAt = Number.NEGATIVE_INFINITY
  library.onChange(() => {
    lookedAt = Number.NEGATIVE_INFINITY
  })

  async function currentIndex(): Promise<PlaybookIndex> {
    if (index !== undefined && performance.now() - lookedAt < lookAgainMs) return index
    lookedAt = performance.now()
    const { entries } = await library.list()
    const readable = entries.flatMap(({ playbookId, content }) => (content instanceof RuncardError ? [] : [{ id: playbookId, ...content }]))
    const wanted = readable.map(({ id, hash }) => `${id} ${hash}`).join('\n')
    if (index === undefined || wanted !== indexed) index = createPlaybookIndex(readable)
    indexed = wanted
    return index
  }

  return {
    async search({ query, limit = defaultLimit }) {
      return searchPlaybooks(await currentIndex(), query)
        .slice(0, limit)
        .map(hitRow)
    },
  }
}

/** What matched is marked once: in the title where the title is the best line. */
function hitRow({ playbookId, playbookTitle, scenarioId, sectionId, title, snippet, marks }: Found): SearchHit {
  const ranges = marks.map(({ start, end }): [number, number] => [start, end])
  return {
    playbookId,
    playbookTitle,
    ...(scenarioId === undefined ? {} : { scenarioId }),
    ...(sectionId === undefined ? {} : { sectionId }),
    ...(snippet === title
      ? { title: { text: title, marks: ranges } }
      : { title: { text: title, marks: [] }, snippet: { text: snippet, marks: ranges } }),
  }
}
