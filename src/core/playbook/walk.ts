// Walks the Markdown tree once, in document order, and makes of it the page (blocks) and the work (procedures).
// Every node becomes exactly one of: a block on the page, a step in its place, or a note of a step. Nothing is dropped.

import type { Place, RawCommand } from './draft.ts'
import { DraftRecorder } from './draft.ts'
import type { FenceReader, FenceReading } from './fences.ts'
import { createIdentities } from './identity.ts'
import type { Manner } from './inline-commands.ts'
import { commandsIn } from './inline-commands.ts'
import { plainText } from './inlines.ts'
import { itemTitle, wordsAround } from './item-title.ts'
import { keyValues, labelText, summaryOf } from './labels.ts'
import { commandsOfItem, containsFence, holdsChecklist, inlineCommandsOf, mannerOfList, taskOf, useOfList } from './lists.ts'
import type { FenceNode, MarkdownItem, MarkdownNode } from './markdown.ts'
import type { Block, Inline, SectionId } from './model.ts'
import { repairText } from './mojibake.ts'
import { fenceBehind, headingsAmongSteps, isHeadingUpTo, isLabel } from './neighbours.ts'
import { codeBlock, noteBlock } from './note-blocks.ts'
import { createSlugger } from './slug.ts'
import { firstWords, groupLines, groupNotes, inlineCommand, rawCommand } from './step-pieces.ts'
import { mentionsLadder } from './structure/words.ts'
import { stepsOfTable } from './table-commands.ts'
import { stepsOfText } from './text-steps.ts'
import { readTitle, withoutColon } from './titles.ts'
import { doingMention, neverWork, optionHeading, readingHeading, symptomHeading } from './words.ts'

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
  return { title: walker.title ?? fallbackTitle, blocks, recorder: walker.recorder }
}

const rootPlace: Place = { path: [], key: '', stepTitle: '', sections: [] }

interface Heading {
  readonly level: number
  readonly place: Place
  readonly index: number
}

class Walker {
  readonly recorder = new DraftRecorder()
  title: string | undefined
  private readonly readFence: FenceReader
  private readonly lineCount: number
  private readonly slug = createSlugger()
  private readonly identify = createIdentities()
  private readonly titleLevel: number
  private readonly amongSteps: ReadonlySet<number>
  private headings: Heading[] = []

  constructor(readFence: FenceReader, nodes: readonly MarkdownNode[], lineCount: number) {
    this.readFence = readFence
    this.lineCount = lineCount
    this.amongSteps = headingsAmongSteps(nodes)
    // The title is the first heading, where it stands at the first level.
    const first = nodes.find((node) => node.type === 'heading')
    this.titleLevel = first?.type === 'heading' && first.level === 1 ? 1 : 0
  }

