// A table whose words fit into no columns → slabs: row by row, each value behind the words of its column's head, and lines to write
// on where somebody is to fill it in.
import { plainText } from '../../core/card/runs.ts'
import type { FormPart, SheetElement, TextRun } from '../../core/card/sheet.ts'
import { proseSlabs } from './layout-text.ts'
import { type Setting, textStyle, underTag } from './setting.ts'
import { breakCost, changeLast, fewJoined, joined, type Slab, slab, spaced } from './slab.ts'
import { isBlankCell } from './table-columns.ts'
import { tagOf } from './tags.ts'

type Table = Extract<SheetElement, { type: 'table' }>

/** Of the page: rows that are lower than this together are rather not broken. */
const fewRows = 0.25

export function records({ head, rows }: Table, widthPt: number, setting: Setting): Slab[] {
  const list = tagOf('L', setting.tag)
  const slabs = rows.flatMap((row, index) => {
    const inside = underTag(setting, tagOf('LBody', tagOf('LI', list)))
    const [first = [], ...others] = row.map((cell, column) => (isBlankCell(cell) ? [] : labelled(head[column] ?? [], cell)))
    const title = first.map((run) => (run.italic ? run : { ...run, bold: true }))
    const values = others.filter((runs) => runs.length > 0).flatMap((runs, at) => (at === 0 ? runs : [{ text: '\u00a0· ' }, ...runs]))
    const style = textStyle(setting.sizes.textPt)
    const said = [title, values].flatMap((runs) => proseSlabs(runs, widthPt, style, inside, tagOf('P', inside.tag)))
    const blanks = row.flatMap((cell, column): readonly FormPart[] =>
      isBlankCell(cell) ? [{ label: plainText(head[column] ?? []).trim(), share: 1 }] : [],
    )
    const lines = blanks.length === 0 ? said : [...said, ...setting.layOut([{ type: 'form', lines: [blanks] }], widthPt, inside)]
    const isLast = index === rows.length - 1
    const ruled = [...joined(lines, breakCost.insideFew), divider(blanks.length === 0 ? 0.4 : 0.75, widthPt, setting)]
    return changeLast(
      spaced(
        ruled.map((line, at) => (at === ruled.length - 2 ? { ...line, breakAfter: breakCost.never } : line)),
        setting.sizes.textPt * 0.4,
      ),
      (last) => ({ ...last, breakAfter: isLast ? breakCost.free : breakCost.line }),
    )
  })
  return spaced([...fewJoined(slabs, setting.pageHeightPt * fewRows)], setting.sizes.textPt * 0.6)
}

/** Against the type above it. */
function divider(height: number, widthPt: number, { sizes }: Setting): Slab {
  const heightPt = sizes.textPt * height
  return slab(heightPt, (pen, xPt, yPt) => pen.rule(xPt, yPt + heightPt, widthPt, 0.3))
}

/** No line ends between the label and what it says. */
function labelled(head: readonly TextRun[], cell: readonly TextRun[]): readonly TextRun[] {
  if (plainText(cell).trim() === '') return []
  const label = plainText(head).trim()
  return label === '' ? cell : [{ text: `${label}:`.replaceAll(' ', '\u00a0'), italic: true }, { text: '\u00a0' }, ...cell]
}
