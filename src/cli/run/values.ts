// What blanks are filled in with: from --set, and for variables and secrets from the environment that Runcard was started in.
import type { Blank } from '../../core/playbook/model/command.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { isForShell } from '../../core/playbook/runnable.ts'
import { bareName, environmentName } from '../../core/shell/environment-name.ts'
import { usageError } from '../command.ts'

/** By the blank's name as written. */
export type BlankValues = Readonly<Record<string, string>>

/** Throws RuncardError usage for a --set that is no NAME=VALUE or that nothing in the procedure asks for. */
export function requireBlanksOf(procedure: Procedure, settings: readonly string[]): void {
  const blanks = blanksOf(procedure)
  for (const { name } of settings.map(parseSetting))
    if (blanksNamed(blanks, name).length === 0) throw usageError('run', unknownBlank(name, blanks))
}

/** `known`: what was filled in earlier in the incident, which counts more than the environment, and less than what is set. */
export function valuesFor(
  procedure: Procedure,
  settings: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  known: BlankValues,
): BlankValues {
  const blanks = blanksOf(procedure)
  const values: Record<string, string> = {}
  for (const blank of blanks) {
    const variable = environmentName(blank)
    const value = variable === undefined ? undefined : environment[variable]
    if (value !== undefined && value !== '') values[blank.name] = value
  }
  Object.assign(values, known)
  for (const { name, value } of settings.map(parseSetting)) for (const blank of blanksNamed(blanks, name)) values[blank.name] = value
  return values
}

function blanksOf({ steps }: Procedure): readonly Blank[] {
  return steps.flatMap((step) => step.commands.filter(isForShell).flatMap((command) => command.blanks))
}

function parseSetting(setting: string): { name: string; value: string } {
  const end = setting.indexOf('=')
  if (end < 1) throw usageError('run', `--set wants NAME=VALUE, and “${setting}” is not of that form.`)
  return { name: setting.slice(0, end), value: setting.slice(end + 1) }
}

/** As written, or without its brackets and dollar sign, which a shell would make something else of. */
function blanksNamed(blanks: readonly Blank[], name: string): readonly Blank[] {
  const exact = blanks.filter((blank) => blank.name === name)
  return exact.length > 0 ? exact : blanks.filter((blank) => bareName(blank.name).toLowerCase() === bareName(name).toLowerCase())
}

function unknownBlank(name: string, blanks: readonly Blank[]): string {
  const names = [...new Set(blanks.map((blank) => blank.name))]
  return names.length === 0
    ? `Nothing in this procedure is to be filled in, so --set ${name}=… has no use.`
    : `There is nothing called “${name}” to fill in; there is ${names.join(', ')}.`
}
