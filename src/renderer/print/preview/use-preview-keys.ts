// The preview's keys. They work wherever the focus is in the print dialog, but for what a field or a list needs itself.
import { type RefObject, useEffect, useRef } from 'react'

export interface PreviewKeys {
  find(): void
  print(): void
  screen(direction: 1 | -1): void
  page(direction: 1 | -1): void
  first(): void
  last(): void
  larger(): void
  smaller(): void
  fitWidth(): void
  fitPage(): void
}

/** Fields and lists that take letters and arrows for themselves. */
const takesKeys = 'input:not([type=radio]):not([type=checkbox]), select, textarea, [role="listbox"]'
const takesArrows = `${takesKeys}, input[type=radio], [role="radiogroup"], [data-takes-arrows]`

export function usePreviewKeys(place: RefObject<HTMLElement | null>, keys: PreviewKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const action = actionFor(event, latest.current)
      if (action === undefined) return
      event.preventDefault()
      event.stopPropagation()
      action()
    }
    element.addEventListener('keydown', press)
    return () => element.removeEventListener('keydown', press)
  }, [place])
}

function actionFor(event: KeyboardEvent, keys: PreviewKeys): (() => void) | undefined {
  const target = event.target instanceof Element ? event.target : document.body
  if (event.altKey) return undefined
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'f') return keys.find
    if (event.key === 'p') return keys.print
    return undefined
  }
  if (event.key === 'PageDown') return () => keys.screen(1)
  if (event.key === 'PageUp') return () => keys.screen(-1)
  if (target.closest(takesKeys) !== null) return undefined
  const isForArrows = target.closest(takesArrows) === null
  switch (event.key) {
    case '/':
      return keys.find
    case '+':
    case '=':
      return keys.larger
    case '-':
      return keys.smaller
    case 'w':
      return keys.fitWidth
    case 'h':
      return keys.fitPage
    case 'Home':
      return keys.first
    case 'End':
      return keys.last
    case 'ArrowLeft':
      return isForArrows ? () => keys.page(-1) : undefined
    case 'ArrowRight':
      return isForArrows ? () => keys.page(1) : undefined
    default:
      return undefined
  }
}
