// Where the reader is in the pages, and how to get elsewhere. A change of size keeps the page that was read.
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { pageElement, topOf } from './scroll.ts'

export interface Place {
  readonly page: number
  pageNow(): number
  /** Shows the page from its top; `if-out-of-view` leaves it where a part of it is seen. */
  goTo(page: number, when?: 'always' | 'if-out-of-view'): void
  /** A screen further or back, but never past the top of the next page. */
  goScreen(direction: 1 | -1): void
  onScroll(): void
}

/** A page is read from when its top is above this share of the view. */
const readingLine = 0.4
const gapPx = 8

export function usePlace(scroller: RefObject<HTMLElement | null>, pageCount: number, widthPx: number): Place {
  const [page, setPage] = useState(1)
  const now = useRef(1)
  const shown = useRef({ widthPx, pageCount })

  const pageNow = useCallback(() => now.current, [])
  const say = useCallback((next: number) => {
    now.current = next
    setPage(next)
  }, [])

  const goTo = useCallback(
    (wanted: number, when: 'always' | 'if-out-of-view' = 'always') => {
      const place = scroller.current
      const next = Math.min(pageCount, Math.max(1, wanted))
      const element = place === null ? null : pageElement(place, next)
      if (place === null || element === null) return
      const top = topOf(place, element)
      const isInView = top < place.scrollTop + place.clientHeight && top + element.offsetHeight > place.scrollTop
      if (when === 'if-out-of-view' && isInView) return
      place.scrollTop = top - gapPx
      say(next)
    },
    [scroller, pageCount, say],
  )

  const onScroll = useCallback(() => {
    const place = scroller.current
    if (place !== null) say(pageAt(place, pageCount, place.scrollTop + place.clientHeight * readingLine))
  }, [scroller, pageCount, say])

  const goScreen = useCallback(
    (direction: 1 | -1) => {
      const place = scroller.current
      if (place === null) return
      const step = place.clientHeight * 0.9
      const target = place.scrollTop + direction * step
      const bound = pageElement(place, now.current + direction)
      const top = bound === null ? target : topOf(place, bound) - gapPx
      const isPast = direction === 1 ? target > top && top > place.scrollTop + 1 : false
      place.scrollTop = isPast ? top : target
    },
    [scroller],
  )

  useLayoutEffect(() => {
    const before = shown.current
    shown.current = { widthPx, pageCount }
    if (before.widthPx !== widthPx || before.pageCount !== pageCount) goTo(now.current)
  }, [widthPx, pageCount, goTo])

  return { page: Math.min(page, pageCount), pageNow, goTo, goScreen, onScroll }
}

/** The page that a height of the place lies in. */
function pageAt(place: HTMLElement, pageCount: number, heightPx: number): number {
  let low = 1
  let high = pageCount
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const element = pageElement(place, middle)
    if (element !== null && topOf(place, element) <= heightPx) low = middle
    else high = middle - 1
  }
  return low
}
