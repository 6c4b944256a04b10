// A procedure from its first step to its last, or to where it is stopped: asking before each step, or with --yes going on
// by itself. Decides what follows from each result; what is done is in run-step.ts, what is said in the reporters.
import { describeError, RuncardError } from '../../contract/errors.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Bench } from './bench.ts'
import { incidentNow } from './feed.ts'
import { filledLines } from './filled-lines.ts'
import { interruptedStatus } from './interrupts.ts'
import { sayElsewhere } from './onward.ts'
import { commandsAtHand, commandsToRun, hazardsOf, openBlanks, type PlannedStep, withoutTyped } from './plan.ts'
import { askAboutStep, askForTarget, askForValue, type Decision } from './questions.ts'
import type { LastRun, Reporter, StepResult, Tally } from './reporter.ts'
import { runStep } from './run-step.ts'
import { stepBefore } from './step-before.ts'
import type { BlankValues } from './values.ts'

export interface RunRequest {
  readonly playbook: Playbook
  readonly procedure: Procedure
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
type Onward = 'next' | 'stop' | 'elsewhere' | 'ended' | 'interrupted'
type StepEnd = 'succeeded' | 'failed' | 'to-judge' | 'skipped'

export async function runProcedure(bench: Bench, terminal: Terminal, reporter: Reporter, request: RunRequest): Promise<Tally> {
  const { client, incidentId } = bench
  const ends: StepEnd[] = []
  const byHand: string[] = []
  let values = request.values
  let onward: Onward = 'next'
  let goTo: Procedure | undefined

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

  async function tick(planned: PlannedStep): Promise<Onward> {
    await client.call('step.tick', { incidentId, stepId: planned.step.id })
    ends.push('succeeded')
    return 'next'
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
    ends.push(endOf(result))
    if (result.wasInterrupted) return 'interrupted'
    return result.outcome === 'succeeded' || request.keepsGoing ? 'next' : 'stop'
  }

  async function attended(whole: PlannedStep): Promise<Onward> {
    const planned = withoutTyped(whole, bench.typed)
    const { step } = planned
    const isManual = commandsToRun(planned).length === 0
    let end: StepEnd | undefined
    let hasStarted = false
    let seen = bench.feed.state()
    let elsewhere: readonly number[] = []
    for (;;) {
      const doubt = stepBefore(seen, step)?.doubt
      const standing = hasStarted ? 'tried' : doubt === 'running' || !isManual ? (doubt ?? 'to-run') : 'by-hand'
      const decision = await askAboutStep(terminal, standing, request.targetName, elsewhere)
      switch (decision.type) {
        case 'note':
          await client.call('incident.note', { incidentId, stepId: step.id, text: decision.text })
          continue
        case 'skip':
          return skip(planned, decision.reason)
        case 'fail':
          await client.call('step.fail', { incidentId, stepId: step.id, reason: decision.reason })
          end = 'failed'
          if (!terminal.answers.isPerson || request.keepsGoing) {
            ends.push(end)
            return request.keepsGoing ? 'next' : 'stop'
          }
          hasStarted = true
          elsewhere = sayElsewhere(terminal, request.playbook, request.procedure, step)
          continue
        case 'done':
          return tick(planned)
        case 'elsewhere':
          if (end !== undefined) ends.push(end)
          goTo = request.playbook.procedures[decision.number - 1]
          return 'elsewhere'
        case 'next':
        case 'stop':
        case 'ended':
        case 'interrupted':
          if (end !== undefined) ends.push(end)
          return decision.type
      }
      if (standing === 'running') {
        seen = (await incidentNow(client, incidentId)).state
        const before = stepBefore(seen, step)
        if (before !== undefined) reporter.stepWas(before.words, before.tone)
        if (before?.settled === undefined) continue
        ends.push(before.settled)
        return 'next'
      }
      if (isManual) return tick(planned)
      const ready = await prepare(planned)
      if (ready === undefined) continue
      if (ready.type !== 'ready') return ready.type === 'interrupted' || ready.type === 'ended' ? ready.type : 'stop'
      hasStarted = true
      const result = await run(planned, ready.confirmation).catch((error: unknown) => {
        // A host that does not answer is no reason to lose the place: a person may try again, or go on elsewhere.
        if (!(error instanceof RuncardError) || !terminal.answers.isPerson) throw error
        const { title, next } = describeError(error)
        terminal.say(`${terminal.tint('red', `✗ ${step.number} did not start:`)} ${title}\n${next}`)
        return undefined
      })
      if (result === undefined) continue
      end = endOf(result)
      if (end === 'succeeded') {
        ends.push(end)
        return 'next'
      }
      // A person is asked what to do; lines that were written beforehand can't know that this step would fail.
      if (result.wasInterrupted || (terminal.answers.isPerson && !request.keepsGoing)) {
        if (!result.wasInterrupted) elsewhere = sayElsewhere(terminal, request.playbook, request.procedure, step)
        continue
      }
      ends.push(end)
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
  // A person who goes through a procedure that is done already means to do it again.
  const isAgain = !request.isUnattended && request.steps.every(({ step }) => stepBefore(bench.feed.state(), step)?.settled !== undefined)
  for (const planned of request.steps) {
    const before = isAgain ? undefined : stepBefore(bench.feed.state(), planned.step)
    if (before?.settled !== undefined) {
      reporter.stepWas(before.words, before.tone)
      ends.push(before.settled)
      continue
    }
    reporter.stepReached(planned.step, request.lastRuns[planned.step.id])
    if (before !== undefined) reporter.stepWas(before.words, before.tone)
    onward = await (request.isUnattended ? unattended(planned) : attended(planned))
    if (wasInterruptedBetween) onward = 'interrupted'
    if (onward !== 'next') break
  }
  released?.()

  const count = (end: StepEnd) => ends.filter((other) => other === end).length
  const left = request.steps.length - ends.length
  const [failed, toJudge] = [count('failed'), count('to-judge')]
  const exitStatus = onward === 'interrupted' ? interruptedStatus : failed + toJudge + left > 0 ? 1 : 0
  const isAsked = onward !== 'ended' && onward !== 'interrupted'
  return {
    exitStatus,
    isAsked,
    ...(goTo === undefined ? {} : { goTo }),
    succeeded: count('succeeded'),
    failed,
    toJudge,
    skipped: count('skipped'),
    left,
    byHand,
  }
}

function endOf({ outcome, meaning }: StepResult): StepEnd {
  return outcome === 'succeeded' ? 'succeeded' : meaning === undefined ? 'failed' : 'to-judge'
}
