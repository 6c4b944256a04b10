// The keys of the outline, while one of its lines has them: the arrows that go from step to step on the page go from line to line here.
import type { KeyboardEvent } from 'react'
import { closePanes } from './panes.ts'

const ways: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  j: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  k: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

/** To the line where one is, so that Enter leads nowhere else; to the first where that is in no line. */
export function goToOutline(): void {
  const outline = document.querySelector('[data-outline]')
  const find = (links: string) => outline?.querySelector<HTMLElement>(links) ?? null
  const link = find('a[aria-current=step]') ?? find('a[aria-current]') ?? find('a')
  link?.focus()
}

/** From line to line, and with Esc back to the step. */
export function moveInOutline(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const lines = [...event.currentTarget.querySelectorAll('a')]
  const at = lines.indexOf(event.target as HTMLAnchorElement)
  if (at < 0) return
  if (event.key === 'Escape') {
    event.preventDefault()
    closePanes()
    document.querySelector<HTMLElement>('[data-step][aria-current]')?.focus({ preventScroll: true })
    return
  }
  const to = ways[event.key]?.(at, lines.length - 1)
  if (to === undefined) return
  event.preventDefault()
  lines[to]?.focus()
}
