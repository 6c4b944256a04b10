// "If it fails:" as plain words above a list or a fence: what stands below is a branch, as under a heading that says so.

import { plainText } from '../source/inlines.ts'
import type { MarkdownNode } from '../source/markdown.ts'
import { isFailureHeading, readCondition } from '../structure/conditions.ts'
import { withoutColon } from '../wording/titles.ts'
import { isLabel } from './neighbours.ts'

const longestLead = 140

/** What announces a branch, and the last of the nodes that belong to it. */
export interface FailureLead {
  readonly title: string
  readonly lastIndex: number
}

/** Reads the paragraph at `index` as one that puts what it announces under a failure; undefined where it does not. */
export function failureLead(nodes: readonly MarkdownNode[], index: number): FailureLead | undefined {
  const node = nodes[index]
  const next = nodes[index + 1]
  if (node?.type !== 'paragraph' || isLabel(node) || next === undefined || next.type === 'heading' || next.type === 'rule' || isLabel(next))
    return undefined
  const words = plainText(node.inlines).trimEnd()
  if (!/[:：]$/.test(words)) return undefined
  const title = withoutColon(words.split(/[.!?]\s+|[。！？]/).at(-1)!)
  if (title.length > longestLead || !isFailureHeading(title) || readCondition(`${title}:`) === undefined) return undefined
  return { title, lastIndex: lastAnnounced(nodes, index + 1) }
}

/** One passage, with the sentence that leads to it, and the fences right behind it. */
function lastAnnounced(nodes: readonly MarkdownNode[], first: number): number {
  let last = first
  const below = nodes[first + 1]?.type
  if (nodes[first]!.type === 'paragraph' && (below === 'list' || below === 'fence') && announces(nodes[first]!)) last++
  while (nodes[last + 1]?.type === 'fence') last++
  return last
}

function announces(node: MarkdownNode): boolean {
  return node.type === 'paragraph' && /[:：]\s*$/.test(plainText(node.inlines))
}
