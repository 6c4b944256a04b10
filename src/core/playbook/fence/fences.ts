// One fence → either groups that become steps, or code that is shown as written. Every fence is read once; the answer
// is kept by node, because lists look at their fences before the walk reaches them.
import type { ShellGrammar } from '../../shell/grammar.ts'
import type { CodeRole } from '../model/document.ts'
import type { FenceNode } from '../source/markdown.ts'
import { outputLead, refusesBelow } from '../wording/words.ts'
import { readConsoleFence, readSqlFence } from './console-fence.ts'
import { consoleOfLead } from './console-leads.ts'
import {
  isDeviceCommands,
  isDeviceSession,
  isOntapLines,
  isRouterOsLines,
  readDeviceCommands,
  readDeviceSession,
} from './device-session.ts'
import type { FenceContext } from './fence-context.ts'
import { isExpectedOutput, isForFile, roleOf } from './fence-context.ts'
import type { FenceGroup } from './fence-groups.ts'
import { groupParts } from './fence-groups.ts'
import type { FencePart } from './fence-parts.ts'
import type { FenceInfo } from './languages.ts'
import { readFenceInfo, takesPrompts } from './languages.ts'
import { isOpenedConsole, readOpenedConsole } from './opened-console.ts'
import { isOutlined, readOutlinedFence } from './outlined-fence.ts'
import { looksLikeOutput } from './output-lines.ts'
import { isListOfPaths, isPlainCommands, isSessionOrCommands } from './plain-fence.ts'
import { readPowershellFence } from './powershell-fence.ts'
import { holdsWindowsPrompt, isCommentedOut, isRootSession } from './prompts.ts'
import { isRequests, readRequests } from './request-fence.ts'
import { isScript, readScript } from './script-fence.ts'
import { isEnvironmentFile, isSettings, readSettings } from './settings-fence.ts'
import { readShellFence } from './shell-fence.ts'
import { hasSqlStatement, isMongoScript, isStatements } from './unmarked-consoles.ts'

export type FenceReading =
  | { readonly type: 'steps'; readonly language: string; readonly groups: readonly FenceGroup[]; readonly isScript: boolean }
  | { readonly type: 'code'; readonly language: string; readonly role: CodeRole }

export type FenceReader = (fence: FenceNode, context: FenceContext) => FenceReading

/** A reader that remembers every fence that it has read. `onFault` is told of a defect of ours, and in which fence. */
export function createFenceReader(grammar: ShellGrammar, onFault: (error: unknown, fence: FenceNode) => void): FenceReader {
  const known = new Map<FenceNode, { readonly context?: FenceContext; readonly reading: FenceReading }>()
  const readShell = rememberingParts(grammar)
  return (fence, context) => {
    const last = known.get(fence)
    if (last !== undefined && (last.context === undefined || isSame(last.context, context))) return last.reading
    try {
      const reading = readFence(fence, context, grammar, readShell)
      known.set(fence, { context, reading })
      return reading
    } catch (error) {
      // A defect in one fence must not cost the page: it is shown as written, whatever stands before it.
      onFault(error, fence)
      const reading: FenceReading = { type: 'code', language: '', role: 'other' }
      known.set(fence, { reading })
      return reading
    }
  }
}

type ShellReader = (text: string, promptsOnly: boolean) => readonly FencePart[]

/** A fence that is read again, with other words before it, has the same parts. */
function rememberingParts(grammar: ShellGrammar): ShellReader {
  const known = new Map<string, readonly FencePart[]>()
  return (text, promptsOnly) => {
    const key = `${promptsOnly} ${text}`
    const parts = known.get(key) ?? readShellFence(text, grammar, promptsOnly)
    known.set(key, parts)
    return parts
  }
}

/** What was looked at without the words before it is asked again once they are known: they may say that it is an output. */
function isSame(left: FenceContext, right: FenceContext): boolean {
  return left.lead === right.lead && left.headings.join('\n') === right.headings.join('\n')
}

