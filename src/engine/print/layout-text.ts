// Paragraphs, headings and lists → slabs.
import { plainText } from '../../core/card/runs.ts'
import type { ListEntry, SheetElement, TextRun } from '../../core/card/sheet.ts'
import { isRightToLeft } from './direction.ts'
import { withLinesToWriteOn } from './layout-blank.ts'
import { layOutProse, type TextLine } from './prose.ts'
import { ownWords, type Setting, textStyle, underTag } from './setting.ts'
import { breakCost, changeFirst, changeLast, fewJoined, joined, type Slab, shifted, slab, spaced } from './slab.ts'
import { type Tag, type TagType, tagOf } from './tags.ts'
import type { ProseStyle } from './words.ts'

/** Lines of text as slabs, one each. `tag` undefined makes it decoration. */
export function proseSlabs(runs: readonly TextRun[], widthPt: number, style: ProseStyle, setting: Setting, tag: Tag | undefined): Slab[] {
  const lines = layOutProse(runs, widthPt, style, setting.fonts)
  const close = tightened(style, setting)
  return lines.map((line, index) =>
    slab(close.sizePt * close.leading, drawLine(line, close, setting, tag), { breakAfter: costInside(index, lines.length) }),
  )
}

function costInside(index: number, count: number): number {
  if (index === count - 1) return breakCost.free
  const leavesAlone = [index === 0, index === count - 2].filter(Boolean).length
  return leavesAlone === 0 ? breakCost.line : breakCost.orphan * leavesAlone
}

/** As close, line by line, as the size of this printing asks for. */
export function tightened(style: ProseStyle, { sizes }: Setting): ProseStyle {
  return style.look === 'text' ? { ...style, leading: style.leading * sizes.tightness } : style
}

function drawLine(line: TextLine, style: ProseStyle, setting: Setting, tag: Tag | undefined): Slab['draw'] {
  const baseline = baselineOf(style, setting)
  return (pen, xPt, yPt) => pen.line(line.pieces, xPt, yPt + baseline, tag)
}

/** From the top of a line to the line that its letters stand on. */
export function baselineOf(style: ProseStyle, setting: Setting): number {
  const face = setting.fonts.primary(style.look)
  return (style.sizePt * (style.leading - face.ascent - face.descent)) / 2 + style.sizePt * face.ascent
}

export function paragraph({ runs, isNextLine }: Extract<SheetElement, { type: 'paragraph' }>, widthPt: number, setting: Setting): Slab[] {
  const style = textStyle(setting.sizes.textPt)
  const lines = layOutProse(runs, widthPt, style, setting.fonts)
  const slabs = withLinesToWriteOn(proseSlabs(runs, widthPt, style, setting, tagOf('P', setting.tag)), lines, widthPt, setting)
  const endsWithColon = /[:：]\s*$/.test(plainText(runs))
  return changeLast(spaced(slabs, isNextLine ? 0 : setting.sizes.textPt * 0.45), (last) =>
    endsWithColon ? { ...last, breakAfter: breakCost.never } : last,
  )
}

export function heading(element: Extract<SheetElement, { type: 'heading' }>, widthPt: number, setting: Setting): Slab[] {
  const { headingPt, textPt, isNarrow } = setting.sizes
  const level = Math.min(element.level, headingPt.length)
  const sizePt = headingPt[level - 1] as number
  const tag = tagOf(`H${Math.min(element.level + 1, 6)}` as TagType, setting.tag)
  const lines = proseSlabs(element.runs, widthPt, textStyle(sizePt, 'heading'), setting, tag)
  const kept = joined(
    lines.map((line) => ({ ...line, breakAfter: breakCost.never })),
    breakCost.never,
  )
  const chapterRule = slab(5, (pen, xPt, yPt) => pen.rule(xPt, yPt + 3, widthPt, 1), { breakAfter: breakCost.never })
  const slabs = spaced(level === 1 ? [...kept, chapterRule] : kept, level === 1 ? textPt * 2.6 : textPt * (1.9 - 0.2 * level))
  const { anchor, running } = element
  return changeFirst(slabs, (first) => ({
    ...first,
    ...(level === 1 ? { opensPage: isNarrow ? 0.12 : 0.22 } : {}),
    ...(anchor === undefined ? {} : { anchors: [anchor] }),
    heads: running ? { rank: 0, ...running } : { rank: element.level, title: plainText(element.runs).trim() },
    draw: (pen, xPt, yPt) => {
      if (anchor !== undefined) pen.bookmarkPlace(anchor, xPt, yPt)
      first.draw(pen, xPt, yPt)
    },
  }))
}

/** Below any heading; what heads a list among the steps doesn't head the steps behind it. */
export const labelRanks = { ofProcedure: 10, ofOther: 11 } as const

