// Inline Markdown → our inline tree, repaired for reading where its encoding was broken; code is left as written.

import { isHereDocument, looksLikeCommand } from '../loose/commandlike.ts'
import type { Inline } from '../model/document.ts'
import { readTags } from './inline-tags.ts'
import { repairText } from './mojibake.ts'
import { wrapsOf } from './wrapped-lines.ts'

interface InlineToken {
  readonly type: string
  readonly content: string
  readonly children: readonly InlineToken[] | null
  attrGet(name: string): string | null
}

/** In a longer one nobody wrote commands between marks line by line. */
const longestParagraph = 20_000

/** Reads the children of one of markdown-it's inline tokens. */
export function readInlines(tokens: readonly InlineToken[], written = ''): readonly Inline[] {
  const hasLines = written.includes('\n') && written.length < longestParagraph
  const split = hasLines ? commandsOfLines(tokens, written) : tokens
  const wraps = hasLines ? wrapsOf(written) : []
  const lineEnds = split.filter(({ type }) => type === 'softbreak' || type === 'hardbreak').length
  return readTags(readUntil(split, { index: 0, lineEnd: 0, wraps: lineEnds === wraps.length ? wraps : [] }, ''))
}

interface Position {
  index: number
  lineEnd: number
  /** Of each line end, whether it means nothing; empty where that isn't known. */
  readonly wraps: readonly boolean[]
}

/**
 * Commands on lines of their own between one pair of marks are several: Markdown would join them to one that nobody wrote.
 * Code that is only wrapped stays as it is.
 */
function commandsOfLines(tokens: readonly InlineToken[], written: string): readonly InlineToken[] {
  let from = 0
  return tokens.flatMap((token): readonly InlineToken[] => {
    if (token.type !== 'code_inline' || !token.content.includes(' ')) return [token]
    const pattern = token.content.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[ \\n]')
    const found = new RegExp(pattern).exec(written.slice(from))
    if (found === null) return [token]
    from += found.index + found[0].length
    const lines = found[0].split('\n').map((line) => line.trim())
    if (lines.length === 1) return [token]
    if (isHereDocument(found[0])) return [{ ...token, content: found[0], attrGet: () => null }]
    if (!lines.every(looksLikeCommand)) return [token]
    return lines.flatMap((content, index): readonly InlineToken[] => {
      const code: InlineToken = { ...token, content, attrGet: () => null }
      return index === 0 ? [code] : [{ ...code, type: 'softbreak', content: '' }, code]
    })
  })
}

function readUntil(tokens: readonly InlineToken[], position: Position, closing: string): Inline[] {
  const inlines: Inline[] = []
  while (position.index < tokens.length) {
    const token = tokens[position.index]!
    position.index++
    if (token.type === closing) break
    switch (token.type) {
      case 'text':
      case 'text_special':
        pushText(inlines, token.content)
        break
      case 'code_inline': {
        const { code, mark } = withoutMark(token.content)
        inlines.push({ type: 'code', text: code })
        pushText(inlines, mark)
        break
      }
      case 'strong_open':
        inlines.push({ type: 'strong', children: readUntil(tokens, position, 'strong_close') })
        break
      case 'em_open':
        inlines.push({ type: 'emphasis', children: readUntil(tokens, position, 'em_close') })
        break
      case 's_open':
        inlines.push({ type: 'strikethrough', children: readUntil(tokens, position, 's_close') })
        break
      case 'link_open':
        inlines.push({ type: 'link', href: token.attrGet('href') ?? '', children: readUntil(tokens, position, 'link_close') })
        break
      case 'image':
        inlines.push({ type: 'image', src: token.attrGet('src') ?? '', alt: token.content })
        break
      case 'softbreak':
      case 'hardbreak': {
        const isWrap = token.type === 'softbreak' && position.wraps[position.lineEnd] === true
        inlines.push(isWrap ? { type: 'break', isWrap } : { type: 'break' })
        position.lineEnd++
        break
      }
      default:
        pushText(inlines, token.content)
    }
  }
  return inlines
}

/** "`kubectl get pods ✅`": the sign is the author's, said of the command. */
function withoutMark(content: string): { readonly code: string; readonly mark: string } {
  const found = /\s*(?:✅|✔|✓|☑|❌|✗|✘|❎)\uFE0F?\s*$/u.exec(content)
  if (found === null) return { code: content, mark: '' }
  const code = content.slice(0, found.index)
  return looksLikeCommand(code) ? { code, mark: ` ${found[0].trim()}` } : { code: content, mark: '' }
}

function pushText(inlines: Inline[], content: string): void {
  if (content === '') return
  const text = repairText(content)
  const last = inlines.at(-1)
  if (last?.type === 'text') inlines[inlines.length - 1] = { type: 'text', text: last.text + text }
  else inlines.push({ type: 'text', text })
}

/** The words of inlines without their form; a line break is a space. */
export function plainText(inlines: readonly Inline[]): string {
  const first = inlines[0]
  if (inlines.length === 1 && first?.type === 'text') return first.text
  let text = ''
  for (const inline of inlines) {
    switch (inline.type) {
      case 'text':
      case 'code':
        text += inline.text
        break
      case 'break':
        text += ' '
        break
      case 'image':
        text += inline.alt
        break
      default:
        text += plainText(inline.children)
    }
  }
  return text
}

/** Splits inlines at line breaks: the lines of a paragraph as the author set them. */
export function inlineLines(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]]
  for (const inline of inlines) {
    if (inline.type === 'break') lines.push([])
    else lines.at(-1)!.push(inline)
  }
  return lines.filter((line) => line.length > 0)
}
