// Prose, lists, tables and output → lines to search, each in its field: what a screen or a log shows counts more than what
// is said about it.

import type { Block, Inline } from '../playbook/model/document.ts'
import { inlineLines, plainText } from '../playbook/source/inlines.ts'
import type { Field } from './fields.ts'

export interface FieldedLine {
  readonly field: Field
  readonly text: string
}

/** What stands after `**Problem**:` is what somebody sees. */
const whatIsSeen =
  /^\W*(?:problem|issue|cause|error|use case|when to use|symptom|fehler|ursache|anzeichen|problème|erreur|cause|síntoma|causa|问题|原因|错误|症状)s?\W/iu
/** An error text or a message that is quoted, or looks like one. */
const quoted = /["“«„](?=\S*\s)[^"”»“]{6,}["”»“]|`[^`]*(?:error|exception|fail|denied|refused|errno)[^`]*`/iu
const looksLikeError =
  /\b(?:[45]\d\d\b(?!\s*(?:MB|GB|ms|s)\b)|E[A-Z]{4,}\b|(?:errno|refused|denied|time[ds]? ?out|unreachable|fatal|panic|crash(?:ed|es)?|segfault)\b)|\w(?:Error|Exception)\b/iu

/** The field of what follows a heading or label: alerts, what one sees, or why. */
export function fieldBelow(heading: string): Field | undefined {
  if (/\b(?:alerts?|alarme?s?|alertes?|alertas?)\b|警报|告警/iu.test(heading)) return 'alerts'
  if (/\b(?:causes?|ursachen?|causas?)\b|原因/iu.test(heading)) return 'impact'
  return /\b(?:errors?|problems?|symptoms?|use when|use case|fehler|symptome|erreurs?|síntomas?)\b|错误|症状/iu.test(heading)
    ? 'errors'
    : undefined
}

/** The lines of one block. A list of nothing but links into the document is its table of contents, and no page's text. */
export function blockLines(block: Block, below: Field | undefined): readonly FieldedLine[] {
  switch (block.type) {
    case 'heading':
    case 'label':
    case 'paragraph':
      return inlineLines(block.inlines).map((line) => proseLine(plainText(line), below))
    case 'list':
      return block.items.flatMap((item) => (isContents(item.blocks) ? [] : item.blocks.flatMap((inner) => blockLines(inner, below))))
    case 'table':
      return block.rows.map((row) => proseLine(row.map((cell) => plainText(cell.inlines)).join(' · '), below))
    case 'quote':
      return block.blocks.flatMap((inner) => blockLines(inner, below))
    case 'code':
      return block.text.split('\n').map((line) => proseLine(line, block.role === 'output' ? 'errors' : below))
    case 'verbatim':
      return [{ field: 'text', text: block.text }]
    case 'rule':
    case 'step':
      return []
  }
}

function proseLine(text: string, below: Field | undefined): FieldedLine {
  if (below !== undefined) return { field: below, text }
  return { field: whatIsSeen.test(text) || quoted.test(text) || looksLikeError.test(text) ? 'errors' : 'text', text }
}

function isContents(blocks: readonly Block[]): boolean {
  return blocks.every((block) => block.type === 'list' || (block.type === 'paragraph' && isOnlyLink(block.inlines)))
}

function isOnlyLink(inlines: readonly Inline[]): boolean {
  return inlines.every((inline) => (inline.type === 'link' ? inline.sectionId !== undefined : plainText([inline]).trim() === ''))
}
