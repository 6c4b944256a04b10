// Bookmarks: the outline that a viewer shows beside the pages (ISO 32000-1, 12.3.3).
import type { ObjectNumber, PdfFile } from './pdf-file.ts'
import { hexString } from './pdf-text.ts'

interface Item {
  readonly title: string
  readonly level: number
  readonly place: string
  readonly object: ObjectNumber
  readonly children: Item[]
}

export interface Outline {
  /** In the order of the document; a level may be left out. */
  add(title: string, level: number, place: string): void
  /** Nothing where nothing was added. */
  finish(): ObjectNumber | undefined
}

export function createOutline(file: PdfFile): Outline {
  const top: Item[] = []
  const open: Item[] = []

  function putAll(items: readonly Item[], parent: ObjectNumber): number {
    let count = items.length
    for (const [index, item] of items.entries()) {
      const below = putAll(item.children, item.object)
      const before = items[index - 1]
      const after = items[index + 1]
      const parts = [
        `/Title${hexString(item.title)}/Parent ${parent} 0 R/Dest${item.place}`,
        before ? `/Prev ${before.object} 0 R` : '',
        after ? `/Next ${after.object} 0 R` : '',
        below > 0 ? `${ends(item.children)}/Count ${below}` : '',
      ]
      file.put(`<<${parts.join('')}>>`, item.object)
      count += below
    }
    return count
  }

  return {
    add(title, level, place) {
      const item: Item = { title, level, place, object: file.reserve(), children: [] }
      while (open.length > 0 && (open.at(-1) as Item).level >= level) open.pop()
      ;(open.at(-1)?.children ?? top).push(item)
      open.push(item)
    },
    finish() {
      if (top.length === 0) return undefined
      const root = file.reserve()
      const count = putAll(top, root)
      return file.put(`<</Type/Outlines${ends(top)}/Count ${count}>>`, root)
    },
  }
}

function ends(items: readonly Item[]): string {
  return `/First ${(items[0] as Item).object} 0 R/Last ${(items.at(-1) as Item).object} 0 R`
}
