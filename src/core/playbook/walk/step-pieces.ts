// The pieces of a step that come from a fence or from inline code: commands with their lines, notes, the step's lines.

import type { FenceGroup, GroupCommand } from '../fence/fence-groups.ts'
import { looksLikeCommand } from '../loose/commandlike.ts'
import { conditionOver, conditionOverNext, conditionsOf } from '../loose/only-when.ts'
import { typedKind } from '../loose/typed.ts'
import type { Block, Inline, LineRange } from '../model/document.ts'
import type { FenceNode } from '../source/markdown.ts'
import { repairText } from '../source/mojibake.ts'
import { fenceAttributes } from '../structure/attributes.ts'
import { rollbackMention } from '../wording/words.ts'
import type { RawCommand } from './draft.ts'

/** A command of a fence, with its lines in the document. */
export function rawCommand(command: GroupCommand, language: string, node: FenceNode): RawCommand {
  const attributes = fenceAttributes(node.info)
  return {
    ...command,
    language,
    ...(attributes === undefined ? {} : { attributes }),
    lines: { start: node.textLine + command.startLine, end: node.textLine + command.endLine },
  }
}

/** A command that stands in words; told to run, it is the shell’s where nothing says otherwise. */
export function inlineCommand(text: string, lines: LineRange): RawCommand {
  return {
    type: 'command',
    text,
    kind: looksLikeCommand(text) ? 'shell' : (typedKind(text, { isTold: true, isInConsole: true }) ?? 'shell'),
    startLine: 0,
    endLine: 0,
    offset: 0,
    language: '',
    lines,
  }
}

/** The commands that a paragraph's words say, with what the words say of when. */
export function saidCommands(inlines: readonly Inline[], commands: readonly string[], lines: LineRange): readonly RawCommand[] {
  const conditions = conditionsOf(inlines, commands)
  return commands.map((text, index) => {
    const onlyWhen = conditions[index]
    return onlyWhen === undefined ? inlineCommand(text, lines) : { ...inlineCommand(text, lines), onlyWhen }
  })
}

/** Commands below words that may put them under a case: "If it fails:". */
export function commandsBelow(lead: string, commands: readonly RawCommand[]): readonly RawCommand[] {
  const onlyWhen = conditionOver(lead)
  return onlyWhen === undefined ? commands : commands.map((command) => ({ onlyWhen, ...command }))
}

/** Commands of a fence or a list below words that may put them under a case; what stands under a heading for that case has it already. */
export function commandsUnder(lead: string, heading: string, commands: readonly RawCommand[]): readonly RawCommand[] {
  const onlyWhen = conditionOverNext(lead)
  if (onlyWhen === undefined || (heading !== '' && lead.includes(heading)) || rollbackMention.test(heading)) return commands
  return commands.map((command) => ({ onlyWhen, isCaseAbove: true, ...command }))
}

/** The lines of a step in a fence; the first and last step take the fence's own lines too, so that none is without owner. */
export function groupLines(groups: readonly FenceGroup[], index: number, node: FenceNode): LineRange {
  const group = groups[index]!
  const next = groups[index + 1]
  return {
    start: index === 0 ? node.lines.start : node.textLine + group.startLine,
    end: next === undefined ? node.lines.end : Math.max(node.textLine + group.endLine, node.textLine + next.startLine - 1),
  }
}

/** What the fence says beside its commands: outputs as code, the rest as paragraphs. */
export function groupNotes(group: FenceGroup, node: FenceNode): readonly Block[] {
  return group.notes.map((note): Block => {
    const lines = { start: node.textLine + note.startLine, end: node.textLine + note.endLine }
    if (note.type === 'output') return { type: 'code', text: note.text, language: '', role: 'output', lines }
    return { type: 'paragraph', inlines: [{ type: 'text', text: repairText(note.text) }], lines }
  })
}

/** The beginning of the group’s first command, for a step that nothing names; empty where it has none. */
export function firstWords(group: FenceGroup): string {
  return (group.commands[0]?.text.split('\n')[0] ?? '').slice(0, 80)
}
