// A fence without a language that holds numbered lines: "1. Stop the writers", "Step 2: Restore". A list in all but its
// marks; what stands below a number belongs to it.
import { looksLikeCommand } from '../loose/commandlike.ts'
import { commandsIn } from '../loose/inline-commands.ts'
import { plainCommandsIn } from '../loose/plain-commands.ts'
import { typedKind } from '../loose/typed.ts'
import type { Inline } from '../model/document.ts'
import { tellsToDo } from '../wording/telling.ts'
import { readTitle } from '../wording/titles.ts'

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
    } else if (line.trim() === '' || isFact.test(line)) continue
    // A line at the left that is not numbered is no part of a list.
    else if (last === undefined || !/^\s/.test(line)) return []
    else {
      last.below.push(line.trim())
      last.end = index
    }
  }
  if (steps.length < 2) return []
  return steps.map(({ title, below, start, end }) => {
    const own = behindArrow(title)
    return {
      title: own?.title ?? title.replace(/[:：]\s*$/, '').replaceAll('`', ''),
      commands: [...(own?.commands ?? markedCommands(title)), ...below.flatMap(commandsOfLine)],
      start,
      end,
    }
  })
}

/** "Severity: SEV-1": said of the whole, before the first number or between. */
const isFact = /^[A-Z][\w /-]{1,30}: \S/

const box = /^\s*(?:[-*]\s+)?(?:\[ ?\]|[☐□▢])\s+(?=\S)/

/** The tasks of a text that is nothing but lines with a box each, and perhaps words above them; none where a line has no box. */
export function tasksOfText(text: string): readonly TextStep[] {
  const tasks: { readonly title: string; readonly below: string[]; readonly start: number; end: number }[] = []
  for (const [index, line] of text.replace(/\s+$/, '').split('\n').entries()) {
    const last = tasks.at(-1)
    if (box.test(line)) tasks.push({ title: line.replace(box, '').trim(), below: [], start: index, end: index })
    // Indented below a task, its words go on.
    else if (last !== undefined && /^\s{2,}\S/.test(line)) {
      last.below.push(line.trim())
      last.end = index
    } else if (line.trim() !== '' && !/[:：]\s*$/.test(line)) return []
  }
  if (tasks.length < 2) return []
  return tasks.map(({ title, below, start, end }) => ({
    title: [title, ...goingOn(title, below)].join(' '),
    commands: [...commandsOfTask(title), ...statementsOf(below)],
    start,
    end,
  }))
}

/** "set x = 'y';", "Apply the migrations:  tool db push" */
function commandsOfTask(line: string): readonly string[] {
  if (/;$/.test(line) && typedKind(line, { isTold: true, isInConsole: true }) !== undefined) return [line]
  const apart = /[:：]\s{2,}(\S.*)$/.exec(line)?.[1]
  return apart !== undefined && looksLikeCommand(apart) ? [apart] : commandsOfLine(line)
}

/** The rest of a sentence that was cut at the end of its line. */
function goingOn(title: string, below: readonly string[]): readonly string[] {
  const end = below.findIndex((line) => !/^\p{Ll}/u.test(line) || beginsStatement.test(line))
  return /[:：.;]$/.test(title) ? [] : below.slice(0, end === -1 ? undefined : end)
}

/** Lines below a task: a statement goes on to its `;`. */
function statementsOf(lines: readonly string[]): readonly string[] {
  const found: string[] = []
  const lastEnd = lines.findLastIndex((line) => line.endsWith(';'))
  for (let index = 0; index < lines.length; index++) {
    const start = index
    if (index > lastEnd || !beginsStatement.test(lines[index]!)) found.push(...commandsOfLine(lines[index]!))
    else {
      while (!lines[index]!.endsWith(';')) index++
      found.push(lines.slice(start, index + 1).join('\n'))
    }
  }
  return found
}

const beginsStatement = /^(?:select|insert into|update|delete from|create|drop|alter|grant|revoke|set|truncate|vacuum)\s\S/i

/** Whether the text is numbered lines most of which tell what to do: no menu and no reply of a console. */
export function isNumberedWork(text: string): boolean {
  const steps = stepsOfText(text)
  return steps.length > 0 && steps.filter(({ title }) => tellsToDo(title, true)).length * 2 >= steps.length
}

/** "Rebuild the schema -> npm run migrate   [stop if it fails]": what to do, and what to type for it. */
function behindArrow(line: string): { readonly title: string; readonly commands: readonly string[] } | undefined {
  const parts = line.split(/\s+(?:->|=>|→)\s+/)
  if (parts.length !== 2) return undefined
  const commands = commandsOfLine(parts[1]!.replace(/\s{2,}\[[^\]]*\]$/, ''))
  return commands.length === 0 ? undefined : { title: parts[0]!, commands }
}

function commandsOfLine(line: string): readonly string[] {
  return line.includes('`') ? markedCommands(line) : plainCommandsIn([{ type: 'text', text: line }])
}

/** The commands of a line that marks code as Markdown does, though nothing reads the marks in a fence. */
function markedCommands(line: string): readonly string[] {
  const pieces = line.split('`')
  if (pieces.length < 3 || pieces.length % 2 === 0) return []
  return commandsIn(pieces.flatMap((text, index): Inline[] => (text === '' ? [] : [{ type: index % 2 === 1 ? 'code' : 'text', text }])))
}
