// What the order of work asks: what became of each step, and where each step and procedure of the playbook is.
import type { ProcedureId, StepId } from '../../playbook/model/document.ts'
import type { Playbook } from '../../playbook/model/playbook.ts'
import type { Procedure, Step } from '../../playbook/model/procedure.ts'

export type Steps = Readonly<
  Record<string, { readonly status: string; readonly startedAt?: number; readonly finishedAt?: number } | undefined>
>

export interface PlaybookAtHand {
  readonly playbook: Pick<Playbook, 'procedures' | 'sections'>
  readonly procedures: ReadonlyMap<ProcedureId, Procedure>
  readonly steps: ReadonlyMap<StepId, { readonly step: Step; readonly procedure: Procedure }>
}

export function atHand(playbook: PlaybookAtHand['playbook']): PlaybookAtHand {
  const procedures = new Map(playbook.procedures.map((procedure) => [procedure.id, procedure]))
  const steps = new Map(playbook.procedures.flatMap((procedure) => procedure.steps.map((step) => [step.id, { step, procedure }] as const)))
  return { playbook, procedures, steps }
}

/** Neither done nor skipped. */
export function isLeft(steps: Steps, stepId: StepId): boolean {
  const status = steps[stepId]?.status ?? 'todo'
  return status !== 'done' && status !== 'skipped'
}

/** Something has happened to one of its steps. */
export function isBegun(steps: Steps, procedure: Procedure): boolean {
  return procedure.steps.some(({ id }) => (steps[id]?.status ?? 'todo') !== 'todo')
}

/** When something last happened to one of its steps, in milliseconds since 1970; 0 where nothing did. */
export function lastWorkedAt(steps: Steps, procedure: Procedure): number {
  return Math.max(0, ...procedure.steps.map(({ id }) => touchedAt(steps[id])))
}

/** When something last happened to a step; 0 where nothing did. */
export function touchedAt(state: Steps[string]): number {
  return state === undefined || state.status === 'todo' ? 0 : (state.finishedAt ?? state.startedAt ?? 0)
}
