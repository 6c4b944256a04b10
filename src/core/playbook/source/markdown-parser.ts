// The parser of Markdown: markdown-it, with what it makes for every token and every line of words made plainly. Its own
// classes get their fields one by one through a helper of its compiler, which takes longer than all the rest of parsing; and it
// tries each rule at each letter of words without markup. The tokens are the same (test/core/playbook/markdown-parser.test.ts).
import MarkdownIt from 'markdown-it'
import { keepComments } from './markdown-comments.ts'
import { isWide, narrowed } from './narrow.ts'
import { keepShares } from './windows-shares.ts'

type Token = InstanceType<typeof MarkdownIt.Token>
type InlineState = InstanceType<typeof MarkdownIt.StateInline>

/** A token with all its fields at once; what it can do is markdown-it's. */
class PlainToken {
  readonly type: string
  readonly tag: string
  readonly attrs = null
  readonly map = null
  readonly nesting: number
  level = 0
  readonly children = null
  content = ''
  readonly markup = ''
  readonly info = ''
  readonly meta = null
  block = false
  readonly hidden = false

  constructor(type: string, tag: string, nesting: number) {
    this.type = type
    this.tag = tag
    this.nesting = nesting
  }
}
Object.setPrototypeOf(PlainToken.prototype, MarkdownIt.Token.prototype)

function createToken(type: string, tag: string, nesting: number): Token {
  return new PlainToken(type, tag, nesting) as unknown as Token
}

/** Where the rules for blocks stand in the text. */
class BlockState extends MarkdownIt.StateBlock {
  override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    const token = createToken(type, tag, nesting)
    token.block = true
    if (nesting < 0) this.level--
    token.level = this.level
    if (nesting > 0) this.level++
    this.tokens.push(token)
    return token
  }
}

/** Where the rules for words stand in one block's words; one is made for each block. */
class PlainInlineState {
  readonly src: string
  readonly env: InlineState['env']
  readonly md: InlineState['md']
  readonly tokens: Token[]
  readonly tokens_meta: InlineState['tokens_meta']
  readonly pos = 0
  readonly posMax: number
  level = 0
  pending = ''
  pendingLevel = 0
  readonly cache = {}
  readonly backticks = {}
  readonly backticksScanned = false
  readonly skipHtmlSpecial = false
  readonly linkLevel = 0
  delimiters: InlineState['delimiters'] = []
  readonly _prev_delimiters: InlineState['delimiters'][] = []
  readonly Token = PlainToken

  constructor(text: string, parser: InlineState['md'], environment: InlineState['env'], tokens: Token[]) {
    this.src = text
    this.env = environment
    this.md = parser
    this.tokens = tokens
    this.tokens_meta = Array(tokens.length)
    this.posMax = text.length
  }

  pushPending(): Token {
    const token = createToken('text', '', 0)
    token.content = this.pending
    token.level = this.pendingLevel
    this.tokens.push(token)
    this.pending = ''
    return token
  }

  push(type: string, tag: string, nesting: number): Token {
    if (this.pending !== '') this.pushPending()
    const token = createToken(type, tag, nesting)
    let meta: InlineState['tokens_meta'][number]
    if (nesting < 0) {
      this.level--
      this.delimiters = this._prev_delimiters.pop()!
    }
    token.level = this.level
    if (nesting > 0) {
      this.level++
      this._prev_delimiters.push(this.delimiters)
      this.delimiters = []
      meta = { delimiters: this.delimiters }
    }
    this.pendingLevel = this.level
    this.tokens.push(token)
    this.tokens_meta.push(meta)
    return token
  }
}
Object.setPrototypeOf(PlainInlineState.prototype, MarkdownIt.StateInline.prototype)

/** A letter that one of the rules for words begins at; what has none is text as it stands. */
const markup = /[\n\\`~*_[<&]/

/** A parser that reads playbooks: no HTML, and comments and the paths of Windows kept whole. */
export function createMarkdownParser(): InstanceType<typeof MarkdownIt> {
  // Deeper nesting than this is no document; what lies below is shown as written (coverage.ts).
  const parser = new MarkdownIt({ html: false, linkify: false, maxNesting: 200 } as object)
  keepComments(parser as unknown as Parameters<typeof keepComments>[0])
  keepShares(parser as unknown as Parameters<typeof keepShares>[0])
  parser.block.State = BlockState
  parser.inline.State = PlainInlineState as unknown as typeof MarkdownIt.StateInline
  parser.core.ruler.at('inline', ({ tokens, env, src }) => {
    const isOfWide = isWide(src)
    for (const token of tokens) {
      if (token.content === '') continue
      if (isOfWide) token.content = narrowed(token.content)
      const { type, content, children } = token
      if (type !== 'inline') continue
      if (markup.test(content)) parser.inline.parse(content, parser, env, children!)
      else {
        const text = createToken('text', '', 0)
        text.content = content
        children!.push(text)
      }
    }
  })
  return parser
}
