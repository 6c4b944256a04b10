// One page that is read, and which sheet it belongs to.
import type { Sheet } from '../../core/card/sheet.ts'
import type { PageCode } from '../../core/paper/page-code.ts'
import type { Page } from './paginate.ts'

export interface Leaf {
  readonly sheet: Sheet
  readonly page: Page
  /** As the footer counts it, from 1. */
  readonly number: number
  readonly count: number
  /** Left out where the page says nothing. */
  readonly code?: PageCode
  /** It begins in the middle of what the page before ends with. */
  readonly goesOn?: true
}
