// Playbook text → lines that Markdown can read, with the front matter set apart and common slips in fences mended:
// escaped backticks, fences that are never closed. Line numbers of the file are kept through all of it; the text of
// the file itself is never changed.
import { withoutAdmonitions } from './admonitions.ts'
import type { LineRange } from './model.ts'

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
}

/** Prepares a playbook's text for reading. */
export function prepareSource(text: string): SourceText {
  const withoutMark = text.startsWith('\uFEFF') ? text.slice(1) : text
  const lines = withoutMark.split(/\r\n|\n|\r/)
  const frontMatter = findFrontMatter(lines)
  const shown = withoutAdmonitions(lines)
  const body: string[] = []
  const bodyLineNumbers: number[] = []
  let fence: { readonly mark: string; readonly indent: number; readonly escaped: boolean } | undefined
  for (let index = frontMatter?.lines.end ?? 0; index < lines.length; index++) {
    const written = shown[index]!
    const line = fence === undefined || (fence.escaped && /`\s*$/.test(written)) ? unescapeFence(written) : written
    const opening = !mayBeFence(line) ? null : /^([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(`{3,}|~{3,})(.*)$/.exec(line)
    if (opening !== null && fence === undefined) {
      if (!(opening[2]!.startsWith('`') && opening[3]!.includes('`')))
        fence = { mark: opening[2]!, indent: opening[1]!.length, escaped: line !== written }
    } else if (opening !== null && fence !== undefined && opening[2]![0] === fence.mark[0] && opening[2]!.length >= fence.mark.length) {
      if (opening[3]!.trim() === '') fence = undefined
      else if (isForgottenClose(fence, opening[2]!, opening[3]!, opening[1]!.length, lines, index)) {
        body.push(`${' '.repeat(fence.indent)}${fence.mark}`)
        bodyLineNumbers.push(index)
        fence = { mark: opening[2]!, indent: opening[1]!.length, escaped: false }
      }
    }
    body.push(line)
    bodyLineNumbers.push(index + 1)
  }
  return { lines, body, bodyLineNumbers, ...(frontMatter === undefined ? {} : { frontMatter }) }
}

/** A look that spares most lines the pattern. */
export function mayBeFence(line: string): boolean {
  return line.includes('```') || line.includes('~~~')
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
