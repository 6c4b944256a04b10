// The parts of a fence → groups that become steps: a comment directly above a statement opens one, a numbered comment
// always does, every other comment is a note. The rules are those of the inspect format; nothing here knows a language.

import { looksLikeCommand } from '../loose/commandlike.ts'
import { tellsToDo } from '../wording/telling.ts'
import { type NumberedTitle, readTitle } from '../wording/titles.ts'
import type { CommandPart, CommentPart, FencePart, OutputPart } from './fence-parts.ts'

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
  /** As written, where its sentence says that it is only for a case: "If it fails". */
  readonly onlyWhen?: string
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
  const titles = block.map((comment) => (comment.opensSteps && comment.ownLine ? titleOf(comment) : undefined))
  const first = block[0]!
  const followed = next?.type === 'command' && next.startLine === block.at(-1)!.endLine + 1
  // "Consider:", "This executes:" and a numbered list below it is one note; "In the dashboard:" and what to do there is not.
  const isListInNote =
    !followed &&
    /[:：]\s*$/.test(first.text) &&
    !isNumbered(readTitle(first.text)) &&
    (tellsWhatHappens.test(first.text) ||
      !titles.every((title) => title === undefined || !isNumbered(title) || tellsToDo(title.title, true)))
  const hasNumbers = !isListInNote && titles.some((title) => title !== undefined && isNumbered(title))
  // There is no step above the first: an order that stands alone there is one, not a note.
  const isOrder = () => isFirst && titles[0] !== undefined && tellsToDo(first.text, true) && !saysHowToRun.test(first.text)
  const openerAt = hasNumbers || !(followed || isOrder()) ? -1 : titles.findIndex((title) => title !== undefined)
  let continuedTo = 0
  for (const [index, comment] of block.entries()) {
    const title = titles[index]
    if (index < continuedTo) continue
    if (title !== undefined && (index === openerAt || (hasNumbers && isNumbered(title)))) {
      continuedTo = endOfTitle(block, index)
      const words = [title.title, ...block.slice(index + 1, continuedTo).map(({ text }) => text.trim())].join(' ')
      const group = open(comment.startLine, withoutRules(words))
      group.endLine = block[continuedTo - 1]!.endLine
    } else note(comment)
  }
}

/** What a comment may open a step with; nothing where it is only there to be looked at. */
function titleOf({ text }: CommentPart): NumberedTitle | undefined {
  return /[\p{L}\p{N}]/u.test(text) ? readTitle(text) : undefined
}

/** Where the sentence of a title ends that goes on in the next comments: "Stop the app, so that no job", "is lost on the way". */
function endOfTitle(block: readonly CommentPart[], start: number): number {
  let end = start + 1
  let length = block[start]!.text.length
  while (end < block.length && end < start + 3 && !/[.:;!?。：；！？)\]"”=─-]\s*$/u.test(block[end - 1]!.text)) {
    const { text } = block[end]!
    length += text.length
    if (
      length > 160 ||
      !/^\p{Ll}[\p{L}-]*(?:[\s,.;:]|$)/u.test(text) ||
      looksLikeCommand(text) ||
      /^\S+\s*[=:]|^(?:or|e\.g|i\.e|optional)\b/.test(text)
    )
      break
    end++
  }
  return end
}

const saysHowToRun =
  /[:：]\s*$|^(?:use|run|execute|note|see|set|example|usage|replace|adjust|change|do not|don[’']t|never|make sure|ensure)\b/i
const tellsWhatHappens = /^(?:this|that|it|which|the|what|will|output|result|consider|options?)\b/i

function isNumbered({ numbered, number, title }: NumberedTitle): boolean {
  return (numbered === 'step' || numbered === 'number' || (numbered === 'phase' && /^\d/.test(number ?? ''))) && /\p{L}/u.test(title)
}

/** `── Service ──`, `=== Service ===`: the lines around a title are none of it. */
function withoutRules(title: string): string {
  return title.replace(/^[\s─━═=*~-]{2,}(?=\S)|[\s─━═=*~-]{2,}$/g, '').trim() || title
}
