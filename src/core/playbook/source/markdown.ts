// Markdown text → a plain tree of nodes with the file's line numbers. Only this file and the parser know markdown-it.
// HTML is never interpreted: it stays text, and a paragraph of it becomes a node of its own to be shown as written.

import type { Inline, LineRange } from '../model/document.ts'
import { readTitle } from '../wording/titles.ts'
import { plainText, readInlines } from './inlines.ts'
import { createMarkdownParser } from './markdown-parser.ts'
import { piecesAtMarkers } from './marker-lines.ts'
import type { SourceText } from './source.ts'

export type MarkdownNode =
  /** `anchor`: what the author calls it in links: `{#restore}`. */
  | {
      readonly type: 'heading'
      readonly level: number
      readonly inlines: readonly Inline[]
      readonly anchor?: string
      readonly lines: LineRange
    }
  | { readonly type: 'paragraph'; readonly inlines: readonly Inline[]; readonly lines: LineRange }
  | {
      readonly type: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly MarkdownItem[]
      readonly lines: LineRange
    }
  | FenceNode
  | { readonly type: 'quote'; readonly children: readonly MarkdownNode[]; readonly lines: LineRange }
  | {
      readonly type: 'table'
      readonly align: readonly ('left' | 'center' | 'right' | '')[]
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
      readonly lines: LineRange
    }
  | { readonly type: 'rule'; readonly lines: LineRange }
  /** `tabEnd` of what opens a tab by indentation: the last line that is in it. */
  | { readonly type: 'verbatim'; readonly text: string; readonly lines: LineRange; readonly tabEnd?: number }

export interface FenceNode {
  readonly type: 'fence'
  readonly info: string
  readonly text: string
  /** The file's line of the first line of the text. */
  readonly textLine: number
  /** Written by indentation, without a fence around it. */
  readonly indented: boolean
  readonly lines: LineRange
}

export interface MarkdownItem {
  readonly children: readonly MarkdownNode[]
  readonly lines: LineRange
}

interface Token {
  readonly type: string
  readonly tag: string
  readonly map: [number, number] | null
  readonly info: string
  readonly content: string
  readonly markup: string
  readonly children: Token[] | null
  attrGet(name: string): string | null
}

const parser = createMarkdownParser()

/** Parses the body of a playbook. */
export function parseMarkdown(source: SourceText): readonly MarkdownNode[] {
  const tokens = parser.parse(source.body.join('\n'), {}) as unknown as readonly Token[]
  return new NodeReader(tokens, source).readUntil('')
}

class NodeReader {
  private readonly tokens: readonly Token[]
  private readonly source: SourceText
  private position = 0

  constructor(tokens: readonly Token[], source: SourceText) {
    this.tokens = tokens
    this.source = source
  }

  readUntil(closing: string): MarkdownNode[] {
    const nodes: MarkdownNode[] = []
    while (this.position < this.tokens.length) {
      const token = this.tokens[this.position]!
      this.position++
      if (token.type === closing) break
      const node = this.readNode(token)
      if (node?.type === 'paragraph') for (const piece of withoutMarkers(node, this.source.tabEnds)) nodes.push(...stepLabelApart(piece))
      else if (node !== undefined) {
        if (node.type === 'fence' || node.type === 'list') cutLastLabel(nodes)
        nodes.push(node)
      }
    }
    return nodes
  }

