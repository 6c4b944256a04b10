// Questions about what stands beside a node in the document: which fences belong to the list above them, where the
// section of a heading ends, whether numbered headings are steps of one procedure.
import { plainText } from '../source/inlines.ts'
import type { MarkdownNode } from '../source/markdown.ts'
import { labelText } from '../wording/labels.ts'
import { tellsToDo } from '../wording/telling.ts'
import { readTitle } from '../wording/titles.ts'
import { taskOf } from './tasks.ts'

/**
 * The headings, by index, whose siblings (or they themselves) are numbered and own something to run, or are numbered and
 * most of them tell what to do: "1. Isolate the host".
 */
export function headingsAmongSteps(nodes: readonly MarkdownNode[]): ReadonlySet<number> {
  const among = new Set<number>()
  const open: { readonly level: number; readonly members: number[]; works: boolean; numbered: number; telling: number }[] = []
  const close = () => {
    const group = open.pop()!
    const isTelling = group.telling > 1 && group.telling * 2 >= group.numbered
    if (group.works || isTelling) for (const member of group.members) among.add(member)
  }
  let isNumbered = false
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'heading') {
      while (open.length > 0 && open.at(-1)!.level > node.level) close()
      if (open.at(-1)?.level !== node.level) open.push({ level: node.level, members: [], works: false, numbered: 0, telling: 0 })
      open.at(-1)!.members.push(index)
      const { title, numbered } = readTitle(plainText(node.inlines))
      isNumbered = numbered === 'number'
      if (isNumbered) {
        open.at(-1)!.numbered++
        if (tellsToDo(title, false)) open.at(-1)!.telling++
      }
    } else if (node.type === 'fence' && isNumbered) open.at(-1)!.works = true
  }
  while (open.length > 0) close()
  return among
}

/** The bold lines, by index, that are numbered with others below one heading which are worked through: "**4. Blocked by the provider?**". */
export function labelsAmongSteps(nodes: readonly MarkdownNode[]): ReadonlySet<number> {
  const among = new Set<number>()
  let group: number[] = []
  let works = false
  let telling = 0
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'heading') {
      group = []
      works = false
      telling = 0
    } else if (node.type === 'fence') works ||= group.length > 0
    else if (node.type === 'paragraph') {
      const title = numberedLabel(node)
      if (title === undefined) works ||= group.length > 0 && node.inlines.some(({ type }) => type === 'code')
      else {
        group.push(index)
        if (tellsToDo(title, false)) telling++
      }
    }
    if (group.length < 2 || !(works || telling * 2 >= group.length)) continue
    for (const member of group) among.add(member)
    group = group.slice(-1)
    works = true
  }
  return among
}

const asks = /^(?:what|why|who|whom|when|where|which|how|can|could|do|does|is|are|should|will)\s.*\?$/i

function numberedLabel({ inlines }: Extract<MarkdownNode, { type: 'paragraph' }>): string | undefined {
  if (inlines[0]?.type !== 'strong') return undefined
  const label = labelText(inlines)
  const read = label === undefined ? undefined : readTitle(label)
  return read?.numbered === 'number' && !asks.test(read.title) ? read.title : undefined
}

/** A list of bullets that fences without indentation cut into pieces: each piece is one of them, also one bullet right above its fence. */
export function isCutByFences(nodes: readonly MarkdownNode[], index: number): boolean {
  const list = nodes[index]!
  const next = nodes[index + 1]
  if (list.type !== 'list' || list.ordered) return false
  if (next?.type === 'fence' && ((list.items.length === 1 && next.lines.start === list.lines.end + 1) || isBullets(nodes[index + 2])))
    return true
  return nodes[index - 1]?.type === 'fence' && isBullets(nodes[index - 2])
}

function isBullets(node: MarkdownNode | undefined): boolean {
  return node?.type === 'list' && !node.ordered
}

/** Fences that follow a list without indentation and belong to its last item. */
export function fenceBehind(
  nodes: readonly MarkdownNode[],
  index: number,
): { readonly fences: readonly MarkdownNode[]; readonly lastIndex: number } | undefined {
  const list = nodes[index]!
  if (list.type !== 'list') return undefined
  let last = index
  while (nodes[last + 1]?.type === 'fence') last++
  if (last === index) return undefined
  const isAdjacent = nodes[index + 1]!.lines.start === list.lines.end + 1
  if (!list.ordered)
    return (isAdjacent || announces(list)) && !list.items.some((item) => taskOf(item) !== undefined)
      ? { fences: nodes.slice(index + 1, index + 2), lastIndex: index + 1 }
      : undefined
  const after = nodes[last + 1]
  const continues =
    after?.type === 'list' &&
    after.ordered &&
    (after.start === list.start + list.items.length || (after.start === 1 && list.items.length === 1))
  // The numbers go on from above: the fences between the items are what cut the list into pieces.
  const continued = list.start > 1
  return isAdjacent || continues || continued || announces(list) ? { fences: nodes.slice(index + 1, last + 1), lastIndex: last } : undefined
}

/** The last item ends in a colon: what it announces is the fence. */
function announces(list: Extract<MarkdownNode, { type: 'list' }>): boolean {
  const last = list.items.at(-1)?.children.at(-1)
  return last?.type === 'paragraph' && /[:：]\s*$/.test(plainText(last.inlines))
}

/** Whether the node is a paragraph that is nothing but a label: "**Symptoms**:". */
export function isLabel(node: MarkdownNode): boolean {
  return node.type === 'paragraph' && labelText(node.inlines) !== undefined
}

/** Whether it is a heading of this level or above it. */
export function isHeadingUpTo(node: MarkdownNode, level: number): boolean {
  return node.type === 'heading' && node.level <= level
}
