// Commands that stand in a sentence as inline code. A fifth of all playbooks have no others. What counts is the clause
// around the code: "Restart it with `x`", "Run `x`:", a line that is nothing but `x` tell to run it; "`x` shows an error",
// "the node was drained with `x`", "never run `x`" only talk about it.

import type { Inline } from '../model/document.ts'
import { plainText } from '../source/inlines.ts'
import { clauseBefore } from '../wording/clause-before.ts'
import {
  asked,
  caseLead,
  checkLead,
  conditionLead,
  connectives,
  consoleMention,
  doingLead,
  endsBehind,
  factLead,
  forbidLead,
  imperativeLead,
  infinitiveLead,
  insteadLead,
  notToRun,
  offerLead,
  placeLead,
  runLead,
  runsNext,
  shouldBehind,
  talkedAbout,
  thereLead,
  toolLead,
  verbFurtherOn,
  waitLead,
} from '../wording/sentences.ts'
import { announcesBehind, forbidBehind, runBehind, toldBehind, whenBehind, whenLead } from '../wording/verb-behind.ts'
import { refusesBelow } from '../wording/words.ts'
import { looksLikeCommand, mayBeCommand } from './commandlike.ts'
import { announcedLinesIn, listedCommandsIn, plainCommandsIn } from './plain-commands.ts'
import { anyConsole, tellsAlone } from './program-names.ts'
import { typedKind } from './typed.ts'
import { withCommandsMarked } from './unmarked-commands.ts'

/**
 * In a step, code that reads as a command is one unless it is only talked about; in prose it must be told to run; in an item
 * to tick that, or stand in brackets with what one looks for with it; below a heading such as "Meaning" it must be told with a word for running, or stand alone. In a list of checks "`x` shows y" tells to run it.
 * A list that is announced as commands holds them, with marks around them or not.
 */
export type Manner = 'listed' | 'step' | 'check' | 'task' | 'prose' | 'reading'

/** Stands for a piece of code in the text before another one: its own full stops end no clause. */
export const codeMark = '\uFFFC'
/** Only the words right before matter; a line of a megabyte must not be looked at again and again. */
export const longestLead = 200

/** The commands of a paragraph or list item, in order. */
export function commandsIn(written: readonly Inline[], manner: Manner = 'step'): readonly string[] {
  const plain = withoutEmphasis(written)
  if (plain.every(isWords)) {
    if (manner === 'reading') return []
    const found = manner === 'listed' ? listedCommandsIn(plain) : plainCommandsIn(plain, manner === 'prose' ? 'prose' : 'item')
    if (found.length > 0) return found
  }
  const inlines = withCommandsMarked(plain)
  if (inlines.every(isWords)) return []
  const bold = inlines.length === 1 && inlines[0]!.type === 'strong' ? inlines[0]!.children : []
  if (manner === 'step' && bold.length > 0 && bold.every(({ type }) => type === 'text')) return plainCommandsIn(bold)
  const found: string[] = []
  let before = ''
  /** What the piece of code before this place was. */
  let last: 'command' | 'named' | 'other' = 'other'
  for (const [index, inline] of inlines.entries()) {
    const code = codeOf(inline)
    if (code === undefined) {
      before = (before + plainText([inline])).slice(-longestLead)
      if (inline.type === 'break') before = lineStart(before)
      continue
    }
    const gap: string = last === 'other' ? '' : lastGap(before)
    // "`netstat -an`, `ping`, `ss -tulpn`": what is only named breaks no row of commands.
    const inRow: boolean = last !== 'other' && rowGap.test(gap)
    const isNext: boolean =
      last === 'command' ? followsCommand.test(gap) || (arrowGap.test(gap) && looksLikeCommand(code)) : inRow && isSeveralWords.test(code)
    const after = inlines[index + 1]
    const command = code.trim().replace(/^\$ /, '')
    // "Verify with `tool version`, `tool doctor`": a program that was called once is one.
    const isSame: boolean = isNext && command.includes(' ') && firstWord(command) === firstWord(found.at(-1)!)
    const isOne: boolean = mayBeTyped(code) && (isSame || isSaidCommand(code, before, after, isNext, manner))
    // "Use the `x` command: …", and `x` alone below it: once is enough.
    if (isOne && !(found.at(-1) === command && lineBefore(before).trim() === '')) found.push(command)
    last = isOne ? 'command' : inRow ? 'named' : 'other'
    before = `${before}${codeMark}`.slice(-longestLead)
  }
  return manner === 'step' && inlines.some(({ type }) => type === 'break')
    ? inTextOrder(found, announcedLinesIn(inlines), plainText(inlines))
    : found
}

