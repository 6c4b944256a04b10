// Everything that must hold before a step may run, in the order in which a responder should hear of it. Pure: what it
// needs to know is given to it.
import { RuncardError } from '../../contract/errors.ts'
import { mask } from '../../core/incident/mask.ts'
import { placesGoneInto } from '../../core/playbook/goes-into.ts'
import { hazardWords } from '../../core/playbook/hazard-words.ts'
import type { Command } from '../../core/playbook/model/command.ts'
import type { CommandId } from '../../core/playbook/model/document.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import { commandsToRun, isForConsole, isForShell } from '../../core/playbook/runnable.ts'
import { fillCommand } from '../../core/shell/fill.ts'
import { maskText } from '../output/masking.ts'
import { parseAddress } from '../targets/registry/address.ts'
import type { TargetChoice } from '../targets/registry/registry.ts'

/** Those that run when nobody says which; or the one that is named, with those after it where wanted. Throws RuncardError step-without-commands, step-unknown. */
export function chooseCommands(step: Step, onlyCommandId: CommandId | undefined, andAfter = false): readonly Command[] {
  if (onlyCommandId === undefined || andAfter) {
    const all = commandsToRun(step)
    const commands = andAfter ? all.slice(all.findIndex(({ id }) => id === onlyCommandId)) : all
    if (andAfter && !commands.some(({ id }) => id === onlyCommandId)) throw new RuncardError('step-unknown', {})
    if (commands.length === 0) throw new RuncardError('step-without-commands', {})
    return commands
  }
  if (!step.commands.some((command) => command.id === onlyCommandId)) throw new RuncardError('step-unknown', {})
  const chosen = step.commands.filter((command) => command.id === onlyCommandId && isForShell(command))
  if (chosen.length === 0) throw new RuncardError('step-without-commands', {})
  return chosen
}

/** One that is typed into a console. Throws RuncardError step-unknown, step-without-commands. */
export function chooseForConsole(step: Step, commandId: CommandId): Command {
  const command = step.commands.find(({ id }) => id === commandId)
  if (command === undefined) throw new RuncardError('step-unknown', {})
  if (!isForConsole(command)) throw new RuncardError('step-without-commands', {})
  return command
}

/** A command as it will run, and as it may be shown and recorded. */
export interface ReadyCommand {
  readonly command: Command
  readonly text: string
  readonly assignments: Readonly<Record<string, string>>
  /** `text` with dots for the values of secret blanks. */
  readonly shownText: string
}

/** Throws RuncardError blank-unfilled. */
export function fillCommands(commands: readonly Command[], values: Readonly<Record<string, string>>): readonly ReadyCommand[] {
  const missing = new Set<string>()
  const ready: ReadyCommand[] = []
  for (const command of commands) {
    const filled = fillCommand(command, values)
    if ('missing' in filled) for (const name of filled.missing) missing.add(name)
    else {
      const assignments = Object.fromEntries(filled.assignments.map(({ name, value }) => [name, value]))
      ready.push({ command, text: filled.text, assignments, shownText: shownText(command, values) })
    }
  }
  if (missing.size > 0) throw new RuncardError('blank-unfilled', { blanks: [...missing].join(', ') })
  return ready
}

function shownText(command: Command, values: Readonly<Record<string, string>>): string {
  const secrets = command.blanks.filter((blank) => blank.secret).map((blank) => [blank.name, mask])
  const filled = fillCommand(command, { ...values, ...Object.fromEntries(secrets) })
  return 'missing' in filled ? command.text : maskText(filled.text, secretValues([command], values))
}

/** The values of the other blanks, which may be kept; none that has a secret in it. */
export function openValues(commands: readonly Command[], values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const secrets = secretValues(commands, values)
  const blanks = commands.flatMap((command) => command.blanks)
  const isSecret = (name: string) => blanks.some((blank) => blank.name === name && blank.secret)
  const names = [...new Set(blanks.map(({ name }) => name))].filter((name) => Object.hasOwn(values, name) && !isSecret(name))
  const kept = names.map((name) => [name, values[name] ?? ''] as const)
  return Object.fromEntries(kept.filter(([, value]) => value !== '' && maskText(value, secrets) === value))
}

/** Throws RuncardError hazard-unconfirmed. */
export function requireConfirmation(commands: readonly Command[], targetName: string, confirmation: string | undefined): void {
  const hazards = new Set(commands.flatMap((command) => command.hazards))
  if (hazards.size === 0 || confirmation?.trim() === targetName) return
  const words = [...hazards].map((hazard) => hazardWords[hazard]).join(', ')
  throw new RuncardError('hazard-unconfirmed', { hazards: words, target: targetName })
}

/** The values of secret blanks. */
export function secretValues(commands: readonly Command[], values: Readonly<Record<string, string>>): readonly string[] {
  const names = commands.flatMap((command) => command.blanks.filter((blank) => blank.secret).map((blank) => blank.name))
  return [...new Set(names)].flatMap((name) => (Object.hasOwn(values, name) ? [values[name] ?? ''] : []))
}

/** Inside of a container nothing goes into it: what is written for the machine outside would only fail there. Throws RuncardError already-inside. */
export function requireOutside(commands: readonly Command[], { targetId, name }: Pick<TargetChoice, 'targetId' | 'name'>): void {
  const address = parseAddress(targetId)
  if (address.type !== 'container') return
  const { container } = address
  for (const { text } of commands)
    if (placesGoneInto(text).some((place) => place.kind === 'container' && place.name === container))
      throw new RuncardError('already-inside', { container, target: name, command: text.split('\n')[0] ?? '' })
}
