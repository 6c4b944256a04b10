// Which lists are work to do and which are there to be read. A responder who follows the checklist must do everything
// the document says, so an ordered list is steps unless its surroundings or its items say that it is not.
import { looksLikeCommand } from './commandlike.ts'
import { plainText } from './inlines.ts'
import type { MarkdownItem, MarkdownNode } from './markdown.ts'
import type { Inline } from './model.ts'
import { doingMention, neverWork, readingHeading } from './words.ts'

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
  if (isReading(context)) return tellsToRun(list, context) ? 'steps' : 'reading'
  if (list.items.every((item) => isLinkOnly(item))) return 'reading'
  if (list.ordered) return 'steps'
  return list.items.some((item) => inlineCommands(item).length > 0) ? 'steps' : 'reading'
}

/** Also below "Prevention" or "Notes" a list that says what to run is work; never below symptoms and causes. */
function tellsToRun(list: ListNode, context: ListContext): boolean {
  if (neverWork.test(context.lead) || (context.lead === '' && neverWork.test(context.lastHeading))) return false
  return list.items.some((item) => item.children.some((child) => child.type === 'paragraph' && commandsIn(child.inlines, true).length > 0))
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

/** Words right before inline code that say it is there to be run. */
const runLead =
  /(?:\b(?:run|running|execute|executing|issue|invoke|type|enter|using|command|call|ausführen|führen sie|exécute[rz]?|lance[rz]|ejecut(?:e|ar|a))\b.{0,40}|(?:执行|运行).{0,20})$/isu
/** Words right before inline code that say it is not, or not here. */
const notToRun =
  /(?:\b(?:do not|don['’]?t|never|avoid|instead of|rather than|without|equivalent (?:of|to)|outputs? (?:of|from)|results? (?:of|from)|message|alias for|was|were|nicht|niemals|statt|ne pas|au lieu de|no|nunca|en lugar de)(?: (?:run|running|use|using|execute|executing|call|calling))?(?: the)?|不要|请勿)\s*[“"'(]?$/iu
/** Words behind inline code that say it is only talked about. */
const talkedAbout =
  /^\s*(?:shows?|says?|is|are|returns?|reports?|fails?|was|were|does|will|should|prints?|outputs?|errors?|times out|hangs|lists|displays|(?:command|call|output|error|message|process|binary|script|tool|utility)s?\b)\b/i

/** Inline code that reads as a command and stands where one may be told to run it. */
export function commandsIn(inlines: readonly Inline[], isExplicitOnly = false): readonly string[] {
  if (!inlines.some((inline) => inline.type !== 'text' && inline.type !== 'break')) return []
  const found: string[] = []
  let before = ''
  for (const [index, inline] of inlines.entries()) {
    const code = codeOf(inline)
    if (code !== undefined && looksLikeCommand(code)) {
      const after = plainText(inlines.slice(index + 1, index + 2))
      const isExplicit = before.trim() === '' || runLead.test(before)
      if (!notToRun.test(before) && (isExplicit || (!isExplicitOnly && !talkedAbout.test(after))))
        found.push(code.trim().replace(/^\$ /, ''))
    }
    // Only the words right before matter; a line of a megabyte must not be looked at again and again.
    before = (before + plainText([inline])).slice(-160)
  }
  return found
}

function codeOf(inline: Inline): string | undefined {
  if (inline.type === 'code') return inline.text
  return (inline.type === 'strong' || inline.type === 'emphasis') && inline.children.length === 1 ? codeOf(inline.children[0]!) : undefined
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
