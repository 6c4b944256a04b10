// The steps of one passage of the document: a paragraph that tells to run something, a fence, the rows of a table.

import type { FenceReading } from '../fence/fences.ts'
import { stepsOfText, tasksOfText } from '../fence/text-steps.ts'
import { announcedCommand, commandsIn } from '../loose/inline-commands.ts'
import { stepsOfTable } from '../loose/table-commands.ts'
import type { Block, LineRange } from '../model/document.ts'
import { plainText } from '../source/inlines.ts'
import type { FenceNode, MarkdownNode } from '../source/markdown.ts'
import { repairText } from '../source/mojibake.ts'
import { keyedWords } from '../wording/labels.ts'
import { tellsToDo } from '../wording/telling.ts'
import { readTitle, withoutColon } from '../wording/titles.ts'
import { actionColumn, doingMention, forbiddenHeading, neverWork, orderHeading, readingHeading, refusesBelow } from '../wording/words.ts'
import type { DraftRecorder, NewStep, Place } from './draft.ts'
import { itemTitle, wordsAround } from './item-title.ts'
import type { ReadBelow } from './named-only.ts'
import { withoutNamedOnly } from './named-only.ts'
import { codeBlock } from './note-blocks.ts'
import { type ParagraphStep, stepsOfParagraph } from './paragraph-steps.ts'
import { commandsUnder, firstWords, groupLines, groupNotes, inlineCommand, rawCommand, saidCommands } from './step-pieces.ts'

type Node<T extends MarkdownNode['type']> = Extract<MarkdownNode, { type: T }>

/** The paragraph on the page, as a step where it tells to do something; answers whether it does. `next` is what follows it. */
export function addParagraph(
  recorder: DraftRecorder,
  node: Node<'paragraph'>,
  place: Place,
  lead: string,
  next: MarkdownNode | undefined,
  readBelow: ReadBelow,
  out: Block[],
): boolean {
  const announced = announcedCommand(node.inlines, lead)
  const commands = withoutNamedOnly(announced === undefined ? commandsOfParagraph(node, place) : [announced], [next], readBelow)
  if (commands.length === 0 && !isOrder(node, place, next)) {
    out.push({ type: 'paragraph', inlines: node.inlines, lines: node.lines })
    return false
  }
  const steps = stepsOfParagraph(node.inlines, commands)
  for (const step of steps) {
    const words = steps.length === 1 ? lead : ''
    const lines = {
      start: node.lines.start + step.firstLine,
      end: step === steps.at(-1) ? node.lines.end : node.lines.start + step.lastLine,
    }
    out.push(recorder.addStep(place, stepOf(step, place, words, lines)))
  }
  return true
}

function stepOf({ inlines, commands }: ParagraphStep, place: Place, lead: string, lines: LineRange): NewStep {
  const read = itemTitle(wordsAround(inlines, commands))
  // Nothing but the command: what stands above says what it is for.
  const isBare = commands.join(' ') === plainText(inlines).trim()
  const title = !isBare
    ? read.title
    : lead !== '' && lead.length <= 120
      ? readTitle(withoutColon(lead)).title
      : place.stepTitle || read.title
  const notes: Block[] = read.isShortened ? [{ type: 'paragraph', inlines, lines }] : []
  return { title, links: title === read.title ? read.links : undefined, notes, commands: saidCommands(inlines, commands, lines), lines }
}

function commandsOfParagraph(node: Node<'paragraph'>, place: Place): readonly string[] {
  const isFootnote = node.inlines[0]?.type === 'text' && /^\[\^[^\]]+\]:/.test(node.inlines[0].text)
  if (isFootnote) return []
  const keyed = keyedWords(node.inlines)
  if (keyed !== undefined && actionColumn.test(keyed.key)) return commandsIn(node.inlines, 'step')
  const told = commandsIn(node.inlines, 'prose')
  const heading = place.path.at(-1) ?? ''
  // Most paragraphs tell to run nothing, wherever they stand.
  return told.length > 0 && readingHeading.test(heading) && !doingMention.test(heading) ? commandsIn(node.inlines, 'reading') : told
}

