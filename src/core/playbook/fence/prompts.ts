// Prompts in pasted terminal sessions: `$ `, `user@host:~$ `, `[root@host ~]# `, `PS C:\> `, `% `.
// A command is what stands behind a prompt, with its continuation lines; all other lines are output.
// Lines keep their numbers, so that everything found later can be traced to the file.
import { looksLikeCommand, mayBeCommand } from '../loose/commandlike.ts'
import { opensConsole, readNamedPrompt } from './console-lines.ts'
import type { OutputPart } from './fence-parts.ts'

export interface StrippedPrompts {
  /** Prompts were found: what had none is output and blank here. */
  readonly isPrompted: boolean
  readonly lines: string[]
  readonly output: readonly OutputPart[]
}

const userPrompt =
  /^\s*(?:\([\w.-]+\):[~/][\w./-]*[#$]|(?:\[[^\]\n]+@[^\]\n]+\]|\([\w.-]+\)\s*)?(?:[\w.-]+@[\w.-]+(?:[: ][^\s$#]*\s?)?)?[$❯➜]|[\w.-]+@(?:\(none\)|[\w.-]+):[^\s#$]*#|~[\w./-]*(?: \([\w./-]+\))? [$#%❯➜]|[\w.-]+@[\w.-]+ [~\w./-]+ %|\[[^\]\n]*@[^\]\n]*\]#|\[[\w.-]+\]\[[\w.-]+@[\w.-]+\][~/][\w./-]*:|(?:ba)?sh-\d\.\d+[$#]|[A-Za-z][\w.-]*\w(?:#|\$|:~ \$)(?=[ \t]+[\w./~])|[~/][\w./-]* ?[#$](?=[ \t]+[\w./~]))[ \t]+/u
const rootPrompt = /^\s*#[ \t]+(?=\S)/
/** The prompt of csh and zsh: only where a command stands behind it on the first line. */
const percentPrompt = /^% +(?=\S)/
const commentedCommand = /^#[ \t]?(?=\S)/
const powershellPrompt = /^\s*(?:PS(?: [A-Za-z]:[^>\n]*)?>|[A-Za-z]:\\[^>\n]*>)[ \t]*/

/** Whether a line begins with the prompt of a shell that says who and where. */
export function hasUserPrompt(line: string): boolean {
  return userPrompt.test(line) || hasHostPrompt(line) || isPercentSession([line])
}

/** `% ls`, as csh and zsh prompt. */
function isPercentSession(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '') ?? ''
  return percentPrompt.test(first) && looksLikeCommand(first.slice(2))
}

/** Whether a line of a text begins with the prompt of PowerShell or cmd (`PS C:\\> `, `C:\\> `). */
export function holdsWindowsPrompt(text: string, lines: readonly string[]): boolean {
  return text.includes('>') && lines.some((line) => line.includes('>') && powershellPrompt.test(line))
}

/** The lines of a fence; a line end at its end begins none. */
export function linesOfFence(text: string): string[] {
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
}

/** Takes prompts off the lines of a text; `promised` says that the fence's language is a terminal session. */
export function stripPrompts(text: string, lines: string[], promised: boolean): StrippedPrompts {
  const prompt = promptOf(text, lines, promised)
  if (prompt === undefined) return { isPrompted: false, lines, output: [] }
  const output: OutputPart[] = []
  const pushOutput = (line: string, index: number) => {
    const last = output.at(-1)
    if (last !== undefined && last.endLine === index - 1)
      output[output.length - 1] = { ...last, text: `${last.text}\n${line}`, endLine: index }
    else output.push({ type: 'output', text: line, startLine: index, endLine: index })
  }
  let continues = false
  let isInConsole = false
  let hereWord: string | undefined
  const stripped = lines.map((line, index) => {
    if (hereWord !== undefined) {
      const bare = line.replace(/^> ?/, '')
      if (bare.trim() === hereWord) hereWord = undefined
      return bare
    }
    const match = continues ? null : prompt.exec(line)
    if (match === null && !continues) {
      // A console that was opened in the session: what is typed there is no answer.
      if (readNamedPrompt(line) !== undefined || (isInConsole && /^> \S/.test(line))) return line
      const isNote = /^\s*#/.test(line) && nextIsPrompt(lines, index, prompt)
      if (isNote) return line
      if (line.trim() !== '') pushOutput(line, index)
      return ''
    }
    const command = match === null ? line.replace(/^> ?/, '') : line.slice(match[0].length)
    const isAskedFor = /^> ?/.test(lines[index + 1] ?? '')
    continues =
      command.endsWith('\\') || (isAskedFor && (continues || hasOpenQuote(command) || /(?:\bdo|\bthen|\belse|[{(|]|&&)\s*$/.test(command)))
    if (match !== null) isInConsole = opensConsole(command)
    hereWord = /<<-?\s*["']?([A-Za-z_]\w*)/.exec(command)?.[1]
    return command
  })
  return { isPrompted: true, lines: stripped, output }
}

/** `web-01 $ uptime`, `web-01 # reboot`: nothing but a host's name before the mark. */
const hostPrompt = /^[a-z][\w.-]*(?::\S*)?\s+[$#][ \t]+(?=\S)/

/** A line with such a prompt: what stands before the mark is no program, and what stands behind it may be a command. */
function hasHostPrompt(line: string): boolean {
  const match = hostPrompt.exec(line)
  if (match === null) return false
  const host = /^[\w.-]*/.exec(line)![0]
  const isMarked = match[0].trimEnd().endsWith('$') || /[\d-]/.test(host)
  return (
    isMarked &&
    !looksLikeCommand(`${host} x`) &&
    /^[\w./~]/.test(line.slice(match[0].length)) &&
    !/^\S+\s+[$#]\s+\d+(?:[.,]\d+)?$/.test(line)
  )
}

function promptOf(text: string, lines: readonly string[], promised: boolean): RegExp | undefined {
  if (hasHostPrompt(lines.find((line) => line.trim() !== '') ?? '')) return hostPrompt
  if (holdsWindowsPrompt(text, lines)) return powershellPrompt
  if (lines.some((line) => userPrompt.test(line))) return userPrompt
  // `# ` is a root's prompt only in a session, and only where no plain command stands below such a line.
  if (isPercentSession(lines)) return percentPrompt
  if (promised && isCommentedOut(lines)) return commentedCommand
  if (promised && lines.some((line) => /^\s*# [a-z./]\S*(?: |$)/.test(line)) && /^\s*# [a-z./]/.test(lines[0] ?? '')) return rootPrompt
  return undefined
}

/** A session of root's in a fence that says nothing of its language: `# command`, and nothing that would be one without. */
export function isRootSession(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '') ?? ''
  if (!/^# \S/.test(first) || !isTyped(first.slice(2))) return false
  const written = lines.filter((line) => line.trim() !== '')
  return written.every((line) =>
    line.startsWith('#') ? isTyped(line.replace(/^#+ ?/, '')) || /^##/.test(line) : !looksLikeCommand(line) || isColumns(line),
  )
}

/** Commands that are all commented out, so that nobody pastes them unread: they are what the fence is there for. */
export function isCommentedOut(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '')
  if (first?.startsWith('#') !== true || !isCommentedCommand(first)) return false
  return lines.every((line) => line.trim() === '' || isCommentedCommand(line))
}

function isCommentedCommand(line: string): boolean {
  return /^#(?!#) ?\S/.test(line) && isTyped(line.replace(/^# ?/, ''))
}

/** A command, and no sentence that begins like one (`login to the host`, `make sure that it runs`). */
function isTyped(text: string): boolean {
  if (!looksLikeCommand(text) && !mayBeCommand(text, false)) return false
  return !/\s(?:the|to|this|that|your|you|is|are|be|it|of|sure|and|or|all|any)(?:\s|$)/.test(text.replace(/'[^']*'|"[^"]*"/g, ''))
}

/** The row of a table that a program printed. */
function isColumns(line: string): boolean {
  return line.includes('  ') && /\S {2,}\S+ {2,}\S/.test(line)
}

function nextIsPrompt(lines: readonly string[], index: number, prompt: RegExp): boolean {
  for (let next = index + 1; next < lines.length; next++) {
    if (lines[next]!.trim() === '' || (/^\s*#/.test(lines[next]!) && !prompt.test(lines[next]!))) continue
    return prompt.test(lines[next]!)
  }
  return false
}

function hasOpenQuote(command: string): boolean {
  const bare = command.replace(/\\./g, '')
  return (bare.match(/'/g)?.length ?? 0) % 2 === 1 || (bare.match(/"/g)?.length ?? 0) % 2 === 1
}
