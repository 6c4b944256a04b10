// The newest part of one command's output while it comes: bounded, whatever the command prints. All of it is on disk and
// read in pages by output.read.
import type { RunId } from '../../core/incident/events.ts'
import type { CommandId } from '../../core/playbook/model/document.ts'

const longestTail = 16_384

export interface LiveOutput {
  readonly text: string
  /** Byte offset of the end of `text` in the command's output. */
  readonly to: number
  /** Nothing of the output is missing before it. */
  readonly isWhole: boolean
}

export function outputKey(runId: RunId, commandId: CommandId): string {
  return `${runId} ${commandId}`
}

/** Adds a piece; after a gap only the new piece is shown, since what is missing would be read as if it were not. */
export function appendOutput(before: LiveOutput | undefined, item: { from: number; to: number; text: string }): LiveOutput {
  if (before !== undefined && item.to <= before.to) return before
  const isJoined = before !== undefined && before.to === item.from
  const text = isJoined ? before.text + item.text : item.text
  const isWhole = isJoined ? before.isWhole : item.from === 0
  return text.length > 2 * longestTail ? { text: text.slice(-longestTail), to: item.to, isWhole: false } : { text, to: item.to, isWhole }
}
