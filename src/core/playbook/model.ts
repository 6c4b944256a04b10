// The playbook as Runcard understood it: what reading produces and what every screen, card and command line shows.
// Everything here is plain data that survives JSON. `blocks` is the whole document in order (nothing left out);
// `procedures` are the steps a responder works through; a block of type 'step' points at one of them.

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Stable for one file path: the library hands it out. */
export type PlaybookId = Branded<'PlaybookId'>
/** GitHub's slug of a heading; repeated headings are numbered as GitHub does. */
export type SectionId = Branded<'SectionId'>
export type ScenarioId = Branded<'ScenarioId'>
export type ProcedureId = Branded<'ProcedureId'>
/** Keeps its value when other parts of the file change: made from the step's own path and title. */
export type StepId = Branded<'StepId'>
export type CommandId = Branded<'CommandId'>

/** Lines of the source, counted from 1, both ends included. */
export interface LineRange {
  readonly start: number
  readonly end: number
}

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'strong'; readonly children: readonly Inline[] }
  | { readonly type: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'strikethrough'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly sectionId?: SectionId; readonly children: readonly Inline[] }
  | { readonly type: 'image'; readonly src: string; readonly alt: string }
  /** `isWrap`: the line was full, and goes on. */
  | { readonly type: 'break'; readonly isWrap?: true }

export type CodeRole = 'output' | 'template' | 'diagram' | 'data' | 'other'

export interface ListItem {
  readonly blocks: readonly Block[]
  /** Set for task-list items that are shown as prose and are not steps. */
  readonly checked?: boolean
}

export interface TableCell {
  readonly inlines: readonly Inline[]
}

export type Block =
  | {
      readonly type: 'heading'
      readonly level: number
      readonly sectionId: SectionId
      readonly inlines: readonly Inline[]
      readonly lines: LineRange
    }
  /** A bold paragraph that acts as a heading (`**Quick Fix (5 minutes):**`). */
  | { readonly type: 'label'; readonly inlines: readonly Inline[]; readonly lines: LineRange }
  | { readonly type: 'paragraph'; readonly inlines: readonly Inline[]; readonly lines: LineRange }
  | {
      readonly type: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly ListItem[]
      readonly lines: LineRange
    }
  | {
      readonly type: 'table'
      readonly align: readonly ('left' | 'center' | 'right' | '')[]
      readonly head: readonly TableCell[]
      readonly rows: readonly (readonly TableCell[])[]
      readonly lines: LineRange
    }
  /** Code that is not a command: shown exactly as written. */
  | { readonly type: 'code'; readonly text: string; readonly language: string; readonly role: CodeRole; readonly lines: LineRange }
  | { readonly type: 'quote'; readonly blocks: readonly Block[]; readonly lines: LineRange }
  | { readonly type: 'rule'; readonly lines: LineRange }
  /** What was not understood (HTML, front matter, …): shown exactly as written. */
  | { readonly type: 'verbatim'; readonly text: string; readonly lines: LineRange }
  /** One step card, in its place in the document. */
  | { readonly type: 'step'; readonly stepId: StepId; readonly procedureId: ProcedureId; readonly lines: LineRange }

export type CommandKind = 'shell' | 'script' | 'repl' | 'sql' | 'data' | 'output'

export type Hazard =
  | 'deletes-data'
  | 'destroys-resources'
  | 'kills-processes'
  | 'overwrites'
  | 'changes-permissions'
  | 'stops-service'
  | 'changes-network'
  | 'drops-database'
  | 'disables-protection'

/** How the text around a blank is quoted, which decides how its value is quoted when filled in. */
export type QuoteContext = 'bare' | 'single' | 'double' | 'heredoc'

export interface BlankSpan {
  /** Offsets into the command's text, UTF-16 units, end excluded. */
  readonly start: number
  readonly end: number
  readonly context: QuoteContext
  /** In a here-document whose word is quoted: the shell interprets nothing there, so a value goes in as it is. */
  readonly literal?: boolean
  /** Inside text for a second shell (`ssh HOST '…'`, `bash -c "…"`): how the place is quoted for that one. */
  readonly inner?: QuoteContext
}

/**
 * What must be filled in before a command can run.
 * A `placeholder` is replaced in the text; a `variable` is set in the session before the command, whose text stays as written.
 */
export interface Blank {
  /** As written: `[NAME]`, `TIMESTAMP`, `$PAGERDUTY_TOKEN`. */
  readonly name: string
  readonly kind: 'placeholder' | 'variable'
  /** Words for a field's label: "Name", "Timestamp". */
  readonly label: string
  readonly secret: boolean
  readonly spans: readonly BlankSpan[]
}

