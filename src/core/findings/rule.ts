// The form of a rule. A rule looks at one playbook and says where it is broken; why that matters and what to do about it
// stand in its row. Every row brings a text that it must find something in and one that it must not, and the test runs them all.
import type { FindingLevel } from './finding.ts'
import type { Facts, Subject } from './subject.ts'

/** What a rule says of one place. */
export interface Remark {
  readonly line: number
  readonly endLine?: number
  readonly message: string
}

export interface Rule {
  readonly name: string
  readonly level: FindingLevel
  /** A few words for a list of rules. */
  readonly summary: string
  readonly why: string
  readonly next: string
  readonly find: (subject: Subject) => readonly Remark[]
  /** Playbook texts; the day is 2026-11-21 and only a file `guide.md` stands beside them. */
  readonly yes: string
  readonly no: string
  /** What else is known of the first text. */
  readonly given?: Partial<Facts>
}
