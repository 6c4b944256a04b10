// The playbook as Runcard understood it: what reading produces and what every screen, card and command line shows.
// Everything here is plain data that survives JSON. `blocks` is the whole document in order (nothing left out);
// `procedures` are the steps a responder works through; a block of type 'step' points at one of them.
import type { Block, LineRange, ProcedureId, ScenarioId, SectionId } from './document.ts'
import type { Alert, Contact, EscalationStep, MessageTemplate, Objective, Role, SeverityLevel, Threshold } from './facts.ts'
import type { Procedure, WrittenProcedure } from './procedure.ts'

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

/** What of a scenario tells that it is there, and by what it is recognised. */
export type WrittenScenario = Pick<
  Scenario,
  'id' | 'title' | 'heading' | 'sectionId' | 'symptoms' | 'severity' | 'impact' | 'rto' | 'procedureIds' | 'lines'
>

/** Enough of a playbook to list it and to search it, never to work by it: nothing is judged, budgeted or related. */
export interface WrittenPlaybook {
  readonly title: string
  readonly meta: PlaybookMeta
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
  readonly scenarios: readonly WrittenScenario[]
  readonly procedures: readonly WrittenProcedure[]
  readonly alerts: readonly Alert[]
}

export interface Playbook extends WrittenPlaybook {
  readonly scenarios: readonly Scenario[]
  readonly procedures: readonly Procedure[]
  /** What must be there before any of it. */
  readonly prerequisites: readonly string[]
  readonly contacts: readonly Contact[]
  /** The rungs of all ladders, in document order; those of one ladder share their section and scenario. */
  readonly escalation: readonly EscalationStep[]
  readonly roles: readonly Role[]
  readonly severityLevels: readonly SeverityLevel[]
  readonly objectives: readonly Objective[]
  readonly thresholds: readonly Threshold[]
  readonly templates: readonly MessageTemplate[]
  readonly diagrams: readonly Diagram[]
  readonly links: readonly DocumentLink[]
  /** Number of lines of the source text. */
  readonly lineCount: number
  /** Parts that a fault of Runcard's kept from being understood: they are shown as written. Absent where there is none. */
  readonly asWritten?: readonly LineRange[]
}
