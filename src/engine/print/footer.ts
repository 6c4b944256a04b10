// The foot of every page, as decoration: readers of the screen get it from the metadata. The code of the page stands at the
// right, in characters and as a QR code, with the white around it that a reader needs.
import { paperWords } from '../../core/card/language/languages.ts'
import { fill } from '../../core/card/language/paper-words.ts'
import type { Footer, TextRun } from '../../core/card/sheet.ts'
import { formatCode } from '../../core/paper/page-code.ts'
import type { Fonts } from './font/fonts.ts'
import type { Leaf } from './leaf.ts'
import { onOneLine } from './one-line.ts'
import { filledPt } from './paginate.ts'
import type { Paper, PrintArea } from './paper.ts'
import type { Pen } from './pen.ts'
import { layOutProse, type TextLine } from './prose.ts'
import { type QrSize, qrBars, qrSizes } from './qr-code.ts'
import { textStyle } from './setting.ts'
import type { ProseStyle } from './words.ts'

/** At the left, also where it is read from right to left. */
const style: ProseStyle = { ...textStyle(7.8), align: 'left' }
const numberStyle = textStyle(9)
const codeStyle = textStyle(9.5)

export function drawFooter({ sheet, number, count, code }: Leaf, paper: Paper, area: PrintArea, pen: Pen, fonts: Fonts): void {
  const { footer, labels } = sheet
  const words = paperWords[labels]
  const top = area.topPt + area.heightPt + 9
  const right = area.leftPt + area.widthPt
  const qr = qrSizes.page
  const textRight = code === undefined ? right : right - qr.sidePt - qr.quietPt * 1.4
  pen.rule(area.leftPt, top, textRight - area.leftPt, 0.7)
  if (code !== undefined) pen.bars(qrBars(code, qr), right - qr.sidePt, Math.min(top, paper.heightPt - qr.quietPt - qr.sidePt))
  const [page] = layOutProse([{ text: fill(words.pageOf, { page: number, count }), bold: true }], area.widthPt, numberStyle, fonts)
  const [codeLine] =
    code === undefined ? [] : layOutProse([{ text: formatCode(code), mono: true, bold: true }], area.widthPt, codeStyle, fonts)
  const room = textRight - area.leftPt - Math.max(page?.widthPt ?? 0, codeLine?.widthPt ?? 0) - 20
  const said = editions(footer.edition).find((edition) => fits(footer.name, edition, room, style, fonts)) ?? ''
  const review = lastPart(footer.edition)
  const first = lineOf(footer.name, said, room, style, fonts)
  const due = said.endsWith(review) ? '' : review
  const below = secondLines(due, footer, code === undefined ? '' : words.stillTrue).find((text) => fits('', text, room, style, fonts)) ?? ''
  const second = lineOf('', below, room, style, fonts)
  if (first) pen.line(first.pieces, area.leftPt, top + 12.5, undefined)
  if (second) pen.line(second.pieces, area.leftPt, top + 23, undefined)
  if (page) pen.line(page.pieces, textRight - page.widthPt, top + 12.5, undefined)
  if (codeLine) pen.line(codeLine.pieces, textRight - codeLine.widthPt, top + 24, undefined)
}

const lineStyle: ProseStyle = { ...textStyle(5.6), align: 'left' }
const pageStyle: ProseStyle = { ...lineStyle, sizePt: 7 }
const lineCodeStyle: ProseStyle = { ...lineStyle, sizePt: 6.4 }

/** What such a foot takes of a page below its text. */
export const footerLinePt = 15

/** Where the text of such a page ends at the latest for its foot to have a QR code of this size. */
function lowestAbove({ sidePt, quietPt }: QrSize, area: Pick<PrintArea, 'heightPt'>): number {
  return area.heightPt + footerLinePt - sidePt - quietPt
}

/** Of the smallest QR code. */
export function lowestAboveCode(area: Pick<PrintArea, 'heightPt'>): number {
  return lowestAbove(qrSizes.fullLeaf, area)
}

/**
 * For pages too small for more: page, name and edition, code. Where the text above ends in time, the foot is a line higher and has
 * the QR code at its right.
 */
