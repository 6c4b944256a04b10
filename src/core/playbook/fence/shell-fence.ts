// A shell fence → its parts. Looks through prompts (`$ `, `user@host:~# `), keeps pasted output apart from commands,
// and takes lines that are typed into a console that was opened before (`> foo().`) as what they are.
import type { ShellGrammar } from '../../shell/grammar.ts'
import { splitShell } from '../../shell/statements.ts'
import { looksLikeCommand } from '../loose/commandlike.ts'
import {
  beginsSql,
  beginsSqlInConsole,
  isBareSql,
  isReplSession,
  leavesConsole,
  opensConsole,
  opensSqlConsole,
  readConsoleLine,
  readNamedPrompt,
} from './console-lines.ts'
import type { FencePart } from './fence-parts.ts'
import { lineFinder } from './fence-parts.ts'
import { crontabLine, looksLikeOutput } from './output-lines.ts'
import { continuedLines, maskPastedOutput } from './pasted-output.ts'
import { isOnlyNamed } from './plain-fence.ts'
import { linesOfFence, stripPrompts } from './prompts.ts'

/** Reads a shell fence. `promptsOnly` says that its language promises prompts: lines without one are output. */
export function readShellFence(text: string, grammar: ShellGrammar, promptsOnly: boolean): readonly FencePart[] {
  const written = linesOfFence(text)
  if (isReplSession(written)) return readReplSession(text)
  const prompts = stripPrompts(text, written, promptsOnly)
  const parts: FencePart[] = [...prompts.output]
  const lines = [...prompts.lines]
  maskNamedPrompts(lines, parts, prompts.isPrompted)
  maskConsoleLines(lines, parts)
  if (!prompts.isPrompted) {
    maskPastedFiles(lines, parts)
    maskPastedOutput(lines, parts)
  }
  const shell = lines.join('\n')
  const lineOf = lineFinder(shell)
  for (const part of splitShell(shell, grammar)) {
    const startLine = lineOf(part.start)
    const endLine = lineOf(Math.max(part.start, part.end - 1))
    if (part.type === 'comment') {
      const comment = shell
        .slice(part.start, part.end)
        .replace(/^#+!?\s?/, '')
        .trim()
      parts.push({ type: 'comment', text: comment, startLine, endLine, ownLine: part.ownLine, opensSteps: true })
    } else if (isMaskedWithin(prompts.lines, lines, startLine, endLine)) {
      // An open quote reaches over lines that were taken for something else: they are the command's own after all.
      const inside = (other: FencePart) => other.startLine >= startLine && other.endLine <= endLine
      for (let index = parts.length - 1; index >= 0; index--) if (inside(parts[index]!)) parts.splice(index, 1)
      const text = prompts.lines
        .slice(startLine, endLine + 1)
        .join('\n')
        .trim()
      parts.push({ type: 'command', text, kind: 'shell', startLine, endLine, offset: 0 })
    } else {
      const text = shell.slice(part.start, part.end)
      if (isOnlyNamed(text)) {
        parts.push({ type: 'output', text, startLine, endLine })
        continue
      }
      parts.push({
        type: 'command',
        text,
        kind: crontabLine.test(text) ? 'data' : 'shell',
        startLine,
        endLine,
        statement: part,
        offset: part.start,
      })
    }
  }
  return parts.sort((left, right) => left.startLine - right.startLine)
}

/** Whether a line between these was blanked for the grammar. */
function isMaskedWithin(written: readonly string[], masked: readonly string[], startLine: number, endLine: number): boolean {
  for (let line = startLine + 1; line < endLine; line++) if (written[line] !== masked[line]) return true
  return false
}

/** A session in a console that was opened elsewhere: what has no prompt is what it answered. */
function readReplSession(text: string): readonly FencePart[] {
  return text.split('\n').flatMap((line, index): readonly FencePart[] => {
    const typed = /^\s?> (\S.*)$/.exec(line)?.[1]
    if (typed !== undefined) return [{ type: 'command', text: typed.trimEnd(), kind: 'repl', startLine: index, endLine: index, offset: 0 }]
    return line.trim() === '' ? [] : [{ type: 'output', text: line, startLine: index, endLine: index }]
  })
}

/** A session in a console that names itself in its prompt: what has no prompt and is no command is what it answered. */
function maskNamedPrompts(lines: string[], parts: FencePart[], isPrompted: boolean): void {
  if (!lines.some((line) => readNamedPrompt(line) !== undefined)) return
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    const read = readNamedPrompt(line)
    if (read !== undefined) {
      const startLine = index
      const text = [read.text]
      let open = openBrackets(read.text)
      lines[index] = ''
      // `RMAN> run {`: up to where the bracket is closed.
      while (isContinuation(line, lines[index + 1] ?? '') || (open > 0 && read.text.endsWith('{') && isUnprompted(lines[index + 1]))) {
        index++
        const more = lines[index]!.replace(/^\s*(?:->|\.\.\.|\d+>) ?/, '')
        text.push(more)
        open += openBrackets(more)
        lines[index] = ''
      }
      parts.push({ type: 'command', text: text.join('\n').trimEnd(), kind: read.kind, startLine, endLine: index, offset: 0 })
    } else if (
      !isPrompted &&
      line.trim() !== '' &&
      !line.startsWith('#') &&
      !/^\s*> \S/.test(line) &&
      !looksLikeCommand(line) &&
      !opensConsole(line)
    ) {
      parts.push({ type: 'output', text: line, startLine: index, endLine: index })
      lines[index] = ''
    }
  }
}