/** Those of two rows of commands as they stand in the text: what is stopped first is started last. */
function inTextOrder(marked: readonly string[], unmarked: readonly string[], text: string): readonly string[] {
  if (marked.length === 0 || unmarked.length === 0) return [...marked, ...unmarked]
  return [...placesIn(text, marked), ...placesIn(text, unmarked)].sort((one, other) => one.at - other.at).map(({ command }) => command)
}

function placesIn(text: string, commands: readonly string[]): readonly { readonly command: string; readonly at: number }[] {
  let from = 0
  return commands.map((command) => {
    const at = text.indexOf(command, from)
    if (at !== -1) from = at + command.length
    return { command, at: at === -1 ? from : at }
  })
}

function isWords({ type }: Inline): boolean {
  return type === 'text' || type === 'break'
}

function firstWord(command: string): string {
  return command.slice(0, command.indexOf(' '))
}

function isSaidCommand(code: string, before: string, after: Inline | undefined, isNext: boolean, manner: Manner): boolean {
  const said = readClause(before, after === undefined ? '' : after.type === 'break' ? '\n' : plainText([after]))
  return isCommand(code, { ...said, isTold: said.isTold || (isNext && !said.isTalkedAbout), isRun: said.isRun || isNext }, manner)
}

/** A paragraph that is nothing but code, below words that say to run it: also a program that nobody knows. */
export function announcedCommand(inlines: readonly Inline[], lead: string): string | undefined {
  const code = inlines.length === 1 ? codeOf(inlines[0]!)?.trim() : undefined
  return code !== undefined && (runLead.test(lead) || announcesBehind.test(lead)) && mayBeCommand(code, true, true)
    ? code.replace(/^\$ /, '')
    : undefined
}

/** Whether code is a command if the words around it say so: of what can't be one, they need not be asked. */
function mayBeTyped(code: string): boolean {
  return (
    looksLikeCommand(code) ||
    mayBeCommand(code, true, true) ||
    typedKind(code, { isTold: true, isInConsole: true }) !== undefined ||
    anyConsole.test(code.trim())
  )
}

interface Clause {
  /** The words say to run it. */
  readonly isTold: boolean
  /** They say so with a verb that only commands are told with. */
  readonly isRun: boolean
  /** Such a verb stands right before it. */
  readonly isNext: boolean
  /** It stands behind a colon that ends an order to do something, not to look or to write. */
  readonly isOrdered: boolean
  /** An order is carried out with it. */
  readonly isTool: boolean
  /** A sentence begins with it and tells what to do then. */
  readonly opensSentence: boolean
  /** It stands behind a colon that ends an order. */
  readonly isAnnounced: boolean
  /** Nothing stands before the code in its clause, and nothing behind it makes it the subject. */
  readonly isOrder: boolean
  /** It stands behind the colon of a case. */
  readonly isCase: boolean
  /** "Error: `x`": it stands behind the name of something that is seen or set. */
  readonly isFact: boolean
  /** The whole clause is the code. */
  readonly isAlone: boolean
  /** The sentence names a console. */
  readonly isInConsole: boolean
  readonly isForbidden: boolean
  readonly isTalkedAbout: boolean
  /** Nothing stands before it. */
  readonly isFirst: boolean
  /** "The disk has room (check with `df -h`)", "All are up (`app list` shows three)": brackets say that one looks with it. */
  readonly isLook: boolean
  /** What it is for stands behind it, or what else would do. */
  readonly isNamed: boolean
}

