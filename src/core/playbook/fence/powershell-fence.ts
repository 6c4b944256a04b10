// PowerShell and cmd fences → their parts. There is no grammar for them here: a command is a line with its
// continuations (a backtick or caret at the end, open braces, open here-strings).
import type { FencePart } from './fence-parts.ts'
import { linesOfFence, stripPrompts } from './prompts.ts'

/** Reads a fence of PowerShell, or of cmd, where ` # ` within a line is nothing but text. */
export function readPowershellFence(text: string, isCmd: boolean): readonly FencePart[] {
  const remarkBehind = isCmd ? () => undefined : remarkInPowershell
  const withoutRemark = (line: string) => line.slice(0, line.length - (remarkBehind(line)?.length ?? 0))
  const prompts = stripPrompts(text, linesOfFence(text), false)
  const parts: FencePart[] = [...prompts.output]
  let open: { readonly startLine: number; readonly lines: string[] } | undefined
  for (const [index, line] of prompts.lines.entries()) {
    const comment = /^\s*(?:#|REM\s|::)\s?(.*)$/i.exec(line)
    if (open === undefined && comment !== null) {
      parts.push({ type: 'comment', text: comment[1]!.trim(), startLine: index, endLine: index, ownLine: true, opensSteps: true })
      continue
    }
    if (open === undefined) {
      if (line.trim() === '') continue
      open = { startLine: index, lines: [line.trimStart()] }
    } else open.lines.push(line)
    if (!isComplete(open.lines.map(withoutRemark)) || continuesBlock(prompts.lines[index + 1])) continue
    // In a command of several lines it may stand in a text that is written to a file, where it is no remark.
    const remark = open.lines.length === 1 ? remarkBehind(line) : undefined
    parts.push({
      type: 'command',
      text: remark === undefined ? open.lines.join('\n').trimEnd() : withoutRemark(open.lines[0]!),
      kind: 'shell',
      startLine: open.startLine,
      endLine: index,
      offset: 0,
    })
    open = undefined
    if (remark !== undefined)
      parts.push({
        type: 'comment',
        text: remark.replace(/^\s*#\s*/, ''),
        startLine: index,
        endLine: index,
        ownLine: false,
        opensSteps: false,
      })
  }
  if (open !== undefined) {
    const text = open.lines.join('\n').trimEnd()
    parts.push({
      type: 'command',
      text,
      kind: 'shell',
      startLine: open.startLine,
      endLine: open.startLine + text.split('\n').length - 1,
      offset: 0,
    })
  }
  return parts.sort((left, right) => left.startLine - right.startLine)
}

/** `Stop-Service web   # not on Fridays`: what stands behind the mark, outside of quotes, is none of the command. */
function remarkInPowershell(line: string): string | undefined {
  const at = line.indexOf(' # ')
  if (at === -1) return undefined
  const before = line.slice(0, at).trimEnd()
  return before !== '' && !/["']/.test(before.replace(/"[^"]*"|'[^']*'/g, '')) ? line.slice(before.length) : undefined
}

/** `else`, `catch`, a pipe: what stood above is not over. */
function continuesBlock(next: string | undefined): boolean {
  return /^\s*(?:\}?\s*(?:else|elseif|catch|finally)\b|\|)/i.test(next ?? '')
}

function isComplete(lines: readonly string[]): boolean {
  if (/[`^|]\s*$/.test(lines.at(-1)!)) return false
  const text = lines.join('\n')
  if (/@["']\s*$/m.test(text) && !/^["']@/m.test(text)) return false
  const bare = text.replace(/"[^"]*"|'[^']*'/g, '')
  return count(bare, '{') <= count(bare, '}') && count(bare, '(') <= count(bare, ')')
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
