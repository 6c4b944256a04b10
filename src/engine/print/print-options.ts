// What callers say about a printing, and what they get.
import type { Printing } from '../../core/card/footer.ts'
import type { LayoutWish, UsualPaper } from '../../core/card/format.ts'
import type { PageCode } from '../../core/paper/page-code.ts'
import type { PrintedSheet } from './page-codes.ts'

export interface PrintOptions extends Printing, LayoutWish {
  /** The paper that the user has, where the wish names none: A4 if this isn't said either. */
  readonly own?: UsualPaper
  /** Pages with these codes are out there already, and left out; where leaves are folded together, all are printed again. */
  readonly fresh?: ReadonlySet<PageCode> | undefined
  /** Gives it up within a blink. */
  readonly signal?: AbortSignal | undefined
}

export interface Printed {
  readonly bytes: Uint8Array
  /** Sides of paper. */
  readonly pageCount: number
  /** Characters that no typeface has, as "U+F8FF": they are on the paper under these names. */
  readonly missingCharacters: readonly string[]
  /** Contacts that nobody filled in: they are lines to write on. */
  readonly blankContacts: readonly string[]
  /** Scenarios and procedures that there was no room for: the paper names them too. */
  readonly leftOut: readonly string[]
  /** What stands on which page: for the register of prints. */
  readonly sheets: readonly PrintedSheet[]
}
