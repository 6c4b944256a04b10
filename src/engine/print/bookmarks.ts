// Which headings are bookmarks in a viewer: chapters, and what they are made of.
import type { SheetElement } from '../../core/card/sheet.ts'

export interface Bookmark {
  readonly title: string
  readonly level: number
}

const deepest = 3

/** By the anchor of the heading. */
export function bookmarksOf(elements: readonly SheetElement[]): ReadonlyMap<string, Bookmark> {
  const bookmarks = new Map<string, Bookmark>()
  const add = (anchor: string | undefined, title: string, level: number) => {
    if (anchor !== undefined && title !== '' && level <= deepest) bookmarks.set(anchor, { title, level })
  }
  for (const element of elements) {
    if (element.type === 'heading') add(element.anchor, element.bookmark ?? '', element.level)
    if (element.type !== 'scenario') continue
    if (element.chapter) add(element.chapter.anchor, element.chapter.title, element.chapter.bookmarkLevel)
    add(element.anchor, `${element.number}  ${element.title}`, element.bookmarkLevel)
  }
  return bookmarks
}
