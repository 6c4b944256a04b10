// Passages under words of their own: "Prerequisites", "Success criteria", "Expected", "If it fails", "Prevention". Found
// under a heading, under a label, behind a `Key:` and in the sentence above a list; attach.ts says whose they are.

import type { Block, LineRange, SectionId } from '../model/document.ts'
import { inlineLines, plainText } from '../source/inlines.ts'
import type { KeyValue } from '../wording/labels.ts'
import { keyValues } from '../wording/labels.ts'
import { readTitle, withoutColon } from '../wording/titles.ts'
import type { TextPattern } from '../wording/word-pattern.ts'
import { impactKey, symptomHeading } from '../wording/words.ts'
import { append } from './append.ts'
import { isFailureHeading, readCondition } from './conditions.ts'
import type { Spot } from './outline.ts'
import { itemText } from './outline.ts'
import { remembered } from './remembered.ts'
import { linkedSection } from './tables.ts'
import type { WordedPassageKind } from './words.ts'
import { passageWords } from './words.ts'

export type PassageKind = WordedPassageKind | 'symptoms' | 'impact' | 'failure'

export interface Passage {
  readonly kind: PassageKind
  /** The words that announced it. */
  readonly title: string
  readonly items: string[]
  /** Under a heading of its own, under a label, or a line among others. */
  readonly form: 'heading' | 'label' | 'line'
  readonly spot: Spot
  sectionId?: SectionId
  lines: LineRange
}

const kinds = Object.entries(passageWords) as readonly (readonly [WordedPassageKind, TextPattern])[]
const longestKey = 60
const longestItem = 600

/** What a heading, label or key announces. */
export function passageKind(title: string, isHeading: boolean): PassageKind | undefined {
  return isHeading ? kindOfHeading(title) : kindOfKey(title)
}

const kindOfHeading = remembered((title) => findKind(title, true))
const kindOfKey = remembered((title) => findKind(title, false))

function findKind(title: string, isHeading: boolean): PassageKind | undefined {
  const words = title.slice(0, longestKey).replace(/^[^\p{L}\p{N}(]+/u, '')
  if (words === '') return undefined
  if (symptomHeading.test(words)) return 'symptoms'
  if (isHeading && isFailureHeading(words)) return 'failure'
  for (const [kind, pattern] of kinds) {
    const match = pattern.exec(words)
    if (match === null) continue
    // "Objective: …", not "Objectives of this document"; "Returns", not "Returns desk".
    if (isHeading || /^\s*(?:\([^)]*\))?\s*$/.test(words.slice(match[0].length)) || kind === 'expected') return kind
  }
  return impactKey.test(words) && words.length < 30 ? 'impact' : undefined
}

/** Collects the passages of a page. */
export function readPassages(spots: readonly Spot[]): readonly Passage[] {
  const found: Passage[] = []
  let open: Passage | undefined
  const begin = (kind: PassageKind, title: string, form: Passage['form'], spot: Spot, items: string[] = []): Passage => {
    const passage: Passage = { kind, title: title.trim(), items, form, spot, lines: spot.block.lines }
    found.push(passage)
    return passage
  }
  const add = (spot: Spot, texts: readonly string[]) => {
    if (open === undefined) return
    append(
      open.items,
      texts.filter((text) => text !== '').map((text) => text.slice(0, longestItem)),
    )
    open.lines = { start: open.lines.start, end: spot.block.lines.end }
  }
  for (const spot of spots) {
    const { block, text } = spot
    switch (block.type) {
      case 'heading': {
        const title = readTitle(text).title
        const kind = passageKind(title, true)
        open = kind === undefined ? undefined : begin(kind, title, 'heading', spot)
        break
      }
      case 'label': {
        const title = withoutColon(text)
        const kind = passageKind(title, true)
        if (kind !== undefined) open = begin(kind, title, 'label', spot)
        else if (open?.form !== 'heading') open = undefined
        break
      }
      case 'paragraph': {
        const line = readParagraph(block.inlines, spot, (kind, title, value) => {
          const passage = begin(kind, title, 'line', spot, value === '' ? [] : [value.slice(0, longestItem)])
          const sectionId = linkedSection(block.inlines)
          if (sectionId !== undefined) passage.sectionId = sectionId
          return passage
        })
        if (line !== undefined) {
          if (line.items.length === 0) open = line
          else if (open?.form !== 'heading') open = undefined
        } else if (open !== undefined) {
          add(spot, [text.trim()])
          open.sectionId ??= linkedSection(block.inlines) as SectionId
          if (open.sectionId === undefined) delete open.sectionId
        }
        break
      }
      case 'list':
        if (open !== undefined) {
          add(
            spot,
            block.items.map((item) => itemText(item.blocks)),
          )
          if (open.form !== 'heading') open = undefined
        } else for (const item of block.items) readItem(item.blocks, spot, begin)
        break
      case 'table':
        if (open !== undefined) {
          add(
            spot,
            block.rows.map((row) =>
              row
                .map((cell) => plainText(cell.inlines).trim())
                .filter((cell) => cell !== '')
                .join(': '),
            ),
          )
          if (open.form !== 'heading') open = undefined
        }
        break
      case 'code':
        if (open !== undefined && (open.kind === 'expected' || open.kind === 'symptoms')) {
          add(spot, [block.text])
          if (open.form !== 'heading') open = undefined
        } else if (open === undefined && block.role === 'output' && spot.before !== undefined && isOutputLead(spot.lead))
          begin('expected', '', 'line', spot, [block.text.slice(0, longestItem)])
        break
      case 'step':
        if (open?.form !== 'heading') open = undefined
        break
      case 'rule':
        open = undefined
        break
      default:
    }
  }
  return found
}

