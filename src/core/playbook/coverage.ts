// The last look over a page before it is shown: a line of the file that no block covers (a link's definition, what
// Markdown gave up on) gets a block of its own, shown as written. So nothing of a document is ever left out.
import type { Block } from './model/document.ts'

/** Adds what is missing, in its place. */
export function coverEveryLine(blocks: readonly Block[], lines: readonly string[]): readonly Block[] {
  const covered = new Uint8Array(lines.length + 2)
  for (const block of blocks) covered.fill(1, block.lines.start, block.lines.end + 1)
  const missing: Block[] = []
  for (let line = 1; line <= lines.length; line++) {
    if (covered[line] === 1 || lines[line - 1]!.trim() === '') continue
    const start = line
    while (line < lines.length && covered[line + 1] === 0 && lines[line]!.trim() !== '') line++
    missing.push({ type: 'verbatim', text: lines.slice(start - 1, line).join('\n'), lines: { start, end: line } })
  }
  if (missing.length === 0) return blocks
  // Both are in order already; a stable sort keeps several blocks of one line as they are.
  return [...blocks, ...missing].sort((left, right) => left.lines.start - right.lines.start)
}
