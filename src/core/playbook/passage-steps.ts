// The steps of one passage of the document: a paragraph that tells to run something, a fence, the rows of a table.
import type { DraftRecorder, Place } from './draft.ts'
import type { FenceReading } from './fences.ts'
import { commandsIn } from './inline-commands.ts'
import { plainText } from './inlines.ts'
import { itemTitle, wordsAround } from './item-title.ts'
import type { FenceNode, MarkdownNode } from './markdown.ts'
import type { Block } from './model.ts'
import { repairText } from './mojibake.ts'
import { codeBlock } from './note-blocks.ts'
import { firstWords, groupLines, groupNotes, inlineCommand, rawCommand } from './step-pieces.ts'
import { stepsOfTable } from './table-commands.ts'
import { stepsOfText } from './text-steps.ts'
import { withoutColon } from './titles.ts'
import { doingMention, neverWork, readingHeading } from './words.ts'

type Node<T extends MarkdownNode['type']> = Extract<MarkdownNode, { type: T }>

/** The paragraph on the page, as a step where it tells to run something; answers whether it does. */
export function addParagraph(recorder: DraftRecorder, node: Node<'paragraph'>, place: Place, lead: string, out: Block[]): boolean {
  const heading = place.path.at(-1) ?? ''
  const isFootnote = node.inlines[0]?.type === 'text' && /^\[\^[^\]]+\]:/.test(node.inlines[0].text)
  const commands = isFootnote
    ? []
    : commandsIn(node.inlines, readingHeading.test(heading) && !doingMention.test(heading) ? 'reading' : 'prose')
  if (commands.length === 0) {
    out.push({ type: 'paragraph', inlines: node.inlines, lines: node.lines })
    return false
  }
  const read = itemTitle(wordsAround(node.inlines, commands))
  // Nothing but the command: what stands above says what it is for.
  const isBare = commands.join(' ') === plainText(node.inlines).trim()
  const title = !isBare ? read.title : lead !== '' && lead.length <= 120 ? withoutColon(lead) : place.stepTitle || read.title
  const notes: Block[] = read.isShortened ? [{ type: 'paragraph', inlines: node.inlines, lines: node.lines }] : []
  out.push(recorder.addStep(place, { title, notes, commands: commands.map((text) => inlineCommand(text, node.lines)), lines: node.lines }))
  return true
}

/** The fence on the page, as it was read: the steps in it, or code with the numbered lines that it may hold. */
export function addFence(recorder: DraftRecorder, node: FenceNode, reading: FenceReading, place: Place, lead: string, out: Block[]): void {
  if (reading.type === 'code') {
    out.push(codeBlock(node, reading))
    if (reading.role === 'other' && !readingHeading.test(lead) && !readingHeading.test(place.path.at(-1) ?? ''))
      for (const { title, commands, start, end } of stepsOfText(node.text)) {
        const lines = { start: node.textLine + start, end: node.textLine + end }
        const step = { title: repairText(title), notes: [], commands: commands.map((text) => inlineCommand(text, lines)), lines }
        out.push(recorder.addStep(place, step))
      }
    return
  }
  for (const [index, group] of reading.groups.entries()) {
    out.push(
      recorder.addStep(place, {
        title: repairText(group.title ?? place.stepTitle) || firstWords(group),
        notes: groupNotes(group, node),
        commands: group.commands.map((command) => rawCommand(command, reading.language, node)),
        lines: groupLines(reading.groups, index, node),
      }),
    )
  }
}

/** The steps of a table's rows; the table itself is on the page already. */
export function addTableSteps(recorder: DraftRecorder, node: Node<'table'>, place: Place, out: Block[]): void {
  if (neverWork.test(place.path.at(-1) ?? '')) return
  for (const { title, commands, lines } of stepsOfTable(node))
    out.push(recorder.addStep(place, { title, notes: [], commands: commands.map((text) => inlineCommand(text, lines)), lines }))
}
