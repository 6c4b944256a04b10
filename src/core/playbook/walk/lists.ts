// Which lists are work to do and which are there to be read. A responder who follows the checklist must do everything
// the document says, so an ordered list is steps unless its surroundings or its items say that it is not.

import { looksLikeCommand } from '../loose/commandlike.ts'
import type { Manner } from '../loose/inline-commands.ts'
import { commandsIn } from '../loose/inline-commands.ts'
import type { Inline } from '../model/document.ts'
import { plainText } from '../source/inlines.ts'
import type { MarkdownItem, MarkdownNode } from '../source/markdown.ts'
import { keyedWords, labelText } from '../wording/labels.ts'
import { tellsToDo } from '../wording/telling.ts'
import {
  actionColumn,
  beforehandHeading,
  checkingHeading,
  commandsHeading,
  doingMention,
  factKey,
  findingHeading,
  forbiddenHeading,
  neverWork,
  optionHeading,
  rankingHeading,
  readingHeading,
  symptomHeading,
  verifyingHeading,
} from '../wording/words.ts'
import type { RawCommand } from './draft.ts'
import { commandsBelow, saidCommands } from './step-pieces.ts'
import { taskOf } from './tasks.ts'

type ListNode = Extract<MarkdownNode, { readonly type: 'list' }>

export interface ListContext {
  /** The paragraph or label directly above. */
  readonly lead: string
  readonly lastHeading: string
  /** An item at the outermost level, or inside an item that is a level of the path. */
  readonly hasFenceBehind: boolean
  /** A ladder of who is called when: what it tells is what those people do. */
  readonly isLadder?: boolean
  /** A piece of a list that fences cut: what it tells is done between what they hold. */
  readonly isPiece?: boolean
  /** What stands above is a step itself: bullets without commands say more of it. */
  readonly isInStep?: boolean
}

/**
 * 'groups': some items hold a checklist of their own, the others are there to be read. 'record': `**Severity**: high` beside
 * `**Action**: restart it`; only what is called an action is work.
 */
export type ListUse = 'steps' | 'checklist' | 'groups' | 'record' | 'reading'

/** How the sentences of a list are read: what must be there before one begins, and what is told, is no order to run it. */
export function mannerOfList(list: ListNode, context: ListContext, isOnlyRead = isReading(list, context)): Manner {
  if (announcesCommands(context.lead === '' ? context.lastHeading : context.lead)) return 'listed'
  if (list.ordered && isBelowWhatIsSeen(context) && tellsInOrder(list)) return 'step'
  if (isOnlyRead || isBeforehand(context)) return 'prose'
  const isCheck =
    verifyingHeading.test(context.lead === '' ? context.lastHeading : context.lead) ||
    (list.ordered && findingHeading.test(context.lastHeading))
  return isCheck || areCommands(list) ? 'check' : 'step'
}

/** Several items that all begin with a command and say what it does: "- `x -l` lists the units", "- `x -s` shows one". */
function areCommands(list: ListNode): boolean {
  return list.items.length > 1 && list.items.every(beginsWithCommand)
}

function beginsWithCommand(item: MarkdownItem): boolean {
  const first = item.children[0]
  return first?.type === 'paragraph' && opensWithCommand(first.inlines)
}

/** "`x -l` shows the units": words that begin with a command line. */
export function opensWithCommand([code]: readonly Inline[]): boolean {
  return code?.type === 'code' && /\s/.test(code.text) && looksLikeCommand(code.text)
}

/** How one item is read: "**Verification**: `x` shows y" is a check, whatever the list is. */
export function mannerOfItem(inlines: readonly Inline[], manner: Manner): Manner {
  if (manner !== 'step' || (inlines[0]?.type !== 'strong' && inlines[0]?.type !== 'emphasis')) return manner
  const key = keyedWords(inlines)?.key
  return key !== undefined && verifyingHeading.test(key) ? 'check' : manner
}

/** "Useful commands", "Commands to look around with:" */
export function announcesCommands(words: string): boolean {
  return commandsHeading.test(words.trim())
}

/** A list of what must be so before anything begins. */
function isBeforehand(context: ListContext): boolean {
  return beforehandHeading.test(context.lead.trim()) || (context.lead === '' && beforehandHeading.test(context.lastHeading))
}