  private readNode(token: Token): MarkdownNode | undefined {
    const lines = this.linesOf(token)
    switch (token.type) {
      case 'heading_open':
        return { type: 'heading', level: Number(token.tag.slice(1)), ...withoutAttributes(this.readInline('heading_close')), lines }
      case 'paragraph_open': {
        const raw = this.tokens[this.position]?.content ?? ''
        const inlines = this.readInline('paragraph_close')
        return /^<\/?[a-z!]/i.test(raw) && !raw.startsWith('<http') && isMarkup(raw)
          ? { type: 'verbatim', text: raw, lines }
          : { type: 'paragraph', inlines, lines }
      }
      case 'bullet_list_open':
      case 'ordered_list_open': {
        const ordered = token.type === 'ordered_list_open'
        const start = Number(token.attrGet('start') ?? '1')
        return { type: 'list', ordered, start, items: this.readItems(ordered ? 'ordered_list_close' : 'bullet_list_close'), lines }
      }
      case 'fence':
        return { type: 'fence', info: token.info, text: token.content, textLine: lines.start + 1, indented: false, lines }
      case 'code_block':
        return (
          overIndentedFence(token.content, lines) ?? {
            type: 'fence',
            info: '',
            text: token.content,
            textLine: lines.start,
            indented: true,
            lines,
          }
        )
      case 'blockquote_open':
        return { type: 'quote', children: this.readUntil('blockquote_close'), lines }
      case 'table_open':
        return this.readTable(lines)
      case 'hr':
        return { type: 'rule', lines }
      default:
        return token.content === '' ? undefined : { type: 'verbatim', text: token.content, lines }
    }
  }

  private readInline(closing: string): readonly Inline[] {
    const inlines: Inline[] = []
    while (this.position < this.tokens.length) {
      const token = this.tokens[this.position]!
      this.position++
      if (token.type === closing) break
      if (token.type === 'inline') inlines.push(...readInlines(token.children ?? [], token.content))
    }
    return inlines
  }

  private readItems(closing: string): readonly MarkdownItem[] {
    const items: MarkdownItem[] = []
    while (this.position < this.tokens.length) {
      const token = this.tokens[this.position]!
      this.position++
      if (token.type === closing) break
      if (token.type === 'list_item_open') items.push({ lines: this.linesOf(token), children: this.readUntil('list_item_close') })
    }
    return items
  }

  private readTable(lines: LineRange): MarkdownNode {
    const head: (readonly Inline[])[] = []
    const align: ('left' | 'center' | 'right' | '')[] = []
    const rows: (readonly Inline[])[][] = []
    let body = false
    while (this.position < this.tokens.length) {
      const token = this.tokens[this.position]!
      this.position++
      if (token.type === 'table_close') break
      if (token.type === 'tbody_open') body = true
      else if (token.type === 'tr_open' && body) rows.push([])
      else if (token.type === 'th_open') {
        const style = /text-align:(left|center|right)/.exec(token.attrGet('style') ?? '')
        align.push((style?.[1] as 'left' | 'center' | 'right' | undefined) ?? '')
        head.push(this.readInline('th_close'))
      } else if (token.type === 'td_open') rows.at(-1)?.push(this.readInline('td_close'))
    }
    return { type: 'table', align, head, rows, lines }
  }

  /** Markdown's half-open line numbers of the body → the file's, trailing blank lines left out. */
  private linesOf(token: Token): LineRange {
    const [first, afterLast] = token.map ?? [0, 1]
    let last = Math.max(first, afterLast - 1)
    while (last > first && this.source.body[last]?.trim() === '') last--
    const numbers = this.source.bodyLineNumbers
    const start = numbers[first] ?? 1
    return { start, end: Math.max(start, numbers[last] ?? start) }
  }
}

/** `**Step 4: Create the role.** Without it nothing starts.`: the step is a label of its own, and the words stand below it. */
function stepLabelApart(node: MarkdownNode): readonly MarkdownNode[] {
  const first = node.type === 'paragraph' ? node.inlines[0] : undefined
  if (node.type !== 'paragraph' || first?.type !== 'strong' || node.inlines.length < 2) return [node]
  const title = plainText(first.children)
  if (!/\d/.test(title) || readTitle(title).numbered !== 'step') return [node]
  const lineEnd = node.inlines.findIndex((inline) => inline.type === 'break')
  const beside = plainText(node.inlines.slice(1, lineEnd === -1 ? undefined : lineEnd)).trim()
  const { start, end } = node.lines
  const cut = (at: number, from: number, below: number): readonly MarkdownNode[] => [
    { ...node, inlines: node.inlines.slice(0, at), lines: { start, end: start } },
    { ...node, inlines: node.inlines.slice(from), lines: { start: Math.min(end, below), end } },
  ]
  if (/^(?:\([^)]*\))?\s*[:：]?$/.test(beside)) return lineEnd === -1 ? [node] : cut(lineEnd, lineEnd + 1, start + 1)
  return /[.:：。]$/.test(title) ? cut(1, 1, start) : [node]
}

