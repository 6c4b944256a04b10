// Findings in words: how many, and gathered by rule, since why and what to do are the same for all of one rule.
import type { Finding, FindingLevel } from '../../core/findings/finding.ts'
import { counted } from '../parts/words.ts'

export const levelWords = { error: 'Error', warning: 'Warning', note: 'Note' } as const satisfies Record<FindingLevel, string>

export interface FindingGroup {
  readonly rule: string
  readonly level: FindingLevel
  readonly why: string
  readonly next: string
  readonly findings: readonly Finding[]
}

const order: readonly FindingLevel[] = ['error', 'warning', 'note']

/** Errors first, then warnings, then notes; within a level in the order of the document. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const group = groups.get(finding.rule)
    if (group === undefined) groups.set(finding.rule, [finding])
    else group.push(finding)
  }
  return [...groups.values()]
    .map((group) => {
      const { rule, level, why, next } = group[0]!
      return { rule, level, why, next, findings: group }
    })
    .sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level))
}

/** `3 findings`, as the library counts them: notes only where there is nothing else. */
export function findingCountWords(findings: readonly Finding[]): string {
  const notes = findings.filter(({ level }) => level === 'note').length
  const count = findings.length - notes
  if (count > 0) return counted(count, 'finding')
  return notes > 0 ? counted(notes, 'note') : 'No findings'
}
