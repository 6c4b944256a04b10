// A step that is asked about: by a person, or with lines that were written beforehand. Asked again until it is clear what became
// of it and where to go.
import { describeError, RuncardError } from '../../contract/errors.ts'
import { requireOutside } from '../../engine/incident/permission.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Bench } from './bench.ts'
import { chooseTarget } from './choose-target.ts'
import { incidentNow } from './feed.ts'
import { fillInAnew, isWhollyFilledIn, sayFilledIn } from './filled-in.ts'
import { sayElsewhere } from './onward.ts'
import { commandsAtHand, commandsToRun, hazardsOf, openBlanks, type PlannedStep, withoutTyped } from './plan.ts'
import { askAboutStep, askForTarget, askForValue, type Decision, type StepStanding } from './questions.ts'
import { recordCall } from './record-call.ts'
import type { Reporter, StepResult } from './reporter.ts'
import type { RunRequest } from './run-request.ts'
import { runStep } from './run-step.ts'
import { type StepBefore, stepBefore } from './step-before.ts'
import { endOf, type StepEnd, type StepOver, skipStep } from './step-over.ts'

export async function attendedStep(
  bench: Bench,
  terminal: Terminal,
  reporter: Reporter,
  request: RunRequest,
  whole: PlannedStep,
): Promise<StepOver> {
  const { client, incidentId } = bench
  const planned = withoutTyped(whole, bench.typed)
  const { step } = planned
  const isManual = commandsToRun(planned).length === 0
  /** Lines that were written beforehand can't know that this step would fail. */
  const asksAfterFailure = terminal.answers.isPerson && !request.keepsGoing
  let end: StepEnd | undefined
  let isTried = false
  let seen = bench.feed.state()
  let elsewhere: readonly number[] = []
  const over = (onward: StepOver['onward']): StepOver => ({ onward, ...(end === undefined ? {} : { end }) })
  const ticked = async (): Promise<StepOver> => {
    await client.call('step.tick', { incidentId, stepId: step.id })
    return { onward: 'next', end: 'succeeded' }
  }
  // What was filled in before is seen before it runs, as what is filled in now is.
  if (isWhollyFilledIn(planned, bench.values)) sayFilledIn(terminal, planned, bench.values)
  for (;;) {
    const doubt = stepBefore(seen, step)?.doubt
    const standing = standingOf(isTried, isManual, doubt)
    const isFilledIn = standing !== 'running' && isWhollyFilledIn(planned, bench.values)
    const asked = { standing, target: bench.target.name, elsewhere, isFilledIn }
    const decision = await askAboutStep(terminal, asked)
    switch (decision.type) {
      case 'note':
        await client.call('incident.note', { incidentId, stepId: step.id, text: decision.text })
        continue
      case 'call': {
        const { playbook, procedure } = request
        const wayOut = await recordCall(bench, terminal, { playbook, scenarioId: procedure.scenarioId }, decision.text)
        if (wayOut !== undefined) return over(wayOut)
        continue
      }
      case 'target': {
        const wayOut = await chooseTarget(bench, terminal, decision.text)
        if (wayOut !== undefined) return over(wayOut)
        continue
      }
      case 'values': {
        const wayOut = await fillInAnew(bench, terminal, planned)
        if (wayOut !== undefined) return over(wayOut)
        continue
      }
      case 'skip':
        return skipStep(bench, planned, decision.reason)
      case 'fail':
        await client.call('step.fail', { incidentId, stepId: step.id, reason: decision.reason })
        end = 'failed'
        if (!asksAfterFailure) return over(request.keepsGoing ? 'next' : 'stop')
        isTried = true
        elsewhere = sayElsewhere(terminal, request.playbook, request.procedure, step)
        continue
      case 'done':
        return ticked()
      case 'elsewhere': {
        const goTo = request.playbook.procedures[decision.number - 1]
        return { ...over('elsewhere'), ...(goTo === undefined ? {} : { goTo }) }
      }
      case 'next':
      case 'stop':
      case 'ended':
      case 'interrupted':
        return over(decision.type)
    }
    if (standing === 'running') {
      seen = (await incidentNow(client, incidentId)).state
      const before = stepBefore(seen, step)
      if (before !== undefined) reporter.stepWas(before.words, before.tone)
      if (before?.settled === undefined) continue
      return { onward: 'next', end: before.settled }
    }
    if (isManual) {
      if (!isTried) return ticked()
      // What is done by hand is tried again by hand: only then is it known whether it went well.
      isTried = false
      continue
    }
    const attempt = await attemptStep(bench, terminal, request, planned)
    if (attempt.type === 'left') return over(attempt.onward)
    if (attempt.type !== 'not-ready') isTried = true
    if (attempt.type !== 'ran') continue
    const { result } = attempt
    await reporter.stepFinished(step, result)
    end = endOf(result)
    if (end === 'succeeded') return over('next')
    if (!result.wasInterrupted && !asksAfterFailure) return over(request.keepsGoing ? 'next' : 'stop')
    if (!result.wasInterrupted) elsewhere = sayElsewhere(terminal, request.playbook, request.procedure, step)
  }
}

