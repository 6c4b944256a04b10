// What will run, in full, once its blanks are filled in: shown before it runs. Secrets stay hidden.
import { mask } from '../../core/incident/mask.ts'
import { fillCommand } from '../../core/shell/fill.ts'
import { commandsToRun, type PlannedStep } from './plan.ts'
import type { BlankValues } from './values.ts'

/** The step's commands with their values, as indented lines. */
export function filledLines(planned: PlannedStep, values: BlankValues): string[] {
  return commandsToRun(planned).flatMap((command) => {
    const shown = Object.fromEntries(command.blanks.map(({ name, secret }) => [name, secret ? mask : (values[name] ?? '')]))
    const filled = fillCommand(command, shown)
    if ('missing' in filled) return []
    const lines = [...filled.assignments.map(({ name, value }) => `${name}=${value}`), ...filled.text.split('\n')]
    return lines.map((line) => `    ${line}`)
  })
}
