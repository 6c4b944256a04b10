// A fence without a language that holds numbered lines: "1. Stop the writers", "Step 2: Restore". A list in all but its
// marks; what stands below a number belongs to it.
import { plainCommandsIn } from './plain-commands.ts'
import { readTitle } from './titles.ts'

export interface TextStep {
  readonly title: string
  readonly commands: readonly string[]
  /** Lines of the text, counted from 0, both ends included. */
  readonly start: number
  readonly end: number
}

/** The steps of the text; none where its lines are not numbered one after the other from the first. */
export function stepsOfText(text: string): readonly TextStep[] {
  const lines = text.replace(/\s+$/, '').split('\n')
  const steps: { title: string; below: string[]; start: number; end: number }[] = []
  for (const [index, line] of lines.entries()) {
    const { title, number, numbered } = readTitle(line)
    const last = steps.at(-1)
    if (/^\s{0,3}\S/.test(line) && (numbered === 'number' || numbered === 'step')) {
      if (Number(number) !== steps.length + 1 || !/^["“([*]?\p{L}/u.test(title)) return []
      steps.push({ title, below: [], start: index, end: index })
    } else if (line.trim() === '') continue
    // A line at the left that is not numbered is no part of a list.
    else if (last === undefined || !/^\s/.test(line)) return []
    else {
      last.below.push(line.trim())
      last.end = index
    }
  }
  if (steps.length < 2) return []
  return steps.map(({ title, below, start, end }) => ({
    title: title.replace(/[:：]\s*$/, ''),
    commands: below.flatMap((line) => plainCommandsIn([{ type: 'text', text: line }])),
    start,
    end,
  }))
}
