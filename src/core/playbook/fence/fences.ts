// One fence → either groups that become steps, or code that is shown as written. Every fence is read once; the answer
// is kept by node, because lists look at their fences before the walk reaches them.
import type { ShellGrammar } from '../../shell/grammar.ts'
import { looksLikeCommand, mayBeCommand } from '../loose/commandlike.ts'
import { isOntap } from '../loose/ontap.ts'
import type { CodeRole } from '../model/document.ts'
import type { FenceNode } from '../source/markdown.ts'
import { fileOfLead, isContentOf } from '../wording/file-leads.ts'
import { outputLead, templateMention } from '../wording/words.ts'
import { readConsoleFence, readSqlFence } from './console-fence.ts'
import { consoleOfLead } from './console-leads.ts'
import { beginsSql, isReplSession, readNamedPrompt } from './console-lines.ts'
import { isDeviceCommands, isDeviceSession, isRouterOsLines, readDeviceCommands, readDeviceSession } from './device-session.ts'
import type { FenceGroup } from './fence-groups.ts'
import { groupParts } from './fence-groups.ts'
import type { FencePart } from './fence-parts.ts'
import type { FenceInfo } from './languages.ts'
import { readFenceInfo } from './languages.ts'
import { isOpenedConsole, readOpenedConsole } from './opened-console.ts'
import { isOutlined, readOutlinedFence } from './outlined-fence.ts'
import { looksLikeOutput } from './output-lines.ts'
import { readPowershellFence } from './powershell-fence.ts'
import { hasUserPrompt, holdsWindowsPrompt, isCommentedOut, isRootSession } from './prompts.ts'
import { isRequests, readRequests } from './request-fence.ts'
import { readShellFence } from './shell-fence.ts'
import { isNumberedWork } from './text-steps.ts'

export type FenceReading =
  | { readonly type: 'steps'; readonly language: string; readonly groups: readonly FenceGroup[]; readonly isScript: boolean }
  | { readonly type: 'code'; readonly language: string; readonly role: CodeRole }

/** What stands before the fence: the paragraph or label above it, and the headings around it. */
export interface FenceContext {
  readonly lead: string
  readonly headings: readonly string[]
}

export type FenceReader = (fence: FenceNode, context: FenceContext) => FenceReading

/** A reader that remembers every fence that it has read. `onFault` is told of a defect of ours, and in which fence. */
export function createFenceReader(grammar: ShellGrammar, onFault: (error: unknown, fence: FenceNode) => void): FenceReader {
  const known = new Map<FenceNode, FenceReading>()
  return (fence, context) => {
    let reading = known.get(fence)
    if (reading === undefined) {
      try {
        reading = readFence(fence, context, grammar)
      } catch (error) {
        // A defect in one fence must not cost the page: it is shown as written.
        onFault(error, fence)
        reading = { type: 'code', language: '', role: 'other' }
      }
      known.set(fence, reading)
    }
    return reading
  }
}

function readFence(fence: FenceNode, context: FenceContext, grammar: ShellGrammar): FenceReading {
  const info = readFenceInfo(fence.info)
  const text = info.firstLine === undefined ? fence.text : `${info.firstLine}\n${fence.text}`
  const parts = partsOf(text, info, context, grammar)
  if (parts === undefined || !parts.some((part) => part.type === 'command' || (part.type === 'comment' && part.ownLine))) {
    return { type: 'code', language: info.language, role: roleOf(text, info, context) }
  }
  const groups = groupParts(info.firstLine === undefined ? parts : parts.map(oneLineUp))
  // Comments alone are no steps, unless they are numbered.
  if (groups.every((group) => group.commands.length === 0 && group.title === undefined))
    return { type: 'code', language: info.language, role: 'other' }
  const isScript = parts.some((part) => part.type === 'command' && part.kind === 'script')
  return { type: 'steps', language: info.language, groups, isScript }
}

/** A command that slipped onto the opening line counts as standing on the fence's first line. */
function oneLineUp(part: FencePart): FencePart {
  return { ...part, startLine: part.startLine - 1, endLine: part.endLine - 1 }
}

/** Readings of fences in which a session may stand. */
const takesPrompts: ReadonlySet<FenceInfo['reading']> = new Set(['shell', 'prompts', 'unknown', 'plain'])

/** Those in which what is typed into a console may stand as well. */
const takesTyping: ReadonlySet<FenceInfo['reading']> = new Set([...takesPrompts, 'program'])

