// A fence that says nothing of its language, or only that it is a console's: whether what it holds is commands.
import { looksLikeCommand, mayBeCommand } from '../loose/commandlike.ts'
import { outputLead } from '../wording/words.ts'
import { isReplSession, readNamedPrompt } from './console-lines.ts'
import type { FenceContext } from './fence-context.ts'
import type { FenceInfo } from './languages.ts'
import { looksLikeOutput } from './output-lines.ts'
import { hasUserPrompt, isCommentedOut, isRootSession } from './prompts.ts'

/** A fence that says that it is a console's: a session, or commands without a prompt. */
export function isSessionOrCommands(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return (
    lines.some((line) => hasUserPrompt(line) || /^\s*(?:# \S|PS(?: [A-Z]:.*)?>|[A-Z]:\\.*>)/.test(line)) ||
    looksLikeCommand(lines.find((line) => !line.startsWith('#')) ?? '')
  )
}

/** A fence that says nothing of its language: commands where its first line is one, and nothing above says otherwise. */
export function isPlainCommands(text: string, context: FenceContext, info: FenceInfo): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.some((line) => hasUserPrompt(line) && looksPrompted(line))) return true
  if (isRootSession(lines) || isCommentedOut(lines) || isReplSession(lines)) return true
  if (outputLead.test(context.lead)) return false
  if (['log', 'logs', 'output', 'out', 'diff', 'markdown', 'md', 'email', 'mail'].includes(info.language)) return false
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

/**
 * What a script deletes, where its logs are: files and folders by their paths, and no program among them. One alone is one only
 * where its name says that nobody calls it.
 */
export function isListOfPaths(lines: readonly string[], lead: string): boolean {
  if (callsWhatFollows.test(lead) && !lines.some((line) => neverCalled.test(line.trim()))) return false
  const written = lines.map((line) => line.replace(/(?<!\s)\s+#.*$/, '').trim()).filter((line) => line !== '' && !line.startsWith('#'))
  return (
    written.every((line) => barePath.test(line) && !programPath.test(line)) &&
    (written.length > 1 || (written.length === 1 && neverCalled.test(written[0]!)))
  )
}

/** A file by its path among commands, where its name says that nobody calls it: the logs that one may look into. */
export function isOnlyNamed(text: string): boolean {
  return (
    (text.startsWith('/') || text.startsWith('~/')) &&
    barePath.test(text) &&
    !programPath.test(text) &&
    (neverCalled.test(text) || inLogs.test(text))
  )
}

const inLogs = /^\/var\/(?:log|spool|mail)\//
/** "Run both:"; not "Run it on these files:" */
const callsWhatFollows =
  /^(?:then |now )?(?:run|execute|call)\b(?!.*\b(?:files?|folders?|director(?:y|ies)|paths?|from|on|in|for|with)\b)[^.]{0,40}[:：]\s*$/i
const barePath = /^(?:~?\/[\w./@*-]*|[A-Z]:\\[\w\\.$*-]*)$/
const programPath = /\/(?:s?bin|libexec|scripts?|init\.d|rc\.d)\/|\.(?:sh|bash|py|pl|rb|ps1|bat|cmd|exe)$/i
const neverCalled =
  /[\\/]$|\.(?:log|err|out|gz|zip|tar|tgz|bz2|xz|sql|dump|bak|conf|cfg|cnf|ini|ya?ml|json|toml|env|txt|md|csv|pem|crt|key|pid|lock|service|db)$/i
