// Walks the Markdown tree once, in document order, and makes of it the page (blocks) and the work (procedures).
// Every node becomes exactly one of: a block on the page, a step in its place, or a note of a step. Nothing is dropped.

import type { FenceReader, FenceReading } from '../fence/fences.ts'
import { commandsIn } from '../loose/inline-commands.ts'
import type { Block } from '../model/document.ts'
import { plainText } from '../source/inlines.ts'
import type { FenceNode, MarkdownItem, MarkdownNode } from '../source/markdown.ts'
import { closesTab, tabOf } from '../source/tabs.ts'
import { mentionsLadder } from '../structure/words.ts'
import { fileOfLead } from '../wording/file-leads.ts'
import { captionText, isAnyWord, labelText, summaryOf } from '../wording/labels.ts'
import { tellsToDo } from '../wording/telling.ts'
import { withoutColon } from '../wording/titles.ts'
import { neverWork, optionHeading, readingHeading, symptomHeading } from '../wording/words.ts'
import { asideLead } from './aside-lead.ts'
import type { Place } from './draft.ts'
import { DraftRecorder } from './draft.ts'
import { HeadingTrail, rootPlace } from './heading-trail.ts'
import { ItemSteps } from './item-steps.ts'
import { itemTitle } from './item-title.ts'
import { containsFence, holdsChecklist, isAction, isChoice, mannerOfList, useOfList } from './lists.ts'
import { ManualSteps } from './manual-steps.ts'
import { withoutNamedOnly } from './named-only.ts'
import { fenceBehind, headingsAmongSteps } from './neighbours.ts'
import { codeBlock, noteBlock } from './note-blocks.ts'
import { addFence, addParagraph, addTableSteps } from './passage-steps.ts'
import { saidCommands } from './step-pieces.ts'

type ListNode = Extract<MarkdownNode, { type: 'list' }>

export interface WalkedDocument {
  readonly title: string
  readonly blocks: readonly Block[]
  readonly recorder: DraftRecorder
}

/** Walks a whole document. `fallbackTitle` is used where it has no first-level heading. */
export function walkDocument(
  nodes: readonly MarkdownNode[],
  readFence: FenceReader,
  fallbackTitle: string,
  lineCount: number,
): WalkedDocument {
  const walker = new Walker(readFence, nodes, lineCount)
  const blocks: Block[] = []
  walker.walk(nodes, rootPlace, blocks, true)
  return { title: walker.trail.title ?? fallbackTitle, blocks, recorder: walker.recorder }
}

class Walker {
  readonly recorder = new DraftRecorder()
  readonly trail: HeadingTrail
  private readonly readFence: FenceReader
  private readonly items: ItemSteps
  private readonly manual: ManualSteps
  private readonly amongSteps: ReadonlySet<number>

  constructor(readFence: FenceReader, nodes: readonly MarkdownNode[], lineCount: number) {
    this.readFence = readFence
    this.trail = new HeadingTrail(this.recorder, nodes, lineCount)
    this.items = new ItemSteps(this.recorder, this.trail, readFence, (inner, place, out) => this.walk(inner, place, out, false))
    this.manual = new ManualSteps(this.recorder, readFence)
    this.amongSteps = headingsAmongSteps(nodes)
  }

