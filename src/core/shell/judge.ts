// One command → its hazards, traits and blanks. The judge goes through a document's procedures in order and remembers
// what it saw: variables that were set, the directory that a step went to.
import type { CommandKind, Hazard, Judgement } from '../playbook/model/command.ts'
import { assignedIn, blanksOf } from './blanks.ts'
import type { ShellGrammar } from './grammar.ts'
import { consoleHazardsOf } from './hazards/consoles.ts'
import { hazardsOf } from './hazards/rules.ts'
import { windowsHazardsOf } from './hazards/windows.ts'
import type { Invocation } from './invocation.ts'
import type { InvocationContext } from './invocations.ts'
import { invocationsInText, invocationsOf } from './invocations.ts'
import { pathPlaceholder } from './placeholders.ts'
import { createPlaces } from './places.ts'
import type { Statement } from './statements.ts'
import { splitShell } from './statements.ts'
import { traitsOf } from './traits.ts'
import { isForWindows, windowsInvocations } from './windows.ts'

export interface JudgedText {
  readonly text: string
  readonly kind: CommandKind
  readonly language: string
  readonly statement?: Statement
  /** Where the command's text begins in the text that the statement's offsets count in. */
  readonly offset: number
  /** The comment behind it on its line. */
  readonly remark?: string
}

export interface Judge {
  /** Tells the judge of a command before any is judged: what it sets counts for the whole document. */
  learn(command: JudgedText): void
  /** The headings above it: a shell that was opened stays open below its heading, and in the numbered headings beside it. */
  beginProcedure(path: readonly string[]): void
  /** Its title may be the comment above its first command. */
  beginStep(title: string): void
  judge(command: JudgedText): Judgement
}

const order: readonly Hazard[] = [
  'deletes-data',
  'destroys-resources',
  'drops-database',
  'kills-processes',
  'overwrites',
  'changes-permissions',
  'stops-service',
  'changes-network',
  'disables-protection',
]

/** A judge for one document. */
export function createJudge(grammar: ShellGrammar): Judge {
  const setInDocument = new Set<string>()
  const filesInDocument = new Set<string>()
  const known = { isSet: (name: string) => setInDocument.has(name), isFile: (name: string) => filesInDocument.has(name) }
  let context: InvocationContext = { grammar, variables: new Map(), directory: '' }
  const places = createPlaces()
  let above: string | undefined
  const statements = new Map<JudgedText, Statement | undefined>()
  const statementOf = (command: JudgedText) => {
    if (command.statement !== undefined || command.kind !== 'shell' || isForWindows(command)) return command.statement
    if (!statements.has(command)) {
      const part = splitShell(command.text, grammar).find((candidate) => candidate.type === 'statement')
      statements.set(command, part?.type === 'statement' ? part : undefined)
    }
    return statements.get(command)
  }
  return {
    learn(command) {
      const statement = statementOf(command)
      if (statement !== undefined) for (const name of assignedIn(statement)) setInDocument.add(name)
      if (command.text.includes('path/to')) for (const [name] of command.text.matchAll(pathPlaceholder)) filesInDocument.add(name)
    },
    beginProcedure(path) {
      places.beginProcedure(path)
      context = { grammar, variables: new Map(), directory: '' }
    },
    beginStep(title) {
      context.directory = ''
      above = title
    },
    judge(command) {
      const statement = statementOf(command)
      const blanks = blanksOf(command, statement, known, grammar, { above, behind: command.remark })
      above = undefined
      if (command.kind === 'data' || command.kind === 'output')
        return { hazards: [], follows: false, interactive: false, needsRoot: false, blanks }
      const isForConsole = command.kind === 'repl' || command.kind === 'sql'
      const isWindows = command.kind === 'shell' && isForWindows(command)
      const invocations = isForConsole
        ? []
        : isWindows
          ? windowsInvocations(command.text)
          : statement === undefined
            ? []
            : calledBy(statement, context)
      const inside = placeOf(places.follow({ text: command.text, isForShell: !isForConsole }, invocations))
      if (isForConsole)
        return { hazards: inOrder(consoleHazardsOf(command)), follows: false, interactive: false, needsRoot: false, blanks, ...inside }
      const hazards = hazardsOfAll(invocations, isWindows ? windowsHazardsOf : hazardsOf)
      const traits = traitsOf(invocations)
      // A script runs as a program of its own: its functions and loops say nothing of how it ends.
      const isScript = command.kind === 'script'
      return {
        hazards,
        follows: !isScript && traits.follows,
        interactive: traits.interactive,
        needsRoot: !isWindows && traits.needsRoot,
        blanks,
        ...(statement?.parsed === false && !isWindows ? { unparsed: true } : {}),
        ...inside,
      }
    },
  }
}

const noHazards: readonly Hazard[] = []

/** Most commands have none: nothing is made for these. */
function hazardsOfAll(invocations: readonly Invocation[], hazardsOfOne: (invocation: Invocation) => readonly Hazard[]): readonly Hazard[] {
  let found = noHazards
  for (const invocation of invocations) {
    const more = hazardsOfOne(invocation)
    if (more.length > 0) found = found.length === 0 ? more : [...found, ...more]
  }
  return inOrder(found)
}

function inOrder(found: readonly Hazard[]): readonly Hazard[] {
  return found.length < 2 ? found : order.filter((hazard) => found.includes(hazard))
}

function placeOf(inside: string | undefined): { readonly inside?: string } {
  return inside === undefined ? {} : { inside }
}

function calledBy(statement: Statement, context: InvocationContext): readonly Invocation[] {
  if (statement.parsed) return invocationsOf(statement.nodes, statement.treeText, context)
  // What the grammar could not read is read again as if it were clean: better a guess at its hazards than none.
  return invocationsInText(statement.treeText, context)
}