function isOutputLead(lead: string): boolean {
  return lead === '' || /[:：.]\s*$/.test(lead)
}

/** A paragraph's `Key: value` lines and conditions; the last passage where it announces what stands below. */
function readParagraph(
  inlines: Extract<Block, { type: 'paragraph' }>['inlines'],
  { text, pairs }: Spot,
  begin: (kind: PassageKind, title: string, value: string) => Passage,
): Passage | undefined {
  let last: Passage | undefined
  const condition = readCondition(text)
  if (condition !== undefined) return begin('failure', condition.when, condition.doing)
  for (const { key, value } of pairs) {
    const kind = pairKind({ key, value })
    if (kind !== undefined) last = begin(kind, key, value)
  }
  if (last === undefined) {
    const opening = openingWords(inlines, text)
    if (opening !== undefined) last = begin(opening.kind, opening.title, opening.value)
  }
  return last
}

function pairKind({ key }: KeyValue): PassageKind | undefined {
  const kind = passageKind(key, false)
  return kind === 'symptoms' && key.length > 40 ? undefined : kind
}

/** "Expected output" with nothing behind it, "Should return `ok`" without a colon. */
function openingWords(
  inlines: Extract<Block, { type: 'paragraph' }>['inlines'],
  text: string,
): { readonly kind: PassageKind; readonly title: string; readonly value: string } | undefined {
  const match = passageWords.expected.exec(text.slice(0, longestKey))
  if (match === null) return undefined
  const rest = text.slice(match[0].length).trim()
  if (rest === '' && inlineLines(inlines).length === 1) return { kind: 'expected', title: match[0], value: '' }
  return /^(?:it |this |they |you )?should|^you (?:should|will)/i.test(match[0]) && rest.length < 200
    ? { kind: 'expected', title: match[0], value: text.trim() }
    : undefined
}

function readItem(
  blocks: readonly Block[],
  spot: Spot,
  begin: (kind: PassageKind, title: string, form: Passage['form'], spot: Spot, items: string[]) => Passage,
): void {
  const first = blocks[0]
  if (first?.type !== 'paragraph') return
  const text = itemText(blocks)
  const condition = readCondition(text)
  if (condition !== undefined) {
    const passage = begin('failure', condition.when, 'line', spot, condition.doing === '' ? [] : [condition.doing])
    const sectionId = linkedSection(first.inlines)
    if (sectionId !== undefined) passage.sectionId = sectionId
    return
  }
  if (!text.includes(':') && !text.includes('：')) return
  for (const { key, value } of keyValues(first.inlines)) {
    const kind = passageKind(key, false)
    if (kind !== undefined && value !== '') begin(kind, key, 'line', spot, [value])
  }
}
