// One item of a list of work: a step with all that hangs below it, or one more level of the path where what is in it
// opens steps of its own.

import type { FenceReader, FenceReading } from '../fence/fences.ts'
import type { Manner } from '../loose/inline-commands.ts'
import { commandsIn } from '../loose/inline-commands.ts'
import type { Block, Inline } from '../model/document.ts'
import { plainText } from '../source/inlines.ts'
import type { FenceNode, MarkdownItem, MarkdownNode } from '../source/markdown.ts'
import { repairText } from '../source/mojibake.ts'
import { tabOf } from '../source/tabs.ts'
import { readTitle } from '../wording/titles.ts'
import type { DraftRecorder, Place, RawCommand } from './draft.ts'
import type { HeadingTrail } from './heading-trail.ts'
import { itemTitle } from './item-title.ts'
import { announcesCommands, commandsOfItem, containsFence, inlineCommandsOf, mannerOfItem, opensWithCommand, useOfList } from './lists.ts'
import { withoutNamedOnly } from './named-only.ts'
import { codeBlock, foldEnd, noteBlock } from './note-blocks.ts'
import { commandsBelow, commandsUnder, groupNotes, rawCommand, saidCommands } from './step-pieces.ts'
import { taskOf } from './tasks.ts'

/** Walks what an item holds, at the item's own place. */
export type WalkInside = (nodes: readonly MarkdownNode[], place: Place, out: Block[]) => void

export class ItemSteps {
  private readonly recorder: DraftRecorder
  private readonly trail: HeadingTrail
  private readonly readFence: FenceReader
  private readonly walkInside: WalkInside

  constructor(recorder: DraftRecorder, trail: HeadingTrail, readFence: FenceReader, walkInside: WalkInside) {
    this.recorder = recorder
    this.trail = trail
    this.readFence = readFence
    this.walkInside = walkInside
  }

  /** An item of a list of steps; `behind` are fences that follow the list and belong to the item. One of several ways is a place of its own. */
  add(
    item: MarkdownItem,
    above: Place,
    out: Block[],
    behind: readonly MarkdownNode[],
    of: Manner,
    is: { readonly option?: boolean; readonly numbered?: boolean; readonly lead?: string } = {},
  ): void {
    const [first, ...others] = item.children
    const inlines = first?.type === 'paragraph' ? first.inlines : []
    const manner = mannerOfItem(inlines, of)
    const rest = [...(first?.type === 'paragraph' ? others : item.children), ...behind]
    const { title, isShortened, links } = itemTitle(inlines)
    if (title !== '' && (rest.some((node) => this.opensSteps(node, above, title)) || this.holdsTabsOfWork(rest, above, manner))) {
      const number = is.numbered === true ? this.recorder.countItem(above) : undefined
      out.push({ type: 'label', inlines: number === undefined ? inlines : numberedWords(number, inlines), lines: first!.lines })
      const inner = { ...this.trail.below(above, title), ...(number === undefined ? {} : { itemNumber: number }) }
      const own = withoutNamedOnly(commandsIn(inlines, manner), rest.slice(0, 1), (fence) => this.readIn(fence, above, title))
      if (own.length > 0)
        out.push(
          this.recorder.addStep(inner, {
            title,
            links,
            notes: [],
            commands: saidCommands(inlines, own, first!.lines),
            lines: first!.lines,
          }),
        )
      this.walkInside(rest, inner, out)
      return
    }
    const place = is.option === true ? this.trail.below(above, title) : above
    const notes: Block[] = isShortened ? [{ type: 'paragraph', inlines, lines: first!.lines }] : []
    const own = withoutNamedOnly(commandsIn(inlines, manner), rest.slice(0, 1), (fence) => this.readIn(fence, place, title))
    const commands: RawCommand[] = [...saidCommands(inlines, own, first?.lines ?? item.lines)]
    for (const node of rest) this.collect(node, place, title, notes, commands, manner)
    const end = Math.max(item.lines.end, ...rest.map((node) => node.lines.end))
    out.push(
      this.recorder.addStep(place, {
        title: title || place.stepTitle,
        links,
        notes,
        commands: commandsUnder(is.lead ?? '', place.path.at(-1) ?? '', commands),
        lines: { start: item.lines.start, end },
      }),
    )
  }

