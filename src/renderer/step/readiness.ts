// What a step needs before it can run: its blanks filled, and the target's name where it is dangerous. The engine asks the
// same again; this is for the screen to say so before.

import type { TargetId } from '../../core/incident/events.ts'
import { openedOn } from '../../core/incident/opened.ts'
import { type IncidentState, runningOn, type StepState, stepOf } from '../../core/incident/state.ts'
import { showsAnotherScreen } from '../../core/playbook/console-way-out.ts'
import { opensConsole } from '../../core/playbook/fence/console-lines.ts'
import type { Blank, Command, Hazard } from '../../core/playbook/model/command.ts'
import type { CommandId } from '../../core/playbook/model/document.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import { asOpener, commandsToRun, isForOpen, isForShell, nextForConsole } from '../../core/playbook/runnable.ts'
import type { Page } from '../playbook/page.ts'
import { nextFrom } from '../playbook/progress.ts'

/** What would be typed next into what runs on the target; undefined where nothing runs that could take it. */
export function nextToType(
  step: Step,
  incident: IncidentState,
  targetId: TargetId | undefined,
  page: Page | undefined,
): Command | undefined {
  if (targetId === undefined || runningOn(incident, targetId) === undefined) return undefined
  const opened = openedOn(incident, targetId, (stepId) => page?.steps.get(stepId)?.step)
  return nextForConsole(step, stepOf(incident, step.id).typedAt, opened)
}

function nextStep(step: Step, { steps }: IncidentState, page: Page | undefined): Step | undefined {
  const procedure = page?.steps.get(step.id)?.procedure
  const nextId = page === undefined || procedure === undefined ? undefined : nextFrom(page, procedure, step.id, steps)
  return nextId === undefined ? undefined : page?.steps.get(nextId)?.step
}

/** The step behind this one whose lines are typed into what this one opens; undefined where the next one needs the shell, or a person. */
export function typedNext(step: Step, incident: IncidentState, page: Page | undefined): Step | undefined {
  const next = nextStep(step, incident, page)
  const first = next?.commands[0]
  const openers = step.commands.filter(({ interactive }) => interactive).map(({ text }) => asOpener(text))
  // Lines of a console go into whatever is open: into a console, not into `sudo`, which has a question of its own.
  const opens = first?.inside !== undefined || openers.some((opener) => opensConsole(opener) || showsAnotherScreen(opener))
  return first !== undefined && opens && openers.length > 0 && isForOpen(first, openers) ? next : undefined
}

/**
 * The command that opened what the playbook's lines were typed into and that is still open, where neither this step nor the next one has
 * anything left for it; undefined where nothing was typed into what runs.
 */
export function openConsole(
  step: Step,
  incident: IncidentState,
  targetId: TargetId | undefined,
  page: Page | undefined,
): string | undefined {
  const running = targetId === undefined ? undefined : runningOn(incident, targetId)
  if (running === undefined || nextToType(step, incident, targetId, page) !== undefined) return undefined
  // The console is not to be left yet.
  const next = nextStep(step, incident, page)
  if (next !== undefined && (nextToType(next, incident, targetId, page) ?? typedNext(step, incident, page)) !== undefined) return undefined
  const { commands, startedAt = 0 } = stepOf(incident, running.stepId)
  const isTypedInto = Object.values<StepState>(incident.steps).some(({ typedAt = {} }) =>
    Object.values<number>(typedAt).some((at) => at >= startedAt),
  )
  const { typedAt = {} } = stepOf(incident, step.id)
  const here = step.commands.findLast(({ id }) => (typedAt[id] ?? -1) >= startedAt)?.inside
  const opener = page?.steps.get(running.stepId)?.step.commands.find(({ id }) => commands[id]?.status === 'running')
  return isTypedInto ? (here ?? opener?.text) : undefined
}

/** What Run runs: all that the step's shell can, less what was typed into a console already; or the one that is named. */
export function commandsOfRun(step: Step, { typedAt = {} }: StepState, commandId?: CommandId, andAfter?: true): readonly Command[] {
  if (andAfter) return commandsToRun(step).slice(commandsToRun(step).findIndex(({ id }) => id === commandId))
  if (commandId !== undefined) return step.commands.filter((command) => command.id === commandId && isForShell(command))
  const commands = commandsToRun(step)
  return commands.every(({ id }) => typedAt[id] !== undefined) ? [] : commands
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

/** The command after the one at which the step's run failed, where nothing of what follows has run. */
export function firstLeft(step: Step, { status, commands }: StepState): CommandId | undefined {
  if (status !== 'failed') return undefined
  const all = commandsToRun(step)
  const failedAt = all.findLastIndex(({ id }) => commands[id] !== undefined)
  return failedAt === -1 || commands[all[failedAt]!.id]?.status !== 'failed' ? undefined : all[failedAt + 1]?.id
}
