// A page that would stay white, because what follows starts on another: lines to write on.
import type { PaperWords } from '../../core/card/language/paper-words.ts'
import type { Fonts } from './font/fonts.ts'
import type { PrintArea } from './paper.ts'
import type { Pen } from './pen.ts'
import { layOutProse } from './prose.ts'
import { textStyle } from './setting.ts'

const betweenLinesPt = 24
const roomForTitlePt = 16

export function drawNotesPage(area: PrintArea, pen: Pen, fonts: Fonts, { notes }: PaperWords): void {
  const [title] = layOutProse([{ text: notes }], area.widthPt, textStyle(9, 'heading'), fonts)
  if (title) pen.line(title.pieces, area.leftPt, area.topPt + roomForTitlePt / 2, undefined)
  const count = Math.floor((area.heightPt - roomForTitlePt) / betweenLinesPt)
  for (let line = 1; line <= count; line++) pen.rule(area.leftPt, area.topPt + roomForTitlePt + line * betweenLinesPt, area.widthPt, 0.35)
}
