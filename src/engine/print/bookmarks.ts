// Which headings are bookmarks in a viewer: chapters, and what they are made of.
import type { Sheet } from '../../core/card/sheet.ts'

export interface Bookmark {
  readonly title: string
  readonly level: number
}

const deepest = 3

/** By the anchor of the heading. In a binder each playbook is one, and its chapters are below it. */
export function bookmarksOf(sheets: readonly Sheet[]): ReadonlyMap<string, Bookmark> {
  const bookmarks = new Map<string, Bookmark>()
  const add = (anchor: string | undefined, title: string, level: number) => {
    if (anchor !== undefined && title !== '' && level <= deepest) bookmarks.set(anchor, { title, level })
  }
  for (const { elements, tab } of sheets) {
    const above = tab === undefined ? 0 : 1
    for (const element of elements) {
      if (element.type === 'masthead') add(element.anchor, element.title, 1)
      if (element.type === 'heading') add(element.anchor, element.bookmark ?? '', element.level + above)
      if (element.type !== 'scenario') continue
      if (element.chapter) add(element.chapter.anchor, element.chapter.title, element.chapter.bookmarkLevel + above)
      add(element.anchor, `${element.number}  ${element.title}`, element.bookmarkLevel + above)
    }
  }
  return bookmarks
}
