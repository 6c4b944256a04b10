// Looks for lines by searching all of them at once: most rules look for something that few lines have, and asking each line
// for it takes far longer than finding it does.
import { lineAt } from '../playbook/source/line-at.ts'

/** Lines side by side in one text, which is searched. */
export interface SearchedLines {
  readonly lines: readonly string[]
  readonly text: string
  /** Where each line begins in the text. */
  readonly starts: readonly number[]
}

/** Lines to be searched; one that is blank is found by nothing. `text` is them all, where it is there already. */
export function searchedLines(lines: readonly string[], text = lines.join('\n')): SearchedLines {
  const starts: number[] = []
  let start = 0
  for (const line of lines) {
    starts.push(start)
    start += line.length + 1
  }
  return { lines, text, starts }
}

/**
 * The indexes of the lines in which a global pattern matches; `^` and `$` in it are those of a line (flag `m`), and nothing
 * that repeats in it goes beyond a line's end, or it would run through the whole text again and again.
 */
export function linesMatching(searched: SearchedLines, pattern: RegExp): readonly number[] {
  const { lines, text, starts } = searched
  const found: number[] = []
  for (let from = 0, line = 0; from < text.length; from = starts[line]!) {
    pattern.lastIndex = from
    const match = pattern.exec(text)
    if (match === null) break
    line = lineAt(starts, match.index, line)
    // What matches across a line end is none of the line's own.
    pattern.lastIndex = 0
    if (pattern.test(lines[line]!)) found.push(line)
    if (++line >= starts.length) break
  }
  pattern.lastIndex = 0
  return found
}
