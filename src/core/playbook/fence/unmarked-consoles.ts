// Fences that hold what is typed into a database's console though nothing marks it: neither a prompt nor a language, or one
// that is said of its settings, too.
import { looksLikeCommand } from '../loose/commandlike.ts'
import { beginsSql } from './console-lines.ts'

/** What MongoDB's console takes: `cfg = rs.conf()` and what is done with it, and nothing for a shell. */
export function isMongoScript(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== '')
  const first = written.find((line) => !/^\s*(?:show (?:dbs|databases|collections)|use \w+)\s*;?\s*$/.test(line))
  return mongoCall.test(first ?? '') && !written.some(looksLikeCommand)
}

const mongoCall = /^\s*(?:(?:var|let|const) )?(?:\w+ = )?(?:rs|db|sh)\.\w[\w.]*\(/

/** Statements of SQL in capitals, one below the other, and nothing else. */
export function isStatements(lines: readonly string[], text: string): boolean {
  const first = lines.find((line) => line.trim() !== '' && !/^\s*--/.test(line)) ?? ''
  return (
    /^\s*[A-Z]{2}/.test(first) &&
    beginsSql(first) === 'statement' &&
    /;\s*(?:--.*)?$|^\s*GO\s*$/m.test(text) &&
    !/^\s*[$#>] |^[^'"]*[a-z]>\s/m.test(text)
  )
}

/** The settings of a database server are often called SQL as well. */
export function hasSqlStatement(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*--/.test(line))
  return !lines.every((line) => /^\s*[\w.]+\s*=\s*\S/.test(line)) || lines.some((line) => beginsSql(line) === 'statement')
}
