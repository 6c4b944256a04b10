// What a program printed, pasted below the command that printed it with no mark between them. Lines that no one types are
// known by their shape (output-lines.ts); others by where they stand: indented below a command that is complete, or
// below a command that shows a file. What reads as a command is one, wherever it stands.
import { isKnownProgram } from '../../shell/programs.ts'
import { looksLikeCommand } from '../loose/commandlike.ts'
import type { FencePart } from './fence-parts.ts'
import { crontabLine, looksLikeOutput } from './output-lines.ts'

interface Above {
  readonly type: 'typed' | 'printed'
  readonly line: string
  readonly isApart: boolean
}

/** Moves pasted output from the lines to the parts; the lines stay as many. */
export function maskPastedOutput(lines: string[], parts: FencePart[]): void {
  const isInside = insideLines(lines)
  let above: Above | undefined
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (line.trim() === '') {
      if (above !== undefined) above = { ...above, isApart: true }
      continue
    }
    if (isComment(line) && !isInside[index]) {
      above = undefined
      continue
    }
    const next = lines[index + 1] ?? ''
    const isHead = next.includes('---') && /^\s*-{3}[-+| ]*$/.test(next) && !isTyped(line)
    const isNames = above?.type === 'typed' && !above.isApart && listsNames.test(above.line) && areNames(lines, index)
    if (isInside[index] === true || !(isHead || isNames || isPrinted(line, above))) {
      above = { type: 'typed', line, isApart: false }
      continue
    }
    const start = index
    const output: string[] = []
    while (isOutputStill(lines[index])) {
      output.push(lines[index]!)
      lines[index] = ''
      index++
    }
    parts.push({ type: 'output', text: output.join('\n'), startLine: start, endLine: index - 1 })
    above = { type: 'printed', line: output.at(-1)!, isApart: false }
    index--
  }
}

function isPrinted(line: string, above: Above | undefined): boolean {
  if (crontabLine.test(line) || (isTyped(line) && !isColumns(line))) return false
  if (looksLikeOutput(line)) return true
  if (above === undefined) return false
  // A table that goes on behind a blank line, the lines of a report.
  const isIndented = indentOf(line) > (above.type === 'typed' ? indentOf(above.line) : 0)
  if (above.type === 'printed') return isIndented
  return !above.isApart && (isIndented || showsFile.test(above.line))
}

/** `cat FILE`, and nothing behind it that makes less or more of it. */
const showsFile = /^\s*(?:sudo )?(?:cat|head|tail|zcat) (?!.*(?:[|<>&;]|\s-[a-zA-Z]*[fF]))\S/

/** A command that lists names, one a line, and nothing behind it that makes less or more of them. */
const listsNames = /^\s*(?:sudo )?[a-z][\w.-]*(?= )(?!.*[|<>&;])(?:.* )?(?:--?list|list|ls|-l|-ls|--list-\w+|--short|--names?|-o name)\s*$/

/** Several up to the end of the passage, and none that is a program's. */
function areNames(lines: readonly string[], from: number): boolean {
  let end = from
  while (/^[a-z][\w.-]*$/.test(lines[end] ?? '') && !isKnownProgram(lines[end]!)) end++
  return end - from > 1 && (lines[end] ?? '').trim() === ''
}

