// Tables that say what to do about what one sees (error → meaning → action), or where to go, beside those of alerts, which
// reading knows. A row that leads to a scenario is one more symptom of it; any other is a page of its own.

import type { Block, SectionId } from '../playbook/model/document.ts'
import { plainText } from '../playbook/source/inlines.ts'
import { linkedSection, rowLinks } from '../playbook/structure/tables.ts'

export interface SeenRow {
  readonly name: string
  /** The other cells, but for those that are links into the document. */
  readonly meaning: string
  /** Where the row leads. */
  readonly sectionId?: SectionId
}

const seenColumn =
  /^\W*(?:(?:alert|alarm|alerte|alerta|symptom|symptôme|síntoma|error|fehler|fehlermeldung|erreur|message|meldung|warning|warnung|problem|problème|issue|condition|trigger)\b|(?:(?:what|if) )?(?:do )?you (?:see|notice|observe)\b|was (?:sie|du|man) (?:sehen|siehst|sieht)\b|ce que vous voyez\b|lo que (?:ve|ves|usted ve)\b|告警|警报|错误|症状|问题)/iu

/** The rows, or undefined where the table is of another kind. */
export function seenRows(table: Extract<Block, { type: 'table' }>): readonly SeenRow[] | undefined {
  const { head, rows } = table
  if (head.length < 2 || !seenColumn.test(plainText(head[0]!.inlines))) return undefined
  return rows.flatMap((row, index): SeenRow[] => {
    const [first, ...others] = row
    const name = first === undefined ? '' : plainText(first.inlines).trim()
    if (name === '') return []
    const sectionId = rowLinks(table, index)
    const told = others.filter(({ inlines }) => linkedSection(inlines) === undefined).map(({ inlines }) => plainText(inlines).trim())
    return [{ name, meaning: told.filter((text) => text !== '').join(' → '), ...(sectionId === undefined ? {} : { sectionId }) }]
  })
}
