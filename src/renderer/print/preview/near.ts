// Which pages are in view or about to be: only those are drawn, however many there are.
import { createContext, type RefObject, useContext, useEffect, useMemo, useState } from 'react'

interface NearObserver {
  watch(element: Element, onChange: (isNear: boolean) => void): () => void
}

const NearContext = createContext<NearObserver | undefined>(undefined)
export const NearProvider = NearContext.Provider

/** One for each place that scrolls; `margin` is how far out of it still counts, as in CSS. */
export function useNearObserver(scroller: RefObject<HTMLElement | null>, margin: string): NearObserver {
  const observer = useMemo(() => createNearObserver(scroller, margin), [scroller, margin])
  useEffect(() => observer.end, [observer])
  return observer
}

function createNearObserver(scroller: RefObject<HTMLElement | null>, margin: string): NearObserver & { end(): void } {
  const listeners = new Map<Element, (isNear: boolean) => void>()
  let observer: IntersectionObserver | undefined
  const open = () =>
    new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => void listeners.get(target)?.(isIntersecting)), {
      root: scroller.current,
      rootMargin: margin,
    })
  return {
    watch(element, onChange) {
      observer ??= open()
      listeners.set(element, onChange)
      observer.observe(element)
      return () => {
        listeners.delete(element)
        observer?.unobserve(element)
      }
    },
    end() {
      observer?.disconnect()
      observer = undefined
    },
  }
}

/** Whether the element is in view of the place that scrolls, or nearly. */
export function useIsNear(element: RefObject<Element | null>): boolean {
  const observer = useContext(NearContext)
  const [isNear, setIsNear] = useState(false)
  useEffect(() => (element.current === null ? undefined : observer?.watch(element.current, setIsNear)), [observer, element])
  return isNear
}
