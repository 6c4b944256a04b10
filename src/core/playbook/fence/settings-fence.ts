// A fence that is a file of settings, `NAME=value` line by line: data to copy, with its comments as notes.
import type { FencePart } from './fence-parts.ts'

const environmentLine = /^[A-Z][A-Z0-9_]*=/

/** A shell fence that is really a file of settings: nothing but bare assignments, several of them. */
export function isEnvironmentFile(lines: readonly string[]): boolean {
  let count = 0
  for (const line of lines) {
    if (line.trim() === '' || line.startsWith('#')) continue
    // Nearly always the first line is none.
    if (!environmentLine.test(line) || /\$\(|`|\$\{?\w/.test(line)) return false
    count++
  }
  return count >= 3
}

/** A file of settings that says so: assignments and comments, and nothing else. */
export function isSettings(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return lines.length > 0 && lines.every((line) => /^(?:export )?[A-Za-z_]\w*=/.test(line))
}

/** Reads a file of settings. */
export function readSettings(text: string): readonly FencePart[] {
  return text.split('\n').flatMap((line, index): readonly FencePart[] => {
    if (line.trim() === '') return []
    if (line.startsWith('#'))
      return [
        { type: 'comment', text: line.replace(/^#+\s?/, '').trim(), startLine: index, endLine: index, ownLine: true, opensSteps: true },
      ]
    const value = line.replace(/\s+#.*$/, '').trimEnd()
    const command: FencePart = { type: 'command', text: value, kind: 'data', startLine: index, endLine: index, offset: 0 }
    const remark = /\s#\s?(.*)$/.exec(line)
    if (remark === null) return [command]
    return [command, { type: 'comment', text: remark[1]!, startLine: index, endLine: index, ownLine: false, opensSteps: false }]
  })
}
