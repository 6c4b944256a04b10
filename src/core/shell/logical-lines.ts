// Shell text → logical lines, without a grammar: a line with its `\` continuations, open quotes, open brackets and
// here-documents. Used where the grammar gives up. A quote that is never closed ends with its line, so that an
// apostrophe in prose does not swallow what follows.

export interface LogicalLine {
  readonly start: number
  readonly end: number
}

/** Cuts text into logical lines; blank lines and full-line comments stand alone (blank ones are left out). */
export function logicalLines(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = []
  let start = 0
  while (start < text.length) {
    let end = endOfLogicalLine(text, start)
    if (end === undefined) end = endOfPhysicalLine(text, start)
    const trimmedStart = start + (text.slice(start, end).length - text.slice(start, end).trimStart().length)
    if (trimmedStart < end) lines.push({ start: trimmedStart, end })
    start = end + 1
  }
  return lines
}

function endOfPhysicalLine(text: string, start: number): number {
  const newline = text.indexOf('\n', start)
  return newline === -1 ? text.length : newline
}

/** Undefined where a quote, bracket or here-document that was opened is never closed. */
function endOfLogicalLine(text: string, start: number): number | undefined {
  let quote = ''
  let depth = 0
  const documents: string[] = []
  for (let index = start; index < text.length; index++) {
    const character = text[index]!
    if (quote === "'") {
      if (character === "'") quote = ''
    } else if (character === '\\') index++
    else if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === "'" || character === '"' || character === '`') quote = character
    else if (character === '#' && /(^|\s)$/.test(text.slice(Math.max(start, index - 1), index))) index = endOfPhysicalLine(text, index) - 1
    else if (character === '(' || character === '{') depth++
    else if (character === ')' || character === '}') depth = Math.max(0, depth - 1)
    else if (character === '<' && text.startsWith('<<', index)) {
      const word = /^<<-?\s*(["']?)([A-Za-z_]\w*)\1/.exec(text.slice(index, index + 80))
      if (word !== null) {
        documents.push(word[2]!)
        index += word[0].length - 1
      } else index++
    } else if (character === '\n' && depth === 0) {
      return documents.length === 0 ? index : endOfHereDocuments(text, index + 1, documents)
    }
  }
  return quote === '' && depth === 0 && documents.length === 0 ? text.length : undefined
}

function endOfHereDocuments(text: string, start: number, words: readonly string[]): number | undefined {
  let from = start
  for (const word of words) {
    let found = false
    while (from < text.length && !found) {
      const end = endOfPhysicalLine(text, from)
      found = text.slice(from, end).trim() === word
      from = end + 1
    }
    if (!found) return undefined
  }
  return from - 1
}
