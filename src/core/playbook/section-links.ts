// Links inside the document (`#step-1-verify-failure`) → the section that they mean, so that a screen can go there.
import type { Block, Inline, Section, SectionId } from './model.ts'

/** Adds the section to every link that names one. Blocks without such links are returned as they are. */
export function linkSections(blocks: readonly Block[], sections: readonly Section[]): readonly Block[] {
  const ids = new Set<string>(sections.map((section) => section.id))
  return ids.size === 0 ? blocks : blocks.map((block) => linkBlock(block, ids))
}

function linkBlock(block: Block, ids: ReadonlySet<string>): Block {
  switch (block.type) {
    case 'heading':
    case 'label':
    case 'paragraph': {
      const inlines = linkInlines(block.inlines, ids)
      return inlines === block.inlines ? block : { ...block, inlines }
    }
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: item.blocks.map((child) => linkBlock(child, ids)) })) }
    case 'table':
      return {
        ...block,
        head: block.head.map((cell) => ({ inlines: linkInlines(cell.inlines, ids) })),
        rows: block.rows.map((row) => row.map((cell) => ({ inlines: linkInlines(cell.inlines, ids) }))),
      }
    case 'quote':
      return { ...block, blocks: block.blocks.map((child) => linkBlock(child, ids)) }
    default:
      return block
  }
}

function linkInlines(inlines: readonly Inline[], ids: ReadonlySet<string>): readonly Inline[] {
  if (!inlines.some((inline) => 'children' in inline)) return inlines
  return inlines.map((inline): Inline => {
    if (inline.type === 'link' && inline.href.startsWith('#')) {
      const id = decodeAnchor(inline.href.slice(1))
      if (ids.has(id)) return { ...inline, sectionId: id as SectionId }
    }
    return 'children' in inline ? { ...inline, children: linkInlines(inline.children, ids) } : inline
  })
}

function decodeAnchor(anchor: string): string {
  try {
    return decodeURIComponent(anchor)
  } catch {
    return anchor
  }
}
