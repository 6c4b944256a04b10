// Tables that say what to do about what one sees (alert → meaning → action): each row is a page of its own.
import { plainText } from '../playbook/inlines.ts'
import type { Block } from '../playbook/model.ts'
import type { FieldedLine } from './block-lines.ts'

export interface AlertRow {
  readonly name: string
  readonly lines: readonly FieldedLine[]
}

const seenColumn =
  /^\W*(?:alert|alarm|alerte|alerta|symptom|symptôme|síntoma|error|fehler|fehlermeldung|erreur|message|meldung|warning|warnung|problem|problème|issue|condition|trigger|告警|警报|错误|症状|问题)\b/iu
const seenColumnHan = /^(?:告警|警报|错误|症状|问题)/u

/** The rows, or undefined where the table is of another kind. */
export function alertRows({ head, rows }: Extract<Block, { type: 'table' }>): readonly AlertRow[] | undefined {
  const names = head.map((cell) => plainText(cell.inlines))
  const first = names[0] ?? ''
  if (names.length < 2 || !(seenColumn.test(first) || seenColumnHan.test(first))) return undefined
  return rows.flatMap((row): AlertRow[] => {
    const [name = '', ...rest] = row.map((cell) => plainText(cell.inlines).trim())
    if (name === '') return []
    return [
      {
        name,
        // What it means is said in the responder's words, like an error; what to do is not.
        lines: [{ field: 'alerts', text: rest.filter((text) => text !== '').join(' → ') }],
      },
    ]
  })
}
