// Parses shell text with line ends as the shell sees them. The grammar takes the line end in `a | b | c⏎d || e` for a
// space and makes one command of two lines; words of one command never stand on two lines without a backslash between
// them, so such a line end is put in as a `;` (at the same length: offsets hold) and the text is parsed again.
import type { ShellGrammar, ShellNode, ShellTree } from './grammar.ts'

/** Parses text; the tree's offsets are offsets into `text`. */
export function parseLines(text: string, grammar: ShellGrammar): ShellTree {
  let tree = grammar.parse(text)
  if (tree.hasError || !mayMislead(text)) return tree
  let mended = text
  // Each round can bring another one to light, below the one that was mended.
  for (let round = 0; round < 50; round++) {
    const ends: number[] = []
    collectSwallowed(tree.root, mended, ends)
    if (ends.length === 0) break
    const characters = [...ends].sort((left, right) => right - left)
    for (const at of characters) mended = `${mended.slice(0, at)};${mended.slice(at + 1)}`
    const again = grammar.parse(mended)
    if (again.hasError) break
    tree = again
  }
  return tree
}

/** Only a pipeline of three or a here-document leads the grammar astray; most text is spared the second look. */
function mayMislead(text: string): boolean {
  if (!text.includes('\n')) return false
  if (text.includes('<<')) return true
  const pipe = text.indexOf('|')
  return pipe !== -1 && text.includes('|', pipe + 2)
}

/** Where a `;` must stand: at each line end between two words of one command, before the comment that may stand there. */
function collectSwallowed(node: ShellNode, text: string, ends: number[]): void {
  if (node.type === 'command') {
    const words = node.children.filter((child) => child.type !== 'comment')
    for (let index = 1; index < words.length; index++) {
      const start = words[index - 1]!.end
      const gap = text.slice(start, words[index]!.start)
      const newline = /(?<!\\)\n/.exec(gap)
      if (newline !== null) ends.push(start + (/^[ \t]+#/.test(gap) ? 0 : newline.index))
    }
  }
  for (const child of node.children) collectSwallowed(child, text, ends)
}
