// Which lists are work to do and which are there to be read. A responder who follows the checklist must do everything
// the document says, so an ordered list is steps unless its surroundings or its items say that it is not.
import { looksLikeCommand } from './commandlike.ts'
import { inlineLines, plainText } from './inlines.ts'
import type { MarkdownItem, MarkdownNode } from './markdown.ts'
import type { Inline } from './model.ts'
import { doingMention, readingHeading } from './words.ts'

type ListNode = Extract<MarkdownNode, { readonly type: 'list' }>

export interface ListContext {
  /** The paragraph or label directly above. */
  readonly lead: string
  readonly lastHeading: string
  /** An item at the outermost level, or inside an item that is a level of the path. */
  readonly hasFenceBehind: boolean
}

export type ListUse = 'steps' | 'checklist' | 'reading'

/** What a list is for. */
export function useOfList(list: ListNode, context: ListContext): ListUse {
  if (list.items.every((item) => taskOf(item) !== undefined) && list.items.length > 0)
    return isExpectedResults(context) ? 'reading' : 'checklist'
  if (list.items.some((item) => containsFence(item.children))) return 'steps'
  if (context.hasFenceBehind && list.ordered) return 'steps'
  if (isReading(context)) return 'reading'
  if (list.items.every((item) => isLinkOnly(item))) return 'reading'
  if (list.ordered) return 'steps'
  return list.items.some((item) => inlineCommands(item).length > 0) ? 'steps' : 'reading'
}

function isReading(context: ListContext): boolean {
  const lead = context.lead.trim()
  if (lead !== '' && /[:：]$/.test(lead) && doingMention.test(lead) && !readingHeading.test(lead)) return false
  if (
    lead !== '' &&
    (readingHeading.test(lead) ||
      /\b(?:includes?|contains?|consists? of|are as follows|following (?:components|features|sections))\b.*[:：]?$/i.test(lead))
  )
    return true
  return readingHeading.test(context.lastHeading) && !doingMention.test(context.lastHeading)
}

function isExpectedResults(context: ListContext): boolean {
  return /^(?:expected|success criteria|acceptance)/i.test(context.lead)
}

/** The state of a task-list item (`- [ ]`, `- [x]`, `- ☐`); undefined where the item is none. */
export function taskOf(item: MarkdownItem): { readonly checked: boolean; readonly inlines: readonly Inline[] } | undefined {
  const first = item.children[0]
  if (first?.type !== 'paragraph') return undefined
  const text = first.inlines[0]
  if (text?.type !== 'text') return undefined
  const mark = /^(?:\[([ xX])?\](?:\s+|$)|([☐□☑☒✓✔])\s*)/u.exec(text.text)
  if (mark === null) return undefined
  const rest = text.text.slice(mark[0].length)
  const checked = mark[1] === 'x' || mark[1] === 'X' || (mark[2] !== undefined && !/[☐□]/.test(mark[2]))
  return { checked, inlines: [...(rest === '' ? [] : [{ type: 'text' as const, text: rest }]), ...first.inlines.slice(1)] }
}

/** The item's own commands written as inline code, in order; nested lists are not looked into. */
export function inlineCommands(item: MarkdownItem): readonly string[] {
  return item.children.flatMap((child) => (child.type === 'paragraph' ? commandsIn(child.inlines) : []))
}

/** Words before inline code that say it is there to be run. */
const runLead =
  /(?:\b(?:run(?:ning)?|execut(?:e|ing)|issue|invoke|type|enter|use|using|via|with|command|call|try|then|first|and|or|by|check|verify|restart|stop|start|delete|scale|apply|edit|open|connect|see|ausführen|führen sie|exécute[rz]?|lance[rz]|ejecut(?:e|ar|a)|执行|运行)\b.{0,60}|[:：,(–—-]|^)\s*$/isu
/** Words behind inline code that say it is only talked about. */
const talkedAbout =
  /^\s*(?:shows?|says?|is|are|returns?|reports?|fails?|was|were|does|will|should|prints?|outputs?|errors?|times out|hangs)\b/i

/** Inline code that reads as a command and stands where one is told to run it. */
export function commandsIn(inlines: readonly Inline[]): readonly string[] {
  const found: string[] = []
  for (const line of inlineLines(inlines)) {
    let before = ''
    for (const [index, inline] of line.entries()) {
      const command =
        inline.type === 'code'
          ? inline
          : inline.type === 'strong' && inline.children.length === 1 && inline.children[0]!.type === 'code'
            ? inline.children[0]!
            : undefined
      if (command?.type === 'code') {
        const after = plainText(line.slice(index + 1, index + 2))
        if (looksLikeCommand(command.text) && runLead.test(before) && !talkedAbout.test(after))
          found.push(command.text.trim().replace(/^\$ /, ''))
      }
      before += plainText([inline])
    }
  }
  return found
}

export function containsFence(nodes: readonly MarkdownNode[]): boolean {
  return nodes.some((node) => {
    switch (node.type) {
      case 'fence':
        return true
      case 'list':
        return node.items.some((item) => containsFence(item.children))
      case 'quote':
        return containsFence(node.children)
      default:
        return false
    }
  })
}

/** An entry of a table of contents: nothing but a link into the document. */
function isLinkOnly(item: MarkdownItem): boolean {
  const first = item.children[0]
  if (first?.type !== 'paragraph') return false
  const meaningful = first.inlines.filter((inline) => !(inline.type === 'text' && inline.text.trim() === ''))
  return meaningful.length === 1 && meaningful[0]!.type === 'link'
}
