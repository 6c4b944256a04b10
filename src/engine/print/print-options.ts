// What callers say about a printing, and what they get.
import type { Printing } from '../../core/card/footer.ts'
import type { PaperName } from './paper.ts'

export interface PrintOptions extends Printing {
  readonly paper: PaperName
}

export interface Printed {
  readonly bytes: Uint8Array
  readonly pageCount: number
  /** Characters that no typeface has, as "U+F8FF": they are on the paper under these names. */
  readonly missingCharacters: readonly string[]
}
