// What is open on a target while a step runs there: the command that runs, and what was typed into it since.

import type { StepId } from '../playbook/model/document.ts'
import type { Step } from '../playbook/model/procedure.ts'
import { asOpener } from '../playbook/runnable.ts'
import type { TargetId } from './events.ts'
import { type IncidentState, runningOn } from './state.ts'

/** As the `inside` of commands names it; none where nothing runs. */
export function openedOn(
  state: IncidentState,
  targetId: TargetId | undefined,
  stepOf: (stepId: StepId) => Step | undefined,
): readonly string[] {
  const running = targetId === undefined ? undefined : runningOn(state, targetId)
  if (running === undefined) return []
  const { commands, startedAt = 0 } = state.steps[running.stepId]!
  const opened: string[] = []
  for (const [id, { typedAt = {} }] of Object.entries(state.steps))
    for (const command of stepOf(id as StepId)?.commands ?? []) {
      const isRunning = id === running.stepId && commands[command.id]?.status === 'running'
      if (isRunning || (typedAt[command.id] ?? -1) >= startedAt) opened.push(asOpener(command.text))
    }
  return opened
}
