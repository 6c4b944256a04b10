// What a running command prints last stays in sight, above the foot of its step, until the responder scrolls away from it; back
// at its end it is followed again.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** Whole pixels of a page that is zoomed are not always whole. */
const tolerancePx = 4

/** @param text what is shown of the output: when it changes, its end is brought into sight. */
export function useTailInSight(tail: RefObject<HTMLElement | null>, text: string | undefined, isFollowed: boolean): void {
  const isAway = useRef(false)
  useEffect(() => {
    if (!isFollowed) return
    isAway.current = false
    const look = (event: Event) => {
      const element = tail.current
      if (element !== null && event.target instanceof Element && event.target.contains(element)) isAway.current = !isEndInSight(element)
    }
    document.addEventListener('scroll', look, { capture: true, passive: true })
    return () => document.removeEventListener('scroll', look, { capture: true })
  }, [tail, isFollowed])
  useLayoutEffect(() => {
    if (isFollowed && text !== undefined && !isAway.current) tail.current?.scrollIntoView({ block: 'nearest' })
  }, [tail, text, isFollowed])
}

function isEndInSight(element: HTMLElement): boolean {
  const view = element.closest('main')?.getBoundingClientRect()
  if (view === undefined) return true
  const { bottom } = element.getBoundingClientRect()
  const margin = Number.parseFloat(getComputedStyle(element).scrollMarginBottom)
  return bottom > view.top && bottom + margin <= view.bottom + tolerancePx
}
