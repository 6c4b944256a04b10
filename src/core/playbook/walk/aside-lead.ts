// What is not simply next, said without a heading: "If it fails:" above a list or a fence, "If it fails, run `x`.",
// "**Rollback**: …". It is read as under a heading that says so.

import { commandsIn } from '../loose/inline-commands.ts'
import { conditionsOf } from '../loose/only-when.ts'
import { plainText } from '../source/inlines.ts'
import type { MarkdownNode } from '../source/markdown.ts'
import { isFailureHeading, readCondition } from '../structure/conditions.ts'
import { keyedWords } from '../wording/labels.ts'
import { withoutColon } from '../wording/titles.ts'
import { orderHeading, rollbackKey } from '../wording/words.ts'
import { isLabel } from './neighbours.ts'

const longestLead = 140

/** What it would be called, and the last of the nodes that belong to it. */
export interface AsideLead {
  readonly title: string
  readonly lastIndex: number
}

/** Reads the paragraph at `index` as one that begins what is done only when it failed, or to take it back; undefined where it does not. */
export function asideLead(nodes: readonly MarkdownNode[], index: number, heading: string): AsideLead | undefined {
  const node = nodes[index]!
  if (node.type !== 'paragraph') return undefined
  const next = nodes[index + 1]
  const isAbove =
    (announces(node) || leadsTo(node, next)) && next !== undefined && next.type !== 'heading' && next.type !== 'rule' && !isLabel(next)
  const title = rollbackTitle(node, heading) ?? (isAbove ? failureTitle(plainText(node.inlines)) : wholeCondition(node))
  return title === undefined || isLabel(node) ? undefined : { title, lastIndex: isAbove ? lastAnnounced(nodes, index + 1) : index }
}

/** "It takes a minute. If it still fails:" */
function failureTitle(words: string): string | undefined {
  const title = withoutColon(
    words
      .trimEnd()
      .split(/[.!?]\s+|[。！？]/)
      .at(-1)!,
  )
  return title.length <= longestLead && isFailureHeading(title) && readCondition(`${title}:`) !== undefined ? title : undefined
}

/** "If it still fails, reboot: `x`.": the failure that all the commands of a paragraph are for. */
function wholeCondition({ inlines }: Extract<MarkdownNode, { type: 'paragraph' }>): string | undefined {
  const when = readCondition(plainText(inlines))?.when
  if (when === undefined) return undefined
  const commands = commandsIn(inlines, 'prose')
  const conditions = conditionsOf(inlines, commands)
  return conditions.length > 0 && conditions.every((condition) => condition === when) ? when : undefined
}

/** "**Rollback**: `x`"; below "Mitigation" it is what helps. */
function rollbackTitle({ inlines }: Extract<MarkdownNode, { type: 'paragraph' }>, heading: string): string | undefined {
  const key = keyedWords(inlines)?.key
  return key !== undefined && key.split(/\s+/).length <= 3 && rollbackKey.test(key) && !orderHeading.test(heading) ? key : undefined
}

/** One passage, with the sentence that leads to it, and the fences right behind it. */
function lastAnnounced(nodes: readonly MarkdownNode[], first: number): number {
  let last = first
  const below = nodes[first + 1]?.type
  if (nodes[first]!.type === 'paragraph' && (below === 'list' || below === 'fence') && announces(nodes[first]!)) last++
  while (nodes[last + 1]?.type === 'fence') last++
  return last
}

/** "If the service does not start, you can try": a sentence without an end goes on in what stands below. */
function leadsTo(node: MarkdownNode, next: MarkdownNode | undefined): boolean {
  return (
    node.type === 'paragraph' &&
    (next?.type === 'list' || next?.type === 'fence') &&
    /[\p{L}\p{N}]\s*$/u.test(plainText(node.inlines)) &&
    /^(?:if|falls|wenn|si|se|如果)(?![\p{Script=Latin}])/iu.test(plainText(node.inlines).trimStart())
  )
}

function announces(node: MarkdownNode): boolean {
  return node.type === 'paragraph' && /[:：]\s*$/.test(plainText(node.inlines))
}
