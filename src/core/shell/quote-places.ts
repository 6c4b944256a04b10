// Where in a statement something stands, as far as quoting goes: bare, between quotes, in a here-document; and whether
// the text around it is handed to another shell (`ssh HOST '…'`, `bash -c "…"`), which will read it a second time.
import type { QuoteContext } from '../playbook/model.ts'
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
    const node = level.find((candidate) => candidate.start <= start && end <= candidate.end)
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
  if (command === undefined || argument === undefined || !isReadAgain(command, argument, source)) return place
  if (context === 'bare') return { ...place, inner: 'bare' }
  const text = source.slice(argument.start + 1, argument.end - 1)
  const shift = argument.start + 1
  const inner = quotePlaceAt(grammar.parse(text).root.children, text, start - shift, end - shift, grammar)
  return { ...place, inner: inner.context === 'heredoc' ? 'bare' : inner.context }
}

const shells = /^(?:.*\/)?(?:ba|z|da|k|a)?sh$/
const sshValueOptions = /^-[iplFJLRDbcEemSWwBIOQo]$/

/** Whether an argument is text for another shell. */
function isReadAgain(command: ShellNode, argument: ShellNode, source: string): boolean {
  const words = command.children.filter((child) => child.named && child.field !== 'redirect')
  const texts = words.map((word) => source.slice(word.start, word.end))
  const at = words.indexOf(argument)
  if (at < 1) return false
  if (/^-[a-z]*c$/.test(texts[at - 1]!) && texts.slice(0, at - 1).some((text) => shells.test(text) || text === 'su')) return true
  if (texts[0] === 'eval' || texts[0] === 'watch') return true
  const ssh = texts.indexOf('ssh')
  if (ssh === -1 || ssh > 2) return false
  // The first word behind ssh's options is the host, everything behind that is for the shell there.
  let host = ssh + 1
  while (host < texts.length && texts[host]!.startsWith('-')) host += sshValueOptions.test(texts[host]!) ? 2 : 1
  return at > host
}
