// The index over all playbooks: for each term, the pages that have it and in which of their fields. One playbook is put in,
// taken out or replaced at a time; what is taken out is forgotten for good once it is half of all there is.
import type { PlaybookId, WrittenPlaybook } from '../playbook/model.ts'
import { contextField, fieldCount } from './fields.ts'
import { createSynonyms, eachIdea, type Synonyms } from './ideas.ts'
import type { Page } from './page.ts'
import { pagesOf } from './pages.ts'
import { createVocabulary, learnTerm, type TermId, type Vocabulary } from './vocabulary.ts'
import { eachWord } from './words.ts'

export interface PlaybookIndex {
  readonly vocabulary: Vocabulary
  readonly synonyms: Synonyms
  /** By number; undefined where the playbook was taken out. */
  readonly pages: (Page | undefined)[]
  readonly pageNumbers: Map<PlaybookId, readonly number[]>
  /** Playbooks that are there for want of better ones: one that matches about as well goes before them. */
  readonly stopgaps: Set<PlaybookId>
  /** For each term its pages, in order: page number << fieldCount | the fields. A single one stands alone. */
  readonly postings: (number | number[] | undefined)[]
  gone: number
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
    pages: [],
    pageNumbers: new Map(),
    stopgaps: new Set(),
    postings: [],
    gone: 0,
    masks: [],
  }
}

/** Adds a playbook, or replaces it where it is already in. `isStopgap`: one that matches about as well goes before it. */
export function putPlaybook(index: PlaybookIndex, id: PlaybookId, playbook: WrittenPlaybook, isStopgap = false): void {
  removePlaybook(index, id)
  if (isStopgap) index.stopgaps.add(id)
  index.pageNumbers.set(
    id,
    pagesOf(id, playbook).map((page) => addPage(index, page)),
  )
}

/** Takes a playbook out; nothing happens where it is not in. */
export function removePlaybook(index: PlaybookIndex, id: PlaybookId): void {
  for (const number of index.pageNumbers.get(id) ?? []) {
    index.pages[number] = undefined
    index.gone++
  }
  index.pageNumbers.delete(id)
  index.stopgaps.delete(id)
  if (index.gone > fewestToForget && index.gone * 2 > index.pages.length) forgetGone(index)
}

function addPage(index: PlaybookIndex, page: Page): number {
  const { vocabulary, synonyms } = index
  const number = index.pages.push(page) - 1
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
    addPosting(index, term, (number << fieldCount) | index.masks[term]!)
    index.masks[term] = 0
  }
  return number
}

function addPosting({ postings }: PlaybookIndex, term: TermId, posting: number): void {
  const before = postings[term]
  if (before === undefined) postings[term] = posting
  else if (typeof before === 'number') postings[term] = [before, posting]
  else before.push(posting)
}

function forgetGone(index: PlaybookIndex): void {
  const fresh = createPlaybookIndex()
  for (const [id, numbers] of index.pageNumbers)
    fresh.pageNumbers.set(
      id,
      numbers.map((number) => addPage(fresh, index.pages[number]!)),
    )
  Object.assign(index, { ...fresh, stopgaps: index.stopgaps })
}
