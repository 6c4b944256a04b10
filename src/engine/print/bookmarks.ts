// The outline beside the pages in a viewer: chapters, and what they are made of.
import type PDFDocument from 'pdfkit'
import type { SheetElement } from '../../core/card/sheet.ts'

type Document = typeof PDFDocument.prototype
type Outline = Document['outline']

interface Bookmark {
  readonly title: string
  readonly level: number
}

/** Returns what to call as each anchor's page is drawn, in order. */
export function addBookmarks(doc: Document, elements: readonly SheetElement[]): { place(anchor: string, yPt: number): void } {
  const bookmarks = new Map<string, Bookmark>()
  for (const element of elements) {
    if (element.type === 'heading' && element.anchor !== undefined && element.bookmark) {
      bookmarks.set(element.anchor, { title: element.bookmark, level: element.level })
    }
    if (element.type === 'scenario' && element.chapter) {
      bookmarks.set(element.chapter.anchor, { title: element.chapter.title, level: element.chapter.bookmarkLevel })
    }
    if (element.type === 'scenario' && element.anchor !== undefined) {
      bookmarks.set(element.anchor, { title: `${element.number}  ${element.title}`, level: element.bookmarkLevel })
    }
  }
  const open: { level: number; item: Outline }[] = []
  return {
    place(anchor, yPt) {
      const bookmark = bookmarks.get(anchor)
      if (!bookmark || bookmark.level > 3) return
      while (open.length > 0 && (open.at(-1) as { level: number }).level >= bookmark.level) open.pop()
      const parent = open.at(-1)?.item ?? doc.outline
      // pdfkit counts `left` from the right edge.
      const item = parent.addItem(bookmark.title, { top: Math.max(0, yPt - 8), left: doc.page.width, zoom: 0 } as Parameters<
        Outline['addItem']
      >[1])
      open.push({ level: bookmark.level, item: item as unknown as Outline })
    },
  }
}
