// Marks found words on the pages by the browser's own highlights, which need no element of their own around the words.
import type { FoundText } from './find-text.ts'

const names = { found: 'paper-found', current: 'paper-current' } as const

function highlight(name: string): Highlight | undefined {
  if (typeof Highlight === 'undefined') return undefined
  const known = CSS.highlights.get(name)
  if (known !== undefined) return known
  const made = new Highlight()
  CSS.highlights.set(name, made)
  return made
}

/** The place on the page of a find, among the elements of the page's text. */
export function rangeOf({ start, end }: FoundText, elements: readonly HTMLElement[]): Range | undefined {
  const first = elements[start.piece]?.firstChild
  const last = elements[end.piece]?.firstChild
  if (!(first instanceof Text) || !(last instanceof Text)) return undefined
  const range = document.createRange()
  range.setStart(first, Math.min(start.offset, first.length))
  range.setEnd(last, Math.min(end.offset, last.length))
  return range
}

/** Marks ranges; returns what takes the marks away. */
export function markRanges(ranges: readonly Range[], current: Range | undefined): () => void {
  for (const range of ranges) highlight(range === current ? names.current : names.found)?.add(range)
  return () => {
    for (const range of ranges) for (const name of Object.values(names)) highlight(name)?.delete(range)
  }
}
