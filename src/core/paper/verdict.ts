// What can be said of a sheet by the code at its foot: the answer of `runcard verify` and of the search box.
import type { PrintFormat } from '../card/format.ts'
import type { PlaybookId, StepId } from '../playbook/model/document.ts'
import type { UnitChange } from './compare.ts'
import type { PageCode } from './page-code.ts'

export interface SheetStep {
  readonly stepId: StepId
  readonly number: string
  readonly title: string
}

/** The sheet that has the code. */
export interface KnownSheet {
  /** Where the playbook is part of the library. */
  readonly playbookId?: PlaybookId
  readonly file: string
  /** The playbook's name, as the sheet has it. */
  readonly name: string
  readonly format: PrintFormat
  /** Of a sheet of one scenario, as it was called then. */
  readonly scenario?: string
  /** In words; '' where its printing is not remembered. */
  readonly paper: string
  /** As its foot counts them; several where several pages of a printing say the same. Empty where its printing is not remembered. */
  readonly pages: readonly number[]
  /** The steps on it, as it has them. */
  readonly steps: readonly SheetStep[]
  /** Milliseconds since 1970, of the last printing. */
  readonly printedAt?: number
  /** It was compared with what was exported last, not with the playbook itself. */
  readonly isExported?: true
}

export type Verdict =
  | { readonly type: 'current'; readonly code: PageCode; readonly sheet: KnownSheet }
  | {
      readonly type: 'stale'
      readonly code: PageCode
      readonly sheet: KnownSheet
      readonly changes: readonly UnitChange[]
      /** What the playbook is called now, where that is another name. */
      readonly renamed?: string
    }
  /** It was printed, but what it was printed from can't be looked at any more: why, in words. */
  | { readonly type: 'gone'; readonly code: PageCode; readonly sheet: KnownSheet; readonly reason: string }
  | {
      readonly type: 'unknown'
      readonly code: PageCode
      /** A code that was printed and differs in two characters at most. */
      readonly near?: PageCode
      /** How many playbooks were looked through. */
      readonly playbookCount: number
      /** Why the register could not be asked, in words. */
      readonly registerProblem?: string
    }
  /** `problem` follows what was typed: “…” has 6 characters. */
  | { readonly type: 'mistyped'; readonly typed: string; readonly problem: string }
