// A page's code as a QR code: ten characters fit the smallest symbol (21 modules) with the strongest correction, so that a
// third of it may be lost to a fold or a bad copy. A module of 0.5 mm makes it 10.5 mm wide: four dots of a 200 dpi copier,
// and sharp at the 10 cm at which a phone begins to focus. On the small pages of a folded sheet it is 0.4 mm: three dots; where such a
// page is full, 0.35 mm.
import encodeQR from 'qr'
import type { PageCode } from '../../core/paper/page-code.ts'

const modules = 21

export interface QrSize {
  readonly modulePt: number
  readonly sidePt: number
  /** White on all sides, which a reader needs to find it. */
  readonly quietPt: number
}

/** Of a page, of the leaf of a folded one, and of such a leaf that is full. */
export const qrSizes = { page: sizeOf(0.5), leaf: sizeOf(0.4), fullLeaf: sizeOf(0.35) } as const

function sizeOf(moduleMm: number): QrSize {
  const modulePt = (moduleMm / 25.4) * 72
  return { modulePt, sidePt: modules * modulePt, quietPt: 4 * modulePt }
}

export interface Bar {
  readonly xPt: number
  readonly yPt: number
  readonly widthPt: number
  readonly heightPt: number
}

/** What is black, from the symbol's top left. */
export function qrBars(code: PageCode, { modulePt }: QrSize): Bar[] {
  const rows = encodeQR(code, 'raw', { ecc: 'high', version: 1, encoding: 'alphanumeric', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1))
  return rows.flatMap((row, y) =>
    runsOf(row).map(([from, to]) => ({ xPt: from * modulePt, yPt: y * modulePt, widthPt: (to - from) * modulePt, heightPt: modulePt })),
  )
}

/** Stretches of black, end excluded. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  for (const [x, isBlack] of row.entries()) {
    const last = runs.at(-1)
    if (!isBlack) continue
    if (last?.[1] === x) last[1] = x + 1
    else runs.push([x, x + 1])
  }
  return runs
}
