// A list inside a cell of a table: lines that begin with a dash, whose words that go over stand under each other, not under it.
import { linesOf } from '../../core/card/runs.ts'
import type { TextRun } from '../../core/card/sheet.ts'
import type { Fonts } from './font/fonts.ts'
import { layOutProse, type TextLine } from './prose.ts'
import type { ProseStyle } from './words.ts'

/** What such a line begins with. */
const mark = '–\u00a0'

/** As `layOutProse`, which it is where no line begins with a dash. */
export function layOutHanging(runs: readonly TextRun[], widthPt: number, style: ProseStyle, fonts: Fonts): readonly TextLine[] {
  if (!runs.some(({ text }) => text.startsWith(mark))) return layOutProse(runs, widthPt, style, fonts)
  const [dash] = layOutProse([{ text: mark }], widthPt, style, fonts)
  return linesOf(runs).flatMap((line) => {
    const [first, ...rest] = line
    if (!dash || !first?.text.startsWith(mark)) return layOutProse(line, widthPt, style, fonts)
    const words = layOutProse([{ ...first, text: first.text.slice(mark.length) }, ...rest], widthPt - dash.widthPt, style, fonts)
    return words.map(({ pieces, widthPt: ownPt }, index) => {
      const moved = pieces.map((piece) => ({ ...piece, xPt: piece.xPt + dash.widthPt }))
      return { pieces: index === 0 ? [...dash.pieces, ...moved] : moved, widthPt: ownPt + dash.widthPt }
    })
  })
}
