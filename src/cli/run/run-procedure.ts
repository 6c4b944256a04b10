// A procedure from its first step to its last, or to where it is stopped: asking before each step, or with --yes going on
// by itself. Decides what follows from each result; what is done is in run-step.ts, what is said in the reporters.
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Bench } from './bench.ts'
import { filledLines } from './filled-lines.ts'
import { interruptedStatus } from './interrupts.ts'
import { commandsAtHand, commandsToRun, hazardsOf, openBlanks, type PlannedStep, withoutTyped } from './plan.ts'
import { askForTarget, askForValue, askIfDone, askToRun, askWhatNext, type Decision } from './questions.ts'
import type { LastRun, Reporter, StepResult, Tally } from './reporter.ts'
import { runStep } from './run-step.ts'
import type { BlankValues } from './values.ts'

export interface RunRequest {
  readonly steps: readonly PlannedStep[]
  readonly values: BlankValues
  /** What blanks were filled in with the last time this playbook was used. */
  readonly lastValues: BlankValues
  /** The commands of each step as they last ran. */
  readonly lastRuns: Readonly<Record<StepId, LastRun | undefined>>
  /** The target's name, where it was given beforehand. */
  readonly confirmation: string | undefined
  readonly targetName: string
  readonly isUnattended: boolean
  readonly keepsGoing: boolean
}

/** Where to go after a step. */
type Onward = 'next' | 'stop' | 'interrupted'
type StepEnd = 'succeeded' | 'failed' | 'skipped'

export async function runProcedure(bench: Bench, terminal: Terminal, reporter: Reporter, request: RunRequest): Promise<Tally> {
  const { client, incidentId } = bench
  const ends: StepEnd[] = []
  const byHand: string[] = []
  let values = request.values
  let onward: Onward = 'next'

  async function skip(planned: PlannedStep, reason: string): Promise<Onward> {
    await client.call('step.skip', { incidentId, stepId: planned.step.id, reason })
    ends.push('skipped')
    return 'next'
  }

  async function run(planned: PlannedStep, confirmation: string | undefined): Promise<StepResult & { readonly wasInterrupted: boolean }> {
    const result = await runStep(bench, planned, values, confirmation)
    await reporter.stepFinished(planned.step, result)
    return result
  }

  async function unattended(planned: PlannedStep): Promise<Onward> {
    const { step, commands } = planned
    const label = `${step.number}. ${step.title}`
    if (commands.length === 0) {
      byHand.push(label)
      return skip(planned, 'to be done by hand')
    }
    for (const { command, leftOut } of commands) {
      if (leftOut === undefined) continue
      byHand.push(`${label}: ${command.text}`)
      await reporter.commandLeftOut(step, command, leftOut)
    }
    const reasons = [...new Set(commands.flatMap(({ leftOut }) => leftOut ?? []))].join(', ')
    if (commandsToRun(planned).length === 0) return skip(planned, reasons)
    const result = await run(planned, request.confirmation)
    if (reasons !== '') await client.call('incident.note', { incidentId, stepId: step.id, text: `Not all of it was run: ${reasons}` })
    ends.push(result.outcome === 'succeeded' ? 'succeeded' : 'failed')
    if (result.wasInterrupted) return 'interrupted'
    return result.outcome === 'succeeded' || request.keepsGoing ? 'next' : 'stop'
  }

  async function attended(whole: PlannedStep): Promise<Onward> {
    const planned = withoutTyped(whole, bench.typed)
    const { step } = planned
    const isManual = commandsToRun(planned).length === 0
    let wasTried = false
    for (;;) {
      const decision: Decision = await (wasTried
        ? askWhatNext(terminal)
        : isManual
          ? askIfDone(terminal)
          : askToRun(terminal, request.targetName))
      switch (decision.type) {
        case 'note':
          await client.call('incident.note', { incidentId, stepId: step.id, text: decision.text })
          continue
        case 'skip':
          return skip(planned, decision.reason)
        case 'fail':
          await client.call('step.fail', { incidentId, stepId: step.id, reason: decision.reason })
          ends.push('failed')
          return request.keepsGoing ? 'next' : 'stop'
        case 'next':
        case 'stop':
        case 'interrupted':
          if (wasTried) ends.push('failed')
          return decision.type
      }
      if (isManual) {
        await client.call('step.tick', { incidentId, stepId: step.id })
        ends.push('succeeded')
        return 'next'
      }
      const ready = await prepare(planned)
      if (ready === undefined) continue
      if (ready.type !== 'ready') return ready.type === 'interrupted' ? 'interrupted' : 'stop'
      const result = await run(planned, ready.confirmation)
      if (result.outcome === 'succeeded') {
        ends.push('succeeded')
        return 'next'
      }
      wasTried = true
      // A person is asked what to do; lines that were written beforehand can't know that this step would fail.
      if (result.wasInterrupted || (terminal.answers.isPerson && !request.keepsGoing)) continue
      ends.push('failed')
      return request.keepsGoing ? 'next' : 'stop'
    }
  }

  /** Asks for what the step needs before it runs; undefined where it was not given. */
  async function prepare(planned: PlannedStep): Promise<{ readonly type: 'ready'; readonly confirmation?: string } | Decision | undefined> {
    const blanks = openBlanks(commandsAtHand(planned), values)
    for (const blank of blanks) {
      const value = await askForValue(terminal, blank, planned.step, request.lastValues[blank.name])
      if (typeof value !== 'string') return value
      values = { ...values, [blank.name]: value }
    }
    if (blanks.length > 0) terminal.say(filledLines(planned, values).join('\n'))
    const hazards = hazardsOf(commandsAtHand(planned))
    if (hazards === '') return { type: 'ready' }
    const confirmation = request.confirmation ?? (await askForTarget(terminal, hazards, request.targetName))
    return typeof confirmation === 'string' ? { type: 'ready', confirmation } : confirmation
  }

  let wasInterruptedBetween = false
  const released = request.isUnattended
    ? bench.interrupts.whileRunning(() => {
        wasInterruptedBetween = true
      })
    : undefined
  for (const planned of request.steps) {
    reporter.stepReached(planned.step, request.lastRuns[planned.step.id])
    onward = await (request.isUnattended ? unattended(planned) : attended(planned))
    if (wasInterruptedBetween) onward = 'interrupted'
    if (onward !== 'next') break
  }
  released?.()

  const count = (end: StepEnd) => ends.filter((other) => other === end).length
  const left = request.steps.length - ends.length
  const exitStatus = onward === 'interrupted' ? interruptedStatus : count('failed') > 0 || left > 0 ? 1 : 0
  return { exitStatus, succeeded: count('succeeded'), failed: count('failed'), skipped: count('skipped'), left, byHand }
}