/**
 * `**Fix:** restart the pod`, or a sentence below "Mitigation" that begins with an order and announces nothing: what a
 * person does. Warnings and remarks are none.
 */
function isOrder(node: Node<'paragraph'>, place: Place, next: MarkdownNode | undefined): boolean {
  const words = plainText(node.inlines).trim()
  if (/[:：]$/.test(words) || next?.type === 'fence') return false
  const keyed = keyedWords(node.inlines)
  if (keyed !== undefined) return actionColumn.test(keyed.key) && isOrderly(keyed.value, true)
  return place.path.slice(-2).some((heading) => orderHeading.test(heading)) && isOrderly(words, false)
}

function isOrderly(words: string, isDoing: boolean): boolean {
  return tellsToDo(words, isDoing) && !/^(?:note|remember|see also|do not|don[’']t|never|avoid|please note|keep in mind)\b/i.test(words)
}

/** The fence on the page, as it was read: the steps in it, or code with the numbered lines that it may hold. */
export function addFence(recorder: DraftRecorder, node: FenceNode, reading: FenceReading, place: Place, lead: string, out: Block[]): void {
  if (reading.type === 'code') {
    if (refusesBelow.test(lead === '' ? (place.path.at(-1) ?? '') : lead)) {
      out.push(codeBlock(node, reading))
      return
    }
    if (isManual(node, reading) && !readingHeading.test(place.path.at(-1) ?? '')) {
      out.push(recorder.addStep(place, { title: place.stepTitle, notes: [codeBlock(node, reading)], commands: [], lines: node.lines }))
      return
    }
    out.push(codeBlock(node, reading))
    if (reading.role !== 'output' && reading.role !== 'template')
      for (const { title, commands, start, end } of tasksOfText(node.text)) {
        const lines = { start: node.textLine + start, end: node.textLine + end }
        const said = commands.map((text) => inlineCommand(text, lines))
        out.push(recorder.addStep(place, { title: repairText(title), notes: [], commands: said, lines, isChecklistItem: true }))
      }
    if (reading.role === 'other' && !readingHeading.test(lead) && !readingHeading.test(place.path.at(-1) ?? ''))
      for (const { title, commands, start, end } of stepsOfText(node.text)) {
        const lines = { start: node.textLine + start, end: node.textLine + end }
        const step = { title: repairText(title), notes: [], commands: commands.map((text) => inlineCommand(text, lines)), lines }
        out.push(recorder.addStep(place, step))
      }
    return
  }
  const heading = place.path.at(-1) ?? ''
  for (const [index, group] of reading.groups.entries()) {
    const commands = group.commands.map((command) => rawCommand(command, reading.language, node))
    out.push(
      recorder.addStep(place, {
        title: repairText(group.title ?? place.stepTitle) || firstWords(group),
        notes: groupNotes(group, node),
        commands: commandsUnder(lead, heading, commands),
        lines: groupLines(reading.groups, index, node),
      }),
    )
  }
}

/** A fence for a shell or a database that holds nothing but comments, and they tell what to do: it is done by hand. */
function isManual(node: FenceNode, reading: Extract<FenceReading, { type: 'code' }>): boolean {
  if (reading.role !== 'other' || !/^(?:ba|z|k)?sh$|^(?:shell|console|terminal|sql|powershell)$/.test(reading.language)) return false
  const lines = node.text.split('\n').filter((line) => line.trim() !== '')
  const comment = /^\s*(?:#+|--+)\s*(?=\S)/
  return lines.every((line) => comment.test(line)) && lines.some((line) => tellsToDo(line.replace(comment, ''), true))
}

/** The steps of a table's rows; the table itself is on the page already. */
export function addTableSteps(recorder: DraftRecorder, node: Node<'table'>, place: Place, out: Block[]): void {
  const heading = place.path.at(-1) ?? ''
  if (neverWork.test(heading) || forbiddenHeading.test(heading)) return
  for (const { title, commands, lines } of stepsOfTable(node))
    out.push(recorder.addStep(place, { title, notes: [], commands: commands.map((text) => inlineCommand(text, lines)), lines }))
}
