// A line that fits on a screen: a long one is cut around its first mark, and the marks move with it.
import type { MatchRange } from './line-match.ts'

export interface MarkedLine {
  readonly text: string
  /** Which characters matched: UTF-16 units, in order. */
  readonly marks: readonly MatchRange[]
}

const longest = 160
const before = 40

/** `marks` are in UTF-16 units of the line, and of the text that is answered; those that are cut off are left out. */
export function cutSnippet(line: string, marks: readonly MatchRange[]): MarkedLine {
  if (line.length <= longest) return { text: line, marks }
  const first = marks[0]?.start ?? 0
  const start = first <= before ? 0 : wordStart(line, Math.min(first - before, line.length - longest), first)
  const end = start + longest >= line.length ? line.length : wordEnd(line, start + longest, start)
  const lead = start === 0 ? '' : '…'
  const shift = lead.length - start
  return {
    text: `${lead}${line.slice(start, end)}${end === line.length ? '' : '…'}`,
    marks: marks.filter((mark) => mark.end <= end).map((mark) => ({ start: mark.start + shift, end: mark.end + shift })),
  }
}

/** The next place after `from` where a word begins, at the latest `latest`. */
function wordStart(line: string, from: number, latest: number): number {
  const space = line.indexOf(' ', from)
  return space < 0 || space >= latest ? clearOfPair(line, from) : space + 1
}

function wordEnd(line: string, to: number, earliest: number): number {
  const space = line.lastIndexOf(' ', to)
  return space <= earliest ? clearOfPair(line, to) : space
}

/** Never in the middle of a character of two units. */
function clearOfPair(line: string, place: number): number {
  const code = line.charCodeAt(place)
  return code >= 0xdc00 && code <= 0xdfff ? place - 1 : place
}
