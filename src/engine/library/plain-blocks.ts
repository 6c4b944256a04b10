// Loops and conditions of plain shell text, as most playbooks write them: `for NAME in …; do`, `if [ … ]; then`, `else`,
// each with its end on a line of its own. Other forms of them are left to the grammar.
import { dollar, doubleQuote, hash, newline, openSquare, semicolon, space } from './plain-characters.ts'
import { branch, leaf, notPlain, type PlainCursor, type PlainNode } from './plain-cursor.ts'
import { readWord } from './plain-words.ts'

/** Reads what stands in a block: a statement, or a comment where `isComment`. */
export interface BlockReader {
  readonly statement: (cursor: PlainCursor, into: PlainNode[]) => void
  readonly comment: (cursor: PlainCursor) => PlainNode
}

const deepest = 8
const opening = /(?:for|if)(?= )/y
const closing = /(?:else|fi|done)(?=\n|$)/y
const forHead = /for ([A-Za-z_]\w*) in (?=[^\s;])/y
const comparing = /-(?:eq|ne|lt|le|gt|ge)(?= )|!?=(?= ")/y
const asking = /-[defnrswxzL] (?=[\w."$/])/y

/** Whether a loop or a condition begins here. */
export function beginsBlock(cursor: PlainCursor): boolean {
  return matchAt(opening, cursor) !== ''
}

/** Reads a loop or a condition with all that is in it. */
export function readBlock(cursor: PlainCursor, reader: BlockReader, depth = 0): PlainNode {
  if (depth > deepest) throw notPlain
  const block = cursor.text[cursor.at] === 'f' ? readLoop(cursor, reader, depth) : readCondition(cursor, reader, depth)
  cursor.skipSpaces()
  const code = cursor.peek()
  if (code !== newline && code !== -1) throw notPlain
  return block
}

function readLoop(cursor: PlainCursor, reader: BlockReader, depth: number): PlainNode {
  const start = cursor.at
  forHead.lastIndex = start
  const head = forHead.exec(cursor.text)
  if (head === null) throw notPlain
  const nameEnd = start + 4 + head[1]!.length
  const children: PlainNode[] = [
    leaf('for', '', start, start + 3, false),
    leaf('variable_name', 'variable', start + 4, nameEnd, true),
    leaf('in', '', nameEnd + 1, nameEnd + 3, false),
  ]
  cursor.at = start + head[0].length
  while (cursor.peek() !== semicolon) {
    const value = readWord(cursor, 'value')
    if (value.type === 'concatenation') throw notPlain
    children.push(value)
    cursor.skipSpaces()
  }
  children.push(cursor.token(';', '', cursor.at, 1, false))
  const group = [readKeyword(cursor, ' do\n')]
  const end = readBody(cursor, reader, depth, group)
  if (end !== 'done') throw notPlain
  group.push(cursor.token('done', '', cursor.at, 4, false))
  children.push(branch('do_group', 'body', group[0]!.start, cursor.at, group))
  return branch('for_statement', '', start, cursor.at, children)
}

function readCondition(cursor: PlainCursor, reader: BlockReader, depth: number): PlainNode {
  const start = cursor.at
  const children: PlainNode[] = [cursor.token('if', '', start, 2, false)]
  cursor.at++
  const test = readTest(cursor)
  children.push(test)
  if (cursor.peek() !== semicolon) throw notPlain
  children.push(cursor.token(';', 'condition', cursor.at, 1, false), readKeyword(cursor, ' then\n'))
  let end = readBody(cursor, reader, depth, children)
  if (end === 'else') {
    const clause: PlainNode[] = [readKeyword(cursor, 'else\n')]
    end = readBody(cursor, reader, depth, clause)
    const last = clause.at(-1)!
    // The clause ends behind its last line's end; where something else stands there, the grammar counts in ways of its own.
    if (!last.named || last.type === 'comment' || !/^\n[ \t]*$/.test(cursor.text.slice(last.end, cursor.at))) throw notPlain
    children.push(branch('else_clause', '', clause[0]!.start, last.end + 1, clause))
  }
  if (end !== 'fi') throw notPlain
  children.push(cursor.token('fi', '', cursor.at, 2, false))
  return branch('if_statement', '', start, cursor.at, children)
}

/** `[ $? -eq 0 ]`, `[ "$A" != "b" ]`, `[ -f file ]`. */
function readTest(cursor: PlainCursor): PlainNode {
  const start = cursor.at
  if (cursor.peek() !== openSquare || cursor.peekAt(1) !== space) throw notPlain
  const open = cursor.token('[', '', start, 1, false)
  cursor.at++
  const inner = cursor.at
  const asked = matchAt(asking, cursor)
  const parts: PlainNode[] = []
  if (asked !== '') {
    parts.push(cursor.token('test_operator', 'operator', cursor.at, 2, true))
    cursor.at++
    parts.push(readOperand(cursor, ''))
  } else {
    parts.push(readOperand(cursor, 'left'))
    readSpace(cursor)
    const sign = matchAt(comparing, cursor)
    if (sign === '') throw notPlain
    const isNamed = sign.startsWith('-')
    parts.push(cursor.token(isNamed ? 'test_operator' : sign, 'operator', cursor.at, sign.length, isNamed))
    readSpace(cursor)
    parts.push(readOperand(cursor, 'right'))
  }
  const expression = branch(asked === '' ? 'binary_expression' : 'unary_expression', '', inner, cursor.at, parts)
  readSpace(cursor)
  if (cursor.text[cursor.at] !== ']') throw notPlain
  const close = cursor.token(']', '', cursor.at, 1, false)
  return branch('test_command', 'condition', start, cursor.at, [open, expression, close])
}

function readOperand(cursor: PlainCursor, field: string): PlainNode {
  if (cursor.peek() === dollar && cursor.text.startsWith('$? ', cursor.at)) {
    const start = cursor.at
    const sign = cursor.token('$', '', start, 1, false)
    return branch('simple_expansion', field, start, start + 2, [sign, cursor.token('special_variable_name', '', start + 1, 1, true)])
  }
  const isQuoted = cursor.peek() === doubleQuote
  const operand = readWord(cursor, field)
  const isPlain = isQuoted ? operand.type === 'string' : /^(?:number|word|simple_expansion)$/.test(operand.type)
  if (!isPlain || (operand.type === 'word' && /[^\w./-]/.test(cursor.text.slice(operand.start, operand.end)))) throw notPlain
  return operand
}

/** The lines of a block up to the word that ends it, before which it stops. */
function readBody(cursor: PlainCursor, reader: BlockReader, depth: number, into: PlainNode[]): string {
  let hasStatement = false
  for (;;) {
    cursor.skipSpaces()
    const code = cursor.peek()
    if (code === -1) throw notPlain
    if (code === newline) cursor.at++
    else if (code === hash) into.push(reader.comment(cursor))
    else {
      const end = matchAt(closing, cursor)
      if (end !== '') {
        if (!hasStatement) throw notPlain
        return end
      }
      if (beginsBlock(cursor)) into.push(readBlock(cursor, reader, depth + 1))
      else reader.statement(cursor, into)
      hasStatement = true
    }
  }
}

/** `text` is the word with what must stand around it. */
function readKeyword(cursor: PlainCursor, text: string): PlainNode {
  if (!cursor.text.startsWith(text, cursor.at) || cursor.at + text.length > cursor.limit) throw notPlain
  const word = text.trim()
  const start = cursor.at + text.indexOf(word)
  cursor.at += text.length
  return leaf(word, '', start, start + word.length, false)
}

function readSpace(cursor: PlainCursor): void {
  if (cursor.peek() !== space) throw notPlain
  cursor.at++
}

function matchAt(pattern: RegExp, cursor: PlainCursor): string {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)?.[0] ?? ''
  return cursor.at + found.length > cursor.limit ? '' : found
}
