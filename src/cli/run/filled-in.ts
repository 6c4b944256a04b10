// A step whose blanks are filled in: its text is shown before it runs, and what is wrong in it can be filled in anew.
import type { Terminal } from '../terminal/terminal.ts'
import type { Bench } from './bench.ts'
import { filledLines } from './filled-lines.ts'
import { commandsToRun, openBlanks, type PlannedStep } from './plan.ts'
import { askForOtherValue } from './questions.ts'
import type { BlankValues } from './values.ts'

/** It has blanks, and none of them is open. */
export function isWhollyFilledIn(planned: PlannedStep, values: BlankValues): boolean {
  const commands = commandsToRun(planned)
  return openBlanks(commands, {}).length > 0 && openBlanks(commands, values).length === 0
}

export function sayFilledIn(terminal: Terminal, planned: PlannedStep, values: BlankValues): void {
  terminal.say(filledLines(planned, values).join('\n'))
}

/** Asks for each blank of the step again, keeping what Enter keeps; returns how a question was left that nobody answered. */
export async function fillInAnew(bench: Bench, terminal: Terminal, planned: PlannedStep): Promise<'ended' | 'interrupted' | undefined> {
  for (const blank of openBlanks(commandsToRun(planned), {})) {
    const value = await askForOtherValue(terminal, blank, bench.values[blank.name] ?? '')
    if (value === undefined) continue
    if (typeof value !== 'string') return value.type === 'interrupted' ? 'interrupted' : 'ended'
    bench.values = { ...bench.values, [blank.name]: value }
  }
  sayFilledIn(terminal, planned, bench.values)
  return undefined
}
