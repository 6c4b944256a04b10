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

const pieceBytes = 384 * 1024

/** The bytes from `after` on, in pieces that a wire carries easily; `seq` is the offset of each piece's end. */
export function* piecesOf(
  bytes: Uint8Array,
  after: number,
): Generator<{ readonly seq: number; readonly item: { readonly base64: string } }> {
  for (let from = Math.max(0, after); from < bytes.length; from += pieceBytes) {
    const piece = bytes.subarray(from, from + pieceBytes)
    yield { seq: from + piece.length, item: { base64: Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('base64') } }
  }
}
