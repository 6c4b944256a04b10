// Rules: variables that are used in one procedure and set in another.
import type { Command } from '../../playbook/model/command.ts'
import type { Procedure } from '../../playbook/model/procedure.ts'
import { readTitle } from '../../playbook/wording/titles.ts'
import { noNames, setBy, usedIn } from '../../shell/variables.ts'
import type { Remark, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import { headingLineOf } from './scopes.ts'

export const variableRules: readonly Rule[] = [
  {
    name: 'variable-from-elsewhere',
    level: 'warning',
    summary: 'A command uses a variable that only another procedure sets.',
    why: 'Who starts here, in a new shell or on another host, runs the command with nothing in its place; a script sets nothing for the next one.',
    next: 'Set it again at the beginning of this procedure, to a value or to a blank: NAME="[NAME]".',
    find: variablesFromElsewhere,
    yes: '## A\n\n```bash\nBACKUP=$(ls -t | head -1)\ntar -tzf "$BACKUP"\n```\n\n## B\n\n```bash\ntar -xzf "$BACKUP" -C /tmp\n```\n',
    no: '## A\n\n```bash\nBACKUP=$(ls -t | head -1)\ntar -tzf "$BACKUP"\nfor f in a; do echo "$f"; done\n```\n\n## B\n\n```bash\nBACKUP="[BACKUP]"\ntar -xzf "$\x7bBACKUP:?}" -C /tmp\nawk \'{ print $f }\' x\n```\n',
  },
]

function variablesFromElsewhere(subject: Subject): readonly Remark[] {
  const { playbook, commands } = subject
  const namesSetBy = new Map<Command, readonly string[]>()
  const setters = new Map<string, { readonly procedure: Procedure; readonly line: number }>()
  for (const { procedure, command } of commands) {
    const names = setBy(command.text)
    if (names.length > 0) namesSetBy.set(command, names)
    for (const name of names) if (!setters.has(name)) setters.set(name, { procedure, line: command.lines.start })
  }
  if (setters.size === 0) return []
  const setAbove = new Map<string, Set<string>>()
  return playbook.procedures.flatMap((procedure) => {
    const rows = rowsOf(subject, procedure)
    const known = new Set(rows.flatMap((row) => [...(setAbove.get(row) ?? noNames)]))
    const told = new Set<string>()
    return procedure.steps.flatMap((step) =>
      step.commands.flatMap((command): readonly Remark[] => {
        if (command.kind !== 'shell' && command.kind !== 'script') return noRemarks
        const own = namesSetBy.get(command) ?? noNames
        const isForeign = (name: string) => setters.has(name) && !own.includes(name) && !known.has(name) && !told.has(name)
        const foreign = usedIn(command.text, isForeign)
        // What a script sets ends with it.
        if (command.kind === 'shell')
          for (const name of own) {
            known.add(name)
            for (const row of rows) setAbove.set(row, (setAbove.get(row) ?? new Set()).add(name))
          }
        if (foreign.length === 0) return noRemarks
        return foreign.map(({ name, line }) => {
          told.add(name)
          const { line: setAt } = setters.get(name)!
          return {
            line: Math.min(command.lines.end, command.lines.start + line),
            message: `$${name} is not set in “${procedure.title}”, only in line ${setAt}.`,
          }
        })
      }),
    )
  })
}

/** The rows of steps that a procedure stands in: its own, and that of "Step 2: …" or of an item that holds steps the one above as well. */
function rowsOf(subject: Subject, procedure: Procedure): readonly string[] {
  const { path, steps } = procedure
  const isStep =
    steps[0]?.number.includes('.') === true ||
    readTitle(path.at(-1) ?? '').numbered === 'step' ||
    (path.length > 1 && /^\s*[-*+]\s/.test(subject.lines[headingLineOf(subject, procedure) - 1] ?? ''))
  return [path.join('\u0000'), ...(isStep ? [path.slice(0, -1).join('\u0000')] : [])]
}

const noRemarks: readonly Remark[] = []
