// Every link of a page: to its own sections, to files beside it, to the web, to a mailbox. Addresses that stand in the
// text without being marked as links count too. A link to a section that isn't there stays, with no target.

import type { Block, Inline, LineRange } from '../model/document.ts'
import type { DocumentLink } from '../model/playbook.ts'
import type { Procedure } from '../model/procedure.ts'
import { plainText } from '../source/inlines.ts'
import type { Spot } from './outline.ts'

const bareAddress = /https?:\/\/[^\s<>"'`)\]|]+/g
const longestText = 100_000

/** Collects the links of a page and of its steps' notes, in document order. */
export function readLinks(spots: readonly Spot[], procedures: readonly Procedure[]): readonly DocumentLink[] {
  const found: DocumentLink[] = []
  const notes = new Map<string, readonly Block[]>()
  for (const { steps } of procedures) for (const step of steps) if (step.notes.length > 0) notes.set(step.id, step.notes)
  for (const { block, sections } of spots) {
    const sectionId = sections.at(-1)?.id
    const add = (link: Omit<DocumentLink, 'sectionId'>) => found.push(sectionId === undefined ? link : { ...link, sectionId })
    if (block.type === 'step') for (const note of notes.get(block.stepId) ?? []) linksOfBlock(note, add)
    else linksOfBlock(block, add)
  }
  return found
}

type Add = (link: Omit<DocumentLink, 'sectionId'>) => void

function linksOfBlock(block: Block, add: Add): void {
  switch (block.type) {
    case 'heading':
    case 'label':
    case 'paragraph':
      linksOfInlines(block.inlines, block.lines, add)
      break
    case 'list':
      for (const item of block.items) for (const child of item.blocks) linksOfBlock(child, add)
      break
    case 'quote':
      for (const child of block.blocks) linksOfBlock(child, add)
      break
    case 'table':
      for (const row of [block.head, ...block.rows]) for (const { inlines } of row) linksOfInlines(inlines, block.lines, add)
      break
    default:
  }
}

function linksOfInlines(inlines: readonly Inline[], lines: LineRange, add: Add): void {
  for (const inline of inlines) {
    if (inline.type === 'link') {
      add({
        type: typeOf(inline.href),
        text: plainText(inline.children),
        href: inline.href,
        ...(inline.sectionId === undefined ? {} : { target: inline.sectionId }),
        lines,
      })
    } else if (inline.type === 'text') {
      if (!inline.text.includes('://') || inline.text.length >= longestText) continue
      for (const match of inline.text.matchAll(bareAddress)) {
        const href = match[0].replace(/[.,;:!?]+$/, '')
        add({ type: 'web', text: href, href, lines })
      }
    } else if ('children' in inline) linksOfInlines(inline.children, lines, add)
  }
}

function typeOf(href: string): DocumentLink['type'] {
  if (href.startsWith('#')) return 'section'
  if (/^mailto:/i.test(href)) return 'mail'
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href) ? 'web' : 'file'
}
