// A list in its place: what of it is work and what is there to be read, and which fences behind it are its last item's.
import type { FenceReader } from '../fence/fences.ts'
import type { Block } from '../model/document.ts'
import { plainText } from '../source/inlines.ts'
import type { MarkdownItem, MarkdownNode } from '../source/markdown.ts'
import { mentionsLadder } from '../structure/words.ts'
import { isAnyWord } from '../wording/labels.ts'
import { tellsToDo } from '../wording/telling.ts'
import { readingHeading, symptomHeading } from '../wording/words.ts'
import type { DraftRecorder, Place } from './draft.ts'
import type { ItemSteps } from './item-steps.ts'
import { announcesCommands, commandsOfItem, containsFence, holdsChecklist, isAction, isChoice, mannerOfList, useOfList } from './lists.ts'
import { fenceBehind, isCutByFences } from './neighbours.ts'
import { noteBlock } from './note-blocks.ts'

type ListNode = Extract<MarkdownNode, { type: 'list' }>

/** What stands above a list. */
export interface AboveList {
  readonly place: Place
  /** Where what stands under no label belongs. */
  readonly base: Place
  /** The document's title. */
  readonly title: string
  /** The words right above, '' for none. */
  readonly lead: string
  /** These words are a label without any mark. */
  readonly isCaption: boolean
  /** What the label above introduced has been already. */
  readonly isLabelSpent: boolean
}

export interface ListEnd {
  /** Of the nodes, the last that belongs to the list. */
  readonly lastIndex: number
  readonly place: Place
  readonly isLabelSpent: boolean
}

export class ListSteps {
  private readonly recorder: DraftRecorder
  private readonly items: ItemSteps
  private readonly readFence: FenceReader

  constructor(recorder: DraftRecorder, items: ItemSteps, readFence: FenceReader) {
    this.recorder = recorder
    this.items = items
    this.readFence = readFence
  }

  /** `nodes[index]` is the list. */
  add(nodes: readonly MarkdownNode[], index: number, above: AboveList, out: Block[]): ListEnd {
    const node = nodes[index] as ListNode
    const { base, lead, isCaption } = above
    // The list that the label announced stands above; this is another.
    const place = above.isLabelSpent && lead === '' ? base : above.place
    let lastIndex = index
    const isPiece = isCutByFences(nodes, index)
    const behind = this.fenceBehind(nodes, index, place, isPiece)
    const last = node.items.at(-1)
    const context = {
      lead: announces(lead) ? lead : '',
      // A word alone says which of several this is; what is done with it the heading says.
      lastHeading:
        (isCaption && lead !== '' && isAnyWord(lead) ? base : place).path.at(-1) ?? (announcesCommands(above.title) ? above.title : ''),
      hasFenceBehind: behind !== undefined,
      isLadder: place.path.some(mentionsLadder),
      isPiece,
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
      if (behind !== undefined && isAction(last)) lastIndex = behind.lastIndex
    } else if (behind !== undefined && !node.ordered && use !== 'steps' && use !== 'checklist') {
      // What stands above the last item is there to be read; the last item says what the fence below is for.
      const others = node.items.slice(0, -1)
      if (others.length > 0) out.push(noteBlock(listOf(node, others), place.path, this.readFence))
      this.items.add(last, place, out, behind.fences, 'step')
      lastIndex = behind.lastIndex
    } else if (use === 'groups') {
      for (const item of node.items) {
        if (holdsChecklist(item)) this.items.add(item, place, out, [], 'prose')
        else out.push(noteBlock(listOf(node, [item]), place.path, this.readFence))
      }
    } else if (use === 'checklist') {
      for (const item of node.items) this.items.addTask(item, place, out)
    } else {
      const manner = mannerOfList(node, context)
      // What a case is for goes on behind a numbered list in pieces.
      const is = { option: isChoice(node), numbered: node.ordered, lead: node.ordered || isPiece ? '' : lead }
      for (const item of node.items) {
        const fences = item === last && behind !== undefined ? behind.fences : []
        // Of a list in pieces, what tells nothing is there to be read.
        if (isPiece && fences.length === 0 && !isWork(item)) this.read(listOf(node, [item]), place, out)
        else this.items.add(item, place, out, fences, manner, is)
      }
      if (behind !== undefined) lastIndex = behind.lastIndex
    }
    // What a label introduced is done with its list; a fence behind it belongs to the heading again.
    const keepsLabel = use !== 'checklist' && (behind !== undefined || node.items.some((item) => containsFence(item.children)))
    return { lastIndex, place, isLabelSpent: place !== base && !keepsLabel }
  }

  /** A list that is there to be read. */
  private read(node: ListNode, place: Place, out: Block[]): void {
    for (const item of node.items)
      for (const child of item.children) if (child.type === 'paragraph') this.recorder.noteFacts(place, child.inlines)
    out.push(noteBlock(node, place.path, this.readFence))
  }

  /** The fence behind a list of bullets is the last one's where there is something to run in it. */
  private fenceBehind(nodes: readonly MarkdownNode[], index: number, place: Place, isPiece: boolean): ReturnType<typeof fenceBehind> {
    const behind = fenceBehind(nodes, index)
    const list = nodes[index]!
    const first = behind?.fences[0]
    if (behind === undefined || list.type !== 'list' || list.ordered || first?.type !== 'fence') return behind
    const last = list.items.at(-1)?.children[0]
    const lead = last?.type === 'paragraph' ? plainText(last.inlines) : ''
    const reading = this.readFence(first, { lead, headings: place.path })
    return reading.type === 'steps' || (isPiece && reading.role !== 'output' && tellsToDo(lead, true)) ? behind : undefined
  }
}

/** "Symptoms: the page is slow." says all of it itself; a list behind it is about something else. */
function announces(lead: string): boolean {
  return (
    !/^[^:：]{2,40}[:：]\s*\S+\s/.test(lead) || /[:：]$/.test(lead.trimEnd()) || !(symptomHeading.test(lead) || readingHeading.test(lead))
  )
}

/** It tells to do something, or holds what is run. */
function isWork(item: MarkdownItem): boolean {
  const [first] = item.children
  return (
    (first?.type === 'paragraph' && tellsToDo(plainText(first.inlines), true)) ||
    commandsOfItem(item, 'step').length > 0 ||
    containsFence(item.children)
  )
}

/** The same list with some of its items. */
function listOf(list: ListNode, items: readonly MarkdownItem[]): ListNode {
  return { ...list, items, lines: { start: items[0]!.lines.start, end: items.at(-1)!.lines.end } }
}
