// Commands that stand in a table: a column headed "Command" is one command a row, named by what the row says beside it.
// The table stays on the page as it is; the steps stand below it.
import { looksLikeCommand, mayBeCommand } from './commandlike.ts'
import { plainText } from './inlines.ts'
import type { MarkdownNode } from './markdown.ts'
import type { Inline, LineRange } from './model.ts'
import { commandColumn, outputLead } from './words.ts'

export interface TableStep {
  readonly title: string
  readonly commands: readonly string[]
  readonly lines: LineRange
}

/** The steps of a table; none where no column is one of commands. */
export function stepsOfTable(table: Extract<MarkdownNode, { type: 'table' }>): readonly TableStep[] {
  const columns = table.head.flatMap((cell, column) => (commandColumn.test(plainText(cell).trim()) ? [column] : []))
  if (columns.length === 0) return []
  const outcomes = table.head.flatMap((cell, column) => (column > 0 && outputLead.test(plainText(cell).trim()) ? [column] : []))
  return table.rows.flatMap((row, index): readonly TableStep[] => {
    const commands = columns.flatMap((column) => commandsOfCell(row[column] ?? []))
    if (commands.length === 0) return []
    const beside = row.filter((_, column) => !columns.includes(column) && !outcomes.includes(column)).map((cell) => plainText(cell).trim())
    const title = beside.find((text) => /\p{L}/u.test(text)) ?? commands[0]!
    // The head and the line below it come before the first row.
    const line = Math.min(table.lines.end, table.lines.start + 2 + index)
    return [{ title, commands, lines: { start: line, end: line } }]
  })
}

function commandsOfCell(inlines: readonly Inline[]): readonly string[] {
  return inlines.flatMap((inline) => {
    const code = inline.type === 'code' ? inline.text : undefined
    return code !== undefined && (looksLikeCommand(code) || mayBeCommand(code, true)) ? [code.trim().replace(/^\$ /, '')] : []
  })
}