function partsOf(text: string, info: FenceInfo, context: FenceContext, grammar: ShellGrammar): readonly FencePart[] | undefined {
  if (info.reading !== 'diagram' && info.reading !== 'data' && info.reading !== 'plain' && beginsScript.test(text))
    return scriptParts(text, grammar)
  if (isForFile(text, info, context)) return isSettings(text) ? environmentParts(text) : undefined
  const lines = text.split('\n')
  if (takesPrompts.has(info.reading) && holdsWindowsPrompt(text, lines)) return readPowershellFence(text)
  if (takesPrompts.has(info.reading) && isDeviceSession(text, lines)) return readDeviceSession(text)
  if (takesPrompts.has(info.reading) && isRouterOsLines(lines)) return readDeviceCommands(text)
  if ((takesPrompts.has(info.reading) || /^(?:http|json|es|elasticsearch|kibana)$/.test(info.language)) && isRequests(lines))
    return readRequests(text)
  if (
    takesPrompts.has(info.reading) &&
    lines.some((line) => line.trim() !== '') &&
    lines.every((line) => line.trim() === '' || isOntap(line.trim()))
  )
    return readDeviceCommands(text)
  if ((takesPrompts.has(info.reading) || info.reading === 'powershell') && isOpenedConsole(lines)) return readOpenedConsole(text)
  const console = takesTyping.has(info.reading) && !outputLead.test(context.lead) ? consoleOfLead(context.lead, lines) : undefined
  if (console !== undefined) return console === 'sql' ? readSqlFence(text) : readConsoleFence(text, console)
  switch (info.reading) {
    case 'shell':
      if (isExpectedOutput(text, context) || isListOfPaths(lines)) return undefined
      if (isDeviceCommands(lines)) return readDeviceCommands(text)
      return isEnvironmentFile(lines)
        ? environmentParts(text)
        : readShellFence(text, grammar, isCommentedOut(lines) || (isRootSession(lines) && /^[^#\n]/m.test(text)))
    case 'prompts':
      return isSessionOrCommands(text) ? readShellFence(text, grammar, true) : undefined
    case 'powershell':
      return readPowershellFence(text)
    case 'sql':
      return hasSqlStatement(text) ? readSqlFence(text) : undefined
    case 'repl':
      return outputLead.test(context.lead) ? undefined : readConsoleFence(text, info.language)
    case 'unknown':
    case 'plain':
      if (isDeviceCommands(lines) && !outputLead.test(context.lead)) return readDeviceCommands(text)
      if (isMongoScript(lines) && !outputLead.test(context.lead)) return readConsoleFence(text, 'mongo')
      if (isStatements(lines, text) && !outputLead.test(context.lead)) return readSqlFence(text)
      if (isOutlined(lines) && !outputLead.test(context.lead)) return readOutlinedFence(text, grammar)
      return isPlainCommands(text, context, info)
        ? readShellFence(text, grammar, info.reading === 'plain' || isRootSession(lines) || isCommentedOut(lines))
        : undefined
    case 'program':
      // The language of MongoDB's console, too.
      return /^\s*(?:(?:db|rs|sh)\.\w|use \w+\s*$)/m.test(lines[0] ?? '') ? readConsoleFence(text, 'mongo') : undefined
    case 'data':
      return /^(?:env|dotenv)$/.test(info.language) && isSettings(text) ? environmentParts(text) : undefined
    case 'device':
      if (isDeviceSession(text, lines)) return readDeviceSession(text)
      return outputLead.test(context.lead) || lines.some(looksLikeOutput) ? undefined : readDeviceCommands(text)
    case 'diagram':
      return undefined
  }
}

/** What a script deletes, where its logs are: files and folders by their paths, and no program among them. */
function isListOfPaths(lines: readonly string[]): boolean {
  const written = lines.map((line) => line.replace(/(?<!\s)\s+#.*$/, '').trim()).filter((line) => line !== '' && !line.startsWith('#'))
  return (
    written.length > 1 &&
    written.every(
      (line) => /^~?\/[\w./@*-]*$/.test(line) && !/\/(?:s?bin|libexec|scripts?|init\.d|rc\.d)\/|\.(?:sh|bash|py|pl|rb)$/.test(line),
    )
  )
}

/** What MongoDB's console takes: `cfg = rs.conf()` and what is done with it, and nothing for a shell. */
function isMongoScript(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== '')
  return /^\s*(?:(?:var|let|const) )?(?:\w+ = )?(?:rs|db|sh)\.\w[\w.]*\(/.test(written[0] ?? '') && !written.some(looksLikeCommand)
}

/** Statements of SQL in capitals, one below the other, and nothing else. */
function isStatements(lines: readonly string[], text: string): boolean {
  const first = lines.find((line) => line.trim() !== '' && !/^\s*--/.test(line)) ?? ''
  return (
    /^\s*[A-Z]{2}/.test(first) &&
    beginsSql(first) === 'statement' &&
    /;\s*(?:--.*)?$|^\s*GO\s*$/m.test(text) &&
    !/^\s*[$#>] |^[^'"]*[a-z]>\s/m.test(text)
  )
}

/** What the words above say to put into a file. */
function isForFile(text: string, info: FenceInfo, context: FenceContext): boolean {
  if (!takesPrompts.has(info.reading)) return false
  const file = fileOfLead(context.lead)
  return file !== undefined && isContentOf(file, text)
}

/** The settings of a database server are often called SQL as well. */
function hasSqlStatement(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*--/.test(line))
  return !lines.every((line) => /^\s*[\w.]+\s*=\s*\S/.test(line)) || lines.some((line) => beginsSql(line) === 'statement')
}

/** A shebang on the first line, or below the comment that says what the script is. */
const beginsScript = /^\s*(?:#(?!!)[^\n]*\n)*#!\s*\/\S/

function scriptParts(text: string, grammar: ShellGrammar): readonly FencePart[] {
  const start = text.indexOf('#!')
  const above = text.slice(0, start)
  const comments = above.split('\n').flatMap((line, index): readonly FencePart[] => {
    if (line.trim() === '') return []
    return [
      { type: 'comment', text: line.replace(/^\s*#+\s?/, '').trim(), startLine: index, endLine: index, ownLine: true, opensSteps: true },
    ]
  })
  return [...comments, scriptPart('\n'.repeat(above.split('\n').length - 1) + text.slice(start), grammar)]
}

function scriptPart(text: string, grammar: ShellGrammar): FencePart {
  const trimmed = text.replace(/^\s*\n/, '').trimEnd()
  const startLine = text.slice(0, text.indexOf(trimmed)).split('\n').length - 1
  const tree = grammar.parse(trimmed)
  const statement = {
    type: 'statement' as const,
    start: 0,
    end: trimmed.length,
    nodes: tree.root.children.filter((node) => node.named && node.type !== 'comment'),
    treeText: trimmed,
    treeStart: 0,
    parsed: !tree.hasError,
  }
  return {
    type: 'command',
    text: trimmed,
    kind: 'script',
    startLine,
    endLine: startLine + trimmed.split('\n').length - 1,
    statement,
    offset: 0,
  }
}

const environmentLine = /^[A-Z][A-Z0-9_]*=/

/** A shell fence that is really a file of settings: nothing but bare assignments, several of them. */
function isEnvironmentFile(lines: readonly string[]): boolean {
  let count = 0
  for (const line of lines) {
    if (line.trim() === '' || line.startsWith('#')) continue
    // Nearly always the first line is none.
    if (!environmentLine.test(line) || /\$\(|`|\$\{?\w/.test(line)) return false
    count++
  }
  return count >= 3
}

/** A file of settings that says so: assignments and comments, and nothing else. */
function isSettings(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return lines.length > 0 && lines.every((line) => /^(?:export )?[A-Za-z_]\w*=/.test(line))
}

function environmentParts(text: string): readonly FencePart[] {
  return text.split('\n').flatMap((line, index): readonly FencePart[] => {
    if (line.trim() === '') return []
    if (line.startsWith('#'))
      return [
        { type: 'comment', text: line.replace(/^#+\s?/, '').trim(), startLine: index, endLine: index, ownLine: true, opensSteps: true },
      ]
    const value = line.replace(/\s+#.*$/, '').trimEnd()
    const command: FencePart = { type: 'command', text: value, kind: 'data', startLine: index, endLine: index, offset: 0 }
    const remark = /\s#\s?(.*)$/.exec(line)
    if (remark === null) return [command]
    return [command, { type: 'comment', text: remark[1]!, startLine: index, endLine: index, ownLine: false, opensSteps: false }]
  })
}

function isSessionOrCommands(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return (
    lines.some((line) => hasUserPrompt(line) || /^\s*(?:# \S|PS(?: [A-Z]:.*)?>|[A-Z]:\\.*>)/.test(line)) ||
    looksLikeCommand(lines.find((line) => !line.startsWith('#')) ?? '')
  )
}

/** A fence that says nothing of its language: commands where its first line is one, and nothing above says otherwise. */
function isPlainCommands(text: string, context: FenceContext, info: FenceInfo): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.some((line) => hasUserPrompt(line) && looksPrompted(line))) return true
  if (isRootSession(lines) || isCommentedOut(lines) || isReplSession(lines)) return true
  if (outputLead.test(context.lead)) return false
  if (
    isExpectedOutput(text, context) ||
    ['log', 'logs', 'output', 'out', 'diff', 'markdown', 'md', 'email', 'mail'].includes(info.language)
  )
    return false
  if (lines.some((line) => readNamedPrompt(line) !== undefined)) return true
  const candidates = lines.filter((line) => !/^\s*#/.test(line))
  // Values that are set first say nothing of what stands below them.
  const first = candidates.find((line) => !assignment.test(line)) ?? candidates[0]
  if (first === undefined) return false
  if (candidates.every((line) => assignment.test(line)) && (candidates.length < 3 || candidates.some((line) => /[<$`]/.test(line))))
    return true
  if (callSameProgram(candidates)) return true
  if (looksLikeCommand(first) || mayBeCommand(first, false) || /^\s*(?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)+ +(?:\S+ +)*--?\w/.test(first))
    return true
  // A program that nobody knows: commands where the text above says to run them, or where what stands below is known.
  if (looksLikeOutput(first) || !/^\s*(?:sudo )?[\w./~-]+(?: +[^\s].*)?$/.test(first) || /[.:,]$|^\s*[A-Z][a-z]+ /.test(first)) return false
  return runMention.test(context.lead) || (candidates.length > 1 && candidates.filter(looksLikeCommand).length * 2 >= candidates.length)
}

/** A value that the commands further down ask for: `NODE=<name>`. A file of them is no command. */
const assignment = /^(?:export )?[A-Za-z_]\w*=\S/

/** A program that nobody knows: what calls it takes a flag, and every line does so. */
function callSameProgram(lines: readonly string[]): boolean {
  const program = /^(?:sudo )?([a-z][a-z\d_+-]*(?:\.sh)?) [^\s=:]/.exec(lines[0] ?? '')?.[1]
  if (program === undefined || /^(?:error|warn|warning|info|debug|fatal|level|usage|iface|auto|if|the)$/.test(program)) return false
  const calls = lines.filter((line) => line.startsWith(`${program} `) || line.startsWith(`sudo ${program} `))
  const isContinued = lines.some((line) => line.endsWith('\\'))
  return (
    (calls.length === lines.length || isContinued) &&
    lines.some((line) => /\s--?[a-zA-Z][\w-]*(?:[= ]|$)/.test(line)) &&
    !lines.some((line) => looksLikeOutput(line) || /[.:,;]$|: /.test(line))
  )
}

/** The words before a fence say that it is there to be run. */
const runMention =
  /\b(?:run|execute|commands?|issue|invoke|type|enter|script|ausführen|befehle?|exécute[rz]?|commandes?|lance[rz]|ejecut\w+|comandos?|execut[ea]r?|rode|esegui(?:re)?|comand[oi])\b|执行|运行|命令|実行|コマンド|실행|명령|выполни|запусти|команд/i

/** `$ ` before anything is a prompt; `$ 5` of a price list is none. */
function looksPrompted(line: string): boolean {
  return !/^\s*\$\s+[\d.,]+\s*$/.test(line)
}

function isExpectedOutput(text: string, context: FenceContext): boolean {
  return (
    outputLead.test(context.lead) &&
    !/^\s*[$#] \S/m.test(text) &&
    !looksLikeCommand(text.split('\n').find((line) => line.trim() !== '') ?? '')
  )
}

function roleOf(text: string, info: FenceInfo, context: FenceContext): CodeRole {
  if (info.reading === 'diagram' || (/[─-╿▀-▟]/.test(text) && /[│┌└├▼↓]/.test(text)) || /^\s*\+-{3,}\+/m.test(text)) return 'diagram'
  if (outputLead.test(context.lead)) return 'output'
  if (
    templateMention.test(context.lead) ||
    (info.reading !== 'data' && context.headings.slice(-2).some((heading) => templateMention.test(heading)))
  )
    return 'template'
  if (info.reading === 'data' || isForFile(text, info, context)) return 'data'
  if (/^(?:output|out|logs?)$/.test(info.language) || (text.split('\n').some(looksLikeOutput) && !isNumberedWork(text))) return 'output'
  return 'other'
}
