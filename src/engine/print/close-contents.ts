// A table of contents belongs on one page, where it is looked at: its lines move closer where a few would go over otherwise.
import type { SheetElement } from '../../core/card/sheet.ts'

/** `pagesOf` says how many pages elements take. The same elements where closer lines don't help. */
export function withCloseContents(
  elements: readonly SheetElement[],
  pagesOf: (elements: readonly SheetElement[]) => number,
): readonly SheetElement[] {
  const at = elements.findIndex(({ type }) => type === 'contents')
  const contents = elements[at]
  if (contents?.type !== 'contents') return elements
  const front = elements.slice(0, at)
  const close = { ...contents, isClose: true } as const
  const helps = pagesOf([...front, contents]) > 1 && pagesOf([...front, close]) === 1
  return helps ? [...front, close, ...elements.slice(at + 1)] : elements
}
