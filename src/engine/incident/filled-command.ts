// A command with its blanks filled in: placeholders in its text, quoted for the shell; variables as assignments.
import type { Blank, Command } from '../../core/playbook/model.ts'

export interface FilledCommand {
  readonly text: string
  readonly assignments: Readonly<Record<string, string>>
}

/** Every blank must have a value. */
export function filledCommand(command: Command, values: Readonly<Record<string, string>>): FilledCommand {
  const filled = (blank: Blank) => (Object.hasOwn(values, blank.name) ? (values[blank.name] ?? '') : '')
  const spans = command.blanks
    .filter((blank) => blank.kind === 'placeholder')
    .flatMap((blank) => blank.spans.map((span) => ({ ...span, value: filled(blank) })))
  let text = command.text
  for (const { start, end, context, value } of spans.sort((one, other) => other.start - one.start))
    text = text.slice(0, start) + quoted(value, context) + text.slice(end)
  const variables = command.blanks.filter((blank) => blank.kind === 'variable')
  return { text, assignments: Object.fromEntries(variables.map((blank) => [variableName(blank.name), filled(blank)])) }
}

function variableName(name: string): string {
  return name.replace(/^\$\{?/, '').replace(/\}$/, '')
}

function quoted(value: string, context: 'bare' | 'single' | 'double' | 'heredoc'): string {
  if (context === 'single') return value.replaceAll("'", `'\\''`)
  if (context === 'double') return value.replace(/[\\"$`]/g, '\\$&')
  if (context === 'heredoc') return value
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`
}
