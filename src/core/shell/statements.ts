// Shell text → complete top-level statements and the comments between them, found with the grammar.
// Called once per fence. Text that the grammar cannot parse is cut into logical lines instead (logical-lines.ts),
// so that one odd line never spoils the statements around it. Never changes the text: offsets point into it.
import type { ShellGrammar, ShellNode } from './grammar.ts'
import { parseLines } from './line-ends.ts'
import { logicalLines } from './logical-lines.ts'
import { maskPlaceholders } from './placeholders.ts'

export interface Statement {
  readonly type: 'statement'
  /** Offsets into the text, end excluded, without a trailing comment. */
  readonly start: number
  readonly end: number
  /** What the grammar made of it; empty where it could not parse. Offsets are into `treeText`. */
  readonly nodes: readonly ShellNode[]
  readonly treeText: string
  /** Where `treeText` begins in the text. */
  readonly treeStart: number
  readonly parsed: boolean
}

export interface Comment {
  readonly type: 'comment'
  readonly start: number
  readonly end: number
  /** Stands on a line of its own: only such comments open steps. */
  readonly ownLine: boolean
}

export type ShellPart = Statement | Comment

/** Splits shell text into statements and comments, in the order in which they stand. */
export function splitShell(text: string, grammar: ShellGrammar): readonly ShellPart[] {
  const masked = maskPlaceholders(text)
  const tree = parseLines(masked, grammar)
  if (!tree.hasError) return partsOfTree(tree.root, masked, 0)
  return logicalLines(masked).flatMap((line): readonly ShellPart[] => {
    const source = masked.slice(line.start, line.end)
    const lineTree = parseLines(source, grammar)
    if (!lineTree.hasError) return partsOfTree(lineTree.root, source, line.start)
    const end = line.start + source.trimEnd().length
    return [{ type: 'statement', start: line.start, end, nodes: [], treeText: source, treeStart: line.start, parsed: false }]
  })
}

function partsOfTree(root: ShellNode, text: string, base: number): readonly ShellPart[] {
  const parts: ShellPart[] = []
  let open: { start: number; end: number; nodes: ShellNode[] } | undefined
  const close = () => {
    if (open === undefined) return
    const end = base + open.start + text.slice(open.start, open.end).trimEnd().length
    parts.push({ type: 'statement', start: base + open.start, end, nodes: open.nodes, treeText: text, treeStart: base, parsed: true })
    open = undefined
  }
  for (const node of root.children) {
    if (node.type === 'comment') {
      close()
      parts.push({ type: 'comment', start: base + node.start, end: base + node.end, ownLine: startsLine(text, node.start) })
    } else if (!node.named) {
      // `&` belongs to the statement before it; `;` only where another statement follows on the same line.
      if (node.type === '&' && open !== undefined) open.end = node.end
    } else if (open !== undefined && !text.slice(open.end, node.start).includes('\n')) {
      open.end = node.end
      open.nodes.push(node)
    } else {
      close()
      open = { start: node.start, end: node.end, nodes: [node] }
    }
  }
  close()
  return parts
}

function startsLine(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === ''
}
