// Breaking prose into lines for a terminal. Commands never go through here: they are shown as they are written.

const narrowest = 20

/** Breaks at spaces so that each line, with its indent, fits into `columns`; a longer word stays whole. */
export function wrapLines(text: string, columns: number, indent: string): string[] {
  const room = Math.max(columns - indent.length, narrowest)
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(/[ \t]+/).filter((part) => part !== '')) {
      if (line !== '' && line.length + 1 + word.length > room) {
        lines.push(`${indent}${line}`)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    lines.push(`${indent}${line}`.trimEnd())
  }
  return lines
}
