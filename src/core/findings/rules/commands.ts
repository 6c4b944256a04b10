// Rules: commands that can't run as they are written.
import { readFenceInfo } from '../../playbook/fence/languages.ts'
import type { Command } from '../../playbook/model/command.ts'
import type { Remark, Rule } from '../rule.ts'
import { briefly } from '../subject.ts'

export const commandRules: readonly Rule[] = [
  {
    name: 'command-unreadable',
    level: 'error',
    summary: 'No shell can parse the command.',
    why: 'It fails with a syntax error, or waits for the rest of a quote; whether it is dangerous can’t be judged either.',
    next: 'Try it with “bash -n”. Where it is no shell, write its language on the fence; where it is only shown, write “text”.',
    find: ({ commands }) =>
      commands
        .filter(({ command }) => command.unparsed === true && isMeantAsShell(command))
        .map(({ command }) => ({ ...linesOf(command.lines), message: `No shell can parse “${briefly(command.text)}”.` })),
    yes: "```bash\necho 'it is open\n```\n",
    no: "```bash\necho 'it is closed'\n```\n\n```text\nit's open\n```\n",
  },
  {
    name: 'blank-as-redirection',
    level: 'error',
    summary: 'A blank in angle brackets is a redirection to the shell.',
    why: 'Run as it is, “<name>” reads from a file “name” and “>” empties whatever comes next.',
    next: 'Write the blank in capitals and square brackets inside quotes: “"[POD_NAME]"”.',
    find: ({ commands }) =>
      commands.flatMap(({ command }) =>
        command.kind !== 'shell' && command.kind !== 'script'
          ? []
          : command.blanks
              .filter(({ name, spans }) => name.startsWith('<') && spans.some(({ context }) => context === 'bare'))
              .map(({ name, spans }): Remark => {
                const before = command.text.slice(0, spans[0]?.start)
                const line = Math.min(command.lines.end, command.lines.start + before.split('\n').length - 1)
                return { line, message: `The shell takes “${name}” for a redirection.` }
              }),
      ),
    yes: '```bash\nkubectl delete pod <pod-name>\n```\n',
    no: '```bash\nkubectl delete pod "<pod-name>"\nkubectl delete pod "[POD]"\nsort < input.txt > output.txt\n```\n',
  },
  {
    name: 'settings-in-shell',
    level: 'warning',
    summary: 'A fence says that it is shell and holds settings that no shell reads like that.',
    why: 'Run in a shell, what stands behind the first space is called as a program, and nothing is set.',
    next: 'Write “env” or “text” on the fence; or put the value in quotes.',
    find: ({ commands }) =>
      commands
        .filter(
          ({ command }) =>
            command.kind === 'data' && isShell(command.language) && /^(?:export\s+)?\w+=[^"'#]*\S\s+[^\s#]/.test(command.text),
        )
        .map(({ command }) => ({ ...linesOf(command.lines), message: `“${briefly(command.text)}” is no shell: it needs quotes.` })),
    yes: '```bash\nBACKUP_SCHEDULE=0 2 * * *\nBACKUP_DAYS=30\nBACKUP_BUCKET=backups\n```\n',
    no: '```env\nBACKUP_SCHEDULE=0 2 * * *\nBACKUP_DAYS=30\nBACKUP_BUCKET=backups\n```\n\n```bash\nA="1 2"\nB=2\nC=3 # three\n```\n',
  },
]

/** Its fence or its first line says so. Where nothing does, text that no shell can parse is more likely no command at all. */
function isMeantAsShell({ kind, language, text }: Command): boolean {
  return kind === 'script' ? /^#!.*\b(?:ba|z|k|da|a)?sh\b/.test(text) : kind === 'shell' && isShell(language)
}

function isShell(language: string): boolean {
  return language !== '' && readFenceInfo(language).reading === 'shell'
}

/** A remark's lines. */
export function linesOf({ start, end }: { readonly start: number; readonly end: number }): Pick<Remark, 'line' | 'endLine'> {
  return { line: start, ...(end === start ? {} : { endLine: end }) }
}
