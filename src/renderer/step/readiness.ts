// What a step needs before it can run: its blanks filled, and the target's name where it is dangerous. The engine asks the
// same again; this is for the screen to say so before.
import type { StepState } from '../../core/incident/state.ts'
import type { Blank, Command, CommandId, Hazard, Step } from '../../core/playbook/model.ts'

export function canRun(command: Command): boolean {
  return command.kind === 'shell' || command.kind === 'script'
}

/** Typed into a console that an earlier command opened. */
export function isForConsole(command: Command): boolean {
  return command.kind === 'repl' || command.kind === 'sql'
}

/** The first of the step's commands for a console that was not typed there yet. */
export function nextForConsole(step: Step, state: StepState): Command | undefined {
  return step.commands.find((command) => isForConsole(command) && state.typedAt?.[command.id] === undefined)
}

/** What would run: one command where it is named, else all of the step's that can. */
export function commandsToRun(step: Step, commandId?: CommandId): readonly Command[] {
  return step.commands.filter((command) => canRun(command) && (commandId === undefined || command.id === commandId))
}

/** Each blank once, in the order in which they come. */
export function blanksOf(commands: readonly Command[]): readonly Blank[] {
  const blanks = new Map<string, Blank>()
  for (const command of commands) for (const blank of command.blanks) if (!blanks.has(blank.name)) blanks.set(blank.name, blank)
  return [...blanks.values()]
}

export function unfilled(commands: readonly Command[], values: Readonly<Record<string, string>>): readonly Blank[] {
  return blanksOf(commands).filter((blank) => (values[blank.name] ?? '') === '')
}

export function hazardsOf(commands: readonly Command[]): readonly Hazard[] {
  return [...new Set(commands.flatMap((command) => command.hazards))]
}

/** Only the values that these commands ask for: nothing else leaves the page. */
export function valuesFor(commands: readonly Command[], values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(blanksOf(commands).map((blank) => [blank.name, values[blank.name] ?? '']))
}
