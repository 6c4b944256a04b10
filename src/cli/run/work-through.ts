// One procedure after the other in one incident: the first, and those that a person goes on to, along the way of the scenario or
// to what the playbook has for a failure. Without a person there is one.
import { type IncidentState, stepOf } from '../../core/incident/state.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Bench } from './bench.ts'
import { interruptedStatus } from './interrupts.ts'
import { askOnward } from './onward.ts'
import { planSteps } from './plan.ts'
import type { Reporter, RunFacts, Tally } from './reporter.ts'
import { runProcedure } from './run-procedure.ts'
import type { RunRequest } from './run-request.ts'
import { valuesFor } from './values.ts'

export interface Work extends Omit<RunRequest, 'procedure' | 'steps'> {
  readonly facts: Omit<RunFacts, 'procedure' | 'number'>
  readonly isForPerson: boolean
  /** NAME=VALUE, as given. */
  readonly settings: readonly string[]
}

/** `isThrough`: all of it is done, and nothing in the scenario comes after it. */
export type WorkEnd = Tally & { readonly isThrough: boolean }

export async function workThrough(
  bench: Bench,
  terminal: Terminal,
  reporter: Reporter,
  { facts, isForPerson, settings, ...work }: Work,
  first: Procedure,
): Promise<WorkEnd> {
  const { playbook, isUnattended } = work
  const state = () => bench.feed.state()
  let procedure = first
  let sum: Tally | undefined
  for (;;) {
    const steps = planSteps(procedure, { isUnattended, hasKeyboard: bench.keyboard !== undefined })
    await reporter.opened({ ...facts, procedure, number: playbook.procedures.indexOf(procedure) + 1 })
    const tally = await runProcedure(bench, terminal, reporter, { ...work, procedure, steps })
    sum = sum === undefined ? tally : added(sum, tally)
    const isDone = tally.exitStatus === 0
    const onward =
      tally.goTo !== undefined
        ? ({ type: 'procedure', procedure: tally.goTo } as const)
        : isForPerson && isDone
          ? await askOnward(terminal, playbook, procedure, (other) => isTouched(state(), other))
          : ({ type: 'end' } as const)
    if (onward.type !== 'procedure') {
      const isLeft = onward.type === 'ended' || onward.type === 'interrupted'
      const exitStatus = onward.type === 'interrupted' ? interruptedStatus : sum.exitStatus
      return { ...sum, exitStatus, isAsked: sum.isAsked && !isLeft, isThrough: exitStatus === 0 && onward.type === 'end' }
    }
    procedure = onward.procedure
    bench.values = valuesFor(procedure, settings, terminal.env, { ...bench.values, ...state().values })
  }
}

function isTouched(state: IncidentState, { steps }: Procedure): boolean {
  return steps.some(({ id }) => stepOf(state, id).status !== 'todo')
}

function added(one: Tally, other: Tally): Tally {
  return {
    exitStatus: other.exitStatus === 0 ? one.exitStatus : other.exitStatus,
    isAsked: other.isAsked,
    succeeded: one.succeeded + other.succeeded,
    failed: one.failed + other.failed,
    toJudge: one.toJudge + other.toJudge,
    skipped: one.skipped + other.skipped,
    left: one.left + other.left,
    byHand: [...one.byHand, ...other.byHand],
  }
}
