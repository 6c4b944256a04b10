// The index over all playbooks: for each term, the pages that have it and in which of their fields. One playbook is put in,
// taken out or replaced at a time; what is taken out is forgotten for good once it is half of all there is.
import type { PlaybookId } from '../playbook/model/document.ts'
import type { WrittenPlaybook } from '../playbook/model/playbook.ts'
import { createDesk, type Desk } from './desk.ts'
import { contextField, fieldCount } from './fields.ts'
import { createSynonyms, eachIdea, type Synonyms } from './ideas.ts'
import { ownCopy, type Page } from './page.ts'
import { addPages, createPageStore, type PageStore, pageAt, removePage } from './page-store.ts'
import { pagesOf } from './pages.ts'
import { addPosting, createPostingLists, type PostingLists } from './posting-lists.ts'
import { createVocabulary, learnTerm, type TermId, type Vocabulary } from './vocabulary.ts'
import { eachWord } from './words.ts'

export interface PlaybookIndex {
  readonly vocabulary: Vocabulary
  readonly synonyms: Synonyms
  readonly pages: PageStore
  /** Of each playbook, the number of its first page and the number behind its last. */
  readonly places: Map<PlaybookId, { readonly first: number; readonly end: number }>
  /** Playbooks that are there for want of better ones: one that matches about as well goes before them. */
  readonly stopgaps: Set<PlaybookId>
  /** For each term its pages, in order: page number << fieldCount | the fields. */
  readonly postings: PostingLists
  desk: Desk
  /** For each term, its fields in the page that is being added; 0 between pages. */
  readonly masks: number[]
}

const fewestToForget = 1000
const zero = '0'.charCodeAt(0)

export function createPlaybookIndex(): PlaybookIndex {
  const vocabulary = createVocabulary()
  return {
    vocabulary,
    synonyms: createSynonyms(vocabulary),
    pages: createPageStore(),
    places: new Map(),
    stopgaps: new Set(),
    postings: createPostingLists(),
    desk: createDesk(0),
    masks: [],
  }
}

/** Adds a playbook, or replaces it where it is already in. `isStopgap`: one that matches about as well goes before it. */
export function putPlaybook(index: PlaybookIndex, id: PlaybookId, playbook: WrittenPlaybook, isStopgap = false): void {
  removePlaybook(index, id)
  if (isStopgap) index.stopgaps.add(id)
  addPlaybook(index, id, ownCopy(playbook.title), pagesOf(id, playbook))
}

/** Takes a playbook out; nothing happens where it is not in. */
export function removePlaybook(index: PlaybookIndex, id: PlaybookId): void {
  const { first, end } = index.places.get(id) ?? { first: 0, end: 0 }
  for (let number = first; number < end; number++) removePage(index.pages, number)
  index.places.delete(id)
  index.stopgaps.delete(id)
  if (index.pages.gone > fewestToForget && index.pages.gone * 2 > index.pages.books.length) forgetGone(index)
}

function addPlaybook(index: PlaybookIndex, id: PlaybookId, title: string, pages: readonly Page[]): void {
  const first = addPages(index.pages, id, title, pages)
  index.places.set(id, { first, end: first + pages.length })
  for (const [place, page] of pages.entries()) noteWords(index, page, first + place)
}

/** Takes down which words the page has. */
function noteWords(index: PlaybookIndex, page: Page, number: number): void {
  const { vocabulary, synonyms } = index
  const touched: TermId[] = []
  const note = (term: TermId, field: number) => {
    const mask = index.masks[term] ?? 0
    if (mask === 0) touched.push(term)
    index.masks[term] = mask | (1 << field)
  }
  const terms: TermId[] = []
  let [text, field] = [page.text, 0]
  const noteWord = (start: number, end: number, hash: number) => {
    const term = learnTerm(vocabulary, text, start, end, hash)
    terms.push(term)
    note(term, field)
  }
  const noteIdea = (idea: TermId) => note(idea, field)
  const addLine = (start: number, end: number) => {
    terms.length = 0
    eachWord(text, noteWord, start, end)
    eachIdea(synonyms, terms, noteIdea)
  }
  let start = 0
  for (let line = 0; line < page.lineFields.length; line++) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd === -1 ? text.length : lineEnd
    field = page.lineFields.charCodeAt(line) - zero
    addLine(start, end)
    start = end + 1
  }
  text = page.context
  field = contextField
  addLine(0, text.length)
  for (const term of touched) {
    addPosting(index.postings, term, (number << fieldCount) | index.masks[term]!)
    index.masks[term] = 0
  }
}

function forgetGone(index: PlaybookIndex): void {
  const fresh = createPlaybookIndex()
  for (const [id, { first, end }] of index.places) {
    const pages = Array.from({ length: end - first }, (_, place) => pageAt(index.pages, first + place)!)
    addPlaybook(fresh, id, pages[0]!.playbookTitle, pages)
  }
  Object.assign(index, { ...fresh, stopgaps: index.stopgaps })
}
