// What a playbook says besides what to do: who is called when, what may be lost, what alerts and numbers mean, what to tell others.
import type { LineRange, ScenarioId, SectionId } from './document.ts'

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
