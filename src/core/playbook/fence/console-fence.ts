// Fences in a console's own language (Erlang, Elixir, Python, SQL, …) → their parts. Comments of a console are notes;
// SQL's `-- ` comments open steps, as those of a shell do.

import type { CommandKind } from '../model/command.ts'
import { beginsSql, opensSqlConsole } from './console-lines.ts'
import type { CommandPart, FencePart } from './fence-parts.ts'

interface ConsoleLanguage {
  readonly names: readonly string[]
  readonly comment: RegExp
  /** What ends a statement at the end of a line; undefined: the fence is one command. */
  readonly end?: RegExp
  readonly prompt?: RegExp
}

const consoleLanguages: readonly ConsoleLanguage[] = [
  { names: ['erlang', 'erl'], comment: /^\s*%+\s?/, end: /\.\s*(?:%.*)?$/, prompt: /^\s*(?:\([\w@.-]+\))?\d*>\s+/ },
  { names: ['elixir', 'iex'], comment: /^\s*#\s?/, prompt: /^\s*(?:iex|\.\.\.)\([\w@.]*\d*\)?>\s?|^\s*iex>\s?/ },
  { names: ['python', 'py', 'python3', 'pycon'], comment: /^\s*#\s?/, prompt: /^\s*(?:>>>|\.\.\.)(?: |$)/ },
  {
    names: ['ruby', 'irb', 'pry'],
    comment: /^\s*#\s?/,
    prompt: /^\s*(?:(?:\[[^\]]*\] ?)?(?:irb|pry|[a-z]\w*)(?:\([^)]*\))?(?::\d+)*(?::\d+)?[>*]|\[[^\]]*\] \w+(?:\([^)]*\))?>|>>)\s+/,
  },
  { names: ['redis'], comment: /^\s*#\s?/, end: /$/, prompt: /^\s*[\w.:-]*>\s+/ },
  { names: ['mongo', 'mongosh'], comment: /^\s*\/\/\s?/, end: /[;)}]\s*$|^\s*(?:use|show) \w+\s*$/, prompt: /^\s*[\w.-]*>\s+/ },
  { names: ['cypher'], comment: /^\s*\/\/\s?/, end: /;\s*$/ },
]
const anyLanguage: ConsoleLanguage = { names: [], comment: /^\s*#\s?/ }
const sql: ConsoleLanguage = {
  names: [],
  comment: /^\s*--+\s?/,
  end: /;\s*(?:--.*)?$|\\[gG]\s*$/,
  prompt: /^\s*(?:[\w-]+(?:=|-)?[#>]|mysql>|MariaDB \[[^\]]*\]>)\s+/,
}

/** Without it SQL Server does nothing of what stands above. */
const endsBatch = /^\s*GO\s*$/i

/** Reads a fence in the language of a console. */
export function readConsoleFence(text: string, language: string): readonly FencePart[] {
  return readLines(text, consoleLanguages.find(({ names }) => names.includes(language)) ?? anyLanguage, 'repl', false)
}

/** Reads a fence of SQL. */
export function readSqlFence(text: string): readonly FencePart[] {
  return readLines(text, sql, 'sql', true)
}

function readLines(text: string, language: ConsoleLanguage, kind: CommandKind, opensSteps: boolean): readonly FencePart[] {
  const parts: FencePart[] = []
  const lines = text.replace(/\n$/, '').split('\n')
  const prompt = language.prompt !== undefined && lines.some((line) => language.prompt!.test(line)) ? language.prompt : undefined
  let open: { readonly startLine: number; readonly lines: string[] } | undefined
  const close = (endLine: number) => {
    if (open === undefined) return
    while (open.lines.at(-1)?.trim() === '') open.lines.pop()
    const part: CommandPart = { type: 'command', text: open.lines.join('\n'), kind, startLine: open.startLine, endLine, offset: 0 }
    parts.push(part)
    open = undefined
  }
  for (const [index, line] of lines.entries()) {
    const isComment = language.comment.test(line)
    const isApart = /^\S/.test(line) && lines[index - 1]?.trim() === ''
    if (isComment && (open === undefined || language.end !== undefined || isApart) && !(open !== undefined && isOpenSql(open.lines))) {
      close(index - 1)
      parts.push({
        type: 'comment',
        text: line.replace(language.comment, '').trim(),
        startLine: index,
        endLine: index,
        ownLine: true,
        opensSteps,
      })
      continue
    }
    if (prompt !== undefined && !prompt.test(line)) {
      close(index - 1)
      if (line.trim() !== '') parts.push({ type: 'output', text: line, startLine: index, endLine: index })
      continue
    }
    const bare = prompt === undefined ? line : line.replace(prompt, '')
    const last = parts.at(-1)
    if (open === undefined && kind === 'sql' && last?.type === 'command' && endsBatch.test(bare)) {
      parts[parts.length - 1] = { ...last, text: `${last.text}\n${bare.trim()}`, endLine: index }
      continue
    }
    if (open === undefined) {
      if (bare.trim() === '') continue
      if (kind === 'sql' && opensSqlConsole(bare)) {
        parts.push({ type: 'command', text: bare.trim(), kind: 'shell', startLine: index, endLine: index, offset: 0 })
        continue
      }
      open = { startLine: index, lines: [open === undefined ? bare.trimStart() : bare] }
    } else open.lines.push(bare)
    const isEnd =
      (kind === 'sql' && open.lines.length === 1 && beginsSql(bare) === 'console') ||
      (prompt !== undefined && language.end === undefined
        ? !/^\s*\.\.\./.test(lines[index + 1] ?? '')
        : (language.end?.test(bare) ?? false))
    if (isEnd && !isOpenSql(open.lines)) {
      const last = open.lines.at(-1)!
      const remark = kind === 'sql' ? remarkBehind.exec(last) : null
      open.lines[open.lines.length - 1] = (remark === null ? last : last.slice(0, remark.index + 1)).trimEnd()
      close(index)
      if (remark !== null)
        parts.push({ type: 'comment', text: remark[1]!.trim(), startLine: index, endLine: index, ownLine: false, opensSteps: false })
    }
  }
  close(lines.length - 1)
  return parts
}

/** `DROP INDEX x;   -- if it hurts`: what is said behind the end is none of the statement. */
const remarkBehind = /;\s+--+\s?([^';]*)$/

/** A `;` or `.` at the end of a line ends nothing inside a quote or a `$$` body. */
function isOpenSql(lines: readonly string[]): boolean {
  const text = lines.join('\n')
  return (text.match(/'/g)?.length ?? 0) % 2 === 1 || (text.match(/\$\$/g)?.length ?? 0) % 2 === 1
}