  walk(nodes: readonly MarkdownNode[], start: Place, out: Block[], isOutermost: boolean): void {
    let place = start
    let base = start
    let optionParent: Place | undefined
    let lead = ''
    /** What stands above is a step already: its words are no title for the next. */
    let isLeadStep = false
    let isLabelSpent = false
    /** The label above stands there without any mark. */
    let isCaption = false
    /** The last line of the tab that is open, where its indentation ends it. */
    let tabEnd: number | undefined
    /** Where the walk goes on behind a branch or the like that words announced. */
    let behindAside: { readonly after: number; readonly place: Place; readonly base: Place } | undefined
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index]!
      if (tabEnd !== undefined && node.lines.start > tabEnd) {
        place = base
        tabEnd = undefined
        lead = ''
      }
      if (behindAside !== undefined && (index > behindAside.after || node.type === 'heading')) {
        this.recorder.goOn(behindAside.place)
        place = behindAside.place
        base = behindAside.base
        behindAside = undefined
        lead = ''
      }
      switch (node.type) {
        case 'heading': {
          if (isOutermost) {
            place = base = this.trail.enter(node, out)
            const last = this.manual.atHeading(nodes, index, place, this.amongSteps.has(index), out)
            if (last !== undefined) index = last
            else this.addSaid(nodes, index, place, out)
          } else {
            out.push({ type: 'label', inlines: node.inlines, lines: node.lines })
            place = this.trail.below(base, withoutColon(plainText(node.inlines)))
          }
          optionParent = undefined
          isLabelSpent = false
          lead = ''
          break
        }
        case 'paragraph': {
          const around = isLabelSpent ? base : place
          const aside = behindAside === undefined ? asideLead(nodes, index, around.path.at(-1) ?? '') : undefined
          if (aside !== undefined && this.recorder.endsBelow(around)) {
            behindAside = { after: aside.lastIndex, place: around, base }
            place = base = this.trail.below(around, aside.title)
            isLabelSpent = false
          }
          const below = nodes[index + 1]?.type
          const bold = labelText(node.inlines)
          const label = bold ?? (below === 'list' || below === 'fence' ? captionText(node.inlines, below) : undefined)
          isCaption = bold === undefined
          this.recorder.noteFacts(place, node.inlines)
          if (below === 'fence' && this.putIntoFile(node, nodes[index + 1] as FenceNode, isLabelSpent ? base : place, out)) {
            index++
            lead = ''
          } else if (label !== undefined) {
            const isOption = optionHeading.test(label)
            if (!isOption) optionParent = undefined
            else if (optionParent === undefined && place !== base && !this.recorder.hasSteps(place) && lead !== '' && !isLabelSpent)
              optionParent = place
            place = this.trail.below(optionParent ?? base, label)
            isLabelSpent = readingHeading.test(label)
            out.push({ type: 'label', inlines: node.inlines, lines: node.lines })
            lead = label
            isLeadStep = false
            const last = this.manual.atLabel(nodes, index, label, place, out)
            if (last !== undefined) {
              index = last
              lead = ''
            } else this.addSaid(nodes, index, place, out)
          } else {
            const words = plainText(node.inlines)
            const at = isLabelSpent ? base : place
            const read = (fence: FenceNode) => this.fenceReading(fence, at, words)
            const isStep = addParagraph(this.recorder, node, at, isLeadStep ? '' : lead, nodes[index + 1], read, out)
            lead = words
            isLeadStep = isStep
          }
          break
        }
        case 'fence':
          // A fence that is no command leaves what stands under the label where it is.
          if (this.fenceReading(node, place, lead).type === 'steps' && isLabelSpent) {
            place = base
            isLabelSpent = false
          }
          addFence(this.recorder, node, this.fenceReading(node, place, lead), place, lead, out)
          lead = ''
          break
        case 'list': {
          // The list that the label announced stands above; this is another.
          if (isLabelSpent && lead === '') place = base
          const behind = this.fenceBehind(nodes, index, place)
          const last = node.items.at(-1)
          const context = {
            lead: announces(lead) ? lead : '',
            // A word alone says which of several this is; what is done with it the heading says.
            lastHeading: (isCaption && lead !== '' && isAnyWord(lead) ? base : place).path.at(-1) ?? '',
            hasFenceBehind: behind !== undefined,
            isLadder: place.path.some(mentionsLadder),
          }
          const use = useOfList(node, context)
          if ((use === 'reading' || !node.ordered) && (symptomHeading.test(lead) || symptomHeading.test(context.lastHeading)))
            this.recorder.noteSymptoms(place, node.items)
          if (last === undefined || (use === 'reading' && behind === undefined)) {
            this.read(node, place, out)
          } else if (use === 'record') {
            for (const item of node.items) {
              if (isAction(item)) this.items.add(item, place, out, item === last && behind !== undefined ? behind.fences : [], 'step')
              else this.read(listOf(node, [item]), place, out)
            }
            if (behind !== undefined && isAction(last)) index = behind.lastIndex
          } else if (behind !== undefined && !node.ordered && use !== 'steps' && use !== 'checklist') {
            // What stands above the last item is there to be read; the last item says what the fence below is for.
            const above = node.items.slice(0, -1)
            if (above.length > 0) out.push(noteBlock(listOf(node, above), place.path, this.readFence))
            this.items.add(last, place, out, behind.fences, 'step')
            index = behind.lastIndex
          } else if (use === 'groups') {
            for (const item of node.items) {
              if (holdsChecklist(item)) this.items.add(item, place, out, [], 'prose')
              else out.push(noteBlock(listOf(node, [item]), place.path, this.readFence))
            }
          } else if (use === 'checklist') {
            for (const item of node.items) this.items.addTask(item, place, out)
          } else {
            const manner = mannerOfList(node, context)
            const is = { option: isChoice(node), numbered: node.ordered }
            for (const item of node.items)
              this.items.add(item, place, out, item === last && behind !== undefined ? behind.fences : [], manner, is)
            if (behind !== undefined) index = behind.lastIndex
          }
          // What a label introduced is done with its list; a fence behind it belongs to the heading again.
          isLabelSpent =
            place !== base && !(use !== 'checklist' && (behind !== undefined || node.items.some((item) => containsFence(item.children))))
          lead = ''
          break
        }
        case 'quote': {
          const blocks: Block[] = []
          this.walk(node.children, isLabelSpent ? base : place, blocks, false)
          out.push({ type: 'quote', blocks, lines: node.lines })
          lead = ''
          break
        }
        case 'table':
          out.push(noteBlock(node, place.path, this.readFence))
          addTableSteps(this.recorder, node, place, out)
          lead = ''
          break
        case 'rule':
          out.push({ type: 'rule', lines: node.lines })
          break
        case 'verbatim':
          out.push({ type: 'verbatim', text: node.text, lines: node.lines })
          // What can be folded away stands under its summary, and ends where it is closed.
          if (node.text.includes('<summary')) {
            const summary = summaryOf(node.text)
            if (summary !== '') place = this.trail.below(base, summary)
            lead = ''
          } else if (node.text.includes('</details>')) place = base
          if (closesTab(node.text)) place = base
          if (tabOf(node.text) !== undefined) {
            place = { ...this.trail.below(base, tabOf(node.text)!), isOption: true }
            tabEnd = node.tabEnd
            lead = ''
          }
          break
      }
    }
  }

  /** What a heading or a label itself says to run, where no fence below it holds that: "Restart it with `app restart`". */
  private addSaid(nodes: readonly MarkdownNode[], index: number, place: Place, out: Block[]): void {
    const node = nodes[index]!
    if (node.type !== 'heading' && node.type !== 'paragraph') return
    const said = commandsIn(node.inlines, 'prose')
    if (said.length === 0 || neverWork.test(place.path.at(-1) ?? '')) return
    let end = index + 1
    while (end < nodes.length && nodes[end]!.type !== 'heading') end++
    const commands = withoutNamedOnly(said, nodes.slice(index + 1, end), (fence) =>
      this.readFence(fence, { lead: '', headings: place.path }),
    )
    if (commands.length === 0) return
    out.push(
      this.recorder.addStep(place, {
        title: place.stepTitle,
        notes: [],
        commands: saidCommands(node.inlines, commands, node.lines),
        lines: node.lines,
      }),
    )
  }

  /** A list that is there to be read. */
  private read(node: ListNode, place: Place, out: Block[]): void {
    for (const item of node.items)
      for (const child of item.children) if (child.type === 'paragraph') this.recorder.noteFacts(place, child.inlines)
    out.push(noteBlock(node, place.path, this.readFence))
  }

  /** "Add to config.yaml:" and what belongs there: done by hand. */
  private putIntoFile(node: Extract<MarkdownNode, { type: 'paragraph' }>, fence: FenceNode, place: Place, out: Block[]): boolean {
    const words = plainText(node.inlines)
    if (fileOfLead(words) === undefined || !tellsToDo(words, true) || readingHeading.test(place.path.at(-1) ?? '')) return false
    const reading = this.fenceReading(fence, place, words)
    if (reading.type !== 'code') return false
    const { title, isShortened } = itemTitle(node.inlines)
    const above: Block[] = isShortened ? [{ type: 'paragraph', inlines: node.inlines, lines: node.lines }] : []
    const lines = { start: node.lines.start, end: fence.lines.end }
    out.push(this.recorder.addStep(place, { title, notes: [...above, codeBlock(fence, reading)], commands: [], lines }))
    return true
  }

  private fenceReading(node: FenceNode, place: Place, lead: string): FenceReading {
    return this.readFence(node, { lead, headings: place.path })
  }

  /** The fence behind a list of bullets is the last one's where there is something to run in it. */
  private fenceBehind(nodes: readonly MarkdownNode[], index: number, place: Place): ReturnType<typeof fenceBehind> {
    const behind = fenceBehind(nodes, index)
    const list = nodes[index]!
    const first = behind?.fences[0]
    if (behind === undefined || list.type !== 'list' || list.ordered || first?.type !== 'fence') return behind
    const last = list.items.at(-1)?.children[0]
    const lead = last?.type === 'paragraph' ? plainText(last.inlines) : ''
    return this.fenceReading(first, place, lead).type === 'steps' ? behind : undefined
  }
}

/** "Symptoms: the page is slow." says all of it itself; a list behind it is about something else. */
function announces(lead: string): boolean {
  return (
    !/^[^:：]{2,40}[:：]\s*\S+\s/.test(lead) || /[:：]$/.test(lead.trimEnd()) || !(symptomHeading.test(lead) || readingHeading.test(lead))
  )
}

/** The same list with some of its items. */
function listOf(list: ListNode, items: readonly MarkdownItem[]): ListNode {
  return { ...list, items, lines: { start: items[0]!.lines.start, end: items.at(-1)!.lines.end } }
}
