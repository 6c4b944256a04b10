// Running the commands of one step and waiting for how it ends.

import { RuncardError } from '../../contract/errors.ts'
import type { IncidentEvent, RunId } from '../../core/incident/events.ts'
import { endMeaning, stepOf } from '../../core/incident/state.ts'
import type { CommandId } from '../../core/playbook/model/document.ts'
import type { Bench } from './bench.ts'
import { offerConsole } from './console.ts'
import { commandsToRun, type PlannedStep } from './plan.ts'
import type { StepResult } from './reporter.ts'

type StepFinished = IncidentEvent & { type: 'step-finished' }
type StepStarted = IncidentEvent & { type: 'step-started' }

/** Runs the step whole; where commands are left out, the others one by one up to the first that fails. */
export async function runStep(
  bench: Bench,
  planned: PlannedStep,
  confirmation: string | undefined,
): Promise<StepResult & { readonly wasInterrupted: boolean }> {
  const isWhole = planned.commands.every(({ leftOut }) => leftOut === undefined)
  const pieces: readonly (CommandId | undefined)[] = isWhole ? [undefined] : commandsToRun(planned).map(({ id }) => id)
  let durationMs = 0
  for (const [index, commandId] of pieces.entries()) {
    const { finished, wasInterrupted } = await runPiece(bench, planned, commandId, confirmation)
    durationMs += finished.durationMs
    const { outcome, exitStatus, detail } = finished
    if (outcome === 'succeeded' && index < pieces.length - 1) continue
    const meaning = outcome === 'failed' ? endMeaning(stepOf(bench.feed.state(), planned.step.id)) : undefined
    const more = { ...(detail === undefined ? {} : { detail }), ...(meaning === undefined ? {} : { meaning }) }
    return { outcome, exitStatus, durationMs, ...more, wasInterrupted }
  }
  throw new Error(`step ${planned.step.id} has nothing to run`)
}

async function runPiece(
  bench: Bench,
  planned: PlannedStep,
  commandId: CommandId | undefined,
  confirmation: string | undefined,
): Promise<{ readonly finished: StepFinished; readonly wasInterrupted: boolean }> {
  const { client, feed, interrupts, keyboard, incidentId, values, hash } = bench
  const { targetId } = bench.target
  const { step, commands } = planned
  const wanted = commands.flatMap(({ command }) => command.blanks.map((blank) => blank.name))
  let runId: RunId | undefined
  let wasInterrupted = false
  const released = interrupts.whileRunning(() => {
    wasInterrupted = true
    if (runId !== undefined) void stop(bench, runId)
  })
  let disconnect: (() => void) | undefined
  feed.expect({ stepId: step.id, targetId })
  try {
    const answer = await client.call('step.run', {
      incidentId,
      stepId: step.id,
      targetId,
      hash,
      values: Object.fromEntries(Object.entries(values).filter(([name]) => wanted.includes(name))),
      ...(commandId === undefined ? {} : { commandId }),
      ...(confirmation === undefined ? {} : { confirmation }),
    })
    runId = answer.runId
    // Ctrl-C may have been faster than the answer.
    if (wasInterrupted) void stop(bench, runId)
    const started = await feed.until((event): event is StepStarted => event.type === 'step-started' && event.runId === runId)
    disconnect = keyboard?.connect(started.sessionId, offerConsole(bench, planned, confirmation))
    const finished = await feed.until((event): event is StepFinished => event.type === 'step-finished' && event.runId === runId)
    return { finished, wasInterrupted }
  } finally {
    feed.expect(undefined)
    disconnect?.()
    released()
  }
}

/** Never rejects: the run's end tells what became of it. */
async function stop({ client, incidentId, say }: Bench, runId: RunId): Promise<void> {
  say('Stopping… (Ctrl-C once more leaves)')
  try {
    const { stillRunning } = await client.call('step.stop', { incidentId, runId })
    if (stillRunning.length > 0) say(`Still running: ${stillRunning.join('; ')}`)
  } catch (error) {
    // It ended by itself in the meantime.
    if (error instanceof RuncardError && error.code === 'step-not-running') return
    say(error instanceof Error ? error.message : String(error))
  }
}
