// One word of plain shell text: bare runs, quotes, variables and substitutions.
import {
  ampersand,
  backquote,
  backslash,
  closeBrace,
  closeBracket,
  dollar,
  doubleQuote,
  equals,
  greater,
  hash,
  isBareCode,
  isDigitCode,
  isNameCode,
  less,
  minus,
  newline,
  openBrace,
  openBracket,
  openSquare,
  pipe,
  semicolon,
  singleQuote,
  space,
  tab,
  zero,
} from './plain-characters.ts'
import { branch, leaf, notPlain, type PlainCursor, type PlainNode } from './plain-cursor.ts'

/** One word: a bare run, quotes and variables, or several of them without a space between. */
export function readWord(cursor: PlainCursor, field: string): PlainNode {
  const children: PlainNode[] = []
  do {
    if (field === 'argument' && cursor.peek() === openSquare) readPlaceholder(cursor, children)
    else {
      if (children.length > 0 && isSplitByGrammar(cursor, children)) throw notPlain
      children.push(readPiece(cursor))
    }
  } while (wordGoesOn(cursor))
  const first = children[0]!
  if (children.length === 1) {
    first.field = field
    return first
  }
  return branch('concatenation', field, first.start, children.at(-1)!.end, children)
}

const placeholder = /\[[A-Za-z_][\w-]*\]/y

/** `[backup_id]`: each bracket is a piece of its own for the grammar. */
function readPlaceholder(cursor: PlainCursor, children: PlainNode[]): void {
  placeholder.lastIndex = cursor.at
  const length = placeholder.exec(cursor.text)?.[0].length ?? 0
  if (length === 0 || cursor.at + length > cursor.limit) throw notPlain
  children.push(cursor.token('word', '', cursor.at, 1, true))
  children.push(cursor.token('word', '', cursor.at, length - 2, true))
  children.push(cursor.token('word', '', cursor.at, 1, true))
}

/** Some words with several variables in them the grammar takes for two. It is asked, so that there is one answer. */
function isSplitByGrammar(cursor: PlainCursor, before: readonly PlainNode[]): boolean {
  const code = cursor.peek()
  // `$A:$B.log`, `${A}_$B/c`: what goes on behind them may become a word of its own.
  if (before.length === 3 && before.every(({ type }, index) => (index === 1 ? type === 'word' : type.endsWith('expansion')))) return true
  if (code !== dollar) return code === backslash
  const next = cursor.peekAt(1)
  if (next === openBrace || next === openBracket || before.length < 2) return false
  return before.length > 2 || !/expansion$/.test(before[0]!.type) || before[1]!.type !== 'word' || isDigitCode(next)
}

function wordGoesOn(cursor: PlainCursor): boolean {
  switch (cursor.peek()) {
    case -1:
    case newline:
    case space:
    case tab:
    case pipe:
    case ampersand:
    case semicolon:
    case closeBracket:
      return false
    case less:
    case greater:
      throw notPlain
    default:
      return true
  }
}

function readPiece(cursor: PlainCursor): PlainNode {
  switch (cursor.peek()) {
    case singleQuote: {
      const start = cursor.at
      const close = cursor.text.indexOf("'", start + 1)
      if (close === -1 || close >= cursor.limit) throw notPlain
      cursor.at = close + 1
      return leaf('raw_string', '', start, cursor.at, true)
    }
    case doubleQuote:
      return readQuoted(cursor)
    case dollar:
      return readVariable(cursor, cursor.at)
    default:
      return readBare(cursor)
  }
}

function readBare(cursor: PlainCursor): PlainNode {
  const start = cursor.at
  for (;;) {
    const code = cursor.peek()
    if (isBareCode(code)) cursor.at++
    else if (code === backslash && cursor.peekAt(1) > space && cursor.peekAt(1) < 127) cursor.at += 2
    else break
  }
  if (cursor.at === start) throw notPlain
  // `=~`, `==` and `-` are operators of the grammar's, and `#` may begin a comment.
  const first = cursor.text.charCodeAt(start)
  if (first === equals || first === hash || (first === minus && cursor.at === start + 1)) throw notPlain
  return leaf(isNumber(cursor, start) ? 'number' : 'word', '', start, cursor.at, true)
}

