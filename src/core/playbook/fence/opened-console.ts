// A fence whose first line opens a console that has no marks of its own (`ntdsutil`, `diskpart`, `rman target /`): all that
// stands below is typed in there.
import { looksLikeCommand } from '../loose/commandlike.ts'
import type { FencePart } from './fence-parts.ts'

const opener =
  /^\s*(?:sudo )?(?:ntdsutil|diskpart|netsh|dgmgrl(?: \S+)?|rman(?: \S+)+|asmcmd|bconsole|(?:fdisk|gdisk|parted) \/dev\/\S+|s?ftp \S+)\s*$/i
/** Words of such consoles that begin like programs of a shell. */
const ownWord =
  /^\s*(?:set|show|list|select|create|format|assign|clean|connect(?:ions)?|exit|quit|get|put|cd|ls|print|mkpart|rm|n|p|w|t|d)(?:\s|$)/i

/** Whether a fence is such a session: nothing below its first line is for a shell, and nothing has a prompt. */
export function isOpenedConsole(lines: readonly string[]): boolean {
  const [first, ...below] = lines.filter((line) => line.trim() !== '')
  if (first === undefined || below.length === 0 || !opener.test(first)) return false
  return below.every((line) => !/^\s*(?:[$#] \S|\S*>\s)|\|\s*\w/.test(line) && (ownWord.test(line) || !looksLikeCommand(line)))
}

/** Reads such a session. */
export function readOpenedConsole(text: string): readonly FencePart[] {
  let isOpen = false
  return text.split('\n').flatMap((line, index): readonly FencePart[] => {
    if (line.trim() === '') return []
    const place = { startLine: index, endLine: index }
    const kind = isOpen ? 'repl' : 'shell'
    isOpen = true
    return [{ type: 'command', text: line.trim(), kind, ...place, offset: 0 }]
  })
}