/** What a list is for. */
export function useOfList(list: ListNode, context: ListContext): ListUse {
  if (list.items.every((item) => taskOf(item) !== undefined) && list.items.length > 0)
    return isExpectedResults(context) ||
      (symptomHeading.test(context.lastHeading) && context.lead === '') ||
      symptomHeading.test(context.lead)
      ? 'reading'
      : 'checklist'
  if (context.isInStep !== true && isRecord(list)) return 'record'
  if (list.items.some((item) => containsFence(item.children))) return 'steps'
  if (context.hasFenceBehind && list.ordered) return 'steps'
  const isOnlyRead = isReading(list, context)
  if (isOnlyRead || (!list.ordered && isBeforehand(context))) {
    if (tellsToRun(list, context, isOnlyRead) || (list.ordered && isBelowWhatIsSeen(context) && tellsInOrder(list))) return 'steps'
    return list.items.some(holdsChecklist) ? 'groups' : 'reading'
  }
  if (list.items.every((item) => isLinkOnly(item))) return 'reading'
  if (list.ordered) return 'steps'
  const manner = mannerOfList(list, context, isOnlyRead)
  if (
    list.items.some((item) => holdsWork(item, manner)) ||
    (context.isInStep !== true && context.isLadder !== true && (isToCheck(context) || tellsSteps(list, context)))
  )
    return 'steps'
  return list.items.some(holdsChecklist) ? 'groups' : 'reading'
}

/** "Option A: …", "Option B: …": the items are ways to choose from, not steps to take one after the other. */
export function isChoice(list: ListNode): boolean {
  const [first, ...others] = list.items
  return first !== undefined && others.length > 0 && isLetteredOption(first) && others.every(isLetteredOption)
}

function isLetteredOption(item: MarkdownItem): boolean {
  const first = item.children[0]
  if (first?.type !== 'paragraph') return false
  const text = plainText(first.inlines)
  return /^\S{1,20}?\s?#?(?:\d{1,2}|[A-Z])(?:\s*[(（][^)）]*[)）])?\s*[:：.)–—-]/.test(text) && optionHeading.test(text)
}

function isRecord(list: ListNode): boolean {
  return (
    !list.ordered &&
    // A look that spares most lists the words.
    list.items.every(beginsWithKey) &&
    list.items.every((item) => keyOf(item) !== undefined) &&
    list.items.some((item) => factKey.test(keyOf(item)!)) &&
    list.items.some(isAction)
  )
}

function beginsWithKey(item: MarkdownItem): boolean {
  const first = item.children[0]
  return first?.type === 'paragraph' && (first.inlines[0]?.type === 'strong' || first.inlines[0]?.type === 'emphasis')
}

/** `**Action**: …` with something to do behind it. */
export function isAction(item: MarkdownItem): boolean {
  const first = item.children[0]
  const key = keyOf(item)
  if (first?.type !== 'paragraph' || key === undefined || !actionColumn.test(key)) return false
  return (
    tellsToDo(keyedWords(first.inlines)?.value ?? '', true) ||
    commandsIn(first.inlines, 'step').length > 0 ||
    containsFence(item.children) ||
    item.children.some((child) => child.type === 'list')
  )
}

function keyOf(item: MarkdownItem): string | undefined {
  const first = item.children[0]
  return first?.type === 'paragraph' ? (keyedWords(first.inlines)?.key ?? labelText(first.inlines)) : undefined
}

/** Bullets below "Checklist" or "What to check" are checked one by one, though they may be but names. */
function isToCheck(context: ListContext): boolean {
  return checkingHeading.test(context.lead === '' ? context.lastHeading : context.lead)
}

/** Bullets most of which tell a person what to do; where nothing around speaks of doing, it takes more of them. */
function tellsSteps(list: ListNode, context: ListContext): boolean {
  // A sentence that announces the list says what the list is; the heading speaks where none does.
  const isDoing =
    context.isPiece === true ||
    doingMention.test(context.lead) ||
    (!/[:：]\s*$/.test(context.lead) && doingMention.test(context.lastHeading))
  const telling = list.items.filter((item) => tellsToDo(wordsOf(item), isDoing)).length
  return isDoing ? telling * 2 >= list.items.length : telling > 1 && telling * 3 >= list.items.length * 2
}

function wordsOf(item: MarkdownItem): string {
  return wordsOfParagraph(item.children[0])
}

function wordsOfParagraph(node: MarkdownNode | undefined): string {
  return node?.type === 'paragraph' ? plainText(node.inlines) : ''
}

/** A command in its words or in those of a list in it, or an ordered list of things to do. */
function holdsWork(item: MarkdownItem, manner: Manner): boolean {
  return (
    commandsOfItem(item, manner === 'check' || manner === 'listed' ? manner : 'step').length > 0 ||
    item.children.some((child) => child.type === 'list' && child.ordered && child.items.length > 1 && !child.items.every(isLinkOnly))
  )
}