/** One complete statement to run, type, or copy, before anything is judged of it. `text` is what the file says, to the character. */
export interface WrittenCommand {
  readonly id: CommandId
  readonly text: string
  /** As the fence says it, lower case; '' where it says nothing. */
  readonly language: string
  readonly kind: CommandKind
  /** The directory that the fence's attributes name. */
  readonly cwd?: string
  /** The comment behind the command on its line; not part of what runs. */
  readonly remark?: string
  readonly lines: LineRange
}

export interface Command extends WrittenCommand {
  readonly hazards: readonly Hazard[]
  /** Runs until it is stopped (`logs -f`, `tail -f`, `top`). */
  readonly follows: boolean
  /** Needs a terminal (`ssh HOST`, `exec -it`, an editor, a REPL). */
  readonly interactive: boolean
  readonly needsRoot: boolean
  readonly blanks: readonly Blank[]
  /** The grammar found no shell in it: what was judged is a guess. */
  readonly unparsed?: true
  /**
   * The command that opened the place where this one is meant to be typed, and that nothing has left since:
   * `ssh db-1`, `docker exec -it web bash`, `psql`. Elsewhere it would run on the wrong machine, or mean nothing.
   */
  readonly inside?: string
}

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
}

export type ProcedureKind = 'procedure' | 'branch' | 'option' | 'checklist' | 'diagnostic' | 'rollback' | 'drill'

export interface Procedure<Of extends WrittenCommand = Command> {
  readonly id: ProcedureId
  /** Headings above the steps, outermost first, without the document's title. */
  readonly path: readonly string[]
  readonly title: string
  readonly kind: ProcedureKind
  /** ISO 8601 duration; the upper bound of a range. */
  readonly budget?: string
  readonly sectionId?: SectionId
  readonly scenarioId?: ScenarioId
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
  readonly steps: readonly Step<Of>[]
  readonly lines: LineRange
}

/** A procedure whose commands are not judged yet. */
export type WrittenProcedure = Procedure<WrittenCommand>

/** What went wrong, as the responder would recognise it, and the procedures that answer it. */
export interface Scenario {
  readonly id: ScenarioId
  /** The author's own number where the heading has one ("3" of "Emergency #3"). */
  readonly number?: string
  /** The heading without its "Emergency #3:". */
  readonly title: string
  /** The heading as written. */
  readonly heading: string
  readonly sectionId: SectionId
  readonly symptoms: readonly string[]
  readonly severity?: string
  readonly impact?: string
  /** ISO 8601 durations. */
  readonly rto?: string
  readonly rpo?: string
  /** The longest that it may take or lose, where that is told apart from what is aimed at. */
  readonly rtoMax?: string
  readonly rpoMax?: string
  /** The author's own words: "20 minutes (with backup)", "Minimal". */
  readonly rtoText?: string
  readonly rpoText?: string
  /** When to take this: "Nuclear option when nothing else works". */
  readonly useWhen?: readonly string[]
  readonly causes?: readonly string[]
  readonly prerequisites?: readonly string[]
  readonly prevention?: readonly string[]
  /** Its procedures that take others of them back. */
  readonly rollbackIds?: readonly ProcedureId[]
  readonly procedureIds: readonly ProcedureId[]
  readonly lines: LineRange
}

export interface Section {
  readonly id: SectionId
  readonly level: number
  readonly title: string
  readonly lines: LineRange
}

/** Dates ISO 8601 (2025-11-13), durations ISO 8601 (PT4H, P1M). */
export interface PlaybookMeta {
  readonly version?: string
  readonly lastUpdated?: string
  readonly nextReview?: string
  readonly reviewEvery?: string
  readonly rto?: string
  readonly rpo?: string
  /** As written, `[TEAM]` too where nobody has filled it in. */
  readonly owner?: string
  readonly approvedBy?: string
  /** The words of the schedule: "every 6 months, and within 1 week of a change". */
  readonly reviewText?: string
}

/** Whom to reach. What is written, in the order in which it is written. */
export interface Contact {
  /** '' where only a name or an address is given. */
  readonly role: string
  readonly fields: readonly ContactField[]
  /** Stands in a list or table of contacts, not somewhere in the text. */
  readonly isListed: boolean
  /** When to take this one: "Memory leak detected". */
  readonly about?: string
  readonly sectionId?: SectionId
  readonly lines: LineRange
}

export interface ContactField {
  readonly kind: 'name' | 'phone' | 'email' | 'other'
  /** As written; '' where it has none. */
  readonly label: string
  /** As written; "[PHONE]", "TBD" or '' where it is still to be filled in. */
  readonly value: string
  readonly isBlank: boolean
  /** Behind the value: the "PagerDuty" of `+1-555-0101 (PagerDuty)`. */
  readonly remark?: string
}