function standingOf(isTried: boolean, isManual: boolean, doubt: StepBefore['doubt']): StepStanding {
  if (isTried) return isManual ? 'tried-by-hand' : 'tried'
  return doubt === 'running' || !isManual ? (doubt ?? 'to-run') : 'by-hand'
}

type Attempt =
  | { readonly type: 'ran'; readonly result: StepResult & { readonly wasInterrupted: boolean } }
  /** Something that it needs was not given; or something was in its way, which was said. */
  | { readonly type: 'not-ready' | 'did-not-start' }
  | { readonly type: 'left'; readonly onward: StepOver['onward'] }

/** A host that does not answer is no reason to lose the place: a person may try again, or go on elsewhere. */
async function attemptStep(bench: Bench, terminal: Terminal, request: RunRequest, planned: PlannedStep): Promise<Attempt> {
  try {
    const ready = await prepare(bench, terminal, request, planned)
    if (ready === undefined) return { type: 'not-ready' }
    if (ready.type !== 'ready')
      return { type: 'left', onward: ready.type === 'interrupted' || ready.type === 'ended' ? ready.type : 'stop' }
    return { type: 'ran', result: await runStep(bench, planned, ready.confirmation) }
  } catch (error) {
    if (!(error instanceof RuncardError) || !terminal.answers.isPerson) throw error
    const { title, next } = describeError(error)
    terminal.say(`${terminal.tint('red', `✗ ${planned.step.number} did not start:`)} ${title}\n${next}`)
    return { type: 'did-not-start' }
  }
}

type Ready = { readonly type: 'ready'; readonly confirmation?: string }

/** Asks for what the step needs before it runs; undefined where it was not given. Throws RuncardError already-inside before anything is asked. */
async function prepare(bench: Bench, terminal: Terminal, request: RunRequest, planned: PlannedStep): Promise<Ready | Decision | undefined> {
  const { target } = bench
  requireOutside(commandsToRun(planned), target)
  const blanks = openBlanks(commandsAtHand(planned), bench.values)
  for (const blank of blanks) {
    const value = await askForValue(terminal, blank, planned.step, request.lastValues[blank.name])
    if (typeof value !== 'string') return value
    bench.values = { ...bench.values, [blank.name]: value }
  }
  if (blanks.length > 0) sayFilledIn(terminal, planned, bench.values)
  const hazards = hazardsOf(commandsAtHand(planned))
  if (hazards === '') return { type: 'ready' }
  const confirmation = request.confirmation === target.name ? target.name : await askForTarget(terminal, hazards, target.name)
  return typeof confirmation === 'string' ? { type: 'ready', confirmation } : confirmation
}