export function drawFooterLine(leaf: Leaf, area: PrintArea, pen: Pen, fonts: Fonts): void {
  const { sheet, number, count, code } = leaf
  const { name, edition } = sheet.footer
  const lowestPt = filledPt(leaf.page) - 0.01
  const qr = code === undefined ? undefined : [qrSizes.leaf, qrSizes.fullLeaf].find((size) => lowestPt <= lowestAbove(size, area))
  const top = area.topPt + area.heightPt + (qr ? footerLinePt - qr.sidePt : 5)
  const widthPt = area.widthPt - (qr ? qr.sidePt + qr.quietPt : 0)
  const said = (runs: readonly TextRun[], style: ProseStyle) => layOutProse(runs, widthPt, style, fonts)[0]
  const page = said([{ text: fill(paperWords[sheet.labels].shortPageOf, { page: number, count }), bold: true }], pageStyle)
  const words = code === undefined ? undefined : said([{ text: formatCode(code), mono: true, bold: true }], lineCodeStyle)
  const left = (page?.widthPt ?? 0) + 5
  const codePt = words === undefined ? 0 : words.widthPt + 5
  const shortest = (about: string, room: number) => editions(edition).find((text) => fits(about, text, room, lineStyle, fonts)) ?? ''
  const room = widthPt - left - codePt
  const titles = qr
    ? [lineOf(name, '', widthPt - left, lineStyle, fonts), lineOf('', shortest('', room), room, lineStyle, fonts)]
    : [lineOf(name, shortest(name, room), room, lineStyle, fonts)]
  const baselines = titles.map((_, index) => top + 8 + index * 9)
  if (qr && code !== undefined) pen.bars(qrBars(code, qr), area.leftPt + area.widthPt - qr.sidePt, top)
  pen.rule(area.leftPt, top, widthPt, 0.5)
  if (page) pen.line(page.pieces, area.leftPt, top + 8, undefined)
  for (const [index, title] of titles.entries())
    if (title) pen.line(title.pieces, area.leftPt + left, baselines[index] as number, undefined)
  if (words) pen.line(words.pieces, area.leftPt + widthPt - words.widthPt, baselines.at(-1) as number, undefined)
}

const between = ' · '

/** Whole parts only: half a date would be another date. */
function beginnings(text: string): readonly string[] {
  const parts = text.split(between)
  return parts.map((_, index) => parts.slice(0, parts.length - index).join(between))
}

/** What is known elsewhere goes first, then the file and the day; which card it is stays to the last. */
function secondLines(due: string, { printed, place = '' }: Footer, stillTrue: string): readonly string[] {
  const shorter = beginnings(printed)
  return [[due, printed, place, stillTrue], ...shorter.map((beginning) => [due, beginning, place]), [due, place], [place]].map((parts) =>
    parts.filter((part) => part !== '').join(between),
  )
}

function lastPart(text: string): string {
  return text.split(between).at(-1) ?? ''
}

/** The review stands last and tells whether the paper can be trusted: the date of the edition goes before it does. */
function editions(edition: string): readonly string[] {
  const [all = '', ...shorter] = beginnings(edition)
  const parts = all.split(between)
  return parts.length > 2 ? [all, `${parts[0]}${between}${parts.at(-1)}`, ...shorter] : [all, ...shorter]
}

function fits(name: string, text: string, roomPt: number, style: ProseStyle, fonts: Fonts): boolean {
  return layOutProse(runsOf(name, text), roomPt, style, fonts).length <= 1
}

/** Of a name that is too long, as much as fits. */
function lineOf(name: string, text: string, roomPt: number, style: ProseStyle, fonts: Fonts): TextLine | undefined {
  const whole = layOutProse(runsOf(name, text), roomPt, style, fonts)
  return (whole.length > 1 ? onOneLine(name, (beginning) => runsOf(beginning, text), roomPt, style, fonts) : undefined) ?? whole[0]
}

function runsOf(name: string, text: string): readonly TextRun[] {
  return [...(name === '' ? [] : [{ text: `${name} `, bold: true }]), { text }]
}
