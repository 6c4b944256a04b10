// Inline text of the model → runs of one look each. Links keep what paper can show of them: the address in words, or the page.
import type { Inline, SectionId } from '../playbook/model.ts'
import type { TextRun } from './sheet.ts'

type Look = Omit<TextRun, 'text'>

/** What stands behind a link to a section, so that it can be followed on paper: its page, or words for where it is. */
export type Reference = (sectionId: SectionId) => TextRun

export function pageReference(sectionId: SectionId): TextRun {
  return { text: '', pageOf: sectionId }
}

/** The text alone, without its looks. */
export function plainText(runs: readonly TextRun[]): string {
  return runs.map((run) => (run.breaks ? ' ' : run.text)).join('')
}

export function inlinesText(inlines: readonly Inline[]): string {
  return plainText(runsOf(inlines)).trim()
}

/** Runs of a paragraph, heading or cell, in reading order. */
export function runsOf(inlines: readonly Inline[], look: Look = {}, refer: Reference = pageReference): TextRun[] {
  return inlines.flatMap((inline, index) => {
    if (inline.type === 'break' && isOnlyWrapped(inlines, index)) return [{ ...look, text: ' ' }]
    return inlineRuns(inline, look, refer)
  })
}

/** A line of the author's that is so long ends because it was full. */
const fullLine = 60
const longLine = 40
const startsSomething = /^\s*(?:[^\p{L}\p{N}\s"'“‘([$/~.…]|\d+[.)]\s|\p{Lu}[^.:]{0,28}:)/u

/** Lines that the author only wrapped flow on; those that say one thing each, a fact, a sign, an item, stay lines. */
function isOnlyWrapped(inlines: readonly Inline[], index: number): boolean {
  const next = inlines[index + 1]
  if (next === undefined || next.type === 'break' || next.type === 'strong' || next.type === 'image') return false
  const from = inlines.findLastIndex(({ type }, at) => at < index && type === 'break') + 1
  const before = plainText(inlines.slice(from, index).flatMap((inline) => inlineRuns(inline, {}, pageReference)))
  const following = inlines.findIndex(({ type }, at) => at > index && type === 'break')
  const after = inlinesText(inlines.slice(index + 1, following === -1 ? undefined : following))
  if (startsSomething.test(after)) return false
  return before.length >= fullLine || (before.length >= longLine && /^\p{Ll}/u.test(after))
}

function inlineRuns(inline: Inline, look: Look, refer: Reference): TextRun[] {
  switch (inline.type) {
    case 'text':
      return [{ ...look, text: inline.text }]
    case 'code':
      return [{ ...look, mono: true, text: inline.text }]
    case 'strong':
      return runsOf(inline.children, { ...look, bold: true }, refer)
    case 'emphasis':
      return runsOf(inline.children, { ...look, italic: true }, refer)
    case 'strikethrough':
      return runsOf(inline.children, { ...look, struck: true }, refer)
    case 'image':
      return [{ ...look, text: `[${inline.alt || 'picture'}: ${inline.src}]` }]
    case 'break':
      return [inline.isWrap ? { ...look, text: ' ' } : { ...look, text: '', breaks: true }]
    case 'link':
      return linkRuns(inline, look, refer)
    default:
      return []
  }
}

function linkRuns(link: Extract<Inline, { type: 'link' }>, look: Look, refer: Reference): TextRun[] {
  if (link.sectionId !== undefined) {
    const anchor = link.sectionId
    return [...runsOf(link.children, { ...look, anchor }, refer), { ...look, ...refer(anchor) }]
  }
  const text = runsOf(link.children, { ...look, href: link.href })
  const address = link.href.replace(/^mailto:/, '')
  const isSaid = plainText(text).includes(address) || link.href === '' || link.href.startsWith('#')
  return isSaid ? text : [...text, { ...look, text: ' (' }, { ...look, text: address, mono: true, href: link.href }, { ...look, text: ')' }]
}
