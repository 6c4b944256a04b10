// Links inside the document (`#step-1-verify-failure`) → the section that they mean, so that a screen can go there.
import type { Block, Inline, SectionId } from './model/document.ts'
import type { Section } from './model/playbook.ts'
import type { Procedure, TitleLink } from './model/procedure.ts'

/** The sections by their ids, and by what authors write for them; made when the first link asks. */
type Anchors = () => ReadonlyMap<string, SectionId>

/** Adds the section to every link that names one. Blocks without such links are returned as they are. */
export function linkSections(blocks: readonly Block[], sections: readonly Section[]): readonly Block[] {
  const ids = anchorsOf(sections)
  return changed(blocks, (block) => linkBlock(block, ids))
}

/** The same for the titles and notes of steps. */
export function linkNotes(procedures: readonly Procedure[], sections: readonly Section[]): readonly Procedure[] {
  const ids = anchorsOf(sections)
  return procedures.map((procedure) => {
    const steps = changed(procedure.steps, (step) => {
      const notes = changed(step.notes, (note) => linkBlock(note, ids))
      const links = step.links && changed(step.links, (link) => linkTitle(link, ids))
      return notes === step.notes && links === step.links ? step : { ...step, ...(links ? { links } : {}), notes }
    })
    return steps === procedure.steps ? procedure : { ...procedure, steps }
  })
}

/** GitHub finds an anchor in any case; authors leave out what an emoji leaves behind. The first of two alike counts. */
function anchorsOf(sections: readonly Section[]): Anchors {
  let anchors: Map<string, SectionId> | undefined
  return () => {
    if (anchors !== undefined) return anchors
    anchors = new Map<string, SectionId>(sections.map((section) => [section.id, section.id]))
    for (const { id } of sections) {
      const loose = looseAnchor(id)
      if (!anchors.has(loose)) anchors.set(loose, id)
    }
    return anchors
  }
}

function looseAnchor(anchor: string): string {
  return anchor.toLowerCase().replaceAll('\uFE0F', '')
}

function linkBlock(block: Block, ids: Anchors): Block {
  switch (block.type) {
    case 'heading':
    case 'label':
    case 'paragraph':
      return holdsLink(block.inlines) ? { ...block, inlines: linkInlines(block.inlines, ids) } : block
    case 'list':
      return withItems(block, ids)
    case 'table':
      if (![block.head, ...block.rows].some((row) => row.some((cell) => holdsLink(cell.inlines)))) return block
      return {
        ...block,
        head: block.head.map((cell) => ({ inlines: linkInlines(cell.inlines, ids) })),
        rows: block.rows.map((row) => row.map((cell) => ({ inlines: linkInlines(cell.inlines, ids) }))),
      }
    case 'quote':
      return withBlocks(block, ids)
    default:
      return block
  }
}

function withItems(block: Extract<Block, { type: 'list' }>, ids: Anchors): Block {
  const items = changed(block.items, (item) => withBlocks(item, ids))
  return items === block.items ? block : { ...block, items }
}

function withBlocks<Holder extends { readonly blocks: readonly Block[] }>(holder: Holder, ids: Anchors): Holder {
  const blocks = changed(holder.blocks, (child) => linkBlock(child, ids))
  return blocks === holder.blocks ? holder : { ...holder, blocks }
}

/** Each as `change` makes it; the same list where it leaves all as they are, which is nearly always. */
function changed<Item>(list: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  let copy: Item[] | undefined
  for (let index = 0; index < list.length; index++) {
    const item = change(list[index]!)
    if (item !== list[index]) {
      copy ??= [...list]
      copy[index] = item
    }
  }
  return copy ?? list
}

/** Most text links to nothing in the document and stays as it is. */
function holdsLink(inlines: readonly Inline[]): boolean {
  return inlines.some(
    (inline) =>
      inline.type !== 'text' &&
      'children' in inline &&
      ((inline.type === 'link' && inline.href.startsWith('#')) || holdsLink(inline.children)),
  )
}

function linkInlines(inlines: readonly Inline[], ids: Anchors): readonly Inline[] {
  if (!holdsLink(inlines)) return inlines
  return inlines.map((inline): Inline => {
    if (inline.type === 'link') {
      const sectionId = sectionOf(inline.href, ids)
      if (sectionId !== undefined) return { ...inline, sectionId }
    }
    return 'children' in inline ? { ...inline, children: linkInlines(inline.children, ids) } : inline
  })
}

function linkTitle(link: TitleLink, ids: Anchors): TitleLink {
  const sectionId = sectionOf(link.href, ids)
  return sectionId === undefined ? link : { ...link, sectionId }
}

function sectionOf(href: string, ids: Anchors): SectionId | undefined {
  if (!href.startsWith('#')) return undefined
  const id = decodeAnchor(href.slice(1))
  return ids().get(id) ?? ids().get(looseAnchor(id))
}

function decodeAnchor(anchor: string): string {
  try {
    return decodeURIComponent(anchor)
  } catch {
    return anchor
  }
}
