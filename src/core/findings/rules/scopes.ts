// What stands around a command: the rest of its procedure, and the procedures of the same scenario before and after it.
// Used by the rules that look for something "near": a copy before, a check after.
import type { Procedure } from '../../playbook/model/procedure.ts'
import { oncePer } from '../once.ts'
import type { Subject } from '../subject.ts'

/** Near is what stands among so many procedures before and after: further away nobody looks, in no file. */
const reach = 60

/** Other procedures nearby of the same scenario; where there is none, those below the same top heading. */
export function relatives(subject: Subject, procedure: Procedure): readonly Procedure[] {
  const at = placesOf(subject).get(procedure) ?? 0
  return subject.playbook.procedures
    .slice(Math.max(0, at - reach), at + reach + 1)
    .filter((other) =>
      other === procedure
        ? false
        : procedure.scenarioId === undefined
          ? other.scenarioId === undefined && other.path[0] !== undefined && other.path[0] === procedure.path[0]
          : other.scenarioId === procedure.scenarioId,
    )
}

const placesOf = oncePer(({ playbook }) => new Map(playbook.procedures.map((procedure, index) => [procedure, index])))

/** The last line that belongs to a procedure: its own last step and what is said of it before the next heading. */
export function endOfProcedure(subject: Subject, procedure: Procedure): number {
  const { playbook, lines } = subject
  const at = placesOf(subject).get(procedure) ?? 0
  const next = playbook.procedures.slice(at + 1, at + reach).find((other) => other.lines.start > procedure.lines.end)
  const heading = firstAbove(headingLines(subject), procedure.lines.end)
  return Math.min(next?.lines.start ?? lines.length + 1, heading ?? lines.length + 1) - 1
}

/** The first of sorted numbers that is above another. */
export function firstAbove(sorted: readonly number[], limit: number): number | undefined {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! > limit) high = middle
    else low = middle + 1
  }
  return sorted[low]
}

/** Where headings and labels stand, in order; a label such as "Success criteria" is part of what stands above it. */
const headingLines = oncePer(({ blocks, lines }): readonly number[] =>
  blocks
    .filter((block) => block.type === 'heading' || (block.type === 'label' && !saysWhatToExpect.test(lines[block.lines.start - 1] ?? '')))
    .map((block) => block.lines.start)
    .sort((one, other) => one - other),
)

const saysWhatToExpect = /success|expect|verif|valid|check|criteria|result|erwart|erfolg|pr[üu]f|r[ée]sultat|resultado|预期|验证|结果/i

/** Where a procedure begins for a reader: at its heading or label, where that stands shortly above its first step. */
export function headingLineOf({ lines }: Subject, procedure: Procedure): number {
  for (let line = procedure.lines.start; line > Math.max(0, procedure.lines.start - 60); line--)
    if ((lines[line - 1] ?? '').includes(procedure.title)) return line
  return procedure.lines.start
}

/** Its heading and the one above: many procedures are called "Recovery". */
export function nameOf(procedure: Procedure): string {
  return procedure.path.length === 0 ? procedure.title : procedure.path.slice(-2).join(' › ')
}
