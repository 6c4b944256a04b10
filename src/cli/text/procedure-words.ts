// How a procedure, a step and a command are written on a terminal: the same in `show`, in questions and in messages.

import { durationInWords } from '../../core/card/words.ts'
import type { Command } from '../../core/playbook/model/command.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Procedure, Step } from '../../core/playbook/model/procedure.ts'
import { stepContents } from '../../core/playbook/step-contents.ts'
import type { Style } from '../terminal/terminal.ts'
import { blockLines } from './prose.ts'
import { counted, hazardsInWords, kindInWords } from './words.ts'
import { wrapLines } from './wrap.ts'

type Paint = (style: Style, text: string) => string

/** "Emergency #1: ChromaDB Won't Start › Quick Fix (5 minutes)" */
export function procedurePath(procedure: Procedure): string {
  return procedure.path.length === 0 ? procedure.title : procedure.path.join(' › ')
}

/** "7 Emergency #3 › Option A": the number that --procedure takes, and the path. */
export function procedureLabel(playbook: Playbook, procedure: Procedure): string {
  return `${playbook.procedures.indexOf(procedure) + 1} ${procedurePath(procedure)}`
}

/** The label, with `more` behind it, as lines below each other behind the number. */
export function procedureLabelLines(playbook: Playbook, procedure: Procedure, columns: number, indent = '', more = ''): string[] {
  const number = `${indent}${playbook.procedures.indexOf(procedure) + 1} `
  const [first = '', ...rest] = wrapLines(`${procedurePath(procedure)}${more}`, columns, ' '.repeat(number.length))
  return [`${number}${first.trimStart()}`, ...rest]
}

/** What is said of a procedure beside its path: "option, 5 min, 3 steps". */
export function procedureFacts(procedure: Procedure): string {
  const budget = procedure.budget === undefined ? '' : durationInWords(procedure.budget)
  return [kindInWords(procedure.kind), budget, counted(procedure.steps.length, 'step')].filter((fact) => fact !== '').join(', ')
}

/** A step with its notes and commands, as indented lines. */
export function stepLines(step: Step, columns: number, paint: Paint): string[] {
  const indent = '    '
  const number = `${step.number}.`
  const [title = '', ...more] = wrapLines(step.title, columns, ' '.repeat(number.length + 1))
  return [
    `${paint('bold', `${number} ${title.trimStart()}`)}`,
    ...more.map((line) => paint('bold', line)),
    ...attributeLines(step, indent, paint),
    ...stepContents(step).flatMap((content) =>
      content.type === 'notes'
        ? blockLines(content.notes, columns, indent).map((line) => paint('dim', line))
        : commandLines(content.command, indent, paint),
    ),
  ]
}

/** What the author says on the fence and nothing else here shows. */
function attributeLines({ attributes = {} }: Step, indent: string, paint: Paint): string[] {
  const shown = Object.entries(attributes).filter(([key]) => !['name', 'interactive', 'background', 'cwd'].includes(key))
  return shown.length === 0 ? [] : [paint('dim', `${indent}[${shown.map(([key, value]) => `${key}: ${value}`).join(', ')}]`)]
}

/** What a command says before it runs: its hazards, its traits, its text, its blanks. */
function commandLines(command: Command, indent: string, paint: Paint): string[] {
  const traits = [
    command.onlyWhen ?? '',
    command.inside === undefined ? '' : `inside: ${command.inside.split('\n')[0]!}`,
    command.kind === 'shell' || command.kind === 'script' ? '' : kindNote[command.kind],
    command.needsRoot ? 'needs root' : '',
    command.interactive ? 'needs a terminal' : '',
    command.follows ? 'runs until it is stopped' : '',
    command.cwd === undefined ? '' : `in ${command.cwd}`,
  ].filter((trait) => trait !== '')
  const blanks = command.blanks.map((blank) => blank.name).join(', ')
  return [
    ...(command.hazards.length === 0 ? [] : [`${indent}${paint(['red', 'bold'], `!! ${hazardsInWords(command.hazards)}`)}`]),
    ...(traits.length === 0 ? [] : [`${indent}${paint('dim', `(${traits.join(', ')})`)}`]),
    ...command.text.split('\n').map((line, index) => `${indent}${index === 0 ? prompts[command.kind] : '  '}${paint('cyan', line)}`),
    ...(command.remark === undefined ? [] : [`${indent}${paint('dim', `# ${command.remark}`)}`]),
    ...(blanks === '' ? [] : [`${indent}${paint('yellow', `to fill in: ${blanks}`)}`]),
  ]
}

const kindNote = {
  repl: 'typed into the console',
  sql: 'SQL, for the database’s console',
  data: 'to copy',
  output: 'what to expect',
} as const

/** What stands before a command's first line: only what a shell runs has a shell's prompt. */
const prompts = { shell: '$ ', script: '  ', repl: '> ', sql: '> ', data: '  ', output: '  ' } as const
