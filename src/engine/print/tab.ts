// The thumb index of a binder: a black bar at the outer edge, further down for each playbook, with its number beside it.
import type { Binding } from '../../core/card/format.ts'
import type { Sheet } from '../../core/card/sheet.ts'
import type { Fonts } from './font/fonts.ts'
import type { Paper, PrintArea } from './paper.ts'
import type { Pen } from './pen.ts'
import { layOutProse } from './prose.ts'
import { textStyle } from './setting.ts'

const highestPt = 60
const lowestPt = 26
/** Over the edge, so that a sheet cut a little off its marks has no white line there. */
const bleedPt = 8.5
/** Printers don't reach the edge: what they leave white must not be all of it. */
const barPt = 15

export function drawTab(
  tab: NonNullable<Sheet['tab']>,
  paper: Paper,
  area: PrintArea,
  binding: Binding,
  page: number,
  pen: Pen,
  fonts: Fonts,
): void {
  const heightPt = Math.min(highestPt, Math.max(lowestPt, area.heightPt / tab.of))
  const places = Math.max(1, Math.floor(area.heightPt / heightPt))
  const top = area.topPt + ((tab.number - 1) % places) * heightPt
  const isLeftPage = binding === 'duplex' && page % 2 === 0
  const [number] = layOutProse([{ text: String(tab.number) }], 60, textStyle(10, 'heading'), fonts)
  const numberPt = number?.widthPt ?? 0
  pen.upright(isLeftPage ? (barPt - bleedPt) / 2 : paper.widthPt - (barPt - bleedPt) / 2, top + 2, heightPt - 4, barPt + bleedPt)
  if (number)
    pen.line(number.pieces, isLeftPage ? barPt + 2.5 : paper.widthPt - barPt - 2.5 - numberPt, top + heightPt / 2 + 3.5, undefined)
}
