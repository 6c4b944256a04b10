// What a sentence says a command of it is only for: "`x`. If it fails, run `y`", "`x`, otherwise `y`", "`y` if that is not
// enough". Run must not go on from `x` to `y` as if it were simply next.
import type { Inline } from '../model/document.ts'
import { plainText } from '../source/inlines.ts'
import { clauseBefore } from '../wording/clause-before.ts'
import { caseWord, otherwiseWord } from '../wording/sentences.ts'
import { wordPattern } from '../wording/word-pattern.ts'
import { codeMark, codeOf, longestLead, withoutEmphasis } from './inline-commands.ts'

const caseWords = Object.values(caseWord).join('|')
const conditionWords = [...Object.values(otherwiseWord), caseWords].join('|')
const anyCondition = wordPattern(conditionWords)
const opening = '(?:^|[,，;；:：(（.!?。！？\\n\uFFFC])[\\s–—-]*(?:(?:and|but|or|then|und|aber|oder|et|mais|ou|y|pero|o|e|ma|и|но)\\s+)*'
/** A condition that opens a clause of the words before a command, up to the comma behind it. */
const before = new RegExp(
  `${opening}((?:only )?(?:${conditionWords})(?![\\p{Script=Latin}\\p{Script=Cyrillic}]| any\\b(?! \\p{L}))[^,，:：;；.!?。！？\\n\uFFFC]*)`,
  'giu',
)
/** One that stands right behind it: a comma there begins what is said of the next. */
const behind = wordPattern(`^\\s*((?:only )?(?:${caseWords})(?![\\p{Script=Latin}\\p{Script=Cyrillic}]| any\\b)[^,，:：;；.!?。！？\\n]*)`)
/** A full stop or the like between a condition and the command ends what it is said of. */
const sentenceEnd = /[.!?。！？;；]\s|[。！？\n]/u
const verbAtEnd = /[\s,]*(?:please |you (?:can|may|must|should) )?(?:run|try|use|do|execute|issue|restart (?:it )?with|with)?\s*$/i

/** Of each of the commands that a paragraph or an item says, in order, the condition as written; undefined where there is none. */
export function conditionsOf(written: readonly Inline[], commands: readonly string[]): readonly (string | undefined)[] {
  if (commands.length === 0 || !anyCondition.test(plainText(written))) return []
  const inlines = withAllMarked(withoutEmphasis(written), commands)
  const found: (string | undefined)[] = []
  let lead = ''
  for (const [index, inline] of inlines.entries()) {
    const command = commandOf(inline)
    if (command === undefined) {
      lead = (lead + plainText([inline])).slice(-longestLead)
      continue
    }
    if (command === commands[found.length]) {
      const next = inlines[index + 1]
      found.push(conditionBefore(lead) ?? behind.exec(next === undefined ? '' : plainText([next]))?.[1]?.trim())
    }
    lead = `${lead}${codeMark}`.slice(-longestLead)
  }
  return found
}

/** The inlines with the commands as code that stand among the words without a mark. */
function withAllMarked(inlines: readonly Inline[], commands: readonly string[]): readonly Inline[] {
  const lastMarked = new Map(inlines.map((inline, index) => [commandOf(inline), index]))
  let count = 0
  return inlines.flatMap((inline, index): readonly Inline[] => {
    if (commandOf(inline) === commands[count]) count++
    if (inline.type !== 'text') return [inline]
    const pieces: Inline[] = []
    let rest = inline.text
    for (let command = commands[count]; command !== undefined && rest.includes(command); command = commands[++count]) {
      // "After a reboot look at it. If it fails, `reboot`.": the word alone is no command where the mark is still to come.
      if ((lastMarked.get(command) ?? -1) > index) break
      const at = rest.indexOf(command)
      pieces.push({ type: 'text', text: rest.slice(0, at) }, { type: 'code', text: command })
      rest = rest.slice(at + command.length)
    }
    return [...pieces, { type: 'text', text: rest }]
  })
}

/** What an inline has as code, as the commands of its paragraph have it. */
function commandOf(inline: Inline): string | undefined {
  return codeOf(inline)?.trim().replace(/^\$ /, '')
}

/** The case that words above a fence or a list put it under: "If it fails:". */
export function conditionOver(lead: string): string | undefined {
  return /[:：]\s*$/.test(lead) ? conditionBefore(lead.slice(-longestLead)) : undefined
}

/** The same right above a fence or a list, where a sentence needs no colon to lead to it: "If so, delete it". */
export function conditionOverNext(lead: string): string | undefined {
  return /[^\s.!?。！？]\s*$/.test(lead) ? conditionBefore(lead.slice(-longestLead)) : undefined
}

function conditionBefore(lead: string): string | undefined {
  const last = [...lead.matchAll(before)].at(-1)
  if (last === undefined) return conditionWithin(lead)
  const rest = lead.slice(last.index + last[0].length)
  // "(if it hangs: `x`), then `y`": with the bracket ends what stands in it.
  if (sentenceEnd.test(rest) || (/^[(（]/.test(last[0]) && /[)）]/.test(rest))) return undefined
  return last[1]!.replace(verbAtEnd, '').trim()
}

/** "Clear the keys if needed (`x`", "Restart it if it hangs: `x`": an order and its case, up to the mark before the command. */
function conditionWithin(lead: string): string | undefined {
  if (!/[:：(（]\s*$/.test(lead)) return undefined
  const found = within.exec(clauseBefore(lead))
  return found === null || asksWhether.test(found[1]!) ? undefined : found[2]!.trim()
}

const within = /^([^:：(（]+\s)((?:only )?(?:if|unless|in case|falls)\s[^,，:：;；()（）\uFFFC]{2,80}?)\s*[:：(（]\s*$/iu
/** Behind these "if" asks, and nothing depends on it. */
const asksWhether =
  /\b(?:check\w*|see|seeing|verif\w+|tests?|testing|confirm\w*|determin\w+|find(?: out)?|look\w*|know\w*|ask\w*|tells?|shows?|decid\w+|validat\w+|ensur\w+|inspect\w*|identif\w+|assess\w*|wonder\w*|evaluat\w+|examin\w+|investigat\w+|monitor\w*|watch\w*|review\w*|unsure|sure|clear|matter|even|as)\b/i
