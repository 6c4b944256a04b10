// How much of a text stands on a slab, for telling pages apart that show parts of one long step: counted as it would be drawn,
// without blanks, which a line end takes away, and without Runcard's own words.
import type { Pen } from './pen.ts'
import type { Piece } from './piece.ts'
import type { Slab } from './slab.ts'

/** In characters. */
export function lengthSaid(slabs: readonly Slab[]): number {
  let length = 0
  const line: Pen['line'] = (pieces) => {
    for (const piece of pieces) length += charactersIn(piece)
  }
  const counting = new Proxy({ line } as Pen, { get: (pen, name) => (name === 'line' ? pen.line : () => undefined) })
  for (const { draw } of slabs) draw(counting, 0, 0)
  return length
}

function charactersIn({ text, actual, language, pageOf }: Piece): number {
  return language === undefined && pageOf === undefined ? (actual ?? text).replace(/\s/g, '').length : 0
}
