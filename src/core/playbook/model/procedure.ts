// Procedures and their steps: what a responder works through.
import type { Command, WrittenCommand } from './command.ts'
import type { Block, LineRange, ProcedureId, ScenarioId, SectionId, StepId } from './document.ts'

/** A link in the title of a step. */
export interface TitleLink {
  readonly text: string
  readonly href: string
  /** Where it leads to a section of the document. */
  readonly sectionId?: SectionId
}

export interface Step<Of extends WrittenCommand = Command> {
  readonly id: StepId
  /** What stands beside the title: "1", "2", … counted within the procedure. */
  readonly number: string
  /** Numbering and "Step N:" removed; plain text, repaired for reading. */
  readonly title: string
  /** What the title links to, as `title` says it. */
  readonly links?: readonly TitleLink[]
  readonly notes: readonly Block[]
  readonly commands: readonly Of[]
  /** What one should see when it worked, from its notes. */
  readonly expected?: readonly string[]
  /** What its own notes say to do when it fails. */
  readonly onFailure?: readonly FailureBranch[]
  /** What the author says on the fence's opening line, as written: `name`, `interactive`, `cwd`, … */
  readonly attributes?: Readonly<Record<string, string>>
  readonly lines: LineRange
}

/** Where to go when something fails: to procedures, to a section, or to what the words say. */
export interface FailureBranch {
  /** The condition as written: "If Still Failing", "If restore fails". */
  readonly when: string
  readonly procedureIds?: readonly ProcedureId[]
  readonly sectionId?: SectionId
  /** What to do, where the document says it in words. */
  readonly text?: string
  readonly lines: LineRange
}

/** One of several ways to the same end; all procedures of one `groupId` are siblings. */
export interface ProcedureOption {
  readonly groupId: string
  /** "Option A: Restore from Latest Backup" */
  readonly title: string
  /** What is done unless the "Alternative: …" beside it is chosen. */
  readonly isUsual?: true
}

export type ProcedureKind = 'procedure' | 'branch' | 'option' | 'checklist' | 'diagnostic' | 'rollback' | 'drill'

/** A procedure as it is written: nothing in it is judged yet, or related to another. */
export interface WrittenProcedure<Of extends WrittenCommand = WrittenCommand> {
  readonly id: ProcedureId
  /** Headings above the steps, outermost first, without the document's title. */
  readonly path: readonly string[]
  readonly title: string
  readonly sectionId?: SectionId
  readonly scenarioId?: ScenarioId
  readonly steps: readonly Step<Of>[]
  readonly lines: LineRange
}

export interface Procedure extends WrittenProcedure<Command> {
  readonly kind: ProcedureKind
  /** ISO 8601 duration; the upper bound of a range. */
  readonly budget?: string
  /** As written, where it is done only when something failed: "If failover fails", "If Still Failing". */
  readonly onlyWhen?: string
  /** The procedures that this one is for, when they fail. */
  readonly branchOf?: readonly ProcedureId[]
  /** The procedures that this one takes back. */
  readonly rollbackOf?: readonly ProcedureId[]
  readonly option?: ProcedureOption
  readonly goal?: string
  readonly prerequisites?: readonly string[]
  readonly expected?: readonly string[]
  readonly successCriteria?: readonly string[]
  /** What to do when it fails, in the order in which to try. */
  readonly onFailure?: readonly FailureBranch[]
}
