// A whole runbook inside one fence without a language: numbered lines that say what to do, and indented below each what
// to type. The numbered lines open steps, what reads as a command is one, all else is a note.
import type { ShellGrammar } from '../../shell/grammar.ts'
import { splitShell } from '../../shell/statements.ts'
import { looksLikeCommand } from '../loose/commandlike.ts'
import type { FencePart } from './fence-parts.ts'

const numbered = /^(\s{0,3})(\d{1,2})[.)]\s+(\S.*)$/

/** Whether text is such a runbook: two numbered lines at least, and a command indented below one. */
export function isOutlined(lines: readonly string[]): boolean {
  let count = 0
  let hasCommand = false
  for (const line of lines) {
    if (numbered.test(line) && !looksLikeOutputRow(line)) count++
    else if (count > 0 && /^\s{2,}\S/.test(line) && looksLikeCommand(line)) hasCommand = true
  }
  return count >= 2 && hasCommand
}

/** Replies of a console are numbered, too: `1) "key"`, `2) (integer) 5`. */
function looksLikeOutputRow(line: string): boolean {
  return /^\s*\d+\)\s+(?:"|\(|\d)/.test(line)
}

/** Reads such a runbook. */
export function readOutlinedFence(text: string, grammar: ShellGrammar): readonly FencePart[] {
  const lines = text.replace(/\n$/, '').split('\n')
  const parts: FencePart[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (line.trim() === '') continue
    const place = { startLine: index, endLine: index }
    const title = numbered.exec(line)
    if (title !== null) {
      parts.push({ type: 'comment', text: `${title[2]}. ${title[3]!.replace(/:\s*$/, '')}`, ...place, ownLine: true, opensSteps: true })
      continue
    }
    if (!/^\s/.test(line) || !looksLikeCommand(line)) {
      parts.push({ type: 'comment', text: line.trim().replace(/^#+\s*/, ''), ...place, ownLine: false, opensSteps: false })
      continue
    }
    let end = index
    while (lines[end]!.trimEnd().endsWith('\\') && end + 1 < lines.length) end++
    const source = lines
      .slice(index, end + 1)
      .join('\n')
      .trim()
    for (const part of splitShell(source, grammar)) {
      const span = { startLine: index, endLine: end }
      if (part.type === 'statement')
        parts.push({
          type: 'command',
          text: source.slice(part.start, part.end),
          kind: 'shell',
          ...span,
          statement: part,
          offset: part.start,
        })
      else
        parts.push({
          type: 'comment',
          text: source.slice(part.start, part.end).replace(/^#+\s?/, ''),
          ...span,
          ownLine: false,
          opensSteps: false,
        })
    }
    index = end
  }
  return parts
}
