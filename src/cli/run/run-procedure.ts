// A procedure from its first step to its last, or to where it is stopped: asking before each step, or with --yes going on
// by itself. What is done with a step is in attended-step.ts and unattended-step.ts, what is said in the reporters.

import { lostVariableWords } from '../../core/incident/lost-variables.ts'
import { atHand } from '../../core/incident/onward/at-hand.ts'
import { insteadOf } from '../../core/incident/onward/settled.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Procedure, Step } from '../../core/playbook/model/procedure.ts'
import { unsetVariableWords } from '../../core/playbook/unset-variables.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { attendedStep } from './attended-step.ts'
import type { Bench } from './bench.ts'
import type { Reporter } from './reporter.ts'
import type { RunRequest } from './run-request.ts'
import { stepBefore } from './step-before.ts'
import type { Onward, StepEnd } from './step-over.ts'
import { unattendedStep } from './unattended-step.ts'

/** What became of a procedure that was gone through once. */
export interface Pass {
  readonly ends: ReadonlyMap<StepId, StepEnd>
  /** How its last step was left: `next` where it was gone through to its end. */
  readonly onward: Onward
  /** Where it was gone to instead of the step after one that failed. */
  readonly goTo?: Procedure
  readonly byHand: readonly string[]
}

export async function runProcedure(bench: Bench, terminal: Terminal, reporter: Reporter, request: RunRequest): Promise<Pass> {
  const ends = new Map<StepId, StepEnd>()
  const byHand: string[] = []
  let onward: Onward = 'next'
  let goTo: Procedure | undefined

  let wasInterruptedBetween = false
  const released = request.isUnattended
    ? bench.interrupts.whileRunning(() => {
        wasInterruptedBetween = true
      })
    : undefined
  const page = atHand(request.playbook)
  const isAsked = ({ id }: Step) => id === request.again
  const known = (step: Step) => {
    const state = bench.feed.state()
    return stepBefore(state, step, isAsked(step) ? [] : insteadOf(page, step.id, state.steps))
  }
  // A person who goes through a procedure that is done already means to do it again.
  const isAgain = !request.isUnattended && request.steps.every(({ step }) => known(step)?.settled !== undefined)
  for (const planned of request.steps) {
    const before = isAgain ? undefined : known(planned.step)
    if (before?.settled !== undefined && !isAsked(planned.step)) {
      reporter.stepWas(before.words, before.tone)
      ends.set(planned.step.id, before.settled)
      continue
    }
    reporter.stepReached(planned.step, request.lastRuns[planned.step.id])
    if (before !== undefined) reporter.stepWas(before.words, before.tone)
    const unset = unsetVariableWords(planned.step, request.playbook, false)
    const lost = lostVariableWords(planned.step, request.playbook, bench.feed.state(), bench.target.targetId, false)
    for (const words of [unset, lost]) if (words !== undefined) reporter.stepLacks(words)
    const over = await (request.isUnattended
      ? unattendedStep(bench, reporter, request, planned)
      : attendedStep(bench, terminal, reporter, request, planned))
    if (over.end !== undefined) ends.set(planned.step.id, over.end)
    byHand.push(...(over.byHand ?? []))
    goTo = over.goTo
    onward = wasInterruptedBetween ? 'interrupted' : over.onward
    if (onward !== 'next') break
  }
  released?.()

  return { ends, onward, ...(goTo === undefined ? {} : { goTo }), byHand }
}
