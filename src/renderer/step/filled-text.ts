// What would run, in full, for showing it before it does: variables set first, placeholders replaced and quoted as the
// engine will. Secrets are dots.
import type { Command } from '../../core/playbook/model/command.ts'
import { fillCommand } from '../../core/shell/fill.ts'
import { quoteWord } from '../../core/shell/quote.ts'
import { masked } from './secret-values.ts'

/** Undefined while a blank is empty, or where there is none to fill in. */
export function filledText(command: Command, values: Readonly<Record<string, string>>): string | undefined {
  const filled = filledParts(command, values)
  return filled === undefined ? undefined : [...filled.settings, filled.text].join('\n')
}

/** `settings`: the variables that are set first, a line each. */
export function filledParts(
  command: Command,
  values: Readonly<Record<string, string>>,
): { readonly settings: readonly string[]; readonly text: string } | undefined {
  if (command.blanks.length === 0) return undefined
  const filled = fillCommand(command, masking(command, values))
  if ('missing' in filled) return undefined
  const secret = new Set(command.blanks.filter((blank) => blank.secret).map((blank) => blank.name.replace(/^\$/, '')))
  const settings = filled.assignments.map(({ name, value }) => `${name}=${secret.has(name) ? masked : quoteWord(value)}`)
  return { settings, text: filled.text }
}

/** The text to copy: as it would run, where that can be said without a secret in it. */
export function copyText(command: Command, values: Readonly<Record<string, string>>): string {
  const hasSecret = command.blanks.some((blank) => blank.secret)
  const filled = hasSecret ? { missing: [] } : fillCommand(command, values)
  return 'missing' in filled ? command.text : filled.text
}

function masking(command: Command, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const secret = command.blanks.filter((blank) => blank.secret && (values[blank.name] ?? '') !== '')
  return { ...values, ...Object.fromEntries(secret.map((blank) => [blank.name, masked])) }
}
