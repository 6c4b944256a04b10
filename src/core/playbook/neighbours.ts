// Questions about what stands beside a node in the document: which fences belong to the list above them, where the
// section of a heading ends, whether numbered headings are steps of one procedure.
import { plainText } from './inlines.ts'
import { labelText } from './labels.ts'
import type { MarkdownNode } from './markdown.ts'
import { readTitle } from './titles.ts'

/** Whether another heading of the same level, numbered as this one is, owns something to run. */
export function hasWorkingSibling(nodes: readonly MarkdownNode[], index: number): boolean {
  const heading = nodes[index]!
  if (heading.type !== 'heading') return false
  for (const direction of [-1, 1]) {
    let isNumbered = direction === -1
    for (let at = index + direction; at >= 0 && at < nodes.length; at += direction) {
      const node = nodes[at]!
      if (node.type === 'heading') {
        if (node.level < heading.level) break
        isNumbered = node.level === heading.level && readTitle(plainText(node.inlines)).numbered === 'number'
      } else if (node.type === 'fence' && isNumbered) return true
    }
  }
  return false
}

/** Fences that follow an ordered list without indentation and belong to its last item. */
export function fenceBehind(
  nodes: readonly MarkdownNode[],
  index: number,
): { readonly fences: readonly MarkdownNode[]; readonly lastIndex: number } | undefined {
  const list = nodes[index]!
  if (list.type !== 'list' || !list.ordered) return undefined
  let last = index
  while (nodes[last + 1]?.type === 'fence') last++
  if (last === index) return undefined
  const isAdjacent = nodes[index + 1]!.lines.start === list.lines.end + 1
  const after = nodes[last + 1]
  const continues =
    after?.type === 'list' &&
    after.ordered &&
    (after.start === list.start + list.items.length || (after.start === 1 && list.items.length === 1))
  const continued = list.items.length === 1 && list.start > 1
  return isAdjacent || continues || continued ? { fences: nodes.slice(index + 1, last + 1), lastIndex: last } : undefined
}

export function isLabel(node: MarkdownNode): boolean {
  return node.type === 'paragraph' && labelText(node.inlines) !== undefined
}

export function isHeadingUpTo(node: MarkdownNode, level: number): boolean {
  return node.type === 'heading' && node.level <= level
}