function readFence(fence: FenceNode, context: FenceContext, grammar: ShellGrammar, readShell: ShellReader): FenceReading {
  const info = readFenceInfo(fence.info)
  const text = info.firstLine === undefined ? fence.text : `${info.firstLine}\n${fence.text}`
  if (refusesBelow.test(context.lead === '' ? (context.headings.at(-1) ?? '') : context.lead))
    return { type: 'code', language: info.language, role: 'other' }
  const parts = partsOf(text, info, context, grammar, readShell)
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

/** A part of a Jenkinsfile, which goes into the file: `pipeline {`, `stage('Test') {`. */
function isPipeline(language: string, lines: readonly string[]): boolean {
  return (
    language === 'groovy' &&
    lines.some((line) =>
      /^\s*(?:pipeline|node|stages?|steps|parallel|options|environment|agent|post|timeout|retry)\b[^=.]*\{\s*$/.test(line),
    )
  )
}

/** A command that slipped onto the opening line counts as standing on the fence's first line. */
function oneLineUp(part: FencePart): FencePart {
  return { ...part, startLine: part.startLine - 1, endLine: part.endLine - 1 }
}

/** Those in which what is typed into a console may stand as well. */
const takesTyping: ReadonlySet<FenceInfo['reading']> = new Set([...takesPrompts, 'program'])

function partsOf(
  text: string,
  info: FenceInfo,
  context: FenceContext,
  grammar: ShellGrammar,
  readShell: ShellReader,
): readonly FencePart[] | undefined {
  if (info.reading !== 'diagram' && info.reading !== 'data' && info.reading !== 'plain' && isScript(text)) return readScript(text, grammar)
  if (isForFile(text, info, context)) return isSettings(text) ? readSettings(text) : undefined
  const lines = text.split('\n')
  if (takesPrompts.has(info.reading) && holdsWindowsPrompt(text, lines))
    return readPowershellFence(text, !lines.some((line) => /^\s*PS\b/.test(line)))
  if (takesPrompts.has(info.reading) && isDeviceSession(text, lines)) return readDeviceSession(text)
  if (takesPrompts.has(info.reading) && isRouterOsLines(lines)) return readDeviceCommands(text)
  if ((takesPrompts.has(info.reading) || /^(?:http|json|es|elasticsearch|kibana)$/.test(info.language)) && isRequests(lines))
    return readRequests(text)
  if (takesPrompts.has(info.reading) && isOntapLines(lines)) return readDeviceCommands(text)
  if ((takesPrompts.has(info.reading) || info.reading === 'powershell') && isOpenedConsole(lines)) return readOpenedConsole(text)
  if ((takesPrompts.has(info.reading) || info.reading === 'powershell') && isListOfPaths(lines, context.lead)) return undefined
  const isAnnouncedOutput = outputLead.test(context.lead)
  const console = takesTyping.has(info.reading) && !isAnnouncedOutput ? consoleOfLead(context.lead, lines) : undefined
  if (console !== undefined) return console === 'sql' ? readSqlFence(text) : readConsoleFence(text, console)
  switch (info.reading) {
    case 'shell':
      if (isExpectedOutput(text, context)) return undefined
      if (isDeviceCommands(lines)) return readDeviceCommands(text)
      return isEnvironmentFile(lines)
        ? readSettings(text)
        : readShell(text, isCommentedOut(lines) || (isRootSession(lines) && /^[^#\n]/m.test(text)))
    case 'prompts':
      return isSessionOrCommands(text) ? readShell(text, true) : undefined
    case 'powershell':
      return readPowershellFence(text, /^(?:bat|batch|cmd|dos)$/.test(info.language))
    case 'sql':
      return hasSqlStatement(text) ? readSqlFence(text) : undefined
    case 'repl':
      return isAnnouncedOutput || isPipeline(info.language, lines) ? undefined : readConsoleFence(text, info.language)
    case 'unknown':
    case 'plain':
      if (!isAnnouncedOutput) {
        if (isDeviceCommands(lines)) return readDeviceCommands(text)
        if (isMongoScript(lines)) return readConsoleFence(text, 'mongo')
        if (isStatements(lines, text)) return readSqlFence(text)
        if (isOutlined(lines)) return readOutlinedFence(text, grammar)
      }
      return isPlainCommands(text, context, info)
        ? readShell(text, info.reading === 'plain' || isRootSession(lines) || isCommentedOut(lines))
        : undefined
    case 'program':
      // The language of MongoDB's console, too.
      return /^\s*(?:(?:db|rs|sh)\.\w|use \w+\s*$)/m.test(lines[0] ?? '') ? readConsoleFence(text, 'mongo') : undefined
    case 'data':
      return /^(?:env|dotenv)$/.test(info.language) && isSettings(text) ? readSettings(text) : undefined
    case 'device':
      if (isDeviceSession(text, lines)) return readDeviceSession(text)
      return isAnnouncedOutput || lines.some(looksLikeOutput) ? undefined : readDeviceCommands(text)
    case 'diagram':
      return undefined
  }
}
