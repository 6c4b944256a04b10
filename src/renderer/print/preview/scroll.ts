// Where pages stand in the place that scrolls.

/** The page's element; pages count from 1. */
export function pageElement(scroller: HTMLElement, page: number): HTMLElement | null {
  return scroller.querySelector(`[data-page="${page}"]`)
}

/** From the top of what can be scrolled. */
export function topOf(scroller: HTMLElement, element: Element): number {
  return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
}

/** Brings found words into view, and a third from the top where they were not. */
export function scrollToRange(scroller: HTMLElement | null, range: Range): void {
  if (scroller === null) return
  const words = range.getBoundingClientRect()
  const view = scroller.getBoundingClientRect()
  if (words.top < view.top + 8 || words.bottom > view.bottom - 8) scroller.scrollTop += words.top - view.top - view.height / 3
  if (words.left < view.left || words.right > view.right) scroller.scrollLeft += words.left - view.left - view.width / 3
}
