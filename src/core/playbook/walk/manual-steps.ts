// Headings and labels that are steps themselves: numbered as one, with nothing below that is run. Their text is the notes.

import type { FenceReader } from '../fence/fences.ts'
import { stepsOfText } from '../fence/text-steps.ts'
import { commandsIn, withoutEmphasis } from '../loose/inline-commands.ts'
import { stepsOfTable } from '../loose/table-commands.ts'
import type { Block, Inline, LineRange } from '../model/document.ts'
import { plainText } from '../source/inlines.ts'
import type { MarkdownNode } from '../source/markdown.ts'
import { tellsToDo } from '../wording/telling.ts'
import { readTitle } from '../wording/titles.ts'
import { optionHeading, readingHeading } from '../wording/words.ts'
import type { DraftRecorder, Place } from './draft.ts'
import { containsFence, useOfList } from './lists.ts'
import { isHeadingUpTo, isLabel } from './neighbours.ts'
import { noteBlock } from './note-blocks.ts'
import { saidCommands } from './step-pieces.ts'

/** A heading or a label: the words that give a step its title. */
interface Titled {
  readonly inlines: readonly Inline[]
  readonly lines: LineRange
}

/** "Check services: `a`, `b`" names what the order is carried out with; "Step 2: `tool reset`" may only name what is told of below. */
function isToldByColon(inlines: readonly Inline[]): boolean {
  return withoutEmphasis(inlines).some((inline) => inline.type === 'text' && /\p{L}[^:：]*[:：]\s*$/u.test(readTitle(inline.text).title))
}

export class ManualSteps {
  private readonly recorder: DraftRecorder
  private readonly readFence: FenceReader

  constructor(recorder: DraftRecorder, readFence: FenceReader) {
    this.recorder = recorder
    this.readFence = readFence
  }

  /** A heading numbered as a step, alone or among its siblings. Returns the last node used. */
  atHeading(nodes: readonly MarkdownNode[], index: number, place: Place, isAmongSteps: boolean, out: Block[]): number | undefined {
    const heading = nodes[index]!
    if (heading.type !== 'heading') return undefined
    const text = plainText(heading.inlines)
    const { title, numbered } = readTitle(text)
    // "Option B: switch it off" is a way that may be gone, also where no command goes it.
    const isOption = optionHeading.test(text) && /^\S+\s+#?(?:\d+|[A-Z])(?![\p{L}\p{N}])/u.test(text)
    if (!isOption && (numbered === 'none' || numbered === 'phase')) return undefined
    if (numbered === 'number' && ((readingHeading.test(title) && !tellsToDo(title, false)) || !isAmongSteps)) return undefined
    let end = index + 1
    while (end < nodes.length && !isHeadingUpTo(nodes[end]!, 6)) end++
    const next = nodes[end]
    if (next?.type === 'heading' && next.level > heading.level) return undefined
    const content = nodes.slice(index + 1, end).filter((node) => node.type !== 'rule')
    if (content.some((node, at) => this.isWork(node, place, content[at - 1]))) return undefined
    for (const node of content) if (node.type === 'paragraph') this.recorder.noteFacts(place, node.inlines)
    this.add(place, title, content, heading, out)
    for (const node of nodes.slice(index + 1, end)) if (node.type === 'rule') out.push({ type: 'rule', lines: node.lines })
    return end - 1
  }

  /** A label that calls itself a step, or is numbered among such; it reaches to the next label or heading. Returns the last node used. */
  atLabel(
    nodes: readonly MarkdownNode[],
    index: number,
    label: string,
    place: Place,
    isAmongSteps: boolean,
    out: Block[],
  ): number | undefined {
    const { title, numbered } = readTitle(label)
    const own = nodes[index]!
    const isStep = numbered === 'step' || (isAmongSteps && !(readingHeading.test(title) && !tellsToDo(title, false)))
    if (!isStep || own.type !== 'paragraph') return undefined
    let end = index + 1
    while (end < nodes.length && !isHeadingUpTo(nodes[end]!, 6) && nodes[end]!.type !== 'rule' && !isLabel(nodes[end]!)) end++
    const content = nodes.slice(index + 1, end)
    if (content.some((node, at) => this.isWork(node, place, content[at - 1]))) return undefined
    this.add(place, title, content, own, out)
    return end - 1
  }

  /** What its own words say to run stands in no other place: "Step 4: Check with `app status`". */
  private add(place: Place, title: string, content: readonly MarkdownNode[], own: Titled, out: Block[]): void {
    const notes = content.map((node) => noteBlock(node, place.path, this.readFence))
    const lines = { start: own.lines.start, end: content.at(-1)?.lines.end ?? own.lines.end }
    const commands = saidCommands(own.inlines, commandsIn(own.inlines, isToldByColon(own.inlines) ? 'step' : 'prose'), own.lines)
    out.push(this.recorder.addStep(place, { title, notes, commands, lines }))
  }

  private isWork(node: MarkdownNode, place: Place, above: MarkdownNode | undefined): boolean {
    const lead = above?.type === 'paragraph' ? plainText(above.inlines) : ''
    if (node.type === 'list')
      return (
        useOfList(node, {
          lead,
          lastHeading: place.path.at(-1) ?? '',
          hasFenceBehind: false,
          isInStep: true,
        }) !== 'reading' || containsFence([node])
      )
    if (node.type === 'paragraph') return commandsIn(node.inlines, 'prose').length > 0
    if (node.type === 'table') return stepsOfTable(node).length > 0
    if (node.type === 'quote') return node.children.some((child, at) => this.isWork(child, place, node.children[at - 1]))
    // What is there to be read, a message to write, a place to click to: nothing to run.
    if (node.type === 'fence')
      return this.readFence(node, { lead, headings: place.path }).type === 'steps' || stepsOfText(node.text).length > 0
    return false
  }
}
