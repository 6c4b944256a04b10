// One procedure after the other in one incident: the first, and those that a person goes on to, along the way of the scenario or
// to what the playbook has for a failure. Without a person there is one.
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Bench } from './bench.ts'
import { feedTo, incidentNow } from './feed.ts'
import { interruptedStatus } from './interrupts.ts'
import { askOnward, type Onward } from './onward.ts'
import { planSteps } from './plan.ts'
import type { Reporter, RunFacts, Tally } from './reporter.ts'
import { runProcedure } from './run-procedure.ts'
import type { RunRequest } from './run-request.ts'
import type { StepEnd } from './step-over.ts'
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
  const { client, feed, incidentId } = bench
  const worked = new Set<Procedure>()
  const ends = new Map<StepId, StepEnd>()
  const byHand: string[] = []
  let onward: Onward = { type: 'procedure', procedure: first }
  while (onward.type === 'procedure') {
    const { procedure, again } = onward
    if (procedure !== first || worked.size > 0)
      bench.values = valuesFor(procedure, settings, terminal.env, { ...bench.values, ...feed.state().values })
    worked.add(procedure)
    const steps = planSteps(procedure, { isUnattended, hasKeyboard: bench.keyboard !== undefined })
    await reporter.opened({ ...facts, procedure, number: playbook.procedures.indexOf(procedure) + 1 })
    const request = { ...work, procedure, steps, ...(again === undefined ? {} : { again }) }
    const pass = await runProcedure(bench, terminal, reporter, request)
    for (const [stepId, end] of pass.ends) ends.set(stepId, end)
    byHand.push(...pass.byHand)
    if (pass.goTo !== undefined) onward = { type: 'procedure', procedure: pass.goTo }
    else if (pass.onward === 'ended' || pass.onward === 'interrupted') onward = { type: pass.onward }
    else if (pass.onward !== 'next' || !isForPerson) onward = { type: 'end' }
    else {
      const { state } = await incidentNow(client, incidentId)
      await feedTo(feed, state.lastSeq)
      onward = await askOnward(terminal, playbook, procedure, state.steps)
    }
  }
  const isLeft = onward.type === 'ended' || onward.type === 'interrupted'
  const tally = tallyOf(worked, ends)
  const exitStatus = onward.type === 'interrupted' ? interruptedStatus : tally.failed + tally.toJudge + tally.left > 0 ? 1 : 0
  return { ...tally, exitStatus, isAsked: !isLeft, byHand, isThrough: exitStatus === 0 && onward.type === 'end' }
}

/** Each step once, by what became of it last. */
function tallyOf(worked: ReadonlySet<Procedure>, ends: ReadonlyMap<StepId, StepEnd>) {
  const count = (end: StepEnd) => [...ends.values()].filter((other) => other === end).length
  const all = [...worked].reduce((sum, { steps }) => sum + steps.length, 0)
  return {
    succeeded: count('succeeded'),
    failed: count('failed'),
    toJudge: count('to-judge'),
    skipped: count('skipped'),
    left: all - ends.size,
  }
}
