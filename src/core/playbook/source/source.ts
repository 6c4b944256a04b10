// Playbook text → lines that Markdown can read, with the front matter set apart and common slips in fences mended:
// escaped backticks, fences that are never closed, headings without a space. Line numbers of the file are kept through all of it; the text of
// the file itself is never changed.

import type { LineRange } from '../model/document.ts'
import { openIndentedBlocks } from './admonitions.ts'
import { withoutJira } from './jira.ts'
import { lacksSpaces, withSpace } from './missing-spaces.ts'
import { isWide, narrowed } from './narrow.ts'

export interface FrontMatter {
  readonly text: string
  readonly lines: LineRange
}

export interface SourceText {
  /** The lines of the file, line ends and byte-order mark removed. */
  readonly lines: readonly string[]
  /** What Markdown is to read: one entry per line of it, with the file's line number (from 1). */
  readonly body: readonly string[]
  readonly bodyLineNumbers: readonly number[]
  readonly frontMatter?: FrontMatter
  /** For the line of each MkDocs tab's opening, the last line that is in it. */
  readonly tabEnds: ReadonlyMap<number, number>
}

/** A task without the mark of a list before its box. */
const boxLine = /^(?:[☐□] ?|\[[ xX]?\] )(?=\S)/u

/** What is said of the term above it. */
const definitionLine = /^: {1,3}(?=\S)/
/** "a) stop it", "b) go to the folder": a list, though Markdown knows only numbers. */
const letteredLine = /^[a-z]\) (?=\S)/i

interface OpenFence {
  readonly mark: string
  readonly indent: number
  readonly escaped: boolean
  /** Nothing but spaces and a list's mark stand before it. */
  readonly isSpaced: boolean
  /** Where it is closed, once that was looked up. */
  close: number
}

function openFence(mark: string, before: string, escaped: boolean): OpenFence {
  return { mark, indent: before.length, escaped, isSpaced: !/[>\t]/.test(before), close: -1 }
}

/** Longer texts are few, and not worth their memory. */
const longestKept = 1_000_000
let last: { readonly text: string; readonly source: SourceText } | undefined

/** Prepares a playbook's text for reading. Who has read a playbook checks it next: what was prepared last is not prepared again. */
export function prepareSource(text: string): SourceText {
  if (last?.text === text) return last.source
  const source = prepare(text)
  last = text.length > longestKept ? undefined : { text, source }
  return source
}

function prepare(text: string): SourceText {
  const withoutMark = text.startsWith('\uFEFF') ? text.slice(1) : text
  const lines = withoutFenceAround(linesOfText(withoutMark))
  const frontMatter = findFrontMatter(lines)
  const { lines: shown, tabEnds } = openIndentedBlocks(withoutJira(lines, text), text)
  const isTight = lacksSpaces(lines, withoutMark)
  const holdsBoxes = /^(?:[☐□] ?|\[ ?\] )\S/mu.test(text)
  const holdsDefinitions = /^[^\s:|>#-].*\n: {1,3}\S/m.test(text)
  const holdsLetters = /^a\) \S(?:.*\n){1,4}?b\) \S/im.test(text)
  const asItem = (line: string) => {
    if ((holdsBoxes && boxLine.test(line)) || (holdsLetters && letteredLine.test(line))) return `- ${line}`
    return holdsDefinitions ? line.replace(definitionLine, '- ') : line
  }
  const isEscaped = text.includes('\\`')
  const body: string[] = []
  const bodyLineNumbers: number[] = []
  let fence: OpenFence | undefined
  for (let index = frontMatter?.lines.end ?? 0; index < lines.length; index++) {
    const spaced = fence !== undefined ? underFence(shown, index, fence) : asItem(isTight ? withSpace(shown[index]!) : shown[index]!)
    const written = isEscaped && fence === undefined ? withBackticks(spaced) : spaced
    const line = isEscaped && (fence === undefined || (fence.escaped && /`\s*$/.test(written))) ? unescapeFence(written) : written
    const opening = !mayBeFence(line) ? null : /^([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(`{3,}|~{3,})(.*)$/.exec(line)
    if (opening !== null && fence === undefined) {
      if (!(opening[2]!.startsWith('`') && opening[3]!.includes('`'))) fence = openFence(opening[2]!, opening[1]!, line !== written)
    } else if (opening !== null && fence !== undefined && opening[2]![0] === fence.mark[0] && opening[2]!.length >= fence.mark.length) {
      if (opening[3]!.trim() === '') fence = undefined
      else if (isForgottenClose(fence, opening[2]!, opening[3]!, opening[1]!.length, lines, index)) {
        body.push(`${' '.repeat(fence.indent)}${fence.mark}`)
        bodyLineNumbers.push(index)
        fence = openFence(opening[2]!, opening[1]!, false)
      }
    }
    body.push(line)
    bodyLineNumbers.push(index + 1)
  }
  return { lines, body, bodyLineNumbers, tabEnds, ...(frontMatter === undefined ? {} : { frontMatter }) }
}

