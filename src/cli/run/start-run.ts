// One `runcard run`: opens the playbook and an incident for it, works through the procedure, and closes both whatever happens.
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentEvent, IncidentKind } from '../../core/incident/events.ts'
import type { CommandId } from '../../core/playbook/model/document.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Procedure, Step } from '../../core/playbook/model/procedure.ts'
import { type Composition, withEngine } from '../compose.ts'
import { answerQuestions } from '../targets/answer-questions.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { printDryRun } from './dry-run.ts'
import { type FeedEvent, followIncident } from './feed.ts'
import { type Interrupts, interruptedStatus, LeftError, watchInterrupts } from './interrupts.ts'
import { createJsonReporter } from './json-reporter.ts'
import { openKeyboard } from './keyboard.ts'
import { planSteps, refuseUnattended } from './plan.ts'
import type { Reporter } from './reporter.ts'
import { type RunRequest, runProcedure } from './run-procedure.ts'
import { createTextReporter } from './text-reporter.ts'
import { valuesFor } from './values.ts'

export interface RunOptions {
  readonly file: string
  /** NAME=VALUE, as given. */
  readonly settings: readonly string[]
  readonly confirmation: string | undefined
  readonly isUnattended: boolean
  readonly keepsGoing: boolean
  readonly printsJson: boolean
  readonly kind: IncidentKind
  readonly shell: string | undefined
  /** Where the steps run: a name or an address. */
  readonly target: string
  /** Only says what would run. */
  readonly isDry: boolean
  /** Undefined where nobody chose one. */
  readonly choose: (playbook: Playbook) => Promise<Procedure | undefined>
}

/** Returns the exit status. */
export async function startRun(options: RunOptions, terminal: Terminal): Promise<number> {
  const interrupts = watchInterrupts(terminal.answers)
  try {
    const shell = options.shell === undefined ? {} : { shell: options.shell }
    return await withEngine(
      terminal,
      (composition) => Promise.race([interrupts.left, run(composition, options, interrupts, terminal)]),
      shell,
    )
  } catch (error) {
    if (error instanceof LeftError) return error.exitStatus
    throw error
  } finally {
    interrupts.close()
  }
}

async function run({ engine, client }: Composition, options: RunOptions, interrupts: Interrupts, terminal: Terminal): Promise<number> {
  const { file, confirmation, isUnattended, kind } = options
  const playbookId = await engine.openFile(file)
  const { playbook, hash } = await client.call('playbook.open', { playbookId })
  const procedure = await options.choose(playbook)
  if (procedure === undefined) return interruptedStatus
  const values = valuesFor(procedure, options.settings, terminal.env)
  const target = await client.call('targets.find', { text: options.target })
  const keyboard = openKeyboard(client, interrupts.interrupt)
  const steps = planSteps(procedure, { isUnattended, hasKeyboard: keyboard !== undefined })

  if (confirmation !== undefined && confirmation !== target.name)
    throw new RuncardError('confirmation-wrong', { confirmation, target: target.name })
  if (options.isDry) {
    await printDryRun(terminal, { procedure, steps, values, target, printsJson: options.printsJson })
    return 0
  }
  if (isUnattended) refuseUnattended(steps, values, confirmation, target.name)

  const reporter = options.printsJson ? createJsonReporter(terminal, playbook) : createTextReporter(terminal)
  const { values: lastValues, steps: lastRuns } = await client.call('playbook.history', { playbookId })
  const { incidentId } = await client.call('incident.open', { playbookId, kind })
  const stopAnswering = answerQuestions(client, terminal, keyboard)
  const feed = followIncident(client, incidentId, relay(reporter, procedure))
  try {
    await feed.until((event): event is IncidentEvent => event.type === 'incident-opened')
    const number = playbook.procedures.indexOf(procedure) + 1
    await reporter.opened({ title: playbook.title, file, procedure, number, target: target.name, kind })
    const bench = {
      client,
      feed,
      interrupts,
      keyboard,
      incidentId,
      targetId: target.targetId,
      hash,
      confirmation,
      say: terminal.say,
      typed: new Set<CommandId>(),
    }
    const request: RunRequest = { ...options, steps, values, lastValues, lastRuns, targetName: target.name }
    const tally = await runProcedure(bench, terminal, reporter, request)
    await client.call('incident.close', { incidentId })
    // Everything that was recorded before it has been told when this has.
    await feed.until((event): event is IncidentEvent => event.type === 'incident-closed')
    await reporter.finished(tally)
    return tally.exitStatus
  } catch (error) {
    // What went wrong is told by whoever called; that the incident stays open would only be one more thing.
    await client.call('incident.close', { incidentId }).catch(() => {})
    throw error
  } finally {
    stopAnswering()
    feed.close()
  }
}

/** Hands the feed's events to the reporter; of a step that runs in pieces only the first start is told. */
function relay(reporter: Reporter, procedure: Procedure): (event: FeedEvent) => Promise<void> {
  let lastStarted: Step | undefined
  return async (event) => {
    if (event.type === 'step-started') {
      const step = procedure.steps.find(({ id }) => id === event.stepId)
      if (step !== undefined && step !== lastStarted) await reporter.stepStarted(step)
      lastStarted = step
    }
    await reporter.event(event)
  }
}
