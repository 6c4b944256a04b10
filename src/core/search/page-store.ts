// The pages of all playbooks by their numbers, packed until one is looked at.
import type { PlaybookId, ProcedureId, ScenarioId, SectionId } from '../playbook/model/document.ts'
import type { Page } from './page.ts'
import { addText, createTextStore, type TextStore, textAt } from './text-store.ts'

type Book = Pick<Page, 'playbookId' | 'playbookTitle'>
/** What is kept beside the page's text and its playbook; without names, which would take more than all else. */
type Head = readonly [Page['kind'], Page['context'], Page['lineFields'], scenario: string, section: string, procedure: string]

export interface PageStore {
  /** By page, its playbook; undefined where it was taken out. */
  readonly books: (Book | undefined)[]
  /** How many were taken out. */
  gone: number
  /** Two of each page: its head, and its text. */
  readonly texts: TextStore
}

export function createPageStore(): PageStore {
  return { books: [], gone: 0, texts: createTextStore() }
}

/** Adds the pages of a playbook and answers the number of the first; the others follow it. */
export function addPages({ books, texts }: PageStore, playbookId: PlaybookId, playbookTitle: string, pages: readonly Page[]): number {
  const book = { playbookId, playbookTitle }
  const first = books.length
  for (const { kind, scenarioId, sectionId, procedureId, context, lineFields, text } of pages) {
    books.push(book)
    const head: Head = [kind, context, lineFields, scenarioId ?? '', sectionId ?? '', procedureId ?? '']
    addText(texts, JSON.stringify(head))
    addText(texts, text)
  }
  return first
}

/** Its number stays taken. */
export function removePage(store: PageStore, number: number): void {
  store.books[number] = undefined
  store.gone++
}

/** Undefined where it was taken out. */
export function pageAt({ books, texts }: PageStore, number: number): Page | undefined {
  const book = books[number]
  if (book === undefined) return undefined
  const [kind, context, lineFields, scenarioId, sectionId, procedureId] = JSON.parse(textAt(texts, 2 * number)) as Head
  const text = textAt(texts, 2 * number + 1)
  const titleEnd = text.indexOf('\n')
  return {
    ...book,
    kind,
    title: titleEnd < 0 ? text : text.slice(0, titleEnd),
    ...(scenarioId === '' ? {} : { scenarioId: scenarioId as ScenarioId }),
    ...(sectionId === '' ? {} : { sectionId: sectionId as SectionId }),
    ...(procedureId === '' ? {} : { procedureId: procedureId as ProcedureId }),
    context,
    text,
    lineFields,
  }
}