/** A bold line that heads what follows. */
export function label(element: Extract<SheetElement, { type: 'label' }>, widthPt: number, setting: Setting): Slab[] {
  const { labelPt, textPt, headingPt } = setting.sizes
  const sizePt = element.headsProcedure ? (headingPt[Math.min(element.under, headingPt.length - 1)] as number) * 0.97 : labelPt * 0.95
  const look = element.headsProcedure ? 'heading' : 'strong'
  const slabs = proseSlabs(element.runs, widthPt, textStyle(sizePt, look), setting, tagOf('P', setting.tag))
  const spacePt = textPt * (element.headsProcedure ? 1.3 : 0.9)
  const kept = slabs.map((line) => ({ ...line, breakAfter: breakCost.never }))
  const title = plainText(element.runs)
    .trim()
    .replace(/[:：]$/, '')
  const rank = element.headsProcedure ? labelRanks.ofProcedure : labelRanks.ofOther
  return changeFirst(spaced(kept, spacePt), (first) => ({ ...first, heads: { rank, title } }))
}

export function smallHeading(text: string, widthPt: number, setting: Setting): Slab[] {
  const slabs = proseSlabs(
    [ownWords(text, setting)],
    widthPt,
    textStyle(setting.sizes.smallPt, 'heading'),
    setting,
    tagOf('P', setting.tag),
  )
  return spaced(
    slabs.map((line) => ({ ...line, breakAfter: breakCost.never })),
    setting.sizes.textPt * 0.8,
  )
}

export function list(entries: readonly ListEntry[], widthPt: number, setting: Setting): Slab[] {
  const { textPt } = setting.sizes
  const tag = tagOf('L', setting.tag, { numbering: numberingOf(entries) })
  const numbers = entries.flatMap((entry) => (typeof entry.marker === 'object' ? [String(entry.marker.number).length] : []))
  const indent =
    textPt * (numbers.length > 0 ? 0.9 + 0.62 * Math.max(...numbers) : entries.some((entry) => entry.marker !== 'dash') ? 1.5 : 0.85)
  const isTight = entries.every((entry) => entry.elements.length <= 1)
  const slabs = entries.flatMap((entry, index) => {
    const item = tagOf('LI', tag)
    const inside = underTag(setting, tagOf('LBody', item))
    const [first, ...rest] = entry.elements
    const head = first ? setting.layOut([first], widthPt - indent, inside) : []
    // What an item is about doesn't stay behind when what it says goes to the next page.
    const lead = rest.length > 0 ? changeLast(head, (last) => ({ ...last, breakAfter: Math.max(last.breakAfter, breakCost.leadIn) })) : head
    const body = [...lead, ...setting.layOut(rest, widthPt - indent, inside)]
    const inner = body.length > 0 ? body : [slab(textPt * 1.42, () => {})]
    const isEdge = (index === 0 && entries.length > 1) || index === entries.length - 2
    const content = isEdge ? changeLast(inner, (last) => ({ ...last, breakAfter: Math.max(last.breakAfter, breakCost.orphan) })) : inner
    const isRtl = first?.type === 'paragraph' && isRightToLeft(first.runs)
    const marker = layOutMarker(entry.marker, isRtl, setting, tagOf('Lbl', item))
    const marked = changeFirst(shifted(content, isRtl ? 0 : indent), (first) => ({
      ...first,
      spaceBeforePt: textPt * (isTight ? 0.12 : 0.4),
      draw: (pen, xPt, yPt) => {
        marker.draw(pen, isRtl ? xPt + widthPt - marker.widthPt : xPt, yPt + (first.roomToWritePt ?? 0))
        first.draw(pen, xPt, yPt)
      },
    }))
    return marked
  })
  return spaced(fewJoined(slabs, setting.pageHeightPt * fewEntries), textPt * 0.3)
}

/** Of the page. */
const fewEntries = 0.3

/** As its first entry is marked. */
function numberingOf([first]: readonly ListEntry[]): 'Decimal' | 'Disc' | 'Square' {
  if (typeof first?.marker === 'object') return 'Decimal'
  return first?.marker === 'dash' ? 'Disc' : 'Square'
}

interface DrawnMarker {
  readonly widthPt: number
  readonly draw: Slab['draw']
}

function layOutMarker(marker: ListEntry['marker'], isRtl: boolean, setting: Setting, tag: Tag): DrawnMarker {
  const style = tightened(textStyle(setting.sizes.textPt), setting)
  if (marker === 'box' || marker === 'ticked-box') {
    const side = style.sizePt * 0.86
    const top = (style.sizePt * style.leading - side) / 2
    return { widthPt: side + 1, draw: (pen, xPt, yPt) => pen.tickBox(xPt + 0.5, yPt + top, side, 0.9, tag, marker === 'ticked-box') }
  }
  const text = marker === 'dash' ? '–' : isRtl ? `.${marker.number}` : `${marker.number}.`
  const [line] = layOutProse([{ text }], Number.POSITIVE_INFINITY, style, setting.fonts)
  return line ? { widthPt: line.widthPt, draw: drawLine(line, style, setting, tag) } : { widthPt: 0, draw: () => {} }
}
