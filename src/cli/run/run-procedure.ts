// A procedure from its first step to its last, or to where it is stopped: asking before each step, or with --yes going on
// by itself. What is done with a step is in attended-step.ts and unattended-step.ts, what is said in the reporters.
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { unsetVariableWords } from '../../core/playbook/unset-variables.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { attendedStep } from './attended-step.ts'
import type { Bench } from './bench.ts'
import { interruptedStatus } from './interrupts.ts'
import type { Reporter, Tally } from './reporter.ts'
import type { RunRequest } from './run-request.ts'
import { stepBefore } from './step-before.ts'
import type { Onward, StepEnd } from './step-over.ts'
import { unattendedStep } from './unattended-step.ts'

export async function runProcedure(bench: Bench, terminal: Terminal, reporter: Reporter, request: RunRequest): Promise<Tally> {
  const ends: StepEnd[] = []
  const byHand: string[] = []
  let onward: Onward = 'next'
  let goTo: Procedure | undefined

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
    const unset = unsetVariableWords(planned.step, request.playbook)
    if (unset !== undefined) reporter.stepLacks(unset)
    const over = await (request.isUnattended
      ? unattendedStep(bench, reporter, request, planned)
      : attendedStep(bench, terminal, reporter, request, planned))
    if (over.end !== undefined) ends.push(over.end)
    byHand.push(...(over.byHand ?? []))
    goTo = over.goTo
    onward = wasInterruptedBetween ? 'interrupted' : over.onward
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
