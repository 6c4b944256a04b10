// Paragraphs that are more than prose: a bold line that acts as a heading, `**Key**: value` lines.

import type { Inline } from '../model/document.ts'
import { inlineLines, plainText } from '../source/inlines.ts'
import { readTitle, withoutColon } from './titles.ts'
import { calloutLead, captionWords, stepHeading } from './words.ts'

/** The words of a paragraph that is a heading in bold (`**Quick Fix (5 minutes):**`, `**Partial restore** (advanced):`). */
export function labelText(inlines: readonly Inline[]): string | undefined {
  const step = stepLabel(inlines)
  if (step !== undefined) return step
  const first = inlines.find((inline) => !(inline.type === 'text' && !/[\p{L}\p{N}]/u.test(inline.text)))
  if (first === undefined || inlines.some((inline) => inline.type === 'break')) return undefined
  const bold =
    first.type === 'strong'
      ? first
      : first.type === 'emphasis' && first.children.length === 1 && first.children[0]!.type === 'strong'
        ? first
        : undefined
  if (bold === undefined) return undefined
  const rest = plainText(inlines.slice(inlines.indexOf(first) + 1)).trim()
  if (!/^(?:\([^)]*\))?\s*[:：]?$/.test(rest)) return undefined
  const text = withoutColon(plainText(inlines))
  if (text.length === 0 || text.length > 140) return undefined
  if (calloutLead.test(text) && !/[:：]\s*$/.test(plainText(inlines))) return undefined
  return text
}

/** The words of a line that stands above a list or a fence like a heading, without any mark: "Diagnosis"; above a list also any one word: "Linux". */
export function captionText(inlines: readonly Inline[], below: 'list' | 'fence'): string | undefined {
  const [only, ...others] = inlines
  if (only?.type !== 'text' || others.length > 0 || only.text.length > 40) return undefined
  const text = only.text.trim()
  if (!/^[^\p{Ll}]/u.test(text) || /^(?:check|verify|view|list)\s/i.test(text)) return undefined
  return captionWords.test(text) || (below === 'list' && isAnyWord(text)) ? text : undefined
}

/** Whether a caption is one word that says nothing of what stands below it. */
export function isAnyWord(caption: string): boolean {
  return oneWord.test(caption) && !leadsOn.test(caption) && !captionWords.test(caption)
}

const oneWord = /^\p{Lu}[\p{L}\d/+-]{2,24}$/u
/** One word of a sentence that the list goes on with. */
const leadsOn =
  /^(?:then|next|or|and|either|also|run|execute|try|do|use|example|examples|otherwise|finally|first|second|third|where|with|including|namely|thus|options?|dann|oder|und|danach|puis|ou|et|ensuite|luego|o|y)$/i

/** `**Step 1**: Stop the app`, or the same without bold: a step's heading by what it says. */
function stepLabel(inlines: readonly Inline[]): string | undefined {
  if (inlines.some((inline) => inline.type === 'break')) return undefined
  const text = withoutColon(plainText(inlines))
  return text.length <= 100 && stepHeading.test(text) && readTitle(text).title !== text ? text : undefined
}

/** The words of `<summary>…</summary>`, without tags. */
export function summaryOf(text: string): string {
  const written = /<summary[^>]*>([\s\S]{0,500}?)(?:<\/summary>|$)/i.exec(text)?.[1] ?? ''
  return withoutColon(written.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '))
}

/** `**Fix:** restart it` → its key in bold or italics, and what stands behind the colon; undefined where it has none. */
export function keyedWords(inlines: readonly Inline[]): KeyValue | undefined {
  const first = inlines[0]
  if (first?.type !== 'strong' && first?.type !== 'emphasis') return undefined
  const key = plainText(first.children).trim()
  const rest = plainText(inlines.slice(1)).trim()
  const isColonInside = /[:：]$/.test(key)
  if (key.length > 60 || rest === '' || (!isColonInside && !/^(?:\([^)]*\)\s*)?[:：]/.test(rest))) return undefined
  return { key: withoutColon(key), value: isColonInside ? rest : rest.replace(/^[^:：]*[:：]\s*/, '') }
}

export interface KeyValue {
  readonly key: string
  readonly value: string
}

const noValues: readonly KeyValue[] = []
const longestKey = 60

/** The `Key: value` lines of a paragraph or list item; the key in bold, or the whole line short and plain. */
export function keyValues(inlines: readonly Inline[]): readonly KeyValue[] {
  const words = plainText(inlines)
  if (!words.includes(':') && !words.includes('：')) return noValues
  const found: KeyValue[] = []
  const isOneLine = !inlines.some((inline) => inline.type === 'break')
  for (const line of isOneLine ? [inlines] : inlineLines(inlines)) {
    const text = (isOneLine ? words : plainText(line)).trim()
    const colon = text.search(/[:：]/)
    if (colon < 1 || colon > longestKey) continue
    const first = line[0]
    const boldKey = first?.type === 'strong' || first?.type === 'emphasis' ? plainText(first.children).trim() : ''
    const key = text.slice(0, colon).trim()
    if (boldKey !== '' && !boldKey.startsWith(key)) continue
    found.push({ key, value: text.slice(colon + 1).trim() })
  }
  return found
}