/** One rung of a ladder: who is to be called, when it has not helped. */
export interface EscalationStep {
  /** Since the start, ISO 8601 (PT0S, PT5M); absent where only the order is given. */
  readonly after?: string
  /** As written: "T+5 min"; '' where only the order is given. */
  readonly time: string
  readonly title: string
  readonly who?: string
  readonly actions: readonly string[]
  /** Indexes into the playbook's contacts, those that the words name. */
  readonly contacts: readonly number[]
  /** The number written here, or that of the first of its contacts that has one. */
  readonly phone?: string
  readonly email?: string
  /** The ladder of one scenario; without it, the playbook's own. */
  readonly scenarioId?: ScenarioId
  readonly sectionId?: SectionId
  readonly lines: LineRange
}

export interface Role {
  readonly title: string
  readonly responsibilities: readonly string[]
  /** Index into the playbook's contacts. */
  readonly contact?: number
  readonly sectionId?: SectionId
  readonly lines: LineRange
}

/** A column and its cell, a key and its value: what was written and has no place of its own. */
export interface LabelledText {
  readonly label: string
  readonly text: string
}

export interface SeverityLevel {
  /** "P0", "SEV-1", "Critical". */
  readonly name: string
  /** As written: "P0 - Critical (Complete Service Outage)". */
  readonly title: string
  readonly meaning?: string
  /** Words, and as ISO 8601 where they name a time: how soon to begin, how soon to be back. */
  readonly respondWithin?: string
  readonly respondWithinDuration?: string
  readonly recoverWithin?: string
  readonly recoverWithinDuration?: string
  readonly notify?: string
  readonly other: readonly LabelledText[]
  readonly sectionId?: SectionId
  readonly lines: LineRange
}

/** What a table or list promises for one thing; durations ISO 8601, the words beside them as written. */
export interface Objective {
  readonly subject: string
  readonly rto?: string
  readonly rtoMax?: string
  readonly rtoText?: string
  readonly rpo?: string
  readonly rpoMax?: string
  readonly rpoText?: string
  readonly scenarioId?: ScenarioId
  readonly sectionId?: SectionId
  readonly lines: LineRange
}

export interface Alert {
  readonly name: string
  readonly meaning?: string
  readonly action?: string
  readonly severity?: string
  readonly scenarioId?: ScenarioId
  readonly other: readonly LabelledText[]
  readonly sectionId?: SectionId
  readonly lines: LineRange
}

export interface Threshold {
  readonly subject: string
  /** "Green" → "< 100 ms", in the order written. */
  readonly levels: readonly LabelledText[]
  readonly sectionId?: SectionId
  readonly lines: LineRange
}

export interface MessageTemplate {
  readonly title: string
  readonly to?: string
  readonly subject?: string
  readonly body: string
  readonly blanks: readonly TemplateBlank[]
  readonly scenarioId?: ScenarioId
  readonly sectionId?: SectionId
  readonly lines: LineRange
}

export interface TemplateBlank {
  /** As written: `[Service Name]`, `INC-YYYY-MM-DD-XXX`. */
  readonly name: string
  readonly label: string
  /** Where it stands in `subject` and `body`, UTF-16 units, end excluded. */
  readonly spans: readonly { readonly in: 'subject' | 'body'; readonly start: number; readonly end: number }[]
}

export interface Diagram {
  readonly title: string
  readonly text: string
  readonly language: string
  readonly sectionId?: SectionId
  readonly lines: LineRange
}

export interface DocumentLink {
  readonly type: 'section' | 'file' | 'web' | 'mail'
  readonly text: string
  readonly href: string
  /** Where a link of type 'section' leads; a broken one has none. */
  readonly target?: SectionId
  readonly sectionId?: SectionId
  readonly lines: LineRange
}

export interface Playbook<Of extends WrittenCommand = Command> {
  readonly title: string
  readonly meta: PlaybookMeta
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
  readonly scenarios: readonly Scenario[]
  readonly procedures: readonly Procedure<Of>[]
  /** What must be there before any of it. */
  readonly prerequisites: readonly string[]
  readonly contacts: readonly Contact[]
  /** The rungs of all ladders, in document order; those of one ladder share their section and scenario. */
  readonly escalation: readonly EscalationStep[]
  readonly roles: readonly Role[]
  readonly severityLevels: readonly SeverityLevel[]
  readonly objectives: readonly Objective[]
  readonly alerts: readonly Alert[]
  readonly thresholds: readonly Threshold[]
  readonly templates: readonly MessageTemplate[]
  readonly diagrams: readonly Diagram[]
  readonly links: readonly DocumentLink[]
  /** Number of lines of the source text. */
  readonly lineCount: number
  /** Parts that a fault of Runcard's kept from being understood: they are shown as written. Absent where there is none. */
  readonly asWritten?: readonly LineRange[]
}

/** All of a playbook but the judgement of its commands: enough to list it and to search it, never to work by it. */
export type WrittenPlaybook = Playbook<WrittenCommand>
