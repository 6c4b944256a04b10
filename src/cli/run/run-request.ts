// What is asked of one run of a procedure.
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import type { PlannedStep } from './plan.ts'
import type { LastRun } from './reporter.ts'
import type { BlankValues } from './values.ts'

export interface RunRequest {
  readonly playbook: Playbook
  readonly procedure: Procedure
  readonly steps: readonly PlannedStep[]
  /** What blanks were filled in with the last time this playbook was used. */
  readonly lastValues: BlankValues
  /** The commands of each step as they last ran. */
  readonly lastRuns: Readonly<Record<StepId, LastRun | undefined>>
  /** The name of the target of the beginning, where it was given beforehand. */
  readonly confirmation: string | undefined
  readonly isUnattended: boolean
  /** A step that is to be asked for again, whatever became of it. */
  readonly again?: StepId
  readonly keepsGoing: boolean
}