function readClause(before: string, after: string): Clause {
  const lead = clauseBefore(before)
  const bare = lead.replace(connectives, '')
  const main = bare.replace(conditionLead, '').replace(connectives, '')
  const isForbidden =
    notToRun.test(lead) ||
    describesLead.test(bare) ||
    (whenBehind.test(after) && whenLead.test(lead)) ||
    forbidBehind.test(after) ||
    insteadLead.test(lead) ||
    (lead !== '' && refusesBelow.test(lead)) ||
    forbidLead.test(bare.trimStart().replace(betweenCodes, ' '))
  const isFirst = before.trim() === ''
  const isVerbBehind = talkedAbout.test(after)
  const isRun = runLead.test(lead) || thereLead.test(lead) || offerLead.test(lead) || runBehind.test(after)
  const isChecked = checkLead.test(main) || waitLead.test(lead) || (asked.test(main) && /^[^.!;]*\?/.test(after))
  const isAtStart = main.trim() === '' || /[:：]\s*$/.test(main) || placeLead.test(main)
  const rest = /^[^.,;:。，；：→\n]*/u.exec(after)![0]
  const endsThere = endsBehind.test(after) && (ordersBehind.test(after) || !(/^\s*\p{L}/u.test(rest) && verbFurtherOn.test(rest)))
  const isTold =
    isRun ||
    isChecked ||
    ((imperativeLead.test(main) || imperativeLead.test(behindColon(main))) && !/^\s*see also\b/i.test(main)) ||
    ((isAtStart || thenLead.test(lead)) && endsThere) ||
    toldBehind.test(after) ||
    infinitiveLead.test(lead)
  return {
    isTold: isTold && !isForbidden,
    isRun,
    isNext:
      (runsNext.test(lead) && !ofThingLead.test(bare)) ||
      runBehind.test(after) ||
      (isRun && /^\s*commands?\b/i.test(after) && /\b(?:run|execute|issue)\s+(?:the|this)\s*$/i.test(lead)),
    isOrdered: (doingLead.test(main) || doingLead.test(behindColon(main))) && endsThere,
    isTool: toolLead.test(main) && endsThere,
    opensSentence: lead.trim() === '' && goesOn.test(after),
    isAnnounced: /[:：]\s*$/.test(main) && imperativeLead.test(main) && endsThere,
    isOrder: isAtStart && endsThere,
    isCase: caseLead.test(bare) && endsThere,
    isFact: factLead.test(main),
    isAlone: lead.trim() === '' && /^\s*[.:;。]?\s*$/.test(after),
    isInConsole: consoleMention.test(before) || consoleMention.test(after),
    isForbidden,
    // "`app members` should list three" is a check where it opens a step, or answers a question.
    isTalkedAbout:
      isVerbBehind && !isChecked && !isRun && !((isFirst || lead.trim() === '' || /[?？]\s*$/.test(before)) && shouldBehind.test(after)),
    isFirst,
    isLook: looksWith.test(before) || (/[(（]\s*$/.test(before) && seenBehind.test(after)),
    isNamed: /^\s*(?:[:：(/]|[-–—]\s)/.test(after),
  }
}

function isCommand(code: string, clause: Clause, manner: Manner): boolean {
  if (manner === 'listed') return (clause.isFirst && mayBeTyped(code)) || isCommand(code, clause, 'step')
  if (clause.isForbidden) return false
  if (manner === 'task' && clause.isLook && looksLikeCommand(code)) return true
  if (clause.isTalkedAbout && manner !== 'check') return false
  if (looksLikeCommand(code) || typedKind(code) !== undefined)
    return manner === 'reading' ? clause.isRun || clause.isOrder : clause.isTold || manner === 'step' || manner === 'check'
  if (manner === 'step' && clause.isAnnounced && anyConsole.test(code.trim())) return true
  const isMeant =
    clause.isRun ||
    clause.isAlone ||
    (manner === 'step' && clause.isFirst && clause.isNamed && tellsAlone(code)) ||
    (manner !== 'reading' && clause.isTool && isSeveralWords.test(code)) ||
    (manner !== 'reading' && clause.isTold && tellsAlone(code)) ||
    ((manner === 'step' || manner === 'check') && clause.isOrder && !clause.isFact && hasOption.test(code)) ||
    (manner === 'step' &&
      ((clause.isAnnounced && hasOption.test(code)) ||
        ((clause.isOrdered || clause.isCase) && isSeveralWords.test(code)) ||
        (clause.opensSentence && isScript.test(code))))
  const isTold = clause.isTold || (manner === 'check' && clause.isTalkedAbout)
  return (
    (isMeant && mayBeCommand(code, isMeant, clause.isNext || clause.isOrdered || clause.isTool || clause.isCase)) ||
    (manner !== 'reading' && isTold && typedKind(code, { isTold: true, isInConsole: clause.isInConsole }) !== undefined)
  )
}

/** Between the commands of one sentence: "`a` and then `b`", "`a`, restart with `b`". */
const followsCommand =
  /^(?:\s*\([^()]{1,30}\))?[\s,;&/|]*(?:(?:and|or|then|und|dann|et|puis|y|luego|和|然后)[\s,]*)*(?:(?:the )?\p{L}+ (?:with|using|via) )?$/iu
/** "`a` → `b`": what comes next, where it is a command and not what is seen. */
const arrowGap = /^\s*(?:→|->|=>)\s*$/
const rowGap = /^\s*[,/、]\s*$/
const isSeveralWords = /^[a-z][\w.-]* [^\s]/
/** "`a`, `b` or `c`": such a comma ends no clause. */
const betweenCodes = /,(?= ?\uFFFC)|(?<=\uFFFC) ?,/g
/** "`deploy/smoke.sh` and look at the page" */
const goesOn = /^\s*(?:and|then|und|dann|et|puis|y|luego)(?![\p{L}])/iu
const isScript = /^[\w.~/-]+\/[\w.-]+\.(?:sh|bash|py|pl|rb)$/
const hasOption = /\s--?[a-z]/i

const looksWith =
  /[(（]\s*(?:(?:check|verify|see|test|confirm|look|run)(?:ed)?(?: (?:it|this))?(?: (?:with|using|via|by|in))?|with|using|via|by|mit|avec|con|com)\s*:?\s*$/i
const seenBehind = /^\s*(?:should )?(?:shows?|says?|returns?|reports?|lists?|prints?|gives?|displays?|answers?|exits?)(?![\p{L}])/iu

/** "`x` and read what it says": another order, which says nothing of the command. */
const ordersBehind =
  /^\s*(?:and|then|and then) (?:look|read|wait|check|watch|see|verify|tell|note|compare|repeat|try|restart|start|stop|make sure|confirm|send|write|remove|delete|copy|set|put|reload)(?![\p{L}])/iu
/** "Attempts `x`": what something else does, told without saying what; behind a colon stands what a person runs. */
const describesLead = /^\s*(?:attempts|tries|runs|executes|calls|invokes|issues)(?: (?:to run|the|a|an))?\s*$/i
/** "A host to run `x`": what a thing is there for. */
const ofThingLead = /^\s*(?:an?|the|any|access|permissions?|(?:root|admin|shell|ssh) access|the right)\s[^,;:.]*\bto (?:run|execute)\s*$/i
/** "Ask the user, then `x`" */
const thenLead = /(?:^|[,;(]\s*|(?:and|und|et|y)\s+)(?:then|dann|danach|puis|luego|poi)\s*$/iu

/** "A stolen account: lock it (": what is told behind a colon. */
function behindColon(words: string): string {
  return words.replace(/^[^:：\uFFFC]{2,60}[:：]\s+(?=\p{L})/u, '')
}

function lineBefore(before: string): string {
  return before.slice(before.lastIndexOf('\n') + 1)
}

function lastGap(before: string): string {
  return before.slice(before.lastIndexOf(codeMark) + 1)
}

/** A line break ends no sentence, except where the line before it did, or where nothing but code stood on it. */
function lineStart(before: string): string {
  return /[:.。：]\s*$|(?:^|\n)\s*\uFFFC\s*$/u.test(before.trimEnd()) ? `${before.trimEnd()}\n` : before
}

/** "**Restart it with `x`**": emphasis around words and code says no more than these. */
export function withoutEmphasis(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.some(holdsCodeAmongWords)
    ? inlines.flatMap((inline) => (holdsCodeAmongWords(inline) ? withoutEmphasis((inline as Emphasis).children) : [inline]))
    : inlines
}

type Emphasis = Extract<Inline, { type: 'strong' | 'emphasis' }>

function holdsCodeAmongWords(inline: Inline): boolean {
  return (
    (inline.type === 'strong' || inline.type === 'emphasis') &&
    inline.children.length > 1 &&
    inline.children.some((child) => child.type === 'code' || holdsCodeAmongWords(child))
  )
}

/** The text of inline code, also where it is in bold or a link. */
export function codeOf(inline: Inline): string | undefined {
  if (inline.type === 'code') return inline.text
  return (inline.type === 'strong' || inline.type === 'emphasis' || inline.type === 'link') && inline.children.length === 1
    ? codeOf(inline.children[0]!)
    : undefined
}
