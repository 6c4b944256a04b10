// Inline text of the model → runs of one look each. Links keep what paper can show of them: the address in words, or the page.
import type { Inline, SectionId } from '../playbook/model/document.ts'
import { english } from './language/english.ts'
import type { PaperWords } from './language/paper-words.ts'
import type { TextRun } from './sheet.ts'

type Look = Omit<TextRun, 'text'>

/** What stands behind a link to a section, so that it can be followed on paper: its page, or words for where it is. */
export type Reference = (sectionId: SectionId) => TextRun

export interface Telling {
  readonly refer?: Reference
  readonly words: Pick<PaperWords, 'language' | 'picture'>
}

const plainly: Telling = { words: english }

/** A run that is the number of the page on which the section begins, once that is known. */
export function pageReference(sectionId: SectionId): TextRun {
  return { text: '', pageOf: sectionId }
}

/** The text alone, without its looks. */
export function plainText(runs: readonly TextRun[]): string {
  return runs.map((run) => (run.breaks ? ' ' : run.text)).join('')
}

/** As paper says it, in one line. */
export function inlinesText(inlines: readonly Inline[]): string {
  return plainText(runsOf(inlines)).trim()
}

/** Runs of a paragraph, heading or cell, in reading order. */
export function runsOf(inlines: readonly Inline[], look: Look = {}, telling = plainly): TextRun[] {
  return inlines.flatMap((inline) => inlineRuns(inline, look, telling))
}

function inlineRuns(inline: Inline, look: Look, telling: Telling): TextRun[] {
  switch (inline.type) {
    case 'text':
      return [{ ...look, text: inline.text }]
    case 'code':
      return [{ ...look, mono: true, text: inline.text }]
    case 'strong':
      return runsOf(inline.children, { ...look, bold: true }, telling)
    case 'emphasis':
      return runsOf(inline.children, { ...look, italic: true }, telling)
    case 'strikethrough':
      return runsOf(inline.children, { ...look, struck: true }, telling)
    case 'image':
      return [
        { ...look, text: '[' },
        inline.alt ? { ...look, text: inline.alt } : pictureWord(look, telling),
        { ...look, text: `: ${inline.src}]` },
      ]
    case 'break':
      return [inline.isWrap ? { ...look, text: ' ' } : { ...look, text: '', breaks: true }]
    case 'link':
      return linkRuns(inline, look, telling)
    default:
      return []
  }
}

function pictureWord(look: Look, { words }: Telling): TextRun {
  return { ...look, text: words.picture, language: words.language }
}

function linkRuns(link: Extract<Inline, { type: 'link' }>, look: Look, telling: Telling): TextRun[] {
  const { refer = pageReference } = telling
  if (link.sectionId !== undefined) {
    const anchor = link.sectionId
    return [...runsOf(link.children, { ...look, anchor }, telling), { ...look, ...refer(anchor) }]
  }
  const text = runsOf(link.children, { ...look, href: link.href }, telling)
  const address = link.href.replace(/^mailto:/, '')
  const isSaid = plainText(text).includes(address) || link.href === '' || link.href.startsWith('#')
  return isSaid ? text : [...text, { ...look, text: ' (' }, { ...look, text: address, mono: true, href: link.href }, { ...look, text: ')' }]
}

/** The lines that its breaks make of a text; one more than it has breaks. */
export function linesOf(runs: readonly TextRun[]): TextRun[][] {
  const lines: TextRun[][] = [[]]
  for (const run of runs) {
    if (run.breaks) lines.push([])
    else lines.at(-1)!.push(run)
  }
  return lines
}
