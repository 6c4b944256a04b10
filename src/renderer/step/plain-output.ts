// Terminal bytes → lines that can be read on a page: colours and titles go, a carriage return and a backspace write over what
// was there, as they do on a terminal. The terminal panel shows the real thing.

import { withoutEscapes } from '../../core/terminal/escapes.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: what has no width
const invisible = /[\u0000-\u0007\u000b\u000c\u000e-\u001f\u007f]/g

export function plainLines(text: string): readonly string[] {
  const lines = withoutEscapes(text).split('\n').map(overwrite)
  while (lines.length > 0 && lines.at(-1) === '') lines.pop()
  return lines
}

function overwrite(line: string): string {
  const bare = line.endsWith('\r') ? line.slice(0, -1) : line
  if (!bare.includes('\r') && !bare.includes('\b')) return bare.replace(invisible, '')
  let cells: string[] = []
  let column = 0
  for (const character of bare) {
    if (character === '\r') column = 0
    else if (character === '\b') column = Math.max(0, column - 1)
    else cells[column++] = character
  }
  cells = Array.from(cells, (cell) => cell ?? ' ')
  return cells.join('').replace(invisible, '').trimEnd()
}
