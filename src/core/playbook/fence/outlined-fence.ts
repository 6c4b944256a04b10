// A whole runbook inside one fence without a language: numbered lines that say what to do, and indented below each what
// to type. The numbered lines open steps, what reads as a command is one, all else is a note.
import type { ShellGrammar } from '../../shell/grammar.ts'
import { splitShell } from '../../shell/statements.ts'
import { looksLikeCommand } from '../loose/commandlike.ts'
import type { FencePart } from './fence-parts.ts'

const numbered = /^(\s{0,3})(\d{1,2})[.)]\s+(\S.*)$/
/** "Diagnose:" alone on its line, at the left: what stands below is typed for it. */
const named =
  /^(?:diagnos(?:e|is|tics?)|mitigat(?:e|ion)|fix|resol(?:ve|ution)|recover(?:y)?|restore|verif(?:y|ication)|checks?|investigat(?:e|ion)|rollback|roll back|remed(?:y|iation)|actions?|restart|cleanup|clean up|diagnose|behebung|prüfung|diagnostic|correction|vérification|diagnóstico|solución|solução|诊断|处理|恢复|验证)\s*[:：]$/i

/** Whether text is such a runbook: two numbered lines at least, or one with the name of what is done, and a command indented below one. */
export function isOutlined(lines: readonly string[]): boolean {
  let count = 0
  let hasCommand = false
  for (const line of lines) {
    if (numbered.test(line) && !looksLikeOutputRow(line)) count++
    else if (isNamed(line)) count += 2
    else if (count > 0 && /^\s{2,}\S/.test(line) && looksLikeCommand(line)) hasCommand = true
  }
  return count >= 2 && hasCommand
}

function isNamed(line: string): boolean {
  return /[:：]$/.test(line) && named.test(line)
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
    if (title !== null || isNamed(line)) {
      const text = title === null ? line.replace(/\s*[:：]$/, '') : `${title[2]}. ${title[3]!.replace(/:\s*$/, '')}`
      parts.push({ type: 'comment', text, ...place, ownLine: true, opensSteps: true })
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
