// A step with nobody there (--yes): what can run by itself runs, and what can't is left to be done by hand.
import type { Bench } from './bench.ts'
import { commandsToRun, type PlannedStep } from './plan.ts'
import type { Reporter } from './reporter.ts'
import type { RunRequest } from './run-request.ts'
import { runStep } from './run-step.ts'
import { endOf, type StepOver, skipStep } from './step-over.ts'

export async function unattendedStep(
  bench: Bench,
  reporter: Reporter,
  { confirmation, keepsGoing }: RunRequest,
  planned: PlannedStep,
): Promise<StepOver> {
  const { step, commands } = planned
  const label = `${step.number}. ${step.title}`
  if (commands.length === 0) return { ...(await skipStep(bench, planned, 'to be done by hand')), byHand: [label] }
  const byHand: string[] = []
  for (const { command, leftOut } of commands) {
    if (leftOut === undefined) continue
    byHand.push(`${label}: ${command.text}`)
    await reporter.commandLeftOut(step, command, leftOut)
  }
  const reasons = [...new Set(commands.flatMap(({ leftOut }) => leftOut ?? []))].join(', ')
  if (commandsToRun(planned).length === 0) return { ...(await skipStep(bench, planned, reasons)), byHand }
  const result = await runStep(bench, planned, confirmation)
  await reporter.stepFinished(step, result)
  if (reasons !== '') {
    const { client, incidentId } = bench
    await client.call('incident.note', { incidentId, stepId: step.id, text: `Not all of it was run: ${reasons}` })
  }
  const goesOn = result.outcome === 'succeeded' || keepsGoing
  return { onward: result.wasInterrupted ? 'interrupted' : goesOn ? 'next' : 'stop', end: endOf(result), byHand }
}
