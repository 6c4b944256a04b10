// Commands that an author wrote without any mark: the line below "Run:", or an item that is nothing but a command line.
// Much of what reads like a program is an English word (`find`, `make`, `watch`); those need a flag, a path or a pipe.
import { isKnownProgram } from '../../shell/programs.ts'
import type { Inline } from '../model/document.ts'
import { inlineLines, plainText } from '../source/inlines.ts'
import { looksLikeCommand, namesVersion } from './commandlike.ts'
import { beginsNoSentence, isNoWord } from './program-names.ts'

/** A program that is a word as well, and what only it is told. */
const ownWords =
  /^(?:sudo )?(?:ceph (?:osd|pg|mon|mgr|mds|orch|config|tell|health|df|status)|zpool (?:status|import|scrub|list|clear)|pcs (?:status|resource|cluster|node|stonith))(?= |$)/
/** What PowerShell calls: `Copy-Item a b`. */
const cmdletCall = /^[A-Z][a-z]+-[A-Z]\w+ +\S/
/** Words that stand in sentences and in no command line. */
const sentenceWord =
  /(?:^|\s)(?:the|a|an|is|are|was|of|and|or|if|that|this|your|you|it|its|for|when|then|with|all|be|will|should|can|works?|shows?|fails?|does|not|from|has|have|der|die|das|und|oder|le|la|les|et|des|el|los|y|del)(?=[\s,]|\.?(?:\s|$))/i
