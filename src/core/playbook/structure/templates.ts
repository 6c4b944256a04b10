// Messages to send, with what is still to be filled in marked: `[Service Name]`, `INC-YYYY-MM-DD-XXX`, `{{time}}`.
// The address and the subject are taken from the lines above or from the first lines of the message itself.

import type { Block } from '../model/document.ts'
import type { MessageTemplate, TemplateBlank } from '../model/facts.ts'
import type { Scenario, Section } from '../model/playbook.ts'
import { plainText } from '../source/inlines.ts'
import { readTitle, withoutColon } from '../wording/titles.ts'
import { templateMention } from '../wording/words.ts'
import type { Spot } from './outline.ts'
import { sectionIdOf } from './outline.ts'

/** A bracketed name, an angle-bracketed one, braces, letters that stand for digits; not `[x]`, not `[ ]`. */
const blankPattern =
  /\[(?![ xX]?\])([^[\]\n]{1,80})\](?!\()|<([A-Za-z][\w .\-/]{0,60})>|\{\{\s*([\w .-]{1,60})\s*\}\}|\{([A-Za-z_][\w]{1,40})\}|\$\{?([A-Z][A-Z0-9_]{2,40})\}?|\b(?:[A-Z]{2,8}[-_])?(?:YYYY[-/.]?MM[-/.]?DD(?:[-_T ]?(?:HH[:.]?MM(?:[:.]?SS)?|[X#]{2,6}))?|[X#]{3,8}|HH:MM(?::SS)?)\b|_{4,40}/g
const longestBody = 50_000

/** Collects message templates in document order. */
export function readTemplates(
  spots: readonly Spot[],
  scenarioAt: (sections: readonly Section[]) => Scenario | undefined,
): readonly MessageTemplate[] {
  const found: MessageTemplate[] = []
  let head: { to?: string; subject?: string } = {}
  for (const spot of spots) {
    const { block } = spot
    if (block.type === 'heading') head = {}
    else if (block.type === 'paragraph' || block.type === 'label') readHead(block, spot, head)
    else if (block.type === 'code' && block.role === 'template' && block.text.length < longestBody) {
      const scenario = scenarioAt(spot.sections)
      const within = headOf(block.text)
      const to = head.to ?? within.to
      const subject = head.subject ?? within.subject
      found.push({
        title: titleOf(spot),
        ...(to === undefined ? {} : { to }),
        ...(subject === undefined ? {} : { subject }),
        body: block.text,
        blanks: blanksIn(subject ?? '', block.text),
        ...(scenario === undefined ? {} : { scenarioId: scenario.id }),
        ...sectionIdOf(spot),
        lines: block.lines,
      })
      head = {}
    }
  }
  return found
}

function titleOf(spot: Spot): string {
  const section = spot.sections.at(-1)?.title ?? ''
  const label =
    spot.label !== '' && !/^(?:body|message|text|e-?mail|template|content|nachricht|corps|cuerpo|正文)$/i.test(spot.label) ? spot.label : ''
  const lead =
    templateMention.test(spot.lead) && spot.lead.length < 80 && !/^(?:body|message|to|subject)\b/i.test(spot.lead)
      ? withoutColon(spot.lead)
      : ''
  return readTitle(label || lead || section).title || 'Message'
}

function readHead(
  block: Extract<Block, { type: 'paragraph' | 'label' }>,
  { text, pairs }: Spot,
  head: { to?: string; subject?: string },
): void {
  for (const { key, value } of pairs) {
    if (value === '') continue
    if (/^(?:to|recipients?|send to|an|[àa]|para|destinataires?|收件人)$/i.test(key)) head.to = value
    else if (/^(?:subject|betreff|objet|asunto|主题)$/i.test(key)) head.subject = value
  }
  const inline = head.subject === undefined ? /\b(?:Subject|Betreff|Objet|Asunto)\s*:\s*/.exec(text.slice(0, 400)) : null
  if (inline === null) return
  // "To the engineering manager. Subject: `INCIDENT: …`": the subject is the code behind the word, or the rest of the line.
  const code = block.inlines.find((inner) => inner.type === 'code')
  const rest = text.slice(inline.index + inline[0].length)
  head.subject = code !== undefined && rest.startsWith(plainText([code])) ? plainText([code]) : rest.split('\n')[0]!.trim()
  const to = /^To (?:the )?([^.:]{2,120})\./.exec(text)
  if (to !== null) head.to ??= to[1]!
}

function headOf(body: string): { to?: string; subject?: string } {
  const to = /^(?:To|An|À|Para)\s*:\s*(\S.*)$/im.exec(body.slice(0, 600))?.[1]
  const subject = /^(?:Subject|Betreff|Objet|Asunto|主题)\s*[:：]\s*(\S.*)$/im.exec(body.slice(0, 600))?.[1]
  return { ...(to === undefined ? {} : { to }), ...(subject === undefined ? {} : { subject }) }
}

/** What is to be filled in, each name once, with every place where it stands. */
export function blanksIn(subject: string, body: string): readonly TemplateBlank[] {
  const blanks = new Map<string, { label: string; spans: { in: 'subject' | 'body'; start: number; end: number }[] }>()
  for (const [where, text] of [
    ['subject', subject],
    ['body', body],
  ] as const) {
    for (const match of text.matchAll(blankPattern)) {
      const name = match[0]
      const blank = blanks.get(name) ?? { label: labelOf(match.slice(1).find((part) => part !== undefined) ?? name), spans: [] }
      blank.spans.push({ in: where, start: match.index, end: match.index + name.length })
      blanks.set(name, blank)
    }
  }
  return [...blanks].map(([name, { label, spans }]) => ({ name, label, spans }))
}

/** "SERVICE_NAME" → "Service name"; what is no identifier stays as it is. */
function labelOf(name: string): string {
  if (!/^[\w-]+$/.test(name) || /^[A-Z]{2,8}-|YYYY|X{3}/.test(name)) return name.trim()
  const words = name.replace(/[_-]+/g, ' ').trim()
  const plain = words === words.toUpperCase() ? words.toLowerCase() : words
  return plain === '' ? name : plain[0]!.toUpperCase() + plain.slice(1)
}
