// The drafts of the walk → procedures, as they are written or finished. Runs when the whole document has been walked, because
// whether `$TOKEN` is a blank depends on what the rest of the document sets.

import type { ShellGrammar } from '../../shell/grammar.ts'
import { createJudge } from '../../shell/judge.ts'
import type { Command, WrittenCommand } from '../model/command.ts'
import type { CommandId, LineRange } from '../model/document.ts'
import type { Procedure, Step, WrittenProcedure } from '../model/procedure.ts'
import { directoryIn, traitsIn } from '../structure/attributes.ts'
import type { DraftRecorder, ProcedureDraft, RawCommand, SectionDraft } from './draft.ts'
import { budgetInFacts, budgetInHeading, budgetOfPhase, kindOfProcedure } from './procedure-kind.ts'

/** Makes commands of the model; goes through a document's procedures in order. */
interface CommandFinisher<Of extends WrittenCommand> {
  beginProcedure(path: readonly string[]): void
  beginStep(title: string): void
  finish(raw: RawCommand, id: CommandId): Of
}

/** Leaves commands as they are written. */
const asTheyAreWritten: CommandFinisher<WrittenCommand> = {
  beginProcedure: () => undefined,
  beginStep: () => undefined,
  finish: writtenCommand,
}

/** Judges the commands of a document. */
function judging(recorder: DraftRecorder, grammar: ShellGrammar): CommandFinisher<Command> {
  const judge = createJudge(grammar)
  for (const draft of recorder.procedures) for (const step of draft.steps) for (const command of step.commands) judge.learn(command)
  return {
    beginProcedure: judge.beginProcedure,
    beginStep: judge.beginStep,
    finish(raw, id) {
      const command = { ...writtenCommand(raw, id), ...judge.judge(raw) }
      return raw.attributes === undefined ? command : { ...command, ...traitsIn(raw.attributes) }
    },
  }
}

/** The procedures that the walk recorded, in document order. */
export function writtenProcedures(recorder: DraftRecorder, documentTitle: string): readonly WrittenProcedure[] {
  return recorder.procedures.map((draft) => procedureOf(draft, documentTitle, asTheyAreWritten))
}

/** The same, each with its kind and its budget, and its commands judged. */
export function finishProcedures(recorder: DraftRecorder, documentTitle: string, grammar: ShellGrammar): readonly Procedure[] {
  const commands = judging(recorder, grammar)
  const budgetTaken = new Set<number>()
  return recorder.procedures.map((draft) => {
    const kind = kindOfProcedure(draft)
    const budget = budgetOf(
      draft,
      recorder.sections,
      kind === 'procedure' || kind === 'rollback' || kind === 'option' || kind === 'drill' ? budgetTaken : undefined,
    )
    return { ...procedureOf(draft, documentTitle, commands), kind, ...(budget === undefined ? {} : { budget }) }
  })
}

function procedureOf<Of extends WrittenCommand>(
  draft: ProcedureDraft,
  documentTitle: string,
  commands: CommandFinisher<Of>,
): WrittenProcedure<Of> {
  commands.beginProcedure(draft.place.path)
  const steps = draft.steps.map((step) => {
    commands.beginStep(step.title)
    const attributes = step.commands.find((raw) => raw.attributes !== undefined)?.attributes
    const finished = withConditionsBehind(step.commands).map((raw, index) => commands.finish(raw, `${step.id}.${index + 1}` as CommandId))
    return attributes === undefined ? { ...step, commands: finished } : { ...step, attributes, commands: finished }
  })
  const sectionId = draft.place.sectionId
  return {
    id: draft.id,
    path: draft.place.path,
    title: draft.place.path.at(-1) ?? documentTitle,
    ...(sectionId === undefined ? {} : { sectionId }),
    steps,
    lines: linesOf(steps),
  }
}

/** Not with `Math.min(...all)`: a procedure may have more steps than a call may have arguments. */
function linesOf(steps: readonly Step<WrittenCommand>[]): LineRange {
  return steps.reduce(
    (range, { lines }) => ({ start: Math.min(range.start, lines.start), end: Math.max(range.end, lines.end) }),
    steps[0]?.lines ?? { start: 1, end: 1 },
  )
}

function writtenCommand({ text, language, kind, lines, remark, onlyWhen, attributes }: RawCommand, id: CommandId): WrittenCommand {
  if (attributes === undefined && (remark ?? '') === '' && onlyWhen === undefined) return { id, text, language, kind, lines }
  const said = { ...(remark === undefined || remark === '' ? {} : { remark }), ...(onlyWhen === undefined ? {} : { onlyWhen }) }
  return { id, text, language, kind, ...directoryIn(attributes), ...said, lines }
}

/** Where the first command is for a case too, all of the step is, and its words say so: what is for another case still says which. */
function withConditionsBehind(commands: readonly RawCommand[]): readonly RawCommand[] {
  const whole = commands[0]?.onlyWhen
  if (whole === undefined || commands[0]!.isCaseAbove === true || areAlternatives(commands, whole)) return commands
  return commands.map((command) => {
    const { onlyWhen, ...always } = command
    return onlyWhen === whole ? always : command
  })
}

/** "If the cart is slow: `a`. If the page is slow: `b`": each is for a case of its own, and none is simply the step. */
function areAlternatives(commands: readonly RawCommand[], first: string): boolean {
  return (
    commands.every(({ onlyWhen }) => onlyWhen !== undefined) &&
    commands.some(({ onlyWhen }) => onlyWhen !== first && !saysOfFirst.test(onlyWhen!))
  )
}

/** What is for when the first has not helped. */
const saysOfFirst =
  /(?<![\p{L}])(?:it|that|this|still|fails?|failed|enough|help(?:s|ed)?|works?|otherwise|else|failing|last resort|das|dies|es|noch|sonst|andernfalls|ansonsten|hilft|scheitert|cela|sinon|encore|échoue|esto|contrario|sigue|falla|senão|altrimenti|иначе)(?![\p{L}])|否则|仍|失败|还是/iu

/** The nearest of: what its own heading says, the phase that it is part of, what an option's parent says, what the section's facts say (once a section). */
function budgetOf(draft: ProcedureDraft, sections: readonly SectionDraft[], taken: Set<number> | undefined): string | undefined {
  const path = draft.place.path
  const own = budgetInHeading(path.at(-1) ?? '')
  if (own !== undefined) return own
  const ofPhase = budgetOfPhase(path)
  if (ofPhase !== undefined) return ofPhase
  if (taken === undefined) return undefined
  const sectionIndex = draft.place.sections.at(-1)
  const section = sectionIndex === undefined ? undefined : sections[sectionIndex]
  const parent = path.at(-2)
  if (section !== undefined && parent !== undefined && parent !== section.title && path.at(-1) !== section.title) {
    const inherited = budgetInHeading(parent)
    if (inherited !== undefined) return inherited
  }
  if (section === undefined || sectionIndex === undefined || taken.has(sectionIndex)) return undefined
  taken.add(sectionIndex)
  return budgetInFacts(section.facts)
}