const shellMark = /(?:^|\s)-{1,2}\w|[|;&]|(?:^|\s)(?:~|\.{0,2})\/\S|\$\w|\w=\S|(?:^|\s)["']?(?:[A-Z]:|\.{1,2})\\\w/

/**
 * The commands of a paragraph or item that has no code in it, in order. In an item the lines below its words are commands
 * where they are nothing else; a paragraph must announce them.
 */
export function plainCommandsIn(inlines: readonly Inline[], of: 'prose' | 'item' = 'prose'): readonly string[] {
  const lines = plainLines(inlines)
  const commands = lines.map((line) => plainCommand(line) ?? behindColon(line))
  const isSure = commands.some((command) => command !== undefined)
  const isWhole = commands.every(
    (command, index) => command !== undefined || isNoWord(lines[index]!) || (isSure && isShortCall(lines[index]!)),
  )
  if (isWhole) return commands.map((command, index) => command ?? lines[index]!)
  // Several below each other need no colon above them.
  const areMany = commands.filter((command) => command !== undefined).length > 1
  if (of === 'item' && !areMany && commands.at(-1) !== undefined && isOwnLine(inlines, lines.at(-1)!)) return [commands.at(-1)!]
  if (isTitled(lines, commands)) return [lines[1]!]
  let isAnnounced = areMany
  let isTold = false
  return lines.flatMap((line, index) => {
    const command = isAnnounced ? (commands[index] ?? (isTold ? shortCall(line) : undefined)) : undefined
    isAnnounced = areMany || line.endsWith(':') || line.endsWith('：') || command !== undefined
    isTold = runAlone.test(line) || (isTold && command !== undefined)
    return command === undefined ? [] : [command]
  })
}

/** The commands of an item of a list that is announced as commands: also those that say no more than a program and its words. */
export function listedCommandsIn(inlines: readonly Inline[]): readonly string[] {
  return plainLines(inlines).flatMap((line) => {
    const text = line.replace(remarkBehind, '')
    const command = plainCommand(text) ?? behindColon(text)
    if (command !== undefined) return [command]
    if (isNoWord(text)) return [text]
    return isCall.test(text) && !article.test(text) && !saysInWords.test(text) && looksLikeCommand(text) ? [text] : []
  })
}

/** Lines of plain words below one that ends with a colon, in an item that has code elsewhere: "or as administrator:", then `net stop spooler`. */
export function announcedLinesIn(inlines: readonly Inline[]): readonly string[] {
  const found: string[] = []
  let isAnnounced = false
  for (const line of inlineLines(inlines)) {
    const isPlain = line.every(({ type }) => type === 'text')
    const text = plainText(line).trim()
    const command: string | undefined = isAnnounced && isPlain ? (plainCommand(text) ?? knownCall(text)) : undefined
    if (command !== undefined) found.push(command)
    isAnnounced = command !== undefined || /[:：]$/.test(text)
  }
  return found
}

/** The last line of several, set apart by the author, which is a command or says with a verb of running what is one. */
function isOwnLine(inlines: readonly Inline[], line: string): boolean {
  const end = inlines.findLast(({ type }) => type === 'break')
  return end?.type === 'break' && end.isWrap !== true && (plainCommand(line) !== undefined || runColon.test(line))
}
const runColon = /^(?:then |now )?(?:run|execute|check(?: with)?|verify(?: with)?|commands?|cmd)\s*[:：]/i

function knownCall(text: string): string | undefined {
  return isCall.test(text) && !isProse(text) && looksLikeCommand(text) ? text : undefined
}

/** A few words, and below them nothing but the command: "State of the cluster". */
function isTitled(lines: readonly string[], commands: readonly (string | undefined)[]): boolean {
  return lines.length === 2 && commands[0] === undefined && lines[1] === commands[1] && /^\p{Lu}[^.!;,]{2,60}$/u.test(lines[0]!)
}

/** "Run:" and nothing else: below it stands what is run, also a word alone. */
const runAlone = /^(?:then )?(?:run|execute|type|enter|issue|ausführen|exécute[rz]?|ejecut(?:e|ar)|execut(?:e|ar)|执行|运行)\s*[:：]$/i

function shortCall(line: string): string | undefined {
  return isNoWord(line) ? line : knownCall(line)
}

const isCall = /^[a-z][\w.+-]*(?: [^\s.,:;!?…][^\s…]*)*$/
const article = /\s(?:the|an?|is|are|was|of|and|or|if|that|this|your|you|it)(?=\s|$)/

/** "df -h - free space", "df -h (free space)" */
const remarkBehind = /\s+(?:[-–—]{1,2}|#|→|=>)\s+\p{L}.*$|\s+\([^()]*\)$/u

function plainLines(inlines: readonly Inline[]): readonly string[] {
  if (inlines.some((inline) => inline.type !== 'text' && inline.type !== 'break')) return []
  return inlineLines(inlines).map((line) =>
    line
      .map((inline) => (inline.type === 'text' ? inline.text : ''))
      .join('')
      .trim(),
  )
}

/** "Verify with: curl https://web/health": a command behind the words that say what it is for. */
function behindColon(line: string): string | undefined {
  const colon = /^[^:："']*[:：]\s+(?=\S)/.exec(line)
  return colon === null ? undefined : plainCommand(line.slice(colon[0].length))
}

/** Among nothing but commands also a line is one that says no more than a program and what it is to do: `wrangler deploy`. */
function isShortCall(line: string): boolean {
  return /^[a-z][\w-]*(?: [a-z][a-z\d:-]*){1,2}$/.test(line) && looksLikeCommand(line) && !isProse(line)
}

/** `PS C:\> Get-Service`, `C:\> net stop web`: who leaves the prompt there says that it is one. */
const windowsPrompt = /^(?:PS(?: [A-Za-z]:[^>\n]*)?|[A-Za-z]:\\[^>\n]*)>\s*([A-Za-z.&$(].*)$/

/** `tests/run.sh`, `/opt/app/bin/ctl start`: a script by its path, a program by its folder. */
function isOwnScript(program: string, words: readonly string[]): boolean {
  return (
    /^(?:[\w~.-]*\/)+[\w.-]+\.(?:sh|bash)$/.test(program) ||
    (words.length > 1 && /^(?:[\w~.-]*\/)*(?:s?bin|libexec|init\.d|rc\.d)\/[a-z][\w+-]*$/.test(program))
  )
}

/** Words of a sentence, whatever its script; a colon behind what is not yet the command. */
function isProse(unquoted: string): boolean {
  return sentenceWord.test(unquoted) || saysInWords.test(unquoted.replace(/<[^>]*>/g, ''))
}
const saysInWords = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}]/u

/** "Restart the service": no program is written so. A look that spares most lines the questions. */
const beginsSentence = /^[A-Z][a-z]*(?:\s|$)/

/** The command that a line of plain words is; a remark in brackets behind it is none of it. */
function plainCommand(line: string): string | undefined {
  if (beginsSentence.test(line)) return undefined
  const prompted = line.includes('>') ? windowsPrompt.exec(line)?.[1] : undefined
  if (prompted !== undefined) return prompted
  const unprompted = line.startsWith('$ ') ? line.slice(2) : line
  const text = unprompted.endsWith(')') ? unprompted.replace(/\s+\([a-z][^()]*\)$/i, '') : unprompted
  // A backslash before a mark is Markdown's and gone by now; who can say what was written.
  if (text.length > 300 || /(?<!\s)\.$|[,:;!?…*\\]$|(?<![ (])\*|\*(?![ )])|…/.test(text)) return undefined
  const called = text.includes('=') ? text.replace(/^(?:[A-Z_][A-Z\d_]*=\S* +)+/, '') : text
  const words = (called.startsWith('sudo ') ? called.replace(/^(sudo)(?: -[ugH]+ [\w-]+| -[a-zA-Z]+)+(?= )/, '$1') : called).split(/\s+/)
  const program = words[0] === 'sudo' ? (words[1] ?? '') : (words[0] ?? '')
  // `.\\.env` has become `..env`.
  if (text.includes('..') && /(?:^|[\s"'])\.\.[^\s.\\/]/.test(text)) return undefined
  if (cmdletCall.test(text)) return looksLikeCommand(text) && /\s-[A-Z]\w|[\\/"'$|]/.test(text) ? text : undefined
  if (isOwnScript(program, words)) return isProse(text) ? undefined : text
  if (words.length < 2 || !/^[a-z\d][\w.+-]*$/.test(program) || !isKnownProgram(program)) return undefined
  const unquoted = text.replace(/"[^"]*"|'[^']*'/g, '""')
  if (isProse(unquoted) || namesVersion(text)) return undefined
  const isMarked = shellMark.test(unquoted) || ownWords.test(unquoted)
  return isMarked || (beginsNoSentence(program) && words.length <= 8 && /^[\w"'<>[\]{}$./\\:=@,?+-]+$/.test(unquoted.replace(/\s/g, '')))
    ? text
    : undefined
}