  walk(nodes: readonly MarkdownNode[], start: Place, out: Block[], isOutermost: boolean): void {
    let place = start
    let base = start
    let optionParent: Place | undefined
    let lead = ''
    /** What stands above is a step already: its words are no title for the next. */
    let isLeadStep = false
    let isLabelSpent = false
    const leaveSpentLabel = () => {
      if (isLabelSpent) place = base
      isLabelSpent = false
    }
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index]!
      switch (node.type) {
        case 'heading': {
          if (isOutermost) {
            place = base = this.enterHeading(node, out)
            const last = this.manualStepAt(nodes, index, place, out)
            if (last !== undefined) index = last
          } else {
            out.push({ type: 'label', inlines: node.inlines, lines: node.lines })
            place = childPlace(base, withoutColon(plainText(node.inlines)), this.identify)
          }
          optionParent = undefined
          isLabelSpent = false
          lead = ''
          break
        }
        case 'paragraph': {
          const label = labelText(node.inlines)
          this.noteFacts(place, node.inlines)
          if (label !== undefined) {
            const isOption = optionHeading.test(label)
            if (!isOption) optionParent = undefined
            else if (optionParent === undefined && place !== base && !this.recorder.hasSteps(place) && lead !== '' && !isLabelSpent)
              optionParent = place
            place = childPlace(optionParent ?? base, label, this.identify)
            isLabelSpent = readingHeading.test(label)
            out.push({ type: 'label', inlines: node.inlines, lines: node.lines })
            lead = label
            isLeadStep = false
            const last = this.manualLabelAt(nodes, index, label, place, out)
            if (last !== undefined) {
              index = last
              lead = ''
            }
          } else {
            const isStep = this.paragraph(node, isLabelSpent ? base : place, isLeadStep ? '' : lead, out)
            lead = plainText(node.inlines)
            isLeadStep = isStep
          }
          break
        }
        case 'fence':
          leaveSpentLabelUnlessCode(this.fenceReading(node, place, lead), leaveSpentLabel)
          this.fence(node, place, lead, out)
          lead = ''
          break
        case 'list': {
          // The list that the label announced stands above; this is another.
          if (isLabelSpent && lead === '') place = base
          const behind = this.fenceBehind(nodes, index, place)
          const last = node.items.at(-1)
          const context = {
            lead,
            lastHeading: place.path.at(-1) ?? '',
            hasFenceBehind: behind !== undefined,
            isLadder: place.path.some(mentionsLadder),
          }
          const use = useOfList(node, context)
          if ((use === 'reading' || !node.ordered) && (symptomHeading.test(lead) || symptomHeading.test(context.lastHeading)))
            this.noteSymptoms(place, node.items)
          if (last === undefined || (use === 'reading' && behind === undefined)) {
            this.noteListFacts(place, node)
            out.push(noteBlock(node, place.path, this.readFence))
          } else if (behind !== undefined && !node.ordered && use !== 'steps' && use !== 'checklist') {
            // What stands above the last item is there to be read; the last item says what the fence below is for.
            const above = node.items.slice(0, -1)
            if (above.length > 0) out.push(noteBlock(listOf(node, above), place.path, this.readFence))
            this.item(last, place, out, behind.fences, 'step')
            index = behind.lastIndex
          } else if (use === 'groups') {
            for (const item of node.items) {
              if (holdsChecklist(item)) this.item(item, place, out, [], 'prose')
              else out.push(noteBlock(listOf(node, [item]), place.path, this.readFence))
            }
          } else if (use === 'checklist') {
            for (const item of node.items) this.checklistItem(item, place, out)
          } else {
            const manner = mannerOfList(node, context)
            for (const item of node.items) this.item(item, place, out, item === last && behind !== undefined ? behind.fences : [], manner)
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
          if (!neverWork.test(place.path.at(-1) ?? ''))
            for (const { title, commands, lines } of stepsOfTable(node))
              out.push(
                this.recorder.addStep(place, { title, notes: [], commands: commands.map((text) => inlineCommand(text, lines)), lines }),
              )
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
            if (summary !== '') place = childPlace(base, summary, this.identify)
            lead = ''
          } else if (node.text.includes('</details>')) place = base
          break
      }
    }
  }

  private enterHeading(node: Extract<MarkdownNode, { type: 'heading' }>, out: Block[]): Place {
    const text = plainText(node.inlines).trim()
    const sectionId = (this.slug(text) || 'section') as SectionId
    out.push({ type: 'heading', level: node.level, sectionId, inlines: node.inlines, lines: node.lines })
    while (this.headings.length > 0 && this.headings.at(-1)!.level >= node.level) {
      this.recorder.sections[this.headings.pop()!.index]!.end = node.lines.start - 1
    }
    const parents = this.headings.map((heading) => heading.index)
    const index = this.recorder.sections.length
    this.recorder.sections.push({
      id: sectionId,
      level: node.level,
      title: text,
      parents,
      start: node.lines.start,
      end: this.lineCount,
      facts: [],
      symptoms: [],
    })
    const isTitle = this.title === undefined && node.level === this.titleLevel && index === 0
    if (isTitle) this.title = text
    const parent = this.headings.at(-1)?.place ?? rootPlace
    const { title, numbered } = readTitle(text)
    const place: Place = {
      path: isTitle ? [] : [...parent.path, text],
      key: sectionId,
      stepTitle: numbered === 'none' ? text : title,
      sectionId,
      sections: [...parents, index],
    }
    this.headings.push({ level: node.level, place, index })
    return place
  }

  /** A heading numbered as a step that owns nothing to do is a step itself; its text becomes the notes. Returns the last node used. */
  private manualStepAt(nodes: readonly MarkdownNode[], index: number, place: Place, out: Block[]): number | undefined {
    const heading = nodes[index]!
    if (heading.type !== 'heading') return undefined
    const { title, numbered } = readTitle(plainText(heading.inlines))
    if (numbered === 'none' || numbered === 'phase') return undefined
    if (numbered === 'number' && (readingHeading.test(title) || !this.amongSteps.has(index))) return undefined
    let end = index + 1
    while (end < nodes.length && !isHeadingUpTo(nodes[end]!, 6)) end++
    const next = nodes[end]
    if (next?.type === 'heading' && next.level > heading.level) return undefined
    const content = nodes.slice(index + 1, end).filter((node) => node.type !== 'rule')
    if (content.some((node, at) => this.isWork(node, place, content[at - 1]))) return undefined
    for (const node of content) if (node.type === 'paragraph') this.noteFacts(place, node.inlines)
    const lines = { start: heading.lines.start, end: content.at(-1)?.lines.end ?? heading.lines.end }
    out.push(
      this.recorder.addStep(place, {
        title,
        notes: content.map((node) => noteBlock(node, place.path, this.readFence)),
        commands: [],
        lines,
      }),
    )
    for (const node of nodes.slice(index + 1, end)) if (node.type === 'rule') out.push({ type: 'rule', lines: node.lines })
    return end - 1
  }

  /** A label that calls itself a step and owns nothing to do: the text up to the next label or heading is its notes. */
  private manualLabelAt(nodes: readonly MarkdownNode[], index: number, label: string, place: Place, out: Block[]): number | undefined {
    const { title, numbered } = readTitle(label)
    if (numbered !== 'step') return undefined
    let end = index + 1
    while (end < nodes.length && !isHeadingUpTo(nodes[end]!, 6) && nodes[end]!.type !== 'rule' && !isLabel(nodes[end]!)) end++
    const content = nodes.slice(index + 1, end)
    if (content.some((node, at) => this.isWork(node, place, content[at - 1]))) return undefined
    const lines = { start: nodes[index]!.lines.start, end: content.at(-1)?.lines.end ?? nodes[index]!.lines.end }
    out.push(
      this.recorder.addStep(place, {
        title,
        notes: content.map((node) => noteBlock(node, place.path, this.readFence)),
        commands: [],
        lines,
      }),
    )
    return end - 1
  }

  private isWork(node: MarkdownNode, place: Place, above: MarkdownNode | undefined): boolean {
    if (node.type === 'list')
      return (
        useOfList(node, {
          lead: above?.type === 'paragraph' ? plainText(above.inlines) : '',
          lastHeading: place.path.at(-1) ?? '',
          hasFenceBehind: false,
          isInStep: true,
        }) !== 'reading' || containsFence([node])
      )
    if (node.type === 'paragraph') return commandsIn(node.inlines, 'prose').length > 0
    // An example of what to write is nothing to run.
    if (node.type === 'fence') return !/^te?xt\b/i.test(node.info.trim()) || this.fenceReading(node, place, '').type === 'steps'
    return containsFence([node])
  }

  private paragraph(node: Extract<MarkdownNode, { type: 'paragraph' }>, place: Place, lead: string, out: Block[]): boolean {
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
    out.push(
      this.recorder.addStep(place, { title, notes, commands: commands.map((text) => inlineCommand(text, node.lines)), lines: node.lines }),
    )
    return true
  }

  private fenceReading(node: FenceNode, place: Place, lead: string): FenceReading {
    return this.readFence(node, { lead, headings: place.path })
  }

  private fence(node: FenceNode, place: Place, lead: string, out: Block[]): void {
    const reading = this.fenceReading(node, place, lead)
    if (reading.type === 'code') {
      out.push(codeBlock(node, reading))
      if (reading.role === 'other' && !readingHeading.test(lead) && !readingHeading.test(place.path.at(-1) ?? ''))
        for (const { title, commands, start, end } of stepsOfText(node.text)) {
          const lines = { start: node.textLine + start, end: node.textLine + end }
          const step = { title: repairText(title), notes: [], commands: commands.map((text) => inlineCommand(text, lines)), lines }
          out.push(this.recorder.addStep(place, step))
        }
      return
    }
    for (const [index, group] of reading.groups.entries()) {
      out.push(
        this.recorder.addStep(place, {
          title: repairText(group.title ?? place.stepTitle) || firstWords(group),
          notes: groupNotes(group, node),
          commands: group.commands.map((command) => rawCommand(command, reading.language, node)),
          lines: groupLines(reading.groups, index, node),
        }),
      )
    }
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

  /** One item of a list of steps: a step, or one more level of the path where what is in it opens steps. */
  private item(item: MarkdownItem, place: Place, out: Block[], behind: readonly MarkdownNode[], manner: Manner): void {
    const [first, ...others] = item.children
    const inlines = first?.type === 'paragraph' ? first.inlines : []
    const rest = [...(first?.type === 'paragraph' ? others : item.children), ...behind]
    const { title, isShortened } = itemTitle(inlines)
    if (title !== '' && rest.some((node) => this.opensSteps(node, place, title))) {
      out.push({ type: 'label', inlines, lines: first!.lines })
      const inner = childPlace(place, title, this.identify)
      const own = commandsIn(inlines, manner)
      if (own.length > 0)
        out.push(
          this.recorder.addStep(inner, {
            title,
            notes: [],
            commands: own.map((text) => inlineCommand(text, first!.lines)),
            lines: first!.lines,
          }),
        )
      this.walk(rest, inner, out, false)
      return
    }
    const notes: Block[] = isShortened ? [{ type: 'paragraph', inlines, lines: first!.lines }] : []
    const commands: RawCommand[] = commandsIn(inlines, manner).map((text) => inlineCommand(text, first!.lines))
    for (const node of rest) this.collect(node, place, title, notes, commands, manner)
    const end = Math.max(item.lines.end, ...rest.map((node) => node.lines.end))
    out.push(this.recorder.addStep(place, { title: title || place.stepTitle, notes, commands, lines: { start: item.lines.start, end } }))
  }

  private opensSteps(node: MarkdownNode, place: Place, title: string): boolean {
    if (node.type === 'fence') {
      const reading = this.readFence(node, { lead: title, headings: place.path })
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
    if (node.type === 'fence') {
      const reading = this.readFence(node, { lead: notesLead(notes) || title, headings: place.path })
      if (reading.type === 'code') notes.push(codeBlock(node, reading))
      else {
        for (const group of reading.groups) {
          commands.push(...group.commands.map((command) => rawCommand(command, reading.language, node)))
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
      for (const child of children) this.collect(child, place, title, notes, commands, manner)
      return
    }
    for (const { text, lines } of inlineCommandsOf(node, manner)) commands.push(inlineCommand(text, lines))
    notes.push(noteBlock(node, place.path, this.readFence))
  }

  private checklistItem(item: MarkdownItem, place: Place, out: Block[]): void {
    const task = taskOf(item)!
    const { title, isShortened } = itemTitle(task.inlines)
    const notes: Block[] = isShortened ? [{ type: 'paragraph', inlines: task.inlines, lines: item.children[0]!.lines }] : []
    const nested = item.children.slice(1)
    const inner: MarkdownNode[] = []
    const commands: RawCommand[] = []
    for (const node of nested) {
      if (node.type === 'list' && node.items.every((child) => taskOf(child) !== undefined)) inner.push(node)
      else if (containsFence([node])) this.collect(node, place, title, notes, commands, 'prose')
      else notes.push(noteBlock(node, place.path, this.readFence))
    }
    out.push(this.recorder.addStep(place, { title: title || place.stepTitle, notes, commands, lines: item.lines, isChecklistItem: true }))
    for (const node of inner) if (node.type === 'list') for (const child of node.items) this.checklistItem(child, place, out)
  }

  private noteListFacts(place: Place, list: Extract<MarkdownNode, { type: 'list' }>): void {
    for (const item of list.items) for (const child of item.children) if (child.type === 'paragraph') this.noteFacts(place, child.inlines)
  }

  private noteFacts(place: Place, inlines: readonly Inline[]): void {
    const section = this.recorder.sections[place.sections.at(-1) ?? -1]
    if (section !== undefined) section.facts.push(...keyValues(inlines))
  }

  private noteSymptoms(place: Place, items: readonly MarkdownItem[]): void {
    const section = this.recorder.sections[place.sections.at(-1) ?? -1]
    for (const item of items) {
      const first = item.children[0]
      if (section !== undefined && first?.type === 'paragraph')
        section.symptoms.push(plainText(taskOf(item)?.inlines ?? first.inlines).trim())
    }
  }
}

/** The same list with some of its items. */
function listOf(list: Extract<MarkdownNode, { type: 'list' }>, items: readonly MarkdownItem[]): MarkdownNode {
  return { ...list, items, lines: { start: items[0]!.lines.start, end: items.at(-1)!.lines.end } }
}

function childPlace(place: Place, title: string, identify: (kind: string, parts: readonly string[]) => string): Place {
  return { ...place, path: [...place.path, title], key: identify('place', [place.key, title]), stepTitle: readTitle(title).title }
}

function leaveSpentLabelUnlessCode(reading: FenceReading, leave: () => void): void {
  if (reading.type === 'steps') leave()
}

function notesLead(notes: readonly Block[]): string {
  const last = notes.at(-1)
  return last?.type === 'paragraph' ? plainText(last.inlines) : ''
}
