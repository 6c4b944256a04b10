// Inline text of the model → runs of one look each. Links keep what paper can show of them: the address in words, or the page.
import type { Inline } from '../playbook/model.ts'
import type { TextRun } from './sheet.ts'

type Look = Omit<TextRun, 'text'>

/** The text alone, without its looks. */
export function plainText(runs: readonly TextRun[]): string {
  return runs.map((run) => (run.breaks ? ' ' : run.text)).join('')
}

export function inlinesText(inlines: readonly Inline[]): string {
  return plainText(runsOf(inlines)).trim()
}

/** Runs of a paragraph, heading or cell, in reading order. */
export function runsOf(inlines: readonly Inline[], look: Look = {}): TextRun[] {
  return inlines.flatMap((inline) => inlineRuns(inline, look))
}

function inlineRuns(inline: Inline, look: Look): TextRun[] {
  switch (inline.type) {
    case 'text':
      return [{ ...look, text: inline.text }]
    case 'code':
      return [{ ...look, mono: true, text: inline.text }]
    case 'strong':
      return runsOf(inline.children, { ...look, bold: true })
    case 'emphasis':
      return runsOf(inline.children, { ...look, italic: true })
    case 'strikethrough':
      return runsOf(inline.children, { ...look, struck: true })
    case 'image':
      return [{ ...look, text: `[${inline.alt || 'picture'}: ${inline.src}]` }]
    case 'break':
      return [{ ...look, text: '', breaks: true }]
    case 'link':
      return linkRuns(inline, look)
    default:
      return []
  }
}

function linkRuns(link: Extract<Inline, { type: 'link' }>, look: Look): TextRun[] {
  if (link.sectionId !== undefined) {
    const anchor = link.sectionId
    return [...runsOf(link.children, { ...look, anchor }), { ...look, text: '', pageOf: anchor }]
  }
  const text = runsOf(link.children, { ...look, href: link.href })
  const address = link.href.replace(/^mailto:/, '')
  const isSaid = plainText(text).includes(address) || link.href === '' || link.href.startsWith('#')
  return isSaid ? text : [...text, { ...look, text: ' (' }, { ...look, text: address, mono: true, href: link.href }, { ...look, text: ')' }]
}
