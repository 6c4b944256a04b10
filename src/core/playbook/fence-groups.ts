// The parts of a fence → groups that become steps: a comment directly above a statement opens one, a numbered comment
// always does, every other comment is a note. The rules are those of the inspect format; nothing here knows a language.
import type { CommandPart, CommentPart, FencePart, OutputPart } from './fence-parts.ts'
import { tellsToDo } from './telling.ts'
import { readTitle } from './titles.ts'

export interface FenceGroup {
  /** From the comment that opened it; undefined for what stands before any comment. */
  readonly title?: string
  readonly notes: readonly (CommentPart | OutputPart)[]
  readonly commands: readonly GroupCommand[]
  readonly startLine: number
  readonly endLine: number
}

export interface GroupCommand extends CommandPart {
  /** The comment behind it on the same line. */
  readonly remark?: string
}

interface OpenGroup {
  title?: string
  readonly notes: (CommentPart | OutputPart)[]
  readonly commands: GroupCommand[]
  startLine: number
  endLine: number
}

/** Groups a fence's parts; notes that stand before any group are given to the first one. */
export function groupParts(parts: readonly FencePart[]): readonly FenceGroup[] {
  const groups: OpenGroup[] = []
  const early: (CommentPart | OutputPart)[] = []
  const open = (line: number, title?: string) => {
    const group: OpenGroup = {
      ...(title === undefined ? {} : { title }),
      notes: early.splice(0),
      commands: [],
      startLine: line,
      endLine: line,
    }
    if (group.notes.length > 0) group.startLine = group.notes[0]!.startLine
    groups.push(group)
    return group
  }
  const note = (part: CommentPart | OutputPart) => {
    const group = groups.at(-1)
    if (group === undefined) early.push(part)
    else {
      group.notes.push(part)
      group.endLine = Math.max(group.endLine, part.endLine)
    }
  }
  const hasCommands = parts.some((part) => part.type === 'command')
  for (let index = 0; index < parts.length; ) {
    const part = parts[index]!
    if (part.type === 'output') {
      note(part)
      index++
    } else if (part.type === 'command') {
      const group = groups.at(-1) ?? open(part.startLine)
      const next = parts[index + 1]
      const remark = next?.type === 'comment' && !next.ownLine && next.startLine === part.endLine ? next.text : undefined
      group.commands.push(remark === undefined ? part : { ...part, remark })
      group.endLine = Math.max(group.endLine, part.endLine)
      index += remark === undefined ? 1 : 2
    } else {
      const block = commentBlock(parts, index)
      readCommentBlock(block, parts[index + block.length], groups.length === 0 && hasCommands, open, note)
      index += block.length
    }
  }
  if (early.length > 0) open(early[0]!.startLine)
  return groups
}

/** Comments on lines that follow each other without a blank one. */
function commentBlock(parts: readonly FencePart[], from: number): readonly CommentPart[] {
  const block: CommentPart[] = []
  for (let index = from; index < parts.length; index++) {
    const part = parts[index]!
    if (part.type !== 'comment') break
    if (block.length > 0 && (part.startLine !== block.at(-1)!.endLine + 1 || !part.ownLine)) break
    block.push(part)
  }
  return block
}

function readCommentBlock(
  block: readonly CommentPart[],
  next: FencePart | undefined,
  isFirst: boolean,
  open: (line: number, title: string) => OpenGroup,
  note: (part: CommentPart | OutputPart) => void,
): void {
  const first = block[0]!
  const followed = next?.type === 'command' && next.startLine === block.at(-1)!.endLine + 1
  const titled = block.filter((comment) => comment.opensSteps && comment.ownLine && !isDecoration(comment.text))
  // "Consider:", "This executes:" and a numbered list below it is one note; "In the dashboard:" and what to do there is not.
  const isListInNote =
    !followed &&
    !isNumbered(first.text) &&
    /[:：]\s*$/.test(first.text) &&
    (tellsWhatHappens.test(first.text) ||
      !titled.filter((comment) => isNumbered(comment.text)).every(({ text }) => tellsToDo(readTitle(text).title, true)))
  const numbered = isListInNote ? [] : titled.filter((comment) => isNumbered(comment.text))
  // There is no step above the first: an order that stands alone there is one, not a note.
  const isOrder = isFirst && titled[0] === first && tellsToDo(first.text, true) && !saysHowToRun.test(first.text)
  const opener = numbered.length > 0 ? undefined : followed || isOrder ? titled[0] : undefined
  for (const comment of block) {
    if (comment === opener || numbered.includes(comment)) {
      const group = open(comment.startLine, withoutRules(readTitle(comment.text).title))
      group.endLine = comment.endLine
    } else note(comment)
  }
}

const saysHowToRun =
  /[:：]\s*$|^(?:use|run|execute|note|see|set|example|usage|replace|adjust|change|do not|don[’']t|never|make sure|ensure)\b/i
const tellsWhatHappens = /^(?:this|that|it|which|the|what|will|output|result|consider|options?)\b/i

function isNumbered(comment: string): boolean {
  const { numbered, number, title } = readTitle(comment)
  return (numbered === 'step' || numbered === 'number' || (numbered === 'phase' && /^\d/.test(number ?? ''))) && /\p{L}/u.test(title)
}

/** `── Service ──`, `=== Service ===`: the lines around a title are none of it. */
function withoutRules(title: string): string {
  return title.replace(/^[\s─━═=*~-]{2,}(?=\S)|[\s─━═=*~-]{2,}$/gu, '').trim() || title
}

function isDecoration(comment: string): boolean {
  return !/[\p{L}\p{N}]/u.test(comment)
}
