// From the arguments to a command and from whatever happens to an exit status. A known error is told in its two sentences,
// never with a stack; a fault of Runcard's own is told with the place where its stack is kept.
import { BugError } from '../contract/client.ts'
import { describeError, RuncardError } from '../contract/errors.ts'
import { readVersion } from '../engine/installation.ts'
import { commands } from './commands/table.ts'
import { commandHelp, overallHelp } from './help.ts'
import type { Terminal } from './terminal/terminal.ts'
import { nearestWord } from './text/nearest.ts'

const wronglyCalled = 2

/** Carries out one command line; returns the exit status and never throws. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal)
  } catch (error) {
    return report(error, terminal)
  } finally {
    terminal.answers.close()
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined) {
    terminal.say(overallHelp(commands, terminal.columns))
    return wronglyCalled
  }
  if (name === '--version') return print(terminal, `${await readVersion()}\n`)
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0))
    return print(terminal, overallHelp(commands, terminal.columns))
  if (name === 'help') return print(terminal, commandHelp(findCommand(rest[0] ?? ''), terminal.columns))
  const command = findCommand(name)
  const end = rest.indexOf('--')
  const options = end === -1 ? rest : rest.slice(0, end)
  if (options.includes('--help') || options.includes('-h')) return print(terminal, commandHelp(command, terminal.columns))
  return command.run(rest, terminal)
}

async function print(terminal: Terminal, text: string): Promise<number> {
  await terminal.print(text)
  return 0
}

function findCommand(name: string) {
  const command = commands.find((candidate) => candidate.name === name)
  if (command !== undefined) return command
  const nearest = nearestWord(
    name,
    commands.map((candidate) => candidate.name),
  )
  const hint = nearest === undefined ? '' : ` Did you mean “${nearest}”?`
  const what = name.startsWith('-') ? `There is no option ${name}.` : `There is no command “${name}”.`
  throw new RuncardError('usage', { problem: `${what}${hint}`, help: '“runcard --help”' })
}

function report(error: unknown, terminal: Terminal): number {
  const prefix = terminal.tint('red', 'runcard:')
  if (error instanceof RuncardError) {
    const { title, next, exitStatus } = describeError(error)
    terminal.say(`${prefix} ${title}\n${next}`)
    return exitStatus
  }
  if (error instanceof BugError) terminal.say(`${prefix} ${error.message}`)
  else {
    // A fault outside of the engine, which keeps the stacks of its own: this is the only place left to keep it.
    terminal.say(`${prefix} Something went wrong inside Runcard. Please report this:`)
    terminal.say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  return 1
}
