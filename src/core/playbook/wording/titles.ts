// Headings, labels, comments and list items → titles without their numbering, and what the numbering said.
import { numberedStart, phaseHeading, stepHeading } from './words.ts'

export interface NumberedTitle {
  /** Without number and "Step N:". */
  readonly title: string
  /** "3", "1.2", "A"; undefined where it has none. */
  readonly number?: string
  /** It calls itself a step or a phase; a bare number is less. */
  readonly numbered: 'step' | 'phase' | 'number' | 'none'
}

/** Takes the numbering off a title: `Step 3: Check`, `# 3. Check`, `1.2 Check`, `3) Check`, `第3步：检查`. */
export function readTitle(text: string): NumberedTitle {
  const trimmed = withoutPicture(text.trim())
  if (!numberedStart.test(trimmed)) return { title: trimmed, numbered: 'none' }
  const step = stepHeading.exec(trimmed)
  if (step !== null && step[0].length < trimmed.length)
    return { title: trimmed.slice(step[0].length), number: (step[1] ?? step[2])!, numbered: 'step' }
  const phase = phaseHeading.exec(trimmed)
  if (phase !== null && phase[0].length < trimmed.length)
    return { title: trimmed.slice(phase[0].length), number: phase[1]!, numbered: 'phase' }
  const keycap = /^(\d)\uFE0F?\u20E3\s*(?=\S)/u.exec(trimmed)
  if (keycap !== null) return { title: trimmed.slice(keycap[0].length), number: keycap[1]!, numbered: 'number' }
  const letter = /^(?:#\s*)?([A-Z](?:\.\d+)*)[.)]\s+(?=\S)/.exec(trimmed)
  if (letter !== null) return { title: trimmed.slice(letter[0].length), number: letter[1]!, numbered: 'number' }
  const number = /^(?:#\s*)?(\d+(?:\.\d+)*)(?:[.):、：]+(?:\s+|(?=[^\s\d]))|\s+[-–—·]\s+|(?<=\.\d+)\s+)(?=\S)/u.exec(trimmed)
  if (number !== null && isNumbering(number[1]!, trimmed.slice(number[0].length)))
    return { title: trimmed.slice(number[0].length), number: number[1]!, numbered: 'number' }
  return { title: trimmed, numbered: 'none' }
}

/** A picture before the number says nothing of the number. */
function withoutPicture(text: string): string {
  // None of them is ASCII: a look at the first character spares most titles the pattern.
  if (text.charCodeAt(0) < 128) return text
  return text.replace(/^(?:(?:\p{Extended_Pictographic}|[\u2600-\u27BF]|\uFE0F|\u200D)+\s+)+(?=\S)/u, '')
}

/** Not an address (`0.0.0.0 means`), a port or status (`401: log in`), or an amount (`3.5 GB or less`, `10:30 call`). */
function isNumbering(number: string, rest: string): boolean {
  const parts = number.split('.').map(Number)
  if (parts[0]! > 99 || parts.length > 5) return false
  if (parts.length > 3 && parts.some((part) => part === 0 || part > 30)) return false
  return !/^(?:%|[KMGT]i?B?|[km]?s|sec(?:onds?)?|min(?:utes?|s)?|h(?:ours?|rs?)?|days?|times|x)(?![\p{L}\p{N}])/iu.test(rest)
}

/** A label's or item's words as a title: no colon at the end. */
export function withoutColon(text: string): string {
  const trimmed = text.trim()
  // Not by a pattern that begins with spaces: it would try at each space of a line full of them.
  return trimmed.endsWith(':') || trimmed.endsWith('：') ? trimmed.slice(0, -1).trimEnd() : trimmed
}

/** The title of an item of a list often ends like the sentence that it is: for where it stands within another one. */
export function withoutStop(title: string): string {
  return title.replace(/(?<=[^.])\.$/, '')
}