/** Digits, with a minus or `0x` before them; `10#5` is left to the grammar. */
function isNumber(cursor: PlainCursor, start: number): boolean {
  let index = start
  if (cursor.text.charCodeAt(index) === minus) index++
  const first = cursor.text.charCodeAt(index)
  if (!isDigitCode(first) || index >= cursor.at) return false
  if (first === zero && cursor.text[index + 1] === 'x') index += 2
  const digits = index
  while (index < cursor.at && isDigitCode(cursor.text.charCodeAt(index))) index++
  if (index > digits && cursor.text.charCodeAt(index) === hash && index < cursor.at) throw notPlain
  return index > digits && index === cursor.at
}

/** `$NAME`, `${NAME}`, `$(…)`; `start` is where its first token begins for the grammar. */
function readVariable(cursor: PlainCursor, start: number): PlainNode {
  const code = cursor.peekAt(1)
  if (code === openBrace) return readBraced(cursor, start)
  if (code === openBracket) return readSubstitution(cursor, start)
  const sign = leaf('$', '', start, cursor.at + 1, false)
  cursor.at++
  const nameStart = cursor.at
  while (cursor.at < cursor.limit && isNameCode(cursor.text.charCodeAt(cursor.at))) cursor.at++
  if (cursor.peek() >= 128) throw notPlain
  return branch('simple_expansion', '', start, cursor.at, [sign, nameFrom(cursor, nameStart)])
}

function readBraced(cursor: PlainCursor, start: number): PlainNode {
  const open = cursor.token('${', '', start, 2, false)
  const nameStart = cursor.at
  while (cursor.at < cursor.limit && isNameCode(cursor.text.charCodeAt(cursor.at))) cursor.at++
  if (cursor.peek() !== closeBrace) throw notPlain
  const name = nameFrom(cursor, nameStart)
  const close = leaf('}', '', cursor.at, ++cursor.at, false)
  return branch('expansion', '', start, cursor.at, [open, name, close])
}

/** The name that was read since `start`; `_` alone is one of the shell's own. */
function nameFrom(cursor: PlainCursor, start: number): PlainNode {
  if (cursor.at === start || (cursor.at === start + 1 && cursor.text[start] === '_')) throw notPlain
  return leaf('variable_name', '', start, cursor.at, true)
}

function readSubstitution(cursor: PlainCursor, start: number): PlainNode {
  if (cursor.peekAt(2) === openBracket) throw notPlain
  const open = cursor.token('$(', '', start, 2, false)
  cursor.skipSpaces()
  const inner = cursor.statement()
  cursor.skipSpaces()
  if (cursor.peek() !== closeBracket) throw notPlain
  const close = leaf(')', '', cursor.at, ++cursor.at, false)
  return branch('command_substitution', '', start, cursor.at, [open, inner, close])
}

/** Text between double quotes. Blanks alone are no content: the grammar counts them to the token behind them. */
function readQuoted(cursor: PlainCursor): PlainNode {
  const start = cursor.at
  const children: PlainNode[] = [leaf('"', '', start, ++cursor.at, false)]
  for (;;) {
    let contentStart = cursor.at
    let isBlank = true
    for (;;) {
      const code = cursor.peek()
      if (code === doubleQuote || code === dollar) break
      if (code === -1 || code === backquote) throw notPlain
      if (code === newline) {
        // Each line is content of its own; line ends are none.
        if (!isBlank) children.push(leaf('string_content', '', contentStart, cursor.at, true))
        contentStart = ++cursor.at
        isBlank = true
        continue
      }
      if (code === backslash) {
        if (cursor.peekAt(1) <= space) throw notPlain
        cursor.at++
      }
      if (code !== space && code !== tab) isBlank = false
      cursor.at++
    }
    if (!isBlank) children.push(leaf('string_content', '', contentStart, cursor.at, true))
    const tokenStart = isBlank ? contentStart : cursor.at
    if (cursor.peek() === doubleQuote) {
      children.push(leaf('"', '', tokenStart, ++cursor.at, false))
      return branch('string', '', start, cursor.at, children)
    }
    children.push(readVariable(cursor, tokenStart))
  }
}
