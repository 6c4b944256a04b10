// What can be done with a command of a step: run by the shell that the step runs in, or typed into what an earlier command
// opened. What is meant for inside of `ssh db-1` must never run where that was typed, once it has ended.
import type { Command } from './model/command.ts'
import type { CommandId } from './model/document.ts'
import type { Step } from './model/procedure.ts'

/** Text for a shell, here or inside of something. */
export function isForShell(command: Command): boolean {
  return command.kind === 'shell' || command.kind === 'script'
}

/** Input of a console and of nothing else. */
function isConsoleInput(command: Command): boolean {
  return command.kind === 'repl' || command.kind === 'sql'
}

/** Whether it may be typed into what something opened. A value that is set beforehand is not known in there. */
export function isForConsole(command: Command): boolean {
  if (isConsoleInput(command)) return true
  return isForShell(command) && command.inside !== undefined && command.blanks.every(({ kind }) => kind === 'placeholder')
}

/** A command as `inside` of the others names it. */
export function asOpener(text: string): string {
  return text.replace(/\\\n\s*/g, '')
}

/** What running the step runs: not what is meant for inside of another of its own commands, or only for a case. */
export function commandsToRun(step: Step): readonly Command[] {
  const openers = new Set(step.commands.map(({ text }) => asOpener(text)))
  return step.commands.filter(
    (command) => isForShell(command) && command.onlyWhen === undefined && (command.inside === undefined || !openers.has(command.inside)),
  )
}

/**
 * The step's next command to type where something runs on the target; `opened`: what was run and typed to open it, as
 * `asOpener` gives it.
 */
export function nextForConsole(
  step: Step,
  typedAt: Readonly<Record<CommandId, number>> | undefined,
  opened: readonly string[],
): Command | undefined {
  return step.commands.find((command) => typedAt?.[command.id] === undefined && isForOpen(command, opened))
}

/** Whether it is meant for what these opened. */
export function isForOpen(command: Command, opened: readonly string[]): boolean {
  return isConsoleInput(command) || (isForConsole(command) && command.inside !== undefined && opened.includes(command.inside))
}
