// Walks the Markdown tree once, in document order, and makes of it the page (blocks) and the work (procedures).
// Every node becomes exactly one of: a block on the page, a step in its place, or a note of a step. Nothing is dropped.

import type { FenceReader, FenceReading } from '../fence/fences.ts'
import { commandsIn } from '../loose/inline-commands.ts'
import type { Block } from '../model/document.ts'
import { plainText } from '../source/inlines.ts'
import type { FenceNode, MarkdownNode } from '../source/markdown.ts'
import { closesTab, tabOf } from '../source/tabs.ts'
import { fileOfLead } from '../wording/file-leads.ts'
import { captionText, labelText, summaryOf } from '../wording/labels.ts'
import { tellsToDo } from '../wording/telling.ts'
import { withoutColon } from '../wording/titles.ts'
import { neverWork, optionHeading, readingHeading } from '../wording/words.ts'
import { asideLead } from './aside-lead.ts'
import type { Place } from './draft.ts'
import { DraftRecorder } from './draft.ts'
import { HeadingTrail, rootPlace } from './heading-trail.ts'
import { ItemSteps } from './item-steps.ts'
import { itemTitle } from './item-title.ts'
import { ListSteps } from './list-steps.ts'
import { ManualSteps } from './manual-steps.ts'
import { withoutNamedOnly } from './named-only.ts'
import { headingsAmongSteps, labelsAmongSteps } from './neighbours.ts'
import { codeBlock, noteBlock } from './note-blocks.ts'
import { addFence, addParagraph, addTableSteps } from './passage-steps.ts'
import { saidCommands } from './step-pieces.ts'

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
  private readonly lists: ListSteps
  private readonly manual: ManualSteps
  private readonly amongSteps: ReadonlySet<number>
  private readonly labelsAmong: ReadonlySet<number>

  constructor(readFence: FenceReader, nodes: readonly MarkdownNode[], lineCount: number) {
    this.readFence = readFence
    this.trail = new HeadingTrail(this.recorder, nodes, lineCount)
    const items = new ItemSteps(this.recorder, this.trail, readFence, (inner, place, out) => this.walk(inner, place, out, false))
    this.lists = new ListSteps(this.recorder, items, readFence)
    this.manual = new ManualSteps(this.recorder, readFence)
    this.amongSteps = headingsAmongSteps(nodes)
    this.labelsAmong = labelsAmongSteps(nodes)
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
            const last = this.manual.atLabel(nodes, index, label, place, isOutermost && this.labelsAmong.has(index), out)
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
          const listed = this.lists.add(nodes, index, { place, base, title: this.trail.title ?? '', lead, isCaption, isLabelSpent }, out)
          index = listed.lastIndex
          place = listed.place
          isLabelSpent = listed.isLabelSpent
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
}
