// Markdown nodes as they are shown where nothing in them is work: in the notes of a step, in lists that are there to be
// read, in quotes. What the walk makes steps of never comes here.
import type { FenceReader, FenceReading } from '../fence/fences.ts'
import type { Block, ListItem } from '../model/document.ts'
import type { FenceNode, MarkdownItem, MarkdownNode } from '../source/markdown.ts'
import { repairText } from '../source/mojibake.ts'
import { summaryOf } from '../wording/labels.ts'
import { taskOf } from './tasks.ts'

/** The block that shows a node. */
export function noteBlock(node: MarkdownNode, headings: readonly string[], readFence: FenceReader): Block {
  switch (node.type) {
    case 'heading':
      return { type: 'label', inlines: node.inlines, lines: node.lines }
    case 'fence': {
      const reading = readFence(node, { lead: '', headings })
      return codeBlock(node, reading.type === 'code' ? reading : { type: 'code', language: reading.language, role: 'other' })
    }
    case 'list': {
      const items = node.items.map((item) => noteItem(item, headings, readFence))
      return { type: 'list', ordered: node.ordered, start: node.start, items, lines: node.lines }
    }
    case 'quote':
      return { type: 'quote', blocks: node.children.map((child) => noteBlock(child, headings, readFence)), lines: node.lines }
    case 'table': {
      const { type, align, lines } = node
      const head = node.head.map((inlines) => ({ inlines }))
      return { type, align, head, rows: node.rows.map((row) => row.map((inlines) => ({ inlines }))), lines }
    }
    case 'verbatim': {
      const summary = foldedOnly.test(node.text) ? summaryOf(node.text) : ''
      return summary === '' ? node : { type: 'label', inlines: [{ type: 'text', text: summary }], lines: node.lines }
    }
    default:
      return node
  }
}

/** `<details><summary>How</summary>` and nothing else: in a step it is open, and its summary a heading. */
const foldedOnly = /^\s*<details[^>]*>\s*<summary[^>]*>[^\n]*<\/summary>\s*$/i
/** Where it would be folded away again there is nothing to show. */
export const foldEnd = /^\s*<\/details>\s*$/i

function noteItem(item: MarkdownItem, headings: readonly string[], readFence: FenceReader): ListItem {
  const task = taskOf(item)
  const [first, ...others] = item.children
  if (task === undefined || first === undefined) return { blocks: item.children.map((child) => noteBlock(child, headings, readFence)) }
  const rest = others.map((child) => noteBlock(child, headings, readFence))
  return { blocks: [{ type: 'paragraph', inlines: task.inlines, lines: first.lines }, ...rest], checked: task.checked }
}

/** A fence that is no command, exactly as written. */
export function codeBlock(node: FenceNode, reading: Extract<FenceReading, { type: 'code' }>): Block {
  const written = node.text.replace(/\n$/, '')
  // A message is words for people; all other code stays as it is written.
  const text = reading.role === 'template' ? repairText(written) : written
  return { type: 'code', text, language: reading.language, role: reading.role, lines: node.lines }
}
