// Searching in the pages: page after page while it is typed, so that the first hits are there at once however long the paper is.
import { useEffect, useMemo, useState } from 'react'
import { type FoundText, findText } from './find-text.ts'
import type { PdfPages } from './pdf-reader.ts'

export interface Hit extends FoundText {
  readonly page: number
}

export interface Find {
  readonly query: string
  readonly hits: readonly Hit[]
  /** Index into `hits`; -1 where there is none. */
  readonly current: number
  readonly isSearching: boolean
  ask(query: string): void
  /** To the next hit, or the one before; around the end. */
  move(direction: 1 | -1): void
}

interface Answer {
  readonly query: string
  readonly hits: readonly Hit[]
  readonly isDone: boolean
}

const nothing: Answer = { query: '', hits: [], isDone: true }
/** So many pages are searched between two pictures of the screen. */
const pagesAtOnce = 20

export function useFind(pages: PdfPages | undefined, fromPage: () => number): Find {
  const [query, setQuery] = useState('')
  const [answer, setAnswer] = useState(nothing)
  const [chosen, setChosen] = useState<Hit>()
  useEffect(() => {
    setChosen(undefined)
    if (pages === undefined || query.trim() === '') return setAnswer(nothing)
    const stop = new AbortController()
    searchPages(pages, query, stop.signal, setAnswer).catch(() => {})
    return () => stop.abort()
  }, [pages, query])
  const isCurrent = answer.query === query
  const hits = isCurrent ? answer.hits : []
  // Until a hit is chosen it is the first from where the reader is in these pages.
  const start = useMemo(() => (query === '' ? 1 : fromPage()), [query, fromPage, pages])
  const first = Math.max(
    hits.findIndex((hit) => hit.page >= start),
    hits.length > 0 && answer.isDone ? 0 : -1,
  )
  const current = chosen === undefined ? first : hits.indexOf(chosen)
  return {
    query,
    hits,
    current,
    isSearching: query.trim() !== '' && !(isCurrent && answer.isDone),
    ask: setQuery,
    move(direction) {
      if (hits.length > 0) setChosen(hits[(current + direction + hits.length) % hits.length])
    },
  }
}

async function searchPages(pages: PdfPages, query: string, signal: AbortSignal, say: (answer: Answer) => void): Promise<void> {
  const hits: Hit[] = []
  for (let page = 1; page <= pages.pageCount; page++) {
    const found = findText(await pages.textOf(page), query)
    if (signal.aborted) return
    hits.push(...found.map((place) => ({ ...place, page })))
    if (page % pagesAtOnce === 0 || page === pages.pageCount) say({ query, hits: [...hits], isDone: page === pages.pageCount })
  }
}
