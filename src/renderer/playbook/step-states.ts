// What the order of work asks of steps: what became of each.
import type { StepId } from '../../core/playbook/model/document.ts'

export type Steps = Readonly<
  Record<string, { readonly status: string; readonly startedAt?: number; readonly finishedAt?: number } | undefined>
>

export function isLeft(steps: Steps, stepId: StepId): boolean {
  const status = steps[stepId]?.status ?? 'todo'
  return status !== 'done' && status !== 'skipped'
}
