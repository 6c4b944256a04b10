// A command and the values for its blanks → what will run. Placeholders are replaced where they stand, quoted for the
// text around them, so that a value is one literal word and never more shell; variables are set before the command,
// whose text stays as written. Used by whatever runs, shows or prints a command with values.
import type { BlankSpan, Command, QuoteContext } from '../playbook/model/command.ts'
import { quoteInDouble, quoteInHereDocument, quoteInSingle, quoteWord } from './quote.ts'

export interface Assignment {
  readonly name: string
  readonly value: string
}

export interface FilledCommand {
  readonly text: string
  /** Variables to set in the session before the text runs. */
  readonly assignments: readonly Assignment[]
}

export interface MissingValues {
  /** The blanks that have no value, as written. */
  readonly missing: readonly string[]
}

/** Fills a command; says which blanks have no value instead of running with a hole. An empty value is no value. */
export function fillCommand(command: Command, values: Readonly<Record<string, string>>): FilledCommand | MissingValues {
  const given = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined)
  const missing = command.blanks.filter((blank) => (given(blank.name) ?? '') === '').map((blank) => blank.name)
  if (missing.length > 0) return { missing }
  const assignments: Assignment[] = []
  const replacements: { readonly span: BlankSpan; readonly value: string }[] = []
  for (const blank of command.blanks) {
    const value = given(blank.name)!
    if (blank.kind === 'variable') assignments.push({ name: blank.name.replace(/^\$/, ''), value })
    else for (const span of blank.spans) replacements.push({ span, value })
  }
  replacements.sort((left, right) => left.span.start - right.span.start)
  const isShell = command.kind === 'shell' || command.kind === 'script'
  let text = ''
  let from = 0
  for (const { span, value } of replacements) {
    if (span.start < from) continue
    text += command.text.slice(from, span.start) + (isShell ? quoted(value, span) : value)
    from = span.end
  }
  return { text: text + command.text.slice(from), assignments }
}

/** Quoted for the shell that reads the value last first, then for the one that reads that. */
function quoted(value: string, span: BlankSpan): string {
  const inner = span.inner === undefined ? value : quotedFor(span.inner, value, false)
  return quotedFor(span.context, inner, span.literal === true)
}

function quotedFor(context: QuoteContext, value: string, isLiteral: boolean): string {
  switch (context) {
    case 'bare':
      return quoteWord(value)
    case 'double':
      return quoteInDouble(value)
    case 'single':
      return quoteInSingle(value)
    case 'heredoc':
      return isLiteral ? value : quoteInHereDocument(value)
  }
}
