// A finding: what is wrong with a playbook, where, why it matters and what to do about it. Plain data that survives JSON.

/**
 * `error`: somebody who follows the playbook is misled or stopped. `warning`: it will be missed in the night it is needed.
 * `note`: worth a look, and may well be meant so.
 */
export type FindingLevel = 'error' | 'warning' | 'note'

export interface Finding {
  /** The rule's name, by which it is silenced. */
  readonly rule: string
  readonly level: FindingLevel
  /** Lines of the file, counted from 1; `endLine` where it is about several. */
  readonly line: number
  readonly endLine?: number
  /** What is wrong here, one sentence. Never repeats a secret. */
  readonly message: string
  readonly why: string
  readonly next: string
}

/** Findings that the author silenced, with the reason that they gave. */
export interface SilencedFinding extends Finding {
  readonly reason: string
}

export interface Findings {
  /** In the order of their lines. */
  readonly found: readonly Finding[]
  readonly silenced: readonly SilencedFinding[]
}

export type FindingCounts = Readonly<Record<FindingLevel, number>>

/** How many there are of each level. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts = { error: 0, warning: 0, note: 0 }
  for (const { level } of findings) counts[level]++
  return counts
}
