// The page, block after block, each with where it stands: the headings around it, the label and the words above it, the
// procedures beside it. Every reader of structure goes over these once; nothing is read from Markdown a second time.

import type { Block, Inline, ProcedureId, SectionId } from '../model/document.ts'
import type { Section } from '../model/playbook.ts'
import { plainText } from '../source/inlines.ts'
import type { KeyValue } from '../wording/labels.ts'
import { keyValues } from '../wording/labels.ts'
import { withoutColon } from '../wording/titles.ts'
import type { TextTable } from './tables.ts'
import { tableText } from './tables.ts'

export interface Spot {
  readonly block: Block
  /** The words of a heading, label or paragraph; '' for other blocks. */
  readonly text: string
  /** The `Key: value` lines of a paragraph. */
  readonly pairs: readonly KeyValue[]
  /** The words of a table's cells. */
  readonly table?: TextTable
  /** Outermost first, without the document's title. */
  readonly sections: readonly Section[]
  /** The bold heading in effect; '' where there is none. */
  readonly label: string
  /** The words directly above: of a label, a paragraph, a heading. */
  readonly lead: string
  /** The procedures of the nearest steps before and behind it, below the same heading. */
  readonly before?: ProcedureId
  readonly behind?: ProcedureId
}

/** Words longer than this are no heading, key or name; nothing is searched for in what comes behind. */
const longestText = 4000

/** Places every block; what stands in quotes is placed like the text around it. */
export function outlineOf(blocks: readonly Block[], sections: readonly Section[], title: string): readonly Spot[] {
  const byId = new Map<SectionId, Section>(sections.map((section) => [section.id, section]))
  const spots: { -readonly [Key in keyof Spot]: Spot[Key] }[] = []
  let chain: Section[] = []
  let label = ''
  let lead = ''
  let before: ProcedureId | undefined
  const visit = (block: Block): void => {
    if (block.type === 'quote') {
      for (const child of block.blocks) visit(child)
      return
    }
    let text = ''
    if (block.type === 'heading') {
      const section = byId.get(block.sectionId)
      text = section?.title ?? plainText(block.inlines)
      chain = chain.filter((other) => other.level < block.level)
      if (section !== undefined && !(section === sections[0] && section.title === title)) chain.push(section)
      label = ''
      before = undefined
    } else if (block.type === 'label' || block.type === 'paragraph') text = plainText(block.inlines).slice(0, longestText)
    if (block.type === 'label') label = withoutColon(text)
    const spot: (typeof spots)[number] = {
      block,
      text,
      pairs: block.type === 'paragraph' ? pairsOf(block.inlines, text) : noPairs,
      sections: chain,
      label,
      lead,
    }
    if (before !== undefined) spot.before = before
    if (block.type === 'table') spot.table = tableText(block)
    spots.push(spot)
    if (block.type === 'step') before = block.procedureId
    lead = text
  }
  for (const block of blocks) visit(block)
  let behind: ProcedureId | undefined
  for (let index = spots.length - 1; index >= 0; index--) {
    const spot = spots[index]!
    if (behind !== undefined) spot.behind = behind
    if (spot.block.type === 'step') behind = spot.block.procedureId
    else if (spot.block.type === 'heading') behind = undefined
  }
  return spots
}

const noPairs: readonly KeyValue[] = []

/** A paragraph of a thousand pieces is no list of facts. */
function pairsOf(inlines: readonly Inline[], text: string): readonly KeyValue[] {
  return text.includes(':') || text.includes('：') ? keyValues(inlines.length > 200 ? inlines.slice(0, 200) : inlines) : noPairs
}

/** The words of a list item's first paragraph. */
export function itemText(blocks: readonly Block[]): string {
  const first = blocks[0]
  return first?.type === 'paragraph' || first?.type === 'label' ? plainText(first.inlines).slice(0, longestText).trim() : ''
}

/** The words of the lists inside an item, one level down. */
export function nestedTexts(blocks: readonly Block[]): readonly string[] {
  return blocks.slice(1).flatMap((block) => {
    if (block.type === 'list') return block.items.map((item) => itemText(item.blocks))
    return block.type === 'paragraph' ? [plainText(block.inlines).slice(0, longestText)] : []
  })
}

/** Asks the headings around a block; the blocks of one section are answered once. */
export function askingSections<Answer>(ask: (sections: readonly Section[]) => Answer): (sections: readonly Section[]) => Answer {
  let last: readonly Section[] | undefined
  let answer: Answer
  return (sections) => {
    if (sections !== last) {
      last = sections
      answer = ask(sections)
    }
    return answer
  }
}

/** Of the innermost section; without the key above the first heading. */
export function sectionIdOf(spot: Spot): { readonly sectionId?: SectionId } {
  const section = spot.sections.at(-1)
  return section === undefined ? {} : { sectionId: section.id }
}
