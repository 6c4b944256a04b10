// Checks text as the command line would, with the facts given instead of gathered.
import { findFindings } from '../../../src/core/findings/find.ts'
import type { Findings } from '../../../src/core/findings/finding.ts'
import { type Facts, readSource, type Source } from '../../../src/core/findings/subject.ts'
import { grammar, read } from '../playbook/reading.ts'

const filesBeside = new Set(['guide.md', './guide.md'])

export function sourceOf(text: string): Source {
  return readSource(text, read(text), grammar)
}

/** On 2026-11-21, with `guide.md` beside the playbook. */
export function check(text: string, given: Partial<Facts> = {}): Findings {
  const source = sourceOf(text)
  const missingFiles = new Set(source.references.flatMap(({ path }) => (filesBeside.has(path) ? [] : [path])))
  return findFindings(source, { today: '2026-11-21', missingFiles, ...given })
}

/** `3 rule`, in order. */
export function placesOf(text: string, rule: string): readonly string[] {
  return check(text).found.flatMap((finding) =>
    finding.rule === rule ? [`${finding.line}${finding.endLine === undefined ? '' : `-${finding.endLine}`}`] : [],
  )
}

/** Messages of one rule. */
export function messagesOf(text: string, rule: string): readonly string[] {
  return check(text).found.flatMap((finding) => (finding.rule === rule ? [finding.message] : []))
}
