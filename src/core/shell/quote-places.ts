// Where in a statement something stands, as far as quoting goes: bare, between quotes, in a here-document; and whether
// the text around it is handed to another shell (`ssh HOST '…'`, `bash -c "…"`), which will read it a second time.
import type { QuoteContext } from '../playbook/model/command.ts'
import type { ShellGrammar, ShellNode } from './grammar.ts'

export interface QuotePlace {
  readonly context: QuoteContext
  /** In a here-document whose word is quoted: the shell interprets nothing there. */
  readonly literal: boolean
  readonly isComment: boolean
  /** How the place is quoted for the shell that reads it second. */
  readonly inner?: QuoteContext
}

/** Finds the place of a range of the source. */
export function quotePlaceAt(nodes: readonly ShellNode[], source: string, start: number, end: number, grammar: ShellGrammar): QuotePlace {
  let context: QuoteContext = 'bare'
  let literal = false
  let isComment = false
  let command: ShellNode | undefined
  let argument: ShellNode | undefined
  let level = nodes
  for (;;) {
    const node = nodeAround(level, start, end)
    if (node === undefined) break
    if (node.field === 'argument') argument = node
    if (node.type === 'command') {
      command = node
      argument = undefined
    } else if (node.type === 'string') context = 'double'
    else if (node.type === 'raw_string' || node.type === 'ansi_c_string') context = 'single'
    else if (node.type === 'command_substitution' || node.type === 'process_substitution') {
      context = 'bare'
      argument = undefined
      command = undefined
    } else if (node.type === 'heredoc_body') context = 'heredoc'
    else if (node.type === 'comment') isComment = true
    else if (node.type === 'heredoc_redirect') {
      const word = node.children.find((child) => child.type === 'heredoc_start')
      literal = word !== undefined && /["'\\]/.test(source.slice(word.start, word.end))
    }
    level = node.children
  }
  const place = { context, literal, isComment }
  if (command === undefined || argument === undefined || !readAgain(command, source).has(argument)) return place
  if (context === 'bare') return { ...place, inner: 'bare' }
  const text = source.slice(argument.start + 1, argument.end - 1)
  const shift = argument.start + 1
  const inner = quotePlaceAt(grammar.parse(text).root.children, text, start - shift, end - shift, grammar)
  return { ...place, inner: inner.context === 'heredoc' ? 'bare' : inner.context }
}

/** Siblings stand in order: the one around a range is found by halving. */
function nodeAround(nodes: readonly ShellNode[], start: number, end: number): ShellNode | undefined {
  let low = 0
  let high = nodes.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (nodes[middle]!.start <= start) low = middle
    else high = middle - 1
  }
  const node = nodes[low]
  return node !== undefined && node.start <= start && end <= node.end ? node : undefined
}

const shells = /^(?:.*\/)?(?:ba|z|da|k|a)?sh$/
const sshValueOptions = /^-[iplFJLRDbcEemSWwBIOQo]$/

const known = new WeakMap<ShellNode, ReadonlySet<ShellNode>>()

/** The arguments of a command that are text for another shell; looked for once a command, however many blanks it has. */
function readAgain(command: ShellNode, source: string): ReadonlySet<ShellNode> {
  let found = known.get(command)
  if (found === undefined) {
    found = findReadAgain(command, source)
    known.set(command, found)
  }
  return found
}

function findReadAgain(command: ShellNode, source: string): ReadonlySet<ShellNode> {
  const words = command.children.filter((child) => child.named && child.field !== 'redirect')
  const texts = words.map((word) => source.slice(word.start, word.end))
  if (texts[0] === 'eval' || texts[0] === 'watch') return new Set(words.slice(1))
  const ssh = texts.slice(0, 3).indexOf('ssh')
  if (ssh !== -1) {
    // The first word behind ssh's options is the host, everything behind that is for the shell there.
    let host = ssh + 1
    while (host < texts.length && texts[host]!.startsWith('-')) host += sshValueOptions.test(texts[host]!) ? 2 : 1
    return new Set(words.slice(host + 1))
  }
  const shell = texts.findIndex((text) => shells.test(text) || text === 'su')
  const flag = shell === -1 ? -1 : texts.findIndex((text, index) => index > shell && /^-[a-z]*c$/.test(text))
  return new Set(flag === -1 ? [] : words.slice(flag + 1, flag + 2))
}
