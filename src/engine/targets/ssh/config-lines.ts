// The lines of an ssh config file, with Include files read in place. Reading never runs anything. An unreadable Include is
// left out, as ssh does; other mistakes are said with file and line.
import { glob, readFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { RuncardError } from '../../../contract/errors.ts'

export interface ConfigLine {
  /** In lower case: `hostname`. */
  readonly keyword: string
  readonly words: readonly string[]
  /** As written, for options that are one command. */
  readonly rest: string
  readonly file: string
  readonly line: number
  /** For `include`: what each of the files says. */
  readonly included?: readonly (readonly ConfigLine[])[]
}

const deepestInclude = 16

export interface ConfigPlaces {
  readonly homeDirectory: string
  /** What Include is relative to: `~/.ssh`, or `/etc/ssh`. */
  readonly folder: string
}

/** Throws RuncardError file-unreadable, ssh-config-invalid; a file that isn't there has no lines. */
export async function readConfigLines(file: string, places: ConfigPlaces, depth = 0): Promise<readonly ConfigLine[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || depth > 0) return []
    throw new RuncardError('file-unreadable', { file, reason: code ?? String(error) })
  }
  const lines: ConfigLine[] = []
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    const parsed = parseConfigLine(content, file, index + 1)
    if (!parsed) continue
    lines.push(parsed.keyword === 'include' && depth < deepestInclude ? await withIncluded(parsed, places, depth) : parsed)
  }
  return lines
}

async function withIncluded(line: ConfigLine, places: ConfigPlaces, depth: number): Promise<ConfigLine> {
  const included: (readonly ConfigLine[])[] = []
  for (const word of line.words) {
    const path = word.startsWith('~/') ? join(places.homeDirectory, word.slice(2)) : word
    const files: string[] = []
    for await (const file of glob(isAbsolute(path) ? path : join(places.folder, path))) files.push(file)
    for (const file of files.sort()) included.push(await readConfigLines(file, places, depth + 1))
  }
  return { ...line, included }
}

/** Throws RuncardError ssh-config-invalid. */
export function parseConfigLine(content: string, file: string, line: number): ConfigLine | undefined {
  const trimmed = content.trim()
  if (trimmed === '' || trimmed.startsWith('#')) return undefined
  const [, keyword = '', rest = ''] = /^([^\s="]+)(?:\s*=\s*|\s+)?(.*)$/.exec(trimmed) ?? []
  const words = splitWords(rest)
  if (keyword === '' || words === undefined) throw new RuncardError('ssh-config-invalid', { file, line, problem: 'a quote is not closed' })
  if (words.length === 0) throw new RuncardError('ssh-config-invalid', { file, line, problem: `${keyword} says nothing` })
  return { keyword: keyword.toLowerCase(), words, rest, file, line }
}

/** Words as ssh splits them: quotes of both kinds, a backslash before a quote or a backslash, a comment after a blank. */
function splitWords(text: string): readonly string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '\\' && /["'\\]/.test(text.charAt(index + 1))) word = (word ?? '') + text.charAt(++index)
    else if (quote !== '' && character === quote) quote = ''
    else if (quote !== '') word = (word ?? '') + character
    else if (character === '"' || character === "'") {
      quote = character
      word ??= ''
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (character === '#' && word === undefined) return words
    else word = (word ?? '') + character
  }
  if (word !== undefined) words.push(word)
  return quote === '' ? words : undefined
}
