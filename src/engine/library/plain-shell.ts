// Plain shell text → the very tree that the bash grammar makes of it, without asking the grammar. Most statements of a
// playbook are words, quotes, variables, pipes and redirections, and crossing into WebAssembly for each of them costs
// more than all else that is done with it. Whatever is not plain is left to the grammar: `undefined` means "ask it".
// test/engine/library/plain-shell.test.ts holds both trees against each other on thousands of texts.
import type { ShellNode } from '../../core/shell/grammar.ts'
import {
  ampersand,
  backquote,
  backslash,
  closeBrace,
  closeBracket,
  dollar,
  doubleQuote,
  endOfPlainCharacters,
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
  openBrace,
  openBracket,
  pipe,
  semicolon,
  singleQuote,
  space,
  tab,
  zero,
} from './plain-characters.ts'

interface Node extends ShellNode {
  field: string
  start: number
  end: number
}

export interface PlainStatements {
  readonly nodes: readonly ShellNode[]
  /** Where a line begins that is not plain; the text's length where all of it is. */
  readonly end: number
}

const noChildren: readonly ShellNode[] = []
const leaf = (type: string, field: string, start: number, end: number, named: boolean): Node => ({
  type,
  field,
  start,
  end,
  named,
  children: noChildren,
})
const branch = (type: string, field: string, start: number, end: number, children: readonly ShellNode[]): Node => ({
  type,
  field,
  start,
  end,
  named: true,
  children,
})

