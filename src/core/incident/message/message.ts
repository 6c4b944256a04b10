// A message template of the playbook, filled in with what is known of the incident. Each place where something is missing is one
// of its own where its line says what it is ("Started: [Time]", "Next update: [Time]"); what nobody knows yet stays as written.
import type { MessageTemplate } from '../../playbook/model/facts.ts'
import type { Scenario } from '../../playbook/model/playbook.ts'
import { isSaidInUtc, isVague, knownFor, type MessageGround } from './message-facts.ts'

export interface MessageBlank {
  /** Of the same thing in other templates of the playbook too. */
  readonly key: string
  readonly label: string
  readonly spans: readonly MessageSpan[]
  /** Asks for what nobody may read over a shoulder, and what is kept nowhere. */
  readonly secret: boolean
  /** Undefined where the incident doesn't know it. */
  readonly known?: string
}

interface MessageSpan {
  readonly in: 'subject' | 'body'
  readonly start: number
  readonly end: number
}

/** Those for this scenario first, then those for any; none of another scenario. All where it is not known which it is. */
export function templatesFor(templates: readonly MessageTemplate[], scenario: Scenario | undefined): readonly MessageTemplate[] {
  if (scenario === undefined) return templates
  const own = templates.filter(({ scenarioId }) => scenarioId === scenario.id)
  return [...own, ...templates.filter(({ scenarioId }) => scenarioId === undefined)]
}

const secretLabel = /\b(?:passwords?|passphrases?|passcodes?|pin|secrets?|tokens?|credentials?|(?:api|private|access)[ _-]?keys?)\b/i

/** In the order in which they stand, the subject first. */
export function blanksOfMessage(template: MessageTemplate, ground: MessageGround): readonly MessageBlank[] {
  const found = new Map<string, { label: string; spans: MessageSpan[]; known: string | undefined }>()
  for (const { name, label, spans } of template.blanks) {
    for (const span of spans) {
      const text = span.in === 'subject' ? (template.subject ?? '') : template.body
      const line = lineKey(text, span.start)
      const behind = text.slice(span.end, span.end + 8)
      const isOwn = isVague(label) && line !== ''
      const key = `${isOwn ? `${line.toLowerCase()} ` : ''}${name}${isSaidInUtc(behind) ? ' UTC' : ''}`
      const blank = found.get(key) ?? {
        label: isOwn ? line : label,
        spans: [],
        known: knownFor({ name, label, line: isOwn ? line : '', behind }, ground),
      }
      blank.spans.push(span)
      found.set(key, blank)
    }
  }
  return [...found]
    .map(([key, { label, spans, known }]) => ({
      key,
      label,
      spans,
      secret: secretLabel.test(label),
      ...(known === undefined ? {} : { known }),
    }))
    .sort((one, other) => placeOf(one.spans[0]!) - placeOf(other.spans[0]!))
}

/** Pieces of text in order; `blank` is the one that the piece stands for, with its value, or as written where it has none. */
export interface MessagePiece {
  readonly text: string
  readonly blank?: MessageBlank
  readonly isFilled: boolean
}

/** The subject or the body, piece after piece: what stands as written, and each blank, filled in where `values` has something for its key. */
export function messagePieces(
  text: string,
  where: 'subject' | 'body',
  blanks: readonly MessageBlank[],
  values: Readonly<Record<string, string>>,
): readonly MessagePiece[] {
  const places = blanks
    .flatMap((blank) => blank.spans.filter((span) => span.in === where).map((span) => ({ ...span, blank })))
    .sort((one, other) => one.start - other.start)
  const pieces: MessagePiece[] = []
  let reached = 0
  for (const { start, end, blank } of places) {
    if (start < reached) continue
    if (start > reached) pieces.push({ text: text.slice(reached, start), isFilled: false })
    const value = values[blank.key] ?? ''
    pieces.push({ text: value === '' ? text.slice(start, end) : value, blank, isFilled: value !== '' })
    reached = end
  }
  if (reached < text.length) pieces.push({ text: text.slice(reached), isFilled: false })
  return pieces
}

const address = /[\w.+-]+@[\w.-]+\w/g

/** The addresses that a template names; those of the first that names any where it says "same as before". */
export function recipientsOf(template: MessageTemplate, templates: readonly MessageTemplate[]): readonly string[] {
  const own = template.to?.match(address) ?? []
  if (own.length > 0 || !/^\W*same\b/i.test(template.to ?? '')) return own
  return templates.map(({ to }) => to?.match(address) ?? []).find((named) => named.length > 0) ?? []
}

/** What a mail program opens with. */
export function mailAddress(recipients: readonly string[], subject: string, body: string): string {
  const to = recipients.map((each) => encodeURIComponent(each).replaceAll('%40', '@')).join(',')
  const fields = [
    ...(subject === '' ? [] : [`subject=${encodeURIComponent(subject)}`]),
    `body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`,
  ]
  return `mailto:${to}?${fields.join('&')}`
}

function placeOf({ in: where, start }: MessageSpan): number {
  return where === 'subject' ? start - 1e9 : start
}

/** What the line says before the place: the "Started" of `- **Started**: [Time]`; of several on one line the nearest word. */
function lineKey(text: string, start: number): string {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const key = /^[\s>*•-]*([^:：]{1,60}?)\**\s*[:：]\s*\**\s*$/.exec(line)?.[1] ?? ''
  return key.replaceAll('*', '').trim()
}
