// The notes and commands of a step in the order in which the author wrote them: "then restart the services", below a command, is
// nothing to do before it.
import type { Command } from './model/command.ts'
import type { Block } from './model/document.ts'
import type { Step } from './model/procedure.ts'

export type StepContent =
  | { readonly type: 'notes'; readonly notes: readonly Block[] }
  /** `index` counts the step's commands from 0. */
  | { readonly type: 'command'; readonly command: Command; readonly index: number }

/** A sentence that holds a command is read before it. */
export function stepContents({ notes, commands }: Step): readonly StepContent[] {
  const contents: StepContent[] = []
  let from = 0
  const addNotes = (to: number) => {
    if (to <= from) return
    contents.push({ type: 'notes', notes: notes.slice(from, to) })
    from = to
  }
  for (const [index, command] of commands.entries()) {
    addNotes(notes.findLastIndex(({ lines }) => lines.start <= command.lines.start) + 1)
    contents.push({ type: 'command', command, index })
  }
  addNotes(notes.length)
  return contents
}

/** What the author says below the last command: what is to be done or seen once it ran. */
export function notesAfterwards(step: Step): readonly Block[] {
  const last = stepContents(step).at(-1)
  return step.commands.length > 0 && last?.type === 'notes' ? last.notes : []
}
