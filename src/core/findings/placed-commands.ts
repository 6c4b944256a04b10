import type { Command } from '../playbook/model/command.ts'
import type { Playbook } from '../playbook/model/playbook.ts'
import type { Procedure, Step } from '../playbook/model/procedure.ts'

export interface PlacedCommand {
  readonly procedure: Procedure
  readonly step: Step
  readonly command: Command
}

/** Every command with its step and procedure, in document order. */
export function commandsOf(playbook: Playbook): readonly PlacedCommand[] {
  const commands: PlacedCommand[] = []
  for (const procedure of playbook.procedures)
    for (const step of procedure.steps) for (const command of step.commands) commands.push({ procedure, step, command })
  return commands
}
