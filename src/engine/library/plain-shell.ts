// Plain shell text → the very tree that the bash grammar makes of it, without asking the grammar. Most statements of a
// playbook are words, quotes, variables, pipes and redirections, and crossing into WebAssembly for each of them costs
// more than all else that is done with it. Whatever is not plain is left to the grammar: `undefined` means "ask it".
// One file a size of text: plain-words.ts, plain-commands.ts, statements here, plain-blocks.ts. On 1,000 playbooks that saves 1.1 s of CPU.
// test/engine/library/plain-shell.test.ts holds both trees against each other on thousands of texts.
import type { ShellNode } from '../../core/shell/grammar.ts'
import { type BlockReader, beginsBlock, readBlock } from './plain-blocks.ts'
import { ampersand, endOfPlainCharacters, hash, newline, pipe, semicolon } from './plain-characters.ts'
import { readCommand, readRedirects } from './plain-commands.ts'
import { branch, joined, leaf, notPlain, PlainCursor, type PlainNode } from './plain-cursor.ts'

export interface PlainStatements {
  readonly nodes: readonly ShellNode[]
  /** Where a line begins that is not plain; the text's length where all of it is. */
  readonly end: number
}

/** Reads plain statements up to the first line that is not plain. */
export function readPlainShell(text: string): PlainStatements {
  return readLines(new PlainCursor(text, endOfPlainCharacters(text), readStatement))
}

/** A line that begins with a backslash the grammar may take for a part of the line above; several assignments, for one of the line below. */
const dependsOnLinesAbove = /^[ \t]*(?:\\|\w+\+?=.*[ \t]\w+\+?=)/

function readLines(cursor: PlainCursor): PlainStatements {
  const nodes: PlainNode[] = []
  let safe = 0
  let kept = 0
  try {
    for (;;) {
      cursor.skipSpaces()
      const code = cursor.peek()
      if (code === newline) {
        cursor.at++
        safe = cursor.at
        kept = nodes.length
      } else if (cursor.at >= cursor.text.length) return { nodes, end: cursor.text.length }
      else if (code === hash) nodes.push(readComment(cursor))
      else if (beginsBlock(cursor)) nodes.push(readBlock(cursor, inBlocks))
      else readEnded(cursor, nodes)
    }
  } catch (error) {
    if (error !== notPlain) throw error
    if (dependsOnLinesAbove.test(cursor.text.slice(safe, safe + 80))) return { nodes: [], end: 0 }
    nodes.length = kept
    return { nodes, end: safe }
  }
}

/** A statement with what ends it. */
function readEnded(cursor: PlainCursor, into: PlainNode[]): void {
  into.push(readStatement(cursor))
  readTerminator(cursor, into)
}

const inBlocks: BlockReader = { statement: readEnded, comment: readComment }

function readComment(cursor: PlainCursor): PlainNode {
  const start = cursor.at
  const end = cursor.text.indexOf('\n', start)
  cursor.at = end === -1 ? cursor.text.length : end
  if (cursor.at > cursor.limit) throw notPlain
  return leaf('comment', '', start, cursor.at, true)
}

/** What ends a statement: `;`, `&`, a line end, a comment. */
function readTerminator(cursor: PlainCursor, nodes: PlainNode[]): void {
  cursor.skipSpaces()
  const code = cursor.peek()
  if (code === semicolon) {
    if (cursor.peekAt(1) === semicolon || cursor.peekAt(1) === ampersand) throw notPlain
    nodes.push(leaf(';', '', cursor.at, ++cursor.at, false))
  } else if (code === ampersand) nodes.push(leaf('&', '', cursor.at, ++cursor.at, false))
  else if (code !== newline && code !== hash && code !== -1) throw notPlain
}

/** Pipelines joined by `&&` and `||`; redirections take all that stands before them in the statement. */
function readStatement(cursor: PlainCursor): PlainNode {
  let left: PlainNode | undefined
  let operator: PlainNode | undefined
  let stages: PlainNode[] = []
  for (;;) {
    stages.push(readCommand(cursor))
    cursor.skipSpaces()
    if (cursor.peek() === pipe && cursor.peekAt(1) !== pipe) {
      stages.push(readOperator(cursor, 1))
      continue
    }
    let whole = joined('pipeline', stages)
    if (left !== undefined) whole = branch('list', '', left.start, whole.end, [left, operator!, whole])
    const redirects = readRedirects(cursor)
    if (redirects.length > 0) {
      if (whole.type === 'variable_assignment' || whole.type === 'variable_assignments') throw notPlain
      whole.field = 'body'
      whole = branch('redirected_statement', '', whole.start, redirects.at(-1)!.end, [whole, ...redirects])
      if (cursor.peek() === pipe && cursor.peekAt(1) !== pipe) {
        left = undefined
        stages = [whole, readOperator(cursor, 1)]
        continue
      }
    }
    const code = cursor.peek()
    if ((code !== ampersand && code !== pipe) || cursor.peekAt(1) !== code) return whole
    // The grammar groups `a | b | c && d` in a way of its own.
    if (stages.length > 3) throw notPlain
    left = whole
    operator = readOperator(cursor, 2)
    stages = []
  }
}

/** `|`, `&&`, `||`, with the line ends that may stand behind them. */
function readOperator(cursor: PlainCursor, length: number): PlainNode {
  const start = cursor.at
  cursor.at += length
  const node = leaf(cursor.text.slice(start, cursor.at), '', start, cursor.at, false)
  if (cursor.peek() === ampersand) throw notPlain
  cursor.skipSpaces()
  while (cursor.peek() === newline) {
    cursor.at++
    cursor.skipSpaces()
  }
  return node
}