function openBrackets(text: string): number {
  return text.split('{').length - text.split('}').length
}

function isUnprompted(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '' && readNamedPrompt(line) === undefined
}

/** `    -> FROM t` below `mysql> SELECT *`, `...     print(x)` and a `...` alone below `>>> for x in y:`. */
function isContinuation(typed: string, next: string): boolean {
  return /^\s*(?:>>>|iex)/.test(typed) ? /^\s*\.\.\.(?:\(\d+\)>)?(?:\s|$)/.test(next) : /^\s*(?:->|\.\.\.)\s/.test(next)
}

/** Once a console is open, its lines are its own; blanked for the shell grammar, at the same line. */
function maskConsoleLines(lines: string[], parts: FencePart[]): void {
  let open: 'sql' | 'other' | undefined
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (open === undefined) {
      if (opensConsole(line)) open = opensSqlConsole(line) ? 'sql' : 'other'
      // `rs.status()` is MongoDB's, whatever opened its console.
      else if (isMongoCall.test(line)) index = takeCall(lines, index, parts)
      else if (isBareSql(line)) {
        index = takeSql(lines, index, parts)
        if (lines.slice(index + 1).some(leavesSqlConsole)) open = 'sql'
      }
      continue
    }
    const read = readConsoleLine(line)
    if (read?.type === 'comment') {
      parts.push({ type: 'comment', text: read.text, startLine: index, endLine: index, ownLine: true, opensSteps: false })
      lines[index] = ''
    } else if (read !== undefined || leavesConsole(line)) {
      parts.push({ type: 'command', text: read?.text ?? line.trim(), kind: 'repl', startLine: index, endLine: index, offset: 0 })
      lines[index] = ''
      if (leavesConsole(read?.text ?? line)) open = undefined
    } else if (open === 'sql' && beginsSqlInConsole(line) !== undefined) index = takeSql(lines, index, parts)
    else if (open === 'other' && isTypedInCapitals(line)) {
      parts.push({ type: 'command', text: line.trim(), kind: 'repl', startLine: index, endLine: index, offset: 0 })
      lines[index] = ''
    } else if (open === 'other' && /^(?:rs|db|sh)\.\w|^(?:use|show) \w+$/.test(line)) index = takeCall(lines, index, parts)
  }
}

const isMongoCall = /^\s*(?:rs|db|sh)\.\w[\w.]*\(.*[)({[,]\s*;?$/

/** Beside `exit`, which leaves the shell as well. */
function leavesSqlConsole(line: string): boolean {
  return /^\s*\\q\s*$/.test(line)
}

/** `INFO clients`, `SMEMBERS zone:1`: no program of the shell is called so. */
function isTypedInCapitals(line: string): boolean {
  return /^\s*[A-Z]{3,}(?: [^=]*)?$/.test(line)
}

/** A call in a console of JavaScript goes on until its brackets are closed. */
function takeCall(lines: string[], start: number, parts: FencePart[]): number {
  const isOpen = (text: string) => (text.match(/[([{]/g)?.length ?? 0) > (text.match(/[)\]}]/g)?.length ?? 0)
  let end = start
  while (isOpen(lines.slice(start, end + 1).join('\n')) && end + 1 < lines.length) end++
  const text = lines
    .slice(start, end + 1)
    .join('\n')
    .trimEnd()
  parts.push({ type: 'command', text, kind: 'repl', startLine: start, endLine: end, offset: 0 })
  lines.fill('', start, end + 1)
  return end
}

/** A statement of SQL goes on to its `;`, or to the next blank line; a word for the console itself is one line. */
function takeSql(lines: string[], start: number, parts: FencePart[]): number {
  const isStatement = beginsSql(lines[start]!) === 'statement' || !/^\s*[\\.]/.test(lines[start]!)
  let end = start
  while (
    isStatement &&
    beginsSql(lines[start]!) !== undefined &&
    !/;\s*$|\\[gG]\s*$/.test(lines[end]!) &&
    end + 1 < lines.length &&
    lines[end + 1]!.trim() !== ''
  )
    end++
  const text = lines
    .slice(start, end + 1)
    .join('\n')
    .trim()
  parts.push({ type: 'command', text, kind: isStatement ? 'sql' : 'repl', startLine: start, endLine: end, offset: 0 })
  lines.fill('', start, end + 1)
  return end
}

/** What a file should hold, pasted below the editor that opens it: `{`, its keys, `}`; `server {`, its settings, `}`. */
function maskPastedFiles(lines: string[], parts: FencePart[]): void {
  if (!lines.some((line) => line.trimEnd().endsWith('{') || line === '[')) return
  const isContinued = continuedLines(lines)
  for (let start = 0; start < lines.length; start++) {
    if (isContinued[start] || !opensPastedFile(lines[start]!, lines[start + 1] ?? '')) continue
    let end = start + 1
    while (end < lines.length && !/^[}\]][;,]?$/.test(lines[end]!.trimEnd())) end++
    // What is not closed here is not closed for any that begins below either.
    if (end === lines.length) return
    parts.push({ type: 'output', text: lines.slice(start, end + 1).join('\n'), startLine: start, endLine: end })
    lines.fill('', start, end + 1)
    start = end
  }
}

/** `{` above its keys, `server {` above its settings. */
function opensPastedFile(written: string, next: string): boolean {
  const line = written.trimEnd()
  return /^[{[]$/.test(line) ? /^\s*["{[]/.test(next) : line.endsWith(' {') && looksLikeOutput(line)
}
