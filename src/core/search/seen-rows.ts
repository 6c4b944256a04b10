// Tables that say what to do about what one sees (error → meaning → action), beside those of alerts, which reading knows:
// each row is a page of its own.

import type { Block } from '../playbook/model/document.ts'
import { plainText } from '../playbook/source/inlines.ts'

export interface SeenRow {
  readonly name: string
  readonly meaning: string
}

const seenColumn =
  /^\W*(?:(?:alert|alarm|alerte|alerta|symptom|symptôme|síntoma|error|fehler|fehlermeldung|erreur|message|meldung|warning|warnung|problem|problème|issue|condition|trigger)\b|告警|警报|错误|症状|问题)/iu

/** The rows, or undefined where the table is of another kind. */
export function seenRows({ head, rows }: Extract<Block, { type: 'table' }>): readonly SeenRow[] | undefined {
  if (head.length < 2 || !seenColumn.test(plainText(head[0]!.inlines))) return undefined
  return rows.flatMap((row): SeenRow[] => {
    const [name = '', ...rest] = row.map((cell) => plainText(cell.inlines).trim())
    return name === '' ? [] : [{ name, meaning: rest.filter((text) => text !== '').join(' → ') }]
  })
}
