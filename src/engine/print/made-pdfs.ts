// The last PDFs that were made, by the id under which a screen looks at them, saves them and has them printed: all of that is
// done with the very same bytes.
import { RuncardError } from '../../contract/errors.ts'
import type { PrintLayout } from '../../core/card/format.ts'
import type { PrintRecord } from '../../core/paper/print-record.ts'

export interface MadePdf {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly layout: PrintLayout
  /** What is on it, for the register of prints. */
  readonly records: readonly PrintRecord[]
}

export interface MadePdfs {
  keep(printId: string, pdf: MadePdf): void
  /** Throws RuncardError print-gone. */
  find(printId: string): MadePdf
}

/** A preview makes one at every choice; of several screens each has some. */
const mostKept = 12
const mostBytes = 256 * 1024 * 1024

export function createMadePdfs(): MadePdfs {
  const made = new Map<string, MadePdf>()

  function forgetOld(): void {
    let sizeBytes = [...made.values()].reduce((sum, { bytes }) => sum + bytes.length, 0)
    for (const [printId, { bytes }] of made) {
      if (made.size <= 1 || (made.size <= mostKept && sizeBytes <= mostBytes)) return
      made.delete(printId)
      sizeBytes -= bytes.length
    }
  }

  return {
    keep(printId, pdf) {
      made.set(printId, pdf)
      forgetOld()
    },
    find(printId) {
      const pdf = made.get(printId)
      if (pdf === undefined) throw new RuncardError('print-gone', {})
      return pdf
    },
  }
}