const redirectSign = /(?:&>>|&>|>>|>&|>|<)(?![<>&|(-])/y

/** First words by which the grammar knows a construct of its own. */
const keywords = new Set(
  'if then else elif fi for while until do done case esac in function select time coproc unset unsetenv test let eval declare typeset export readonly local'.split(
    ' ',
  ),
)
const declarations = new Set(['declare', 'typeset', 'export', 'readonly', 'local'])

/** Reads plain statements up to the first line that is not plain. */
export function readPlainShell(text: string): PlainStatements {
  return new PlainReader(text, endOfPlainCharacters(text)).readLines()
}

/** Thrown where the text is no longer plain; one object, without a stack, because it is thrown often. */
const notPlain = { message: 'not plain' }

class PlainReader {
  private readonly text: string
  /** Nothing behind it is looked at. */
  private readonly limit: number
  private at = 0

  constructor(text: string, limit: number) {
    this.text = text
    this.limit = limit
  }

  readLines(): PlainStatements {
    const nodes: ShellNode[] = []
    let safe = 0
    let kept = 0
    try {
      for (;;) {
        this.skipSpaces()
        const code = this.peek()
        if (code === newline) {
          this.at++
          safe = this.at
          kept = nodes.length
        } else if (this.at >= this.text.length) return { nodes, end: this.text.length }
        else if (code === hash) nodes.push(this.comment())
        else {
          nodes.push(this.statement())
          this.terminator(nodes)
        }
      }
    } catch (error) {
      if (error !== notPlain) throw error
      // The grammar may take a line that begins with a backslash for a part of the line above.
      if (/[ \t]*\\/y.test(this.text.slice(safe, safe + 80))) return { nodes: [], end: 0 }
      nodes.length = kept
      return { nodes, end: safe }
    }
  }

  /** A leaf that ends `length` characters further on. */
  private token(type: string, field: string, start: number, length: number, named: boolean): Node {
    this.at += length
    return leaf(type, field, start, this.at, named)
  }

  /** The code of the next character; -1 at the end. */
  private peek(): number {
    if (this.at < this.limit) return this.text.charCodeAt(this.at)
    if (this.at < this.text.length) throw notPlain
    return -1
  }

  private peekAt(offset: number): number {
    if (this.at + offset < this.limit) return this.text.charCodeAt(this.at + offset)
    return -1
  }

  /** Blanks, and line ends behind a backslash. */
  private skipSpaces(): void {
    for (;;) {
      const code = this.peek()
      if (code === space || code === tab) this.at++
      else if (code === backslash && this.peekAt(1) === newline) {
        const before = this.at === 0 ? newline : this.text.charCodeAt(this.at - 1)
        const behind = this.peekAt(2)
        if ((before !== space && before !== tab) || behind === newline || behind === -1) throw notPlain
        this.at += 2
        while (this.peek() === space || this.peek() === tab) this.at++
        if (this.peek() === hash || this.peek() === newline || this.at >= this.text.length) throw notPlain
      } else return
    }
  }

  private comment(): Node {
    const start = this.at
    const end = this.text.indexOf('\n', start)
    this.at = end === -1 ? this.text.length : end
    if (this.at > this.limit) throw notPlain
    return leaf('comment', '', start, this.at, true)
  }

  /** What ends a statement: `;`, `&`, a line end, a comment. */
  private terminator(nodes: ShellNode[]): void {
    this.skipSpaces()
    const code = this.peek()
    if (code === semicolon) {
      if (this.peekAt(1) === semicolon || this.peekAt(1) === ampersand) throw notPlain
      nodes.push(leaf(';', '', this.at, ++this.at, false))
    } else if (code === ampersand) nodes.push(leaf('&', '', this.at, ++this.at, false))
    else if (code !== newline && code !== hash && code !== -1) throw notPlain
  }

  /** Pipelines joined by `&&` and `||`; redirections take all that stands before them in the statement. */
  private statement(): Node {
    let left: Node | undefined
    let operator: Node | undefined
    let stages: Node[] = []
    for (;;) {
      stages.push(this.command())
      this.skipSpaces()
      if (this.peek() === pipe && this.peekAt(1) !== pipe) {
        stages.push(this.operator(1))
        continue
      }
      let whole = joined('pipeline', stages)
      if (left !== undefined) whole = branch('list', '', left.start, whole.end, [left, operator!, whole])
      const redirects = this.redirects()
      if (redirects.length > 0) {
        if (whole.type === 'variable_assignment' || whole.type === 'variable_assignments') throw notPlain
        whole.field = 'body'
        whole = branch('redirected_statement', '', whole.start, redirects.at(-1)!.end, [whole, ...redirects])
        if (this.peek() === pipe && this.peekAt(1) !== pipe) {
          left = undefined
          stages = [whole, this.operator(1)]
          continue
        }
      }
      const code = this.peek()
      if ((code !== ampersand && code !== pipe) || this.peekAt(1) !== code) return whole
      // The grammar groups `a | b | c && d` in a way of its own.
      if (stages.length > 3) throw notPlain
      left = whole
      operator = this.operator(2)
      stages = []
    }
  }

  /** `|`, `&&`, `||`, with the line ends that may stand behind them. */
  private operator(length: number): Node {
    const start = this.at
    this.at += length
    const node = leaf(this.text.slice(start, this.at), '', start, this.at, false)
    if (this.peek() === ampersand) throw notPlain
    this.skipSpaces()
    while (this.peek() === newline) {
      this.at++
      this.skipSpaces()
    }
    return node
  }

  private command(): Node {
    const start = this.at
    const children: Node[] = []
    let end = start
    while (this.isAssignment()) {
      const assignment = this.assignment()
      children.push(assignment)
      end = assignment.end
      this.skipSpaces()
    }
    if (children.length > 0 && this.isEndOfCommand()) return children.length === 1 ? children[0]! : joined('variable_assignments', children)
    const word = this.programName(children.length > 0)
    if (word !== undefined && declarations.has(word)) {
      if (children.length > 0) throw notPlain
      return this.declaration(word)
    }
    if (word !== undefined && keywords.has(word)) throw notPlain
    const name = this.word('')
    children.push(branch('command_name', 'name', name.start, name.end, [name]))
    end = name.end
    for (;;) {
      this.skipSpaces()
      if (this.isEndOfCommand()) break
      const argument = this.word('argument')
      children.push(argument)
      end = argument.end
    }
    return branch('command', '', start, end, children)
  }

  /** `export A=b`, `local x`. */
  private declaration(word: string): Node {
    const start = this.at
    this.at += word.length
    const children: Node[] = [leaf(word, '', start, this.at, false)]
    for (;;) {
      this.skipSpaces()
      if (this.isEndOfCommand()) break
      if (this.isAssignment()) children.push(this.assignment())
      else {
        const name = this.word('')
        if (name.type !== 'word') throw notPlain
        const text = this.text.slice(name.start, name.end)
        if (/^[A-Za-z_]\w*$/.test(text)) children.push(leaf('variable_name', '', name.start, name.end, true))
        else if (/^-[A-Za-z]+$/.test(text) && children.length === 1) children.push(name)
        else throw notPlain
      }
    }
    if (children.length === 1) throw notPlain
    return branch('declaration_command', '', start, children.at(-1)!.end, children)
  }

  /** Where a command's own words end: an operator, a redirection, a comment, the line. */
  private isEndOfCommand(): boolean {
    const code = this.peek()
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
        return this.descriptorLength() > 0
    }
  }

  /** The digits before `>` or `<`. */
  private descriptorLength(): number {
    let length = 0
    for (;;) {
      const code = this.peekAt(length)
      if (isDigitCode(code)) length++
      else return code === greater || code === less ? length : 0
    }
  }

  private isAssignment(): boolean {
    let length = 0
    let code = this.peekAt(0)
    if (isDigitCode(code)) return false
    while (isNameCode(code)) code = this.peekAt(++length)
    return length > 0 && code === equals
  }

  private assignment(): Node {
    const start = this.at
    while (this.text.charCodeAt(this.at) !== equals) this.at++
    const name = leaf('variable_name', 'name', start, this.at, true)
    const sign = leaf('=', '', this.at, ++this.at, false)
    const code = this.peek()
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
      return branch('variable_assignment', '', start, this.at, [name, sign])
    }
    const value = this.word('value')
    return branch('variable_assignment', '', start, value.end, [name, sign, value])
  }

  /** The program's name where it is plain; undefined where it is quoted or a variable. */
  private programName(hasAssignment: boolean): string | undefined {
    const code = this.peek()
    if (code === dollar || code === doubleQuote || code === singleQuote) return undefined
    if (code === minus || isDigitCode(code)) throw notPlain
    let end = this.at
    while (end < this.limit && isProgramCode(this.text.charCodeAt(end))) end++
    if (end === this.at) throw notPlain
    const behind = end < this.limit ? this.text.charCodeAt(end) : newline
    // Behind an assignment the grammar does not take `a:b` for a word.
    if (hasAssignment && this.text.slice(this.at, end).includes(':')) throw notPlain
    if (isBareCode(behind) || behind >= 128 || behind === openBracket) throw notPlain
    return this.text.slice(this.at, end)
  }

  private redirects(): Node[] {
    const found: Node[] = []
    for (;;) {
      this.skipSpaces()
      const code = this.peek()
      const digits = isDigitCode(code) ? this.descriptorLength() : 0
      const isRedirect = digits > 0 || code === less || code === greater || (code === ampersand && this.peekAt(1) === greater)
      if (!isRedirect) {
        if (found.length > 0 && !this.isEndOfCommand()) throw notPlain
        return found
      }
      found.push(this.redirect(digits))
    }
  }

  private redirect(digits: number): Node {
    const start = this.at
    const children: Node[] = []
    if (digits > 1) throw notPlain
    if (digits > 0) children.push(this.token('file_descriptor', 'descriptor', start, digits, true))
    redirectSign.lastIndex = this.at
    const sign = redirectSign.exec(this.text)?.[0]
    if (sign === undefined || (digits > 0 && sign.startsWith('&'))) throw notPlain
    children.push(this.token(sign, '', this.at, sign.length, false))
    this.skipSpaces()
    if (this.isEndOfCommand()) throw notPlain
    const target = this.word('destination')
    if (sign === '>&' && target.type !== 'number') throw notPlain
    children.push(target)
    return branch('file_redirect', 'redirect', start, target.end, children)
  }

  /** One word: a bare run, quotes and variables, or several of them without a space between. */
  private word(field: string): Node {
    const first = this.piece()
    if (!this.wordGoesOn()) {
      first.field = field
      return first
    }
    const children = [first]
    do {
      if (this.isSplitByGrammar(children)) throw notPlain
      children.push(this.piece())
    } while (this.wordGoesOn())
    return branch('concatenation', field, first.start, children.at(-1)!.end, children)
  }

  /** Some words with several variables in them the grammar takes for two. It is asked, so that there is one answer. */
  private isSplitByGrammar(before: readonly Node[]): boolean {
    const code = this.peek()
    if (code !== dollar) return code === backslash
    const next = this.peekAt(1)
    if (next === openBrace || next === openBracket || before.length < 2) return false
    return before.length > 2 || !/expansion$/.test(before[0]!.type) || before[1]!.type !== 'word' || isDigitCode(next)
  }

  private wordGoesOn(): boolean {
    switch (this.peek()) {
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

  private piece(): Node {
    switch (this.peek()) {
      case singleQuote: {
        const start = this.at
        const close = this.text.indexOf("'", start + 1)
        if (close === -1 || close >= this.limit) throw notPlain
        this.at = close + 1
        return leaf('raw_string', '', start, this.at, true)
      }
      case doubleQuote:
        return this.quoted()
      case dollar:
        return this.variable(this.at)
      default:
        return this.bare()
    }
  }

  private bare(): Node {
    const start = this.at
    for (;;) {
      const code = this.peek()
      if (isBareCode(code)) this.at++
      else if (code === backslash && this.peekAt(1) > space && this.peekAt(1) < 127) this.at += 2
      else break
    }
    if (this.at === start) throw notPlain
    // `=~`, `==` and `-` are operators of the grammar's, and `#` may begin a comment.
    const first = this.text.charCodeAt(start)
    if (first === equals || first === hash || (first === minus && this.at === start + 1)) throw notPlain
    return leaf(this.isNumber(start) ? 'number' : 'word', '', start, this.at, true)
  }

  /** Digits, with a minus or `0x` before them; `10#5` is left to the grammar. */
  private isNumber(start: number): boolean {
    let index = start
    if (this.text.charCodeAt(index) === minus) index++
    const first = this.text.charCodeAt(index)
    if (!isDigitCode(first) || index >= this.at) return false
    if (first === zero && this.text[index + 1] === 'x') index += 2
    const digits = index
    while (index < this.at && isDigitCode(this.text.charCodeAt(index))) index++
    if (index > digits && this.text.charCodeAt(index) === hash && index < this.at) throw notPlain
    return index > digits && index === this.at
  }

  /** `$NAME`, `${NAME}`, `$(…)`; `start` is where its first token begins for the grammar. */
  private variable(start: number): Node {
    const code = this.peekAt(1)
    if (code === openBrace) return this.braced(start)
    if (code === openBracket) return this.substitution(start)
    const sign = leaf('$', '', start, this.at + 1, false)
    this.at++
    const nameStart = this.at
    while (this.at < this.limit && isNameCode(this.text.charCodeAt(this.at))) this.at++
    if (this.at === nameStart || this.peek() >= 128) throw notPlain
    return branch('simple_expansion', '', start, this.at, [sign, leaf('variable_name', '', nameStart, this.at, true)])
  }

  private braced(start: number): Node {
    const open = this.token('${', '', start, 2, false)
    const nameStart = this.at
    while (this.at < this.limit && isNameCode(this.text.charCodeAt(this.at))) this.at++
    if (this.at === nameStart || this.peek() !== closeBrace) throw notPlain
    const name = leaf('variable_name', '', nameStart, this.at, true)
    const close = leaf('}', '', this.at, ++this.at, false)
    return branch('expansion', '', start, this.at, [open, name, close])
  }

  private substitution(start: number): Node {
    if (this.peekAt(2) === openBracket) throw notPlain
    const open = this.token('$(', '', start, 2, false)
    this.skipSpaces()
    const inner = this.statement()
    this.skipSpaces()
    if (this.peek() !== closeBracket) throw notPlain
    const close = leaf(')', '', this.at, ++this.at, false)
    return branch('command_substitution', '', start, this.at, [open, inner, close])
  }

  /** Text between double quotes. Blanks alone are no content: the grammar counts them to the token behind them. */
  private quoted(): Node {
    const start = this.at
    const children: Node[] = [leaf('"', '', start, ++this.at, false)]
    for (;;) {
      const contentStart = this.at
      let isBlank = true
      for (;;) {
        const code = this.peek()
        if (code === doubleQuote || code === dollar) break
        if (code === -1 || code === newline || code === backquote) throw notPlain
        if (code === backslash) {
          if (this.peekAt(1) <= space) throw notPlain
          this.at++
        }
        if (code !== space && code !== tab) isBlank = false
        this.at++
      }
      if (!isBlank) children.push(leaf('string_content', '', contentStart, this.at, true))
      const tokenStart = isBlank ? contentStart : this.at
      if (this.peek() === doubleQuote) {
        children.push(leaf('"', '', tokenStart, ++this.at, false))
        return branch('string', '', start, this.at, children)
      }
      children.push(this.variable(tokenStart))
    }
  }
}

function joined(type: string, nodes: readonly Node[]): Node {
  return nodes.length === 1 ? nodes[0]! : branch(type, '', nodes[0]!.start, nodes.at(-1)!.end, nodes)
}
