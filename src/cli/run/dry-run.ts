// `runcard run --dry-run`: what would run and where, in full and filled in, with nothing run, nobody asked and no connection
// made. A command that could not run as things are says what it lacks.
import type { TargetRow } from '../../contract/target-calls.ts'
import type { Command } from '../../core/playbook/model/command.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { fillCommand } from '../../core/shell/fill.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { procedurePath } from '../text/procedure-words.ts'
import { hazardsInWords } from '../text/words.ts'
import { filledLines } from './filled-lines.ts'
import type { PlannedCommand, PlannedStep } from './plan.ts'
import type { BlankValues } from './values.ts'

export interface DryRun {
  readonly procedure: Procedure
  readonly steps: readonly PlannedStep[]
  readonly values: BlankValues
  readonly target: TargetRow
  readonly printsJson: boolean
}

export async function printDryRun(terminal: Terminal, { procedure, steps, values, target, printsJson }: DryRun): Promise<void> {
  if (printsJson) {
    for (const planned of steps) await terminal.print(`${JSON.stringify(stepAsJson(planned, values, target))}\n`)
    return
  }
  const { paint } = terminal
  const where = target.detail === target.name || target.detail === '' ? target.name : `${target.name} (${target.detail})`
  const lines = [`${paint('bold', procedurePath(procedure))}, on ${paint('bold', where)}. Nothing is run.`]
  for (const planned of steps) {
    lines.push('', paint('bold', `${planned.step.number}. ${planned.step.title}`))
    if (planned.commands.length === 0) lines.push('  by hand')
    for (const command of planned.commands) lines.push(...commandLines(planned, command, values, terminal))
  }
  await terminal.print(`${lines.join('\n')}\n`)
}

function commandLines(planned: PlannedStep, command: PlannedCommand, values: BlankValues, { paint }: Terminal): string[] {
  const { hazards, missing, leftOut } = facts(command, values)
  const text = missing.length > 0 ? command.command.text.split('\n').map((line) => `    ${line}`) : linesOf(planned, command, values)
  return [
    ...text,
    ...(hazards === '' ? [] : [paint('red', `  ! ${hazards}: asks for the target’s name`)]),
    ...(missing.length === 0 ? [] : [paint('yellow', `  ? to be filled in: ${missing.join(', ')}`)]),
    ...(leftOut === undefined ? [] : [paint('yellow', `  – left out, because it ${leftOut}`)]),
  ]
}

function stepAsJson(planned: PlannedStep, values: BlankValues, target: TargetRow): object {
  const { number, title, id } = planned.step
  const commands = planned.commands.map((command) => {
    const { missing, leftOut } = facts(command, values)
    const { hazards } = command.command
    const text =
      missing.length > 0
        ? command.command.text
        : linesOf(planned, command, values)
            .map((line) => line.slice(4))
            .join('\n')
    return { text, hazards, missing, ...(leftOut === undefined ? {} : { leftOut }) }
  })
  return { type: 'step-planned', stepId: id, number, title, target: target.name, address: target.address, commands }
}

function facts({ command, leftOut }: PlannedCommand, values: BlankValues): { hazards: string; missing: string[]; leftOut?: string } {
  const missing = missingOf(command, values)
  return { hazards: hazardsInWords(command.hazards), missing, ...(leftOut === undefined ? {} : { leftOut }) }
}

function missingOf(command: Command, values: BlankValues): string[] {
  const filled = fillCommand(command, values)
  return 'missing' in filled ? [...filled.missing] : []
}

/** As it would run, secrets hidden. */
function linesOf(planned: PlannedStep, { command }: PlannedCommand, values: BlankValues): string[] {
  return filledLines({ ...planned, commands: [{ command }] }, values)
}
