// How a step was left, for the procedure that goes on after it: by whoever answered, or with nobody there.
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import type { Bench } from './bench.ts'
import type { PlannedStep } from './plan.ts'
import type { StepResult } from './reporter.ts'

/** Where to go after a step. */
export type Onward = 'next' | 'stop' | 'elsewhere' | 'ended' | 'interrupted'
export type StepEnd = 'succeeded' | 'failed' | 'to-judge' | 'skipped'

export interface StepOver {
  readonly onward: Onward
  /** Absent where nothing became of it. */
  readonly end?: StepEnd
  /** Where it is gone to instead of the next step. */
  readonly goTo?: Procedure
  /** What of it somebody has to see to by hand. */
  readonly byHand?: readonly string[]
}

export function endOf({ outcome, meaning }: StepResult): StepEnd {
  return outcome === 'succeeded' ? 'succeeded' : meaning === undefined ? 'failed' : 'to-judge'
}

export async function skipStep({ client, incidentId }: Bench, { step }: PlannedStep, reason: string): Promise<StepOver> {
  await client.call('step.skip', { incidentId, stepId: step.id, reason })
  return { onward: 'next', end: 'skipped' }
}
