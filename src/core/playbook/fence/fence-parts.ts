// What one fence is made of: commands, comments and pasted output, with their lines counted from 0 within the fence.
// One reader per kind of text (shell-fence.ts, console-fence.ts, powershell-fence.ts, …); fence-groups.ts makes steps of the parts.
import type { Statement } from '../../shell/statements.ts'
import type { CommandKind } from '../model/command.ts'
import { lineAt } from '../source/line-at.ts'

export interface CommandPart {
  readonly type: 'command'
  readonly text: string
  readonly kind: CommandKind
  readonly startLine: number
  readonly endLine: number
  /** What the shell grammar made of it; its offsets minus `offset` are offsets into `text`. */
  readonly statement?: Statement
  readonly offset: number
}

export interface CommentPart {
  readonly type: 'comment'
  /** Without its mark. */
  readonly text: string
  readonly startLine: number
  readonly endLine: number
  /** Stands on a line of its own. */
  readonly ownLine: boolean
  /** May open a step; comments of a console never do. */
  readonly opensSteps: boolean
}

export interface OutputPart {
  readonly type: 'output'
  readonly text: string
  readonly startLine: number
  readonly endLine: number
}

export type FencePart = CommandPart | CommentPart | OutputPart

/** Offset → line, both from 0. */
export function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) starts.push(index + 1)
  return (offset) => lineAt(starts, offset)
}
