// What a command of the terminal shell is: a name, words for its help, its options, and what it does. Arguments are parsed
// here for all of them, so that every mistake in calling one is named in the same way and ends with exit status 2.
import { parseArgs } from 'node:util'
import { RuncardError } from '../contract/errors.ts'
import type { Terminal } from './terminal/terminal.ts'

export interface OptionSpec {
  readonly type: 'boolean' | 'string'
  readonly short?: string
  readonly multiple?: boolean
  /** What stands for the value in the help: `PATH`. */
  readonly value?: string
  readonly help: string
}

type Options = Readonly<Record<string, OptionSpec>>

type Values<Specs extends Options> = {
  readonly [Name in keyof Specs]?: Specs[Name] extends { readonly type: 'boolean' }
    ? boolean
    : Specs[Name] extends { readonly multiple: true }
      ? readonly string[]
      : string
}

interface Positionals {
  /** As in the help: `FILE`. */
  readonly name: string
  readonly least: number
  readonly most: number
}

interface CommandSpec<Specs extends Options> {
  readonly name: string
  /** One line, for the list of all commands. */
  readonly summary: string
  /** What follows the name on the usage line. */
  readonly usage: string
  /** Paragraphs below the options: what is not obvious. */
  readonly details: readonly string[]
  readonly examples: readonly string[]
  readonly positionals: Positionals
  readonly options: Specs
  /** Does it; returns the exit status. */
  readonly run: (values: Values<Specs>, positionals: readonly string[], terminal: Terminal) => Promise<number>
}

/** A command as the table of commands holds it: its own option types are known only inside. */
export interface Command extends Omit<CommandSpec<Options>, 'run'> {
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>
}

/** Makes a command whose `run` gets its options with their types. */
export function defineCommand<const Specs extends Options>(spec: CommandSpec<Specs>): Command {
  return {
    ...spec,
    run(args, terminal) {
      const { values, positionals } = parseCommand(spec, args)
      return spec.run(values, positionals, terminal)
    },
  }
}

/** A mistake in how the command was called. */
export function usageError(command: string, problem: string): RuncardError {
  return new RuncardError('usage', { problem, help: `“runcard ${command} --help”` })
}

function parseCommand<Specs extends Options>(spec: CommandSpec<Specs>, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(spec.options).map(([name, { type, short, multiple }]) => [
      name,
      { type, ...(short === undefined ? {} : { short }), ...(multiple === undefined ? {} : { multiple }) },
    ]),
  )
  let parsed: { readonly values: unknown; readonly positionals: readonly string[] }
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw usageError(spec.name, problemOf(error, spec.name))
  }
  const { name, least, most } = spec.positionals
  if (parsed.positionals.length < least) throw usageError(spec.name, `“runcard ${spec.name}” needs a ${name}.`)
  const surplus = parsed.positionals[most]
  if (surplus !== undefined) {
    const takes = most === 0 ? 'takes no arguments' : most === 1 ? `takes one ${name}` : `takes at most ${most}`
    throw usageError(spec.name, `“runcard ${spec.name}” ${takes}; “${surplus}” is too much.`)
  }
  return { values: parsed.values as Values<Specs>, positionals: parsed.positionals }
}

/** parseArgs says what is wrong in words meant for programmers; its codes say it to us. */
function problemOf(error: unknown, command: string): string {
  if (!(error instanceof Error) || !('code' in error)) throw error
  const option = /'(?:-\w, )?(--?[^'\s=]+)/.exec(error.message)?.[1] ?? ''
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `“runcard ${command}” has no option ${option}.`
  if (error.code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw error
  if (error.message.includes('does not take')) return `${option} takes no value.`
  if (error.message.includes('ambiguous')) return `${option} needs a value; one that starts with “-” is written ${option}=-VALUE.`
  return `${option} needs a value.`
}
