// What will be done with each step of a procedure, decided before anything runs, so that nothing half-runs for want of a
// value or a confirmation that could have been asked for at the start.
import { RuncardError } from '../../contract/errors.ts'
import type { TargetRow } from '../../contract/target-calls.ts'
import type { IncidentState } from '../../core/incident/state.ts'
import type { Blank, Command } from '../../core/playbook/model/command.ts'
import type { CommandId, StepId } from '../../core/playbook/model/document.ts'
import type { Procedure, Step } from '../../core/playbook/model/procedure.ts'
import { asOpener, isForOpen, isForShell, commandsToRun as runTogether } from '../../core/playbook/runnable.ts'
import { requireOutside } from '../../engine/incident/permission.ts'
import { hazardsInWords } from '../text/words.ts'
import { stepBefore } from './step-before.ts'
import type { BlankValues } from './values.ts'

export interface PlannedCommand {
  readonly command: Command
  /** Why it is left out when nobody is there to see to it; undefined for one that runs. */
  readonly leftOut?: string
}

export interface PlannedStep {
  readonly step: Step
  /** The commands that can be run at all; none for a step that is done by hand. */
  readonly commands: readonly PlannedCommand[]
  /** What a console that this step opens is meant to get, of this step and of those after it, in order. */
  readonly forConsole: readonly { readonly stepId: StepId; readonly command: Command }[]
}

export interface PlanOptions {
  /** With --yes: nobody stops a command that follows. */
  readonly isUnattended: boolean
  /** Keys reach the program that runs. */
  readonly hasKeyboard: boolean
}

/** The steps in order. SQL, console input and text to copy are not for the shell: their steps are done by hand. */
export function planSteps(procedure: Procedure, options: PlanOptions): PlannedStep[] {
  return procedure.steps.map((step, index) => ({
    step,
    forConsole: forConsoleOf(step, procedure.steps.slice(index + 1)),
    commands: step.commands.filter(isForShell).map((command) => {
      const isElsewhere = !runTogether(step).includes(command)
      const leftOut = options.isUnattended || isElsewhere ? reasonToLeaveOut(command, options.hasKeyboard) : undefined
      return leftOut === undefined ? { command } : { command, leftOut }
    }),
  }))
}

/** Up to the next command that is for the shell from which the console was opened. */
function forConsoleOf(step: Step, after: readonly Step[]): PlannedStep['forConsole'] {
  const own = runTogether(step)
  if (!own.some((command) => command.interactive)) return []
  const opened = own.map(({ text }) => asOpener(text))
  const found: PlannedStep['forConsole'][number][] = []
  for (const { id, commands } of [step, ...after])
    for (const command of commands) {
      if (isForOpen(command, opened)) {
        found.push({ stepId: id, command })
        opened.push(asOpener(command.text))
      } else if (id !== step.id && isForShell(command)) return found
    }
  return found
}

/** Less what was typed into a console already. */
export function withoutTyped(planned: PlannedStep, typed: ReadonlySet<CommandId>): PlannedStep {
  return { ...planned, commands: planned.commands.filter(({ command }) => !typed.has(command.id)) }
}

/** The commands of a step that will really run. */
export function commandsToRun(planned: PlannedStep): Command[] {
  return planned.commands.filter(({ leftOut }) => leftOut === undefined).map(({ command }) => command)
}

function reasonToLeaveOut(command: Command, hasKeyboard: boolean): string | undefined {
  if (command.onlyWhen !== undefined) return `is only for “${command.onlyWhen}”`
  // Nobody is there to have opened it, and here it would run on the wrong machine.
  if (command.inside !== undefined) return `is meant for what “${command.inside.split('\n')[0]!}” opens`
  if (command.follows) return 'runs until it is stopped'
  return command.interactive && !hasKeyboard ? 'needs a terminal to type in' : undefined
}

/** What a person may do with a step: run it, and type what is for the console that it opens. */
export function commandsAtHand(planned: PlannedStep): Command[] {
  return [...commandsToRun(planned), ...planned.forConsole.map(({ command }) => command)]
}

/** What is dangerous in commands, in words; '' where nothing is. */
export function hazardsOf(commands: readonly Command[]): string {
  return hazardsInWords(commands.flatMap((command) => command.hazards))
}

/** The blanks of commands that no value is known for, each once. */
export function openBlanks(commands: readonly Command[], values: BlankValues): Blank[] {
  const blanks = commands.flatMap((command) => command.blanks)
  return blanks.filter(
    (blank, index) => (values[blank.name] ?? '').trim() === '' && blanks.findIndex((other) => other.name === blank.name) === index,
  )
}

/** Throws RuncardError already-inside, steps-may-have-run, blank-unfilled, hazards-unconfirmed: what nobody can be asked about while it runs. */
export function refuseUnattended(
  planned: readonly PlannedStep[],
  before: IncidentState,
  values: BlankValues,
  confirmation: string | undefined,
  target: TargetRow,
): void {
  const steps = planned.filter(({ step }) => stepBefore(before, step)?.settled === undefined)
  for (const planned of steps) requireOutside(commandsToRun(planned), target)
  const doubtful = steps.filter(({ step }) => stepBefore(before, step)?.doubt !== undefined)
  if (doubtful.length > 0)
    throw new RuncardError('steps-may-have-run', { steps: doubtful.map(({ step }) => `${step.number}. ${step.title}`).join('; ') })
  const blanks = steps.flatMap((planned) =>
    openBlanks(commandsToRun(planned), values).map((blank) => `${blank.name} (step ${planned.step.number})`),
  )
  if (blanks.length > 0) throw new RuncardError('blank-unfilled', { blanks: blanks.join(', ') })
  if (confirmation !== undefined) return
  const dangerous = steps.filter((planned) => hazardsOf(commandsToRun(planned)) !== '')
  if (dangerous.length === 0) return
  const named = dangerous.map((planned) => `${planned.step.number}. ${planned.step.title} (${hazardsOf(commandsToRun(planned))})`)
  throw new RuncardError('hazards-unconfirmed', { steps: named.join('; '), target: target.name })
}