/** Whether a list of tasks hangs below the item. */
export function holdsChecklist(item: MarkdownItem): boolean {
  return item.children.some((child) => child.type === 'list' && child.items.every((inner) => taskOf(inner) !== undefined))
}

/** Also below "Prevention" or "Notes" a list that says what to run is work; never below symptoms and causes. */
function tellsToRun(list: ListNode, context: ListContext, isOnlyRead: boolean): boolean {
  if (explains.test(context.lead) || isBelowWhatIsSeen(context)) return false
  return list.items.some((item) => commandsOfItem(item, isOnlyRead ? 'reading' : 'prose').length > 0)
}

function isBelowWhatIsSeen(context: ListContext): boolean {
  if (forbiddenHeading.test(context.lead === '' ? context.lastHeading : context.lead)) return true
  return neverWork.test(context.lead) || (context.lead === '' && neverWork.test(context.lastHeading))
}

/** Behind the symptoms the answer may stand without a heading of its own: numbered, and every item an order. */
function tellsInOrder(list: ListNode): boolean {
  return list.ordered && list.items.every((item) => tellsToDo(wordsOf(item), true))
}

/** The words of a command that stands above, one by one. */
const explains =
  /\bin the (?:above|previous) (?:example|command)\b|^(?:the )?(?:following )?(?:arguments?|options?|flags?|parameters?)\b|\bwhere:$|^what (?:it|this|that|the [\w-]+) does\b|^how (?:it|this|that) works\b|^what happens\b/i

function isReading(list: ListNode, context: ListContext): boolean {
  return isToRead(context) && (isBelowWhatIsSeen(context) || explains.test(context.lead) || !areCommands(list))
}

function isToRead(context: ListContext): boolean {
  const lead = context.lead.trim()
  if (forbiddenHeading.test(lead === '' ? context.lastHeading : lead)) return true
  if (explains.test(lead) || /\b(?:not|never) cover\b/i.test(lead)) return true
  if (isAnnouncing(lead) && doingMention.test(lead) && !readingHeading.test(lead)) return false
  if (
    lead !== '' &&
    (readingHeading.test(lead) ||
      /\b(?:includes?|contains?|consists? of|are as follows|following (?:components|features|sections))\b.*[:：]?$|\b(?:causes|reasons|possibilities|any of (?:these|that|the following)|one of the following|conditions|(?:this|that|which) means|(?:is|are) (?:likely|probably|usually|often|mostly)(?: caused by| due to)?|(?:can|could|may|might) (?:mean|indicate|be caused|be due|happen))\b[^:]*[:：]$/i.test(
        lead,
      ))
  )
    return true
  if (rankingHeading.test(lead) || (lead === '' && rankingHeading.test(context.lastHeading))) return true
  return readingHeading.test(context.lastHeading) && !doingMention.test(context.lastHeading)
}

/** Words that stand above a list as its name: with a colon at the end, or a few without any mark. */
function isAnnouncing(lead: string): boolean {
  return /[:：]$/.test(lead) || (lead !== '' && lead.length < 50 && !/[.!?;,。]/.test(lead) && lead.split(/\s+/).length < 6)
}

function isExpectedResults(context: ListContext): boolean {
  return /^(?:expected|success criteria|acceptance)/i.test(context.lead)
}

/** The commands that an item's words, and the lists in it, say to run, in order. */
export function commandsOfItem(item: MarkdownItem, manner: Manner): readonly string[] {
  return item.children.flatMap((child) => {
    if (child.type === 'paragraph') return commandsIn(child.inlines, manner)
    if (child.type === 'quote') return inlineCommandsOf(child, manner).map(({ text }) => text)
    return child.type === 'list' ? child.items.flatMap((inner) => commandsOfItem(inner, manner)) : []
  })
}

/** What the words of a node in a step say to run, wherever in it they stand, with the lines where they do. */
export function inlineCommandsOf(node: MarkdownNode, manner: Manner): readonly RawCommand[] {
  switch (node.type) {
    case 'paragraph':
      return saidCommands(node.inlines, commandsIn(node.inlines, manner), node.lines)
    case 'list':
      return node.items.flatMap(({ children }) =>
        children.flatMap((child, index) => commandsBelow(wordsOfParagraph(children[index - 1]), inlineCommandsOf(child, manner))),
      )
    case 'quote':
      return node.children.flatMap((child) => inlineCommandsOf(child, 'prose'))
    default:
      return []
  }
}

/** Also inside of lists and quotes. */
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
