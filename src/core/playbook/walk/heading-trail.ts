// The headings above where the walk stands, innermost last: each opens a section, ends those of its level and below, and
// gives what follows its place.

import { createIdentities } from '../identity.ts'
import type { Block, SectionId } from '../model/document.ts'
import { plainText } from '../source/inlines.ts'
import type { MarkdownNode } from '../source/markdown.ts'
import { createSlugger } from '../source/slug.ts'
import { readTitle } from '../wording/titles.ts'
import type { DraftRecorder, Place } from './draft.ts'

/** Above the first heading. */
export const rootPlace: Place = { path: [], key: '', stepTitle: '', sections: [] }

export class HeadingTrail {
  /** The document's title: its first heading, where that stands at the first level. */
  title: string | undefined
  private readonly recorder: DraftRecorder
  private readonly lineCount: number
  private readonly titleLevel: number
  private readonly slug = createSlugger()
  private readonly identify = createIdentities()
  private open: { readonly level: number; readonly place: Place; readonly index: number }[] = []

  constructor(recorder: DraftRecorder, nodes: readonly MarkdownNode[], lineCount: number) {
    this.recorder = recorder
    this.lineCount = lineCount
    const first = nodes.find((node) => node.type === 'heading' && hasWords(plainText(node.inlines)))
    this.titleLevel = first?.type === 'heading' && first.level === 1 ? 1 : 0
  }

  /** The place below a heading of the document. */
  enter(node: Extract<MarkdownNode, { type: 'heading' }>, out: Block[]): Place {
    const { sections } = this.recorder
    const text = plainText(node.inlines).trim()
    const sectionId = (this.slug(node.anchor ?? text) || 'section') as SectionId
    out.push({ type: 'heading', level: node.level, sectionId, inlines: node.inlines, lines: node.lines })
    while (this.open.length > 0 && this.open.at(-1)!.level >= node.level) sections[this.open.pop()!.index]!.end = node.lines.start - 1
    const parents = this.open.map((heading) => heading.index)
    const index = sections.length
    sections.push({
      id: sectionId,
      level: node.level,
      title: text,
      parents,
      start: node.lines.start,
      end: this.lineCount,
      facts: [],
      symptoms: [],
    })
    // `# =====` above the title is decoration.
    const isTitle =
      this.title === undefined &&
      hasWords(text) &&
      node.level === this.titleLevel &&
      sections.slice(0, index).every((section) => !hasWords(section.title))
    if (isTitle) this.title = text
    const parent = this.open.at(-1)?.place ?? rootPlace
    const { title, numbered } = readTitle(text)
    const place: Place = {
      path: isTitle ? [] : hasWords(text) ? [...parent.path, text] : parent.path,
      key: sectionId,
      stepTitle: numbered === 'none' ? text : title,
      sectionId,
      sections: [...parents, index],
    }
    this.open.push({ level: node.level, place, index })
    return place
  }

  /** The place below what is no heading of the document: a label, an item that is a level of the path, a summary. */
  below(place: Place, title: string): Place {
    return { ...place, path: [...place.path, title], key: this.identify('place', [place.key, title]), stepTitle: readTitle(title).title }
  }
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
