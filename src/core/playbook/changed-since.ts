// Whether a step's commands are those that last ran: where they are not, nobody has seen them work.
import { type DifferenceLine, lineDifference } from './line-difference.ts'
import type { Step } from './model/procedure.ts'
import { isForShell } from './runnable.ts'

/** What is different, line by line, from the commands as they were written when they last ran; undefined where nothing is. */
export function changedSince(step: Step, written: readonly string[]): readonly DifferenceLine[] | undefined {
  const before = linesOf(written)
  const after = linesOf(step.commands.filter(isForShell).map(({ text }) => text))
  return before.join('\n') === after.join('\n') ? undefined : lineDifference(before, after)
}

function linesOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split('\n'))
}
