// One command of plain shell text: assignments, a name, arguments; and the redirections behind it.
import {
  ampersand,
  closeBracket,
  dollar,
  doubleQuote,
  equals,
  greater,
  hash,
  isBareCode,
  isDigitCode,
  isNameCode,
  isProgramCode,
  less,
  minus,
  newline,
  openBracket,
  pipe,
  semicolon,
  singleQuote,
  space,
  tab,
} from './plain-characters.ts'
import { branch, joined, leaf, notPlain, type PlainCursor, type PlainNode } from './plain-cursor.ts'
import { readWord } from './plain-words.ts'

const redirectSign = /(?:&>>|&>|>>|>&|>|<)(?![<>&|(-])/y

/** First words by which the grammar knows a construct of its own. */
const keywords = new Set(
  'if then else elif fi for while until do done case esac in function select time coproc unset unsetenv test let eval declare typeset export readonly local'.split(
    ' ',
  ),
)
const declarations = new Set(['declare', 'typeset', 'export', 'readonly', 'local'])

export function readCommand(cursor: PlainCursor): PlainNode {
  const start = cursor.at
  const children: PlainNode[] = []
  let end = start
  while (isAssignment(cursor)) {
    const assignment = readAssignment(cursor)
    children.push(assignment)
    end = assignment.end
    cursor.skipSpaces()
  }
  if (children.length > 0 && isEndOfCommand(cursor)) return children.length === 1 ? children[0]! : joined('variable_assignments', children)
  const word = readProgramName(cursor, children.length > 0)
  if (word !== undefined && declarations.has(word)) {
    if (children.length > 0) throw notPlain
    return readDeclaration(cursor, word)
  }
  if (word !== undefined && keywords.has(word)) throw notPlain
  const name = readWord(cursor, '')
  children.push(branch('command_name', 'name', name.start, name.end, [name]))
  end = name.end
  for (;;) {
    cursor.skipSpaces()
    if (isEndOfCommand(cursor)) break
    const argument = readWord(cursor, 'argument')
    children.push(argument)
    end = argument.end
  }
  return branch('command', '', start, end, children)
}

/** `export A=b`, `local x`. */
function readDeclaration(cursor: PlainCursor, word: string): PlainNode {
  const start = cursor.at
  cursor.at += word.length
  const children: PlainNode[] = [leaf(word, '', start, cursor.at, false)]
  for (;;) {
    cursor.skipSpaces()
    if (isEndOfCommand(cursor)) break
    if (isAssignment(cursor)) children.push(readAssignment(cursor))
    else {
      const name = readWord(cursor, '')
      if (name.type !== 'word') throw notPlain
      const text = cursor.text.slice(name.start, name.end)
      if (/^[A-Za-z_]\w*$/.test(text)) children.push(leaf('variable_name', '', name.start, name.end, true))
      else if (/^-[A-Za-z]+$/.test(text) && children.length === 1) children.push(name)
      else throw notPlain
    }
  }
  if (children.length === 1) throw notPlain
  return branch('declaration_command', '', start, children.at(-1)!.end, children)
}

/** Where a command's own words end: an operator, a redirection, a comment, the line. */
export function isEndOfCommand(cursor: PlainCursor): boolean {
  const code = cursor.peek()
  switch (code) {
    case -1:
    case newline:
    case pipe:
    case ampersand:
    case semicolon:
    case closeBracket:
    case less:
    case greater:
    case hash:
      return true
    default:
      return descriptorLength(cursor) > 0
  }
}

/** The digits before `>` or `<`. */
function descriptorLength(cursor: PlainCursor): number {
  let length = 0
  for (;;) {
    const code = cursor.peekAt(length)
    if (isDigitCode(code)) length++
    else return code === greater || code === less ? length : 0
  }
}

function isAssignment(cursor: PlainCursor): boolean {
  let length = 0
  let code = cursor.peekAt(0)
  if (isDigitCode(code)) return false
  while (isNameCode(code)) code = cursor.peekAt(++length)
  return length > 0 && code === equals
}

function readAssignment(cursor: PlainCursor): PlainNode {
  const start = cursor.at
  while (cursor.text.charCodeAt(cursor.at) !== equals) cursor.at++
  const name = leaf('variable_name', 'name', start, cursor.at, true)
  const sign = leaf('=', '', cursor.at, ++cursor.at, false)
  const code = cursor.peek()
  if (code === openBracket) throw notPlain
  const isEmpty =
    code === -1 ||
    code === space ||
    code === tab ||
    code === newline ||
    code === semicolon ||
    code === ampersand ||
    code === pipe ||
    code === closeBracket
  if (isEmpty) {
    if (code === ampersand || code === pipe || code === closeBracket) throw notPlain
    return branch('variable_assignment', '', start, cursor.at, [name, sign])
  }
  const value = readWord(cursor, 'value')
  return branch('variable_assignment', '', start, value.end, [name, sign, value])
}

/** The program's name where it is plain; undefined where it is quoted or a variable. */
function readProgramName(cursor: PlainCursor, hasAssignment: boolean): string | undefined {
  const code = cursor.peek()
  if (code === dollar || code === doubleQuote || code === singleQuote) return undefined
  if (code === minus || isDigitCode(code)) throw notPlain
  let end = cursor.at
  while (end < cursor.limit && isProgramCode(cursor.text.charCodeAt(end))) end++
  if (end === cursor.at) throw notPlain
  const behind = end < cursor.limit ? cursor.text.charCodeAt(end) : newline
  // Behind an assignment the grammar does not take `a:b` for a word.
  if (hasAssignment && cursor.text.slice(cursor.at, end).includes(':')) throw notPlain
  if (isBareCode(behind) || behind >= 128 || behind === openBracket) throw notPlain
  return cursor.text.slice(cursor.at, end)
}

export function readRedirects(cursor: PlainCursor): PlainNode[] {
  const found: PlainNode[] = []
  for (;;) {
    cursor.skipSpaces()
    const code = cursor.peek()
    const digits = isDigitCode(code) ? descriptorLength(cursor) : 0
    const isRedirect = digits > 0 || code === less || code === greater || (code === ampersand && cursor.peekAt(1) === greater)
    if (!isRedirect) {
      if (found.length > 0 && !isEndOfCommand(cursor)) throw notPlain
      return found
    }
    found.push(readRedirect(cursor, digits))
  }
}

function readRedirect(cursor: PlainCursor, digits: number): PlainNode {
  const start = cursor.at
  const children: PlainNode[] = []
  if (digits > 1) throw notPlain
  if (digits > 0) children.push(cursor.token('file_descriptor', 'descriptor', start, digits, true))
  redirectSign.lastIndex = cursor.at
  const sign = redirectSign.exec(cursor.text)?.[0]
  if (sign === undefined || (digits > 0 && sign.startsWith('&'))) throw notPlain
  children.push(cursor.token(sign, '', cursor.at, sign.length, false))
  cursor.skipSpaces()
  if (isEndOfCommand(cursor)) throw notPlain
  const target = readWord(cursor, 'destination')
  if (sign === '>&' && target.type !== 'number') throw notPlain
  children.push(target)
  return branch('file_redirect', 'redirect', start, target.end, children)
}