/** `**Symptoms**: it is slow` and `**Diagnosis**:` below it, right above a fence or list: the last line is a label of its own. */
function cutLastLabel(nodes: MarkdownNode[]): void {
  const above = nodes.at(-1)
  if (above?.type !== 'paragraph' || above.inlines[0]?.type !== 'strong') return
  const at = above.inlines.findLastIndex((inline) => inline.type === 'break')
  const [label, ...rest] = above.inlines.slice(at + 1)
  if (at === -1 || label?.type !== 'strong' || rest.length > 1) return
  if (!/^\s*[:：]\s*$/.test(plainText(rest)) && !(rest.length === 0 && /[:：]\s*$/.test(plainText([label])))) return
  const { start, end } = above.lines
  nodes[nodes.length - 1] = { ...above, inlines: above.inlines.slice(0, at), lines: { start, end: Math.max(start, end - 1) } }
  nodes.push({ ...above, inlines: [label, ...rest], lines: { start: end, end } })
}

/** A generator's own lines stand apart from the words. */
function withoutMarkers(node: Extract<MarkdownNode, { type: 'paragraph' }>, tabEnds: ReadonlyMap<number, number>): readonly MarkdownNode[] {
  const pieces = piecesAtMarkers(node.inlines, node.lines)
  if (pieces === undefined) return [node]
  return pieces.map((piece) => {
    if (piece.type === 'words') return { type: 'paragraph', inlines: piece.inlines, lines: piece.lines }
    const tabEnd = tabEnds.get(piece.lines.start)
    return { type: 'verbatim', text: piece.text, lines: piece.lines, ...(tabEnd === undefined ? {} : { tabEnd }) }
  })
}

/** A fence that stands so far to the right that Markdown takes its marks for code as well. */
function overIndentedFence(text: string, lines: LineRange): FenceNode | undefined {
  const fence = /^([ \t]*)(`{3,}|~{3,})([^`\n]*)\n([\s\S]*?)\n?[ \t]*\2[ \t]*\n?$/.exec(text)
  if (fence === null) return undefined
  const indent = fence[1]!
  const body = fence[4]!
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n')
  return { type: 'fence', info: fence[3]!, text: `${body}\n`, textLine: lines.start + 1, indented: false, lines }
}

/** `Restore {#restore}`, `Restore {: #restore .big}`: what a generator reads is none of the words. */
function withoutAttributes(inlines: readonly Inline[]): { readonly inlines: readonly Inline[]; readonly anchor?: string } {
  const last = inlines.at(-1)
  const match = last?.type === 'text' ? /\{(?=[#:]):?\s*(?:#([\w-]+))?[^{}#]{0,80}\}\s*$/.exec(last.text) : null
  if (last?.type !== 'text' || match === null) return { inlines }
  const rest = last.text.slice(0, match.index).trimEnd()
  const kept = rest === '' ? inlines.slice(0, -1) : [...inlines.slice(0, -1), { type: 'text' as const, text: rest }]
  return match[1] === undefined ? { inlines: kept } : { inlines: kept, anchor: match[1] }
}

/** Tags and nothing but tags, or a comment: text that only a browser was meant to read. */
function isMarkup(raw: string): boolean {
  return (
    raw.startsWith('<!--') ||
    raw.replace(/<[^>]*>/g, '').trim() === '' ||
    /^<\/?(?:details|summary|div|table|p|img|br|a|center)\b/i.test(raw)
  )
}
