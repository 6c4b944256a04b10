// Blocks of a playbook → lines of text for a terminal, with nothing left out: what has no plainer form is shown as written.
import type { Block, Inline, ListItem } from '../../core/playbook/model/document.ts'
import { wrapLines } from './wrap.ts'

/** Inline text without its marks; a link keeps its address where that is not the text itself. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(inlineToText).join('')
}

function inlineToText(inline: Inline): string {
  switch (inline.type) {
    case 'text':
    case 'code':
      return inline.text
    case 'strong':
    case 'emphasis':
    case 'strikethrough':
      return inlineText(inline.children)
    case 'link': {
      const text = inlineText(inline.children)
      return inline.sectionId !== undefined || inline.href === '' || text === inline.href ? text : `${text} (${inline.href})`
    }
    case 'image':
      return `[${inline.alt}] (${inline.src})`
    case 'break':
      return inline.isWrap ? ' ' : '\n'
  }
}

/** The blocks as indented lines. Steps among them are left out: whoever prints a procedure prints its steps. */
export function blockLines(blocks: readonly Block[], columns: number, indent: string): string[] {
  return blocks.flatMap((block) => linesOf(block, columns, indent))
}

function linesOf(block: Block, columns: number, indent: string): string[] {
  switch (block.type) {
    case 'heading':
    case 'label':
    case 'paragraph':
      return wrapLines(inlineText(block.inlines), columns, indent)
    case 'list':
      return block.items.flatMap((item, index) => itemLines(item, block.ordered ? `${block.start + index}. ` : '- ', columns, indent))
    case 'table': {
      const rows = [block.head, ...block.rows].map((row) => row.map((cell) => inlineText(cell.inlines).replaceAll('\n', ' ')))
      return alignColumns(rows).map((line) => `${indent}${line}`)
    }
    case 'code':
    case 'verbatim':
      return block.text.split('\n').map((line) => `${indent}${line}`.trimEnd())
    case 'quote':
      return blockLines(block.blocks, columns, `${indent}│ `)
    case 'rule':
    case 'step':
      return []
  }
}

function itemLines(item: ListItem, marker: string, columns: number, indent: string): string[] {
  const box = item.checked === undefined ? marker : item.checked ? '☑ ' : '☐ '
  const [first = '', ...rest] = blockLines(item.blocks, columns, `${indent}${' '.repeat(box.length)}`)
  return [`${indent}${box}${first.trimStart()}`, ...rest]
}

/** Rows of cells → lines in which the columns stand under each other. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length)
    })
  }
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