/** What nobody prints: a command, an assignment, a path to a program, a word of the shell's own. */
function isTyped(line: string): boolean {
  return (
    // `PING 10.0.0.1 (…)` is what `ping` says.
    (looksLikeCommand(line) && !/^\s*[A-Z]\w* |^[a-z][\w.-]* (?:>=|==|~>|\^) ?v?\d/.test(line)) ||
    /^\s*(?:export |local |readonly |declare )?[A-Za-z_]\w*\+?=(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\S*(?:\s*$|\s+[a-z./$"'])/.test(
      line,
    ) ||
    /^\s*(?:\.{1,2}\/|~\/|\/(?:usr|opt|bin|sbin|srv|home|root)\/)[\w.+/-]+(?: +[^\s]+)*$/.test(line) ||
    /^\s*(?:cd|exit|logout|set|unset|alias|source|\.|eval|exec|wait|trap|return|shift|pushd|popd|read|fi|done|esac|else|elif|then|do|[{}()])(?:\s|;|$)/.test(
      line,
    )
  )
}

function isOutputStill(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '' && !line.startsWith('#') && !crontabLine.test(line) && !isTypedAgain(line)
}

/** Below output, the next command that was typed. */
function isTypedAgain(line: string): boolean {
  // `Status=Up/Down` and `size=4G` belong to what was printed; a name in capitals is the shell's.
  if (/^\s*[A-Za-z_]\w*=/.test(line) && !/^\s*[A-Z][A-Z\d_]*=/.test(line) && !looksLikeCommand(line)) return false
  return isTyped(line) && !isColumns(line) && !(looksLikeOutput(line) && !looksLikeCommand(line))
}

/** The row of a table. */
function isColumns(line: string): boolean {
  return (line.includes('  ') && /\S {2,}[^\s#-]\S* {2,}[^\s#]/.test(line)) || (line.includes('\t') && /\S\t+\S+\t+\S/.test(line))
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** For every line, whether it goes on from the one above: in a quote, a here-document, a loop, behind `\` or a pipe. */
function insideLines(lines: readonly string[]): readonly boolean[] {
  const isContinued = continuedLines(lines)
  let depth = 0
  return lines.map((line, index) => {
    const above = lines[index - 1]?.trimEnd() ?? ''
    const isInside = isContinued[index]! || depth > 0 || goesOn(above)
    if (!isContinued[index] && mayOpen.test(line) && !isComment(line)) depth = Math.max(0, depth + opened(line, lines[index + 1] ?? ''))
    return isInside
  })
}

/** Behind these a command goes on in the next line. */
function goesOn(line: string): boolean {
  return line.endsWith('\\') || line.endsWith('&&') || (line.endsWith('|') && line.length > 1)
}

/** What opens or closes a block of the shell. */
const mayOpen = /\b(?:for|while|until|if|case|fi|done|esac)\b|[{}()]/

/** How many blocks of the shell a line opens, less those that it closes. */
function opened(line: string, next: string): number {
  const bare = line.replace(/'[^']*'|"[^"]*"|\s#.*$/g, '')
  const begins = /^\s*(?:for \w+ in|while|until|if) /.test(bare) && (/\b(?:do|then)\b/.test(bare) || /^\s*(?:do|then)\b/.test(next)) ? 1 : 0
  const cases = /^\s*case .* in\s*$/.test(bare) ? 1 : 0
  const brackets = /[{(]\s*$/.test(bare) ? 1 : 0
  const ends = bare.match(/(?:^|[;\s])(?:fi|done|esac)\b/g)?.length ?? 0
  const closes = /^\s*[})]/.test(bare) ? 1 : 0
  return begins + cases + brackets - ends - closes
}

/** For every line, whether it begins inside a here-document or an open quote: it is part of an argument then. */
export function continuedLines(lines: readonly string[]): readonly boolean[] {
  let quote = ''
  let word: string | undefined
  return lines.map((line) => {
    const isContinued = quote !== '' || word !== undefined
    if (word !== undefined) {
      if (line.trim() === word) word = undefined
      return isContinued
    }
    if (quote === '' && (!mayContinue(line) || isComment(line))) return isContinued
    for (const character of line.replace(/\\./g, '')) {
      if (quote === '') quote = character === "'" || character === '"' ? character : ''
      else if (character === quote) quote = ''
    }
    if (quote === '') word = /<<-?\s*["']?([A-Za-z_]\w*)/.exec(line)?.[1]
    return isContinued
  })
}

function mayContinue(line: string): boolean {
  return line.includes('"') || line.includes("'") || line.includes('<<')
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith('#')
}
