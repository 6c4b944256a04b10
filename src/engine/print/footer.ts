// The foot of every page, as decoration: readers of the screen get it from the metadata.
import type { Fonts } from './fonts.ts'
import type { Leaf } from './leaf.ts'
import type { PrintArea } from './paper.ts'
import type { Pen } from './pen.ts'
import { layOutProse } from './prose.ts'
import { textStyle } from './setting.ts'

const sizePt = 7.8

export function drawFooter({ sheet, number, count }: Leaf, area: PrintArea, pen: Pen, fonts: Fonts): void {
  const { footer } = sheet
  const top = area.topPt + area.heightPt + 9
  pen.rule(area.leftPt, top, area.widthPt, 0.7)
  const style = textStyle(sizePt)
  const [page] = layOutProse([{ text: `page ${number} of ${count}`, bold: true }], area.widthPt, { ...style, sizePt: 9 }, fonts)
  const room = area.widthPt - (page?.widthPt ?? 0) - 20
  const first = layOutProse([{ text: footer.name, bold: true }, { text: ` ${footer.edition}` }], room, style, fonts)[0]
  const second = layOutProse([{ text: footer.printed }], room, style, fonts)[0]
  if (first) pen.line(first.pieces, area.leftPt, top + 12.5, undefined)
  if (second) pen.line(second.pieces, area.leftPt, top + 23, undefined)
  if (page) pen.line(page.pieces, area.leftPt + area.widthPt - page.widthPt, top + 12.5, undefined)
}
