// Commands in the middle of a sentence without any mark: "On the head node run sinfo -R, then look at the reasons." Told apart
// from the words around them only where there is no doubt: a verb that tells to run stands right before a program that is known,
// and what stands behind it is no language: an option, a path, a pipe, or the call of a service. Anything less stays prose.
import { isKnownProgram } from '../../shell/programs.ts'
import type { Inline } from '../model/document.ts'
import { clauseBefore } from '../wording/clause-before.ts'
import { connectives, imperativeLead, runLead, thereLead } from '../wording/sentences.ts'
import { looksLikeCommand } from './commandlike.ts'

const runVerbs = 'run|re-?run|execute|issue|use|try|führen sie|führe|exécute[rz]?|lance[rz]|ejecut(?:e|ar|a)|execut(?:e|ar)|esegu(?:i|ire)'
const toolVerbs = 'with|using|via|mit|avec|con|com'
/** A verb, and what might be a program with something behind it. */
const told = new RegExp(`(?<![\\p{L}-])(?:(${runVerbs})|${toolVerbs})[ ]+(?=(?:sudo )?(?:[a-z]|\\.?\\/)[\\w.+/-]* [^\\s])`, 'giu')
/** "When you run it", "the script that we use", "allowed to run": nobody is told to. */
const onlySaid =
  /(?:^|[^\p{L}])(?:we|you|i|they|it|that|which|who|not|never|when|while|if|after|before|(?<!(?:need|have|remember|sure|forget|want|necessary) )to)\s+(?:\p{L}+ly\s+)?\S+\s*$/iu
const tries = /(?:^|,\s)try\s*$/i
/** Words with which the sentence goes on. */
const goesOn = new Set(
  'a an the and or but then to on in at as by for from with until till if unless when where which that who this these those it its is are was will should must can may has so because while before after against per each every all again first now once twice only never not always also too next later instead there here everywhere manually immediately afterwards regularly periodically locally remotely and/or via using aus und auf um oder dann et sur pour puis ou dans y en para luego e su per poi'.split(
    ' ',
  ),
)
/** Behind these it was what the command shows, or a name. */
const spokenOf = /^(?:outputs?|commands?|options?|flags?|results?|carefully|builds?)$/
const token = /[ ]*((?:"[^"\n]*"|'[^'\n]*'|[^\s"'])+)/y
const argument = /^(?:"[^"]*"|'[^']*'|[\w<>[\]{}$./\\:=@,+*%~|&^#;-])+$/
const isMark = /^-{1,2}[a-z\d][\w=./:,@<>-]*$|^(?:~|\.{0,2})\/[\w<$]|^\w[\w.-]*=\S|^\|$|^[<$]\w/i
/** What is as sure without an option. */
const surelyCalled =
  /^(?:sudo )?(?:systemctl (?:re)?(?:start|stop|load|status|enable|disable) [\w@.<>-]+|service [\w-]+ (?:re)?(?:start|stop|load|status)|kubectl (?:drain|cordon|uncordon|get|describe|logs|delete) [\w/<>.-]+(?: [\w<>.-]*[\d<>-][\w<>.-]*)?|docker (?:re)?(?:start|stop|logs|inspect|rm|kill) [\w<>.-]+)$/
/** Between two commands of one sentence. */
const between = /[ ]*(?:,[ ]*)?(?:(?:and|then|or|und|dann|et|puis|y|luego)[ ]+){0,2}/y

/** The same words with the commands in them marked as code; the very same inlines where there are none. */
export function withCommandsMarked(inlines: readonly Inline[]): readonly Inline[] {
  if (!inlines.some(mayHold)) return inlines
  return inlines.flatMap((inline, index) => (mayHold(inline) ? marked(inline.text, inlines[index + 1] === undefined) : [inline]))
}

type TextInline = Extract<Inline, { type: 'text' }>

function mayHold(inline: Inline): inline is TextInline {
  if (inline.type !== 'text') return false
  told.lastIndex = 0
  return told.test(inline.text)
}

/** `isLast`: nothing stands behind the text that may belong to its last command. */
function marked(text: string, isLast: boolean): readonly Inline[] {
  const pieces: Inline[] = []
  let from = 0
  told.lastIndex = 0
  for (let found = told.exec(text); found !== null; found = told.exec(text)) {
    if (!isTold(text.slice(Math.max(0, found.index - 200), told.lastIndex), found[1] !== undefined)) continue
    for (let at = told.lastIndex; ; ) {
      const command = commandAt(text, at, isLast)
      if (command === undefined) break
      pieces.push({ type: 'text', text: text.slice(from, at) }, { type: 'code', text: command })
      from = at + command.length
      told.lastIndex = from
      between.lastIndex = from
      at = from + between.exec(text)![0].length
      if (at === from) break
    }
  }
  return from === 0 ? [{ type: 'text', text }] : from === text.length ? pieces : [...pieces, { type: 'text', text: text.slice(from) }]
}

function isTold(lead: string, isRun: boolean): boolean {
  const clause = clauseBefore(lead).replace(connectives, '')
  if (!isRun) return imperativeLead.test(clause) && !/\b(?:not|is|are|was|were|be|been)\b|[’']t\b/.test(clause)
  return thereLead.test(lead) || tries.test(clause) || (runLead.test(lead) && !onlySaid.test(lead.trimEnd()))
}

/** The command that begins at `at`; undefined where there is doubt. */
function commandAt(text: string, at: number, isLast: boolean): string | undefined {
  let end = at
  let isEnded = isLast
  let lastMark = -1
  let count = 0
  token.lastIndex = at
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const written = found[1]!
    const word = written === '.' ? written : written.replace(/[.,;:)!?]+$/, '')
    isEnded = isLast || word !== written
    if (goesOn.has(word.toLowerCase()) || /^(?:[–—→(“]|--?$)/u.test(word)) {
      isEnded = true
      break
    }
    if (!argument.test(word) || spokenOf.test(word)) return undefined
    count++
    if (count > 1 && isMark.test(word)) lastMark = count
    end = token.lastIndex - (written.length - word.length)
    if (word !== written) break
  }
  const command = text.slice(at, end)
  const program = /^(?:sudo )?(\S+)/.exec(command)?.[1] ?? ''
  if (!isEnded || !(isKnownProgram(program) || program.includes('/')) || !looksLikeCommand(command)) return undefined
  // More than a word behind the last option is rather how the sentence goes on.
  return (lastMark > 0 && count - lastMark <= 1) || surelyCalled.test(command) ? command : undefined
}
