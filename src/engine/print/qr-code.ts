// A page's code as a QR code: ten characters fit the smallest symbol (21 modules) with the strongest correction, so that a
// third of it may be lost to a fold or a bad copy. A module of 0.5 mm makes it 10.5 mm wide: four dots of a 200 dpi copier,
// and sharp at the 10 cm at which a phone begins to focus.
import encodeQR from 'qr'
import type { PageCode } from '../../core/paper/page-code.ts'

const modulePt = (0.5 / 25.4) * 72
const modules = 21

export const qrSizePt = modules * modulePt
/** White on all sides, which a reader needs to find it. */
export const qrQuietPt = 4 * modulePt

export interface Bar {
  readonly xPt: number
  readonly yPt: number
  readonly widthPt: number
  readonly heightPt: number
}

/** What is black, from the symbol's top left. */
export function qrBars(code: PageCode): Bar[] {
  const rows = encodeQR(code, 'raw', { ecc: 'high', version: 1, encoding: 'alphanumeric', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1))
  return rows.flatMap((row, y) => runsOf(row).map(([from, to]) => bar(from, to, y)))
}

function bar(from: number, to: number, y: number): Bar {
  return { xPt: from * modulePt, yPt: y * modulePt, widthPt: (to - from) * modulePt, heightPt: modulePt }
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