/** A document that is a fence of Markdown as a whole, as a chat gives it, is what stands in the fence. */
function withoutFenceAround(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '')
  const mark = /^(`{3,}|~{3,})\s*(?:markdown|md)\s*$/i.exec(lines[first] ?? '')?.[1]
  if (mark === undefined) return lines
  const last = lines.findLastIndex((line) => line.trim() !== '')
  if (last === first || lines[last]!.trim() !== mark || isClosedWithin(lines.slice(first + 1, last), mark)) return lines
  return lines.map((line, index) => (index === first || index === last ? '' : line))
}

/** Whether a fence ends before its last line: below a mark alone, which then opened none, a mark with a language opens one. */
function isClosedWithin(inside: readonly string[], mark: string): boolean {
  let open: string | undefined
  for (const line of inside) {
    if (!line.startsWith(mark)) continue
    const language = line.slice(mark.length).trim()
    if (open === undefined) open = language
    else if (language === '') open = undefined
    else if (open === '') return true
  }
  return false
}

/** The lines of a text, whatever ends them. */
function linesOfText(text: string): readonly string[] {
  const lines = text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n')
  return isWide(text) ? lines.map(narrowed) : lines
}

/** A look that spares most lines the pattern. */
export function mayBeFence(line: string): boolean {
  return line.includes('```') || line.includes('~~~')
}

/** Lines of a fence in a list that slipped to the left end neither the list nor the fence, where the fence is closed below. */
function underFence(lines: readonly string[], index: number, fence: OpenFence): string {
  const line = lines[index]!
  if (fence.indent === 0) return line
  const missing = fence.indent - /^ */.exec(line)![0].length
  if (missing <= 0 || line.trim() === '' || !fence.isSpaced) return line
  if (index >= fence.close) fence.close = closeBelow(lines, index, fence.mark)
  return index <= fence.close ? ' '.repeat(missing) + line : line
}

/** The index of the line that closes the fence; -1 where another fence or chapter begins before it. */
function closeBelow(lines: readonly string[], from: number, mark: string): number {
  for (let index = from; index < lines.length && index < from + 200; index++) {
    const line = lines[index]!.trim()
    if (line.startsWith(mark)) return line === mark ? index : -1
    if (/^#{2,6} \S/.test(lines[index]!)) return -1
  }
  return -1
}

/** Backticks that are all escaped, two by two, were escaped by a program: `\\`reboot\\`` is code. */
function withBackticks(line: string): string {
  if (!line.includes('\\`') || line.includes('\\`\\`')) return line
  const escaped = line.split('\\`').length - 1
  return escaped % 2 === 0 && line.split('`').length - 1 === escaped ? line.replaceAll('\\`', '`') : line
}

/** A fence of the same length opening inside a fence, with a heading in between: the one above was never closed. */
function isForgottenClose(
  fence: { readonly mark: string; readonly indent: number },
  mark: string,
  info: string,
  indent: number,
  lines: readonly string[],
  index: number,
): boolean {
  if (mark.length !== fence.mark.length || indent > fence.indent || !/^\s*[\w+#-]+\s*$/.test(info)) return false
  for (let above = index - 1; above >= 0 && above > index - 200; above--) {
    const line = lines[above]!
    if (/^\s*(`{3,}|~{3,})/.test(line)) return false
    if (/^#{2,6} \S/.test(line)) return true
  }
  return false
}

function unescapeFence(line: string): string {
  return line.includes('\\`\\`\\`') ? line.replace(/^(\s*)\\`\\`\\`/, '$1```') : line
}

function findFrontMatter(lines: readonly string[]): FrontMatter | undefined {
  if (lines[0]?.trimEnd() !== '---') return undefined
  for (let index = 1; index < lines.length && index < 500; index++) {
    const line = lines[index]!.trimEnd()
    if (line === '---' || line === '...') {
      const text = lines.slice(1, index).join('\n')
      // A rule at the top and another further down are no front matter: there must be a key, and no heading.
      if (!/^[\w-]+\s*:/m.test(text) || /^#+ /m.test(text.replace(/^# /gm, '')) || /^\s*$/m.test(lines[1] ?? '')) return undefined
      return { text, lines: { start: 1, end: index + 1 } }
    }
  }
  return undefined
}
