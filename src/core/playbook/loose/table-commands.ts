// Work that stands in a table: a column headed "Command" is one command a row, and so is one under any other head whose
// cells are mostly commands; a column headed "Fix" or "Check" holds what its sentences say to run, and a table of numbered
// rows with a column of actions is a list of steps. A row is named by what it says first. Where a column of commands tells in
// words what to do, it is done by hand. The table stays on the page as it is; the steps stand below it.

import type { Inline, LineRange } from '../model/document.ts'
import { plainText } from '../source/inlines.ts'
import type { MarkdownNode } from '../source/markdown.ts'
import { tellsToDo } from '../wording/telling.ts'
import { actionColumn, commandColumn, notToRunColumn, numberColumn, outputLead, verifyingHeading } from '../wording/words.ts'
import { looksLikeCommand, mayBeCommand } from './commandlike.ts'
import { codeOf, commandsIn } from './inline-commands.ts'
import { plainCommandsIn } from './plain-commands.ts'
import { typedKind } from './typed.ts'

export interface TableStep {
  readonly title: string
  readonly commands: readonly string[]
  readonly lines: LineRange
}

type Table = Extract<MarkdownNode, { type: 'table' }>

/** The steps of a table; none where no column is one of commands or actions. */
export function stepsOfTable(table: Table): readonly TableStep[] {
  const heads = table.head.map((cell) => plainText(cell).trim())
  const columnsOf = (isOne: (head: string, column: number) => boolean) =>
    heads.flatMap((head, column) => (isOne(head, column) ? [column] : []))
  const commandColumns = columnsOf(
    (head, column) =>
      commandColumn.test(head) ||
      ((column === 0 || !actionColumn.test(head)) && !notToRunColumn.test(head) && holdsCommands(table, column)),
  )
  const isNumbered =
    numberColumn.test(heads[0] ?? '') &&
    table.rows.length > 1 &&
    table.rows.every((row) => /^\D{0,6}\d+(?:\.\d+)*\D?$/.test(plainText(row[0] ?? []).trim()))
  const actionColumns = columnsOf((head, column) => !commandColumns.includes(column) && column > 0 && actionColumn.test(head))
  if (commandColumns.length === 0 && actionColumns.length === 0) return []
  const outcomes = columnsOf((head, column) => column > 0 && outputLead.test(head))
  const isManual = isNumbered && actionColumns.length > 0
  const holdCommands = table.rows.some((row) => commandColumns.some((column) => commandsOfCell(row[column] ?? []).length > 0))
  return table.rows.flatMap((row, index): readonly TableStep[] => {
    const commands = row.flatMap((cell, column) =>
      commandColumns.includes(column)
        ? commandsOfCell(cell)
        : actionColumns.includes(column)
          ? commandsIn(cell, verifyingHeading.test(heads[column]!) ? 'check' : 'step')
          : [],
    )
    const told = commandColumns.map((column) => plainText(row[column] ?? []).trim()).find((text) => tellsToDo(text, true)) ?? ''
    if (commands.length === 0 && !isManual && !(holdCommands && told !== '')) return []
    const action = isManual ? plainText(row[actionColumns[0]!] ?? []).trim() : commands.length === 0 ? told : ''
    const beside = row
      .filter((_, column) => !commandColumns.includes(column) && !outcomes.includes(column))
      .map((cell) => plainText(cell).trim())
      .find((text) => /\p{L}/u.test(text))
    const title = action || beside || commands[0]
    if (title === undefined) return []
    // The head and the line below it come before the first row.
    const line = Math.min(table.lines.end, table.lines.start + 2 + index)
    return [{ title, commands, lines: { start: line, end: line } }]
  })
}

/** Whether at least half of what a column says is a command that it opens with, and that nothing behind is said of. */
function holdsCommands({ rows }: Table, column: number): boolean {
  const cells = rows.map((row) => row[column] ?? []).filter((cell) => plainText(cell).trim() !== '')
  const commands = cells.filter((cell) => {
    const first = cell.find((inline) => inline.type !== 'text' || inline.text.trim() !== '')
    const code = first === undefined ? undefined : codeOf(first)
    if (code === undefined || !isSurely(code) || commandsIn(cell, 'step')[0] !== code.trim().replace(/^\$ /, '')) return false
    // What stands first names the row: "`make up` with all images | 15 s".
    return column > 0 || plainText(cell).trim() === code.trim()
  })
  return commands.length > 0 && commands.length * 2 >= cells.length
}

function isSurely(code: string): boolean {
  return looksLikeCommand(code) || typedKind(code) !== undefined
}

function commandsOfCell(inlines: readonly Inline[]): readonly string[] {
  const coded = inlines.flatMap((inline) => {
    const code = inline.type === 'code' ? inline.text : undefined
    return code !== undefined && isMeant(code) ? [code.trim().replace(/^\$ /, '')] : []
  })
  if (coded.length > 0) return coded
  const text = plainText(inlines).trim()
  return inlines.every((inline) => inline.type === 'text') && looksLikeCommand(text) ? [text] : plainCommandsIn(inlines)
}

/** A column of commands says so of all that is in it; only names of programs and files are less. */
function isMeant(code: string): boolean {
  return (
    looksLikeCommand(code) ||
    mayBeCommand(code, true, /[-:]|\S\s+\S/.test(code)) ||
    typedKind(code, { isTold: true, isInConsole: true }) !== undefined
  )
}
