// The help pages, made from the table of commands: whatever a command can do is said there and nowhere else.
import type { Command, OptionSpec } from './command.ts'
import { wrapLines } from './text/wrap.ts'

const columnGap = 2
const indent = '  '

/** The page that `runcard --help` prints. */
export function overallHelp(commands: readonly Command[], columns: number): string {
  const rows = commands.map((command) => [`${command.name} ${command.usage}`.trim(), command.summary] as const)
  return [
    'Runcard opens the Markdown recovery playbooks that a team already has: read them, run their steps, print them.',
    '',
    'Usage: runcard COMMAND [OPTIONS]',
    '',
    'Commands:',
    ...rows.flatMap(([usage, summary]) => [`${indent}${usage}`, ...wrapLines(summary, columns, `${indent}${indent}${indent}`)]),
    '',
    'Options:',
    ...table(
      [
        ['--help, -h', 'Print this, or the help of a command: runcard COMMAND --help.'],
        ['--version', 'Print the version.'],
      ],
      columns,
    ),
    '',
    'Environment:',
    ...table(
      [
        ['RUNCARD_DATA', 'Folder for settings, the journal and recorded output, instead of the system’s usual place.'],
        ['NO_COLOR', 'Print without colours.'],
      ],
      columns,
    ),
    '',
    'Results go to standard output, messages to standard error.',
    'Exit status: 0 done, 1 a step failed or something is wrong, 2 called wrongly, 130 interrupted.',
    '',
  ].join('\n')
}

/** The page that `runcard COMMAND --help` prints. */
export function commandHelp(command: Command, columns: number): string {
  const options = { ...command.options, help: { type: 'boolean', short: 'h', help: 'Print this.' } as const }
  return [
    ...wrapLines(command.summary, columns, ''),
    '',
    `Usage: runcard ${command.name} ${command.usage}`.trimEnd(),
    '',
    'Options:',
    ...table(
      Object.entries(options).map(([name, option]) => [optionUsage(name, option), option.help] as const),
      columns,
    ),
    ...command.details.flatMap((paragraph) => ['', ...wrapLines(paragraph, columns, '')]),
    '',
    command.examples.length === 1 ? 'Example:' : 'Examples:',
    ...command.examples.map((example) => `${indent}${example}`),
    '',
  ].join('\n')
}

function optionUsage(name: string, option: OptionSpec): string {
  const long = option.value === undefined ? `--${name}` : `--${name} ${option.value}`
  return option.short === undefined ? long : `${long}, -${option.short}`
}

function table(rows: readonly (readonly [string, string])[], columns: number): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + columnGap
  return rows.flatMap(([left, right]) => {
    const [first = '', ...rest] = wrapLines(right, columns, ' '.repeat(indent.length + width))
    return [`${indent}${left.padEnd(width)}${first.trimStart()}`, ...rest]
  })
}
