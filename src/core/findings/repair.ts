// Text whose encoding was broken → the same text repaired, in prose only. What is run, copied as settings, or stands in
// inline code stays as it is written, and so does every other character of the file.
import { repairText } from '../playbook/source/mojibake.ts'
import { protectedLines } from './protected-lines.ts'
import type { Source } from './subject.ts'

export interface RepairedLine {
  readonly line: number
  readonly before: string
  readonly after: string
}

export interface Repair {
  readonly text: string
  readonly changes: readonly RepairedLine[]
}

/** Repairs a playbook's text; `changes` is empty where nothing is certainly broken. */
export function repairPlaybook(text: string, source: Source): Repair {
  const isKept = protectedLines(source)
  const changes: RepairedLine[] = []
  let line = 0
  let isInCode = false
  const repaired = text.replace(/([^\r\n]*)(\r\n|\n|\r|$)/g, (whole, written: string, end: string) => {
    line++
    if (written.trim() === '' || source.kinds[line - 1] !== 'prose') isInCode = false
    if (isKept(line)) return whole
    const opened = isInCode
    // Inline code that goes on in the next line: what is between is left alone, to be sure.
    if ((written.match(/`/g)?.length ?? 0) % 2 === 1) isInCode = !isInCode
    if (opened || isInCode) return whole
    const after = repairLine(written)
    if (after !== written) changes.push({ line, before: written, after })
    return `${after}${end}`
  })
  return { text: repaired, changes }
}

/** One line of prose, its inline code left as written. */
export function repairLine(line: string): string {
  if (!line.includes('`')) return repairText(line)
  return line
    .split(/((?<!`)(`+)(?!`).*?(?<!`)\2(?!`))/)
    .map((piece, index) => (index % 3 === 0 ? repairText(piece) : index % 3 === 1 ? piece : ''))
    .join('')
}