  /** An item of a list of tasks, and the tasks that hang below it. */
  addTask(item: MarkdownItem, place: Place, out: Block[]): void {
    const task = taskOf(item)!
    const { title, isShortened, links } = itemTitle(task.inlines)
    const notes: Block[] = isShortened ? [{ type: 'paragraph', inlines: task.inlines, lines: item.children[0]!.lines }] : []
    const nested = item.children.slice(1)
    const inner: MarkdownNode[] = []
    const manner = opensWithCommand(task.inlines) ? 'check' : 'task'
    const commands: RawCommand[] = [...saidCommands(task.inlines, commandsIn(task.inlines, manner), item.children[0]!.lines)]
    for (const node of nested) {
      if (node.type === 'list' && node.items.every((child) => taskOf(child) !== undefined)) inner.push(node)
      else this.collect(node, place, title, notes, commands, 'prose')
    }
    out.push(
      this.recorder.addStep(place, { title: title || place.stepTitle, links, notes, commands, lines: item.lines, isChecklistItem: true }),
    )
    for (const node of inner) if (node.type === 'list') for (const child of node.items) this.addTask(child, place, out)
  }

  /** Each tab is one of several ways: what is in them is not one thing after the other. */
  private holdsTabsOfWork(nodes: readonly MarkdownNode[], place: Place, manner: Manner): boolean {
    return (
      nodes.some((node) => node.type === 'verbatim' && tabOf(node.text) !== undefined) &&
      nodes.some(
        (node) =>
          inlineCommandsOf(node, manner).length > 0 ||
          (node.type === 'fence' && this.readFence(node, { lead: '', headings: place.path }).type === 'steps'),
      )
    )
  }

  private readIn(fence: FenceNode, place: Place, title: string): FenceReading {
    return this.readFence(fence, { lead: title, headings: place.path })
  }

  private opensSteps(node: MarkdownNode, place: Place, title: string): boolean {
    if (node.type === 'fence') {
      const reading = this.readIn(node, place, title)
      return reading.type === 'steps' && !reading.isScript && reading.groups.some((group) => group.title !== undefined)
    }
    if (node.type === 'list') {
      const use = useOfList(node, { lead: '', lastHeading: '', hasFenceBehind: false, isInStep: true })
      return (
        use === 'checklist' ||
        use === 'groups' ||
        (use === 'steps' &&
          (containsFence([node]) ||
            (node.ordered && node.items.length > 1) ||
            node.items.filter((item) => commandsOfItem(item, 'step').length > 0).length > 1))
      )
    }
    return node.type === 'quote' && node.children.some((child) => this.opensSteps(child, place, title))
  }

  /** Commands of an item's content in order; everything else becomes its notes. */
  private collect(node: MarkdownNode, place: Place, title: string, notes: Block[], commands: RawCommand[], manner: Manner): void {
    if (node.type === 'verbatim' && foldEnd.test(node.text)) return
    const lead = notesLead(notes)
    if (node.type === 'fence') {
      const reading = this.readFence(node, { lead: lead || title, headings: place.path })
      if (reading.type === 'code') notes.push(codeBlock(node, reading))
      else {
        for (const group of reading.groups) {
          const written = group.commands.map((command) => rawCommand(command, reading.language, node))
          commands.push(...commandsBelow(lead, written))
          const lines = { start: node.textLine + group.startLine, end: node.textLine + group.startLine }
          if (group.title !== undefined)
            notes.push({ type: 'paragraph', inlines: [{ type: 'text', text: repairText(group.title) }], lines })
          notes.push(...groupNotes(group, node))
        }
      }
      return
    }
    if ((node.type === 'list' || node.type === 'quote') && containsFence([node])) {
      const children = node.type === 'quote' ? node.children : node.items.flatMap((item) => item.children)
      const from = commands.length
      for (const child of children) this.collect(child, place, title, notes, commands, manner)
      // "If it fails:" is said of all that hangs below it.
      commands.push(...commandsBelow(lead, commands.splice(from)))
      return
    }
    const inside = node.type === 'list' && announcesCommands(`${title}:`) ? 'listed' : manner
    commands.push(...commandsBelow(lead, inlineCommandsOf(node, inside)))
    notes.push(noteBlock(node, place.path, this.readFence))
  }
}

/** The words of an item that is a heading now, with the number that the list gave it. */
function numberedWords(number: string, inlines: readonly Inline[]): readonly Inline[] {
  return readTitle(plainText(inlines)).numbered === 'none' ? [{ type: 'text', text: `${number}. ` }, ...inlines] : inlines
}

function notesLead(notes: readonly Block[]): string {
  const last = notes.at(-1)
  return last?.type === 'paragraph' ? plainText(last.inlines) : ''
}
