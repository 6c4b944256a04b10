// Rules that an author silenced in the front matter, each with the reason why:
//
//   runcard:
//     silence:
//       secret-in-clear: the password of a throw-away test stack
//
// What is silenced without a reason, or is no rule, is a finding itself (rules/front-matter.ts).
import { parse } from 'yaml'
import type { Source } from './subject.ts'

export interface Silence {
  readonly rule: string
  /** '' where none is given. */
  readonly reason: string
  readonly line: number
}

export interface SilenceBlock {
  readonly silences: readonly Silence[]
  /** The front matter can't be read, or `silence` is no list of rules with reasons. */
  readonly problem?: { readonly line: number; readonly message: string }
}

/** What the front matter silences. */
export function readSilences(source: Pick<Source, 'lines' | 'kinds'>): SilenceBlock {
  const end = source.kinds.lastIndexOf('front-matter')
  if (end === -1) return { silences: [] }
  const lines = source.lines.slice(1, end)
  if (!lines.some((line) => /^runcard\s*:/.test(line))) return { silences: [] }
  const lineOf = (word: string) => {
    const index = lines.findIndex((line) => new RegExp(`^\\s*(?:-\\s*)?["']?${word.replace(/\W/g, '\\$&')}["']?\\s*(?::|$)`).test(line))
    return index === -1 ? 1 : index + 2
  }
  let data: unknown
  try {
    data = parse(lines.join('\n').replace(/\u00a0/g, ' '), { logLevel: 'error' })
  } catch {
    return { silences: [], problem: { line: lineOf('runcard'), message: 'The front matter is no valid YAML: nothing is silenced.' } }
  }
  const silence = member(member(data, 'runcard'), 'silence')
  if (silence === undefined || silence === null) return { silences: [] }
  if (Array.isArray(silence) || typeof silence === 'string') {
    const entries: readonly unknown[] = [silence].flat()
    const names = entries.filter((name) => typeof name === 'string')
    const silences = names.map((rule) => ({ rule, reason: '', line: lineOf(rule) }))
    if (names.length === entries.length) return { silences }
    return { silences, problem: { line: lineOf('silence'), message: '“silence” is a list: write “RULE: why” below it, without dashes.' } }
  }
  if (typeof silence !== 'object') return { silences: [], problem: { line: lineOf('silence'), message: '“silence” names no rules.' } }
  return {
    silences: Object.entries(silence).map(([rule, reason]) => ({
      rule,
      reason: typeof reason === 'string' ? reason.trim() : '',
      line: lineOf(rule),
    })),
  }
}

function member(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>)[name] : undefined
}
