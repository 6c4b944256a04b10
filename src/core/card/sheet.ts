// What goes on paper, before anyone knows how large the paper is: a list of elements in reading order. The core makes it
// from a playbook (booklet.ts, card.ts); engine/print lays it out and draws it. Nothing here has a position or a typeface.
import type { ScenarioId, StepId } from '../playbook/model/document.ts'
import type { LabelLanguage } from './language/paper-words.ts'

/** A stretch of text that looks the same throughout. */
export interface TextRun {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly mono?: boolean
  readonly struck?: boolean
  /** A link to the outside. */
  readonly href?: string
  /** A link to an anchor in this document. */
  readonly anchor?: string
  /** Stands for the page number of an anchor; `text` is empty. */
  readonly pageOf?: string
  /** A line break in the middle of a paragraph; `text` is empty. */
  readonly breaks?: true
  /** Of Runcard's own words; left out where it is the playbook's. */
  readonly language?: LabelLanguage
}

export interface ListEntry {
  readonly marker: 'dash' | 'box' | 'ticked-box' | { readonly number: number }
  readonly elements: readonly SheetElement[]
}

/** A part of a line to write on: words, then the value or, where there is none, an empty line. */
export interface FormPart {
  readonly label: string
  readonly value?: string
  /** Filled in by whoever prints, in place of a pen: no words of the playbook. */
  readonly isFilledIn?: true
  /** Of the label, where it is Runcard's own. */
  readonly language?: LabelLanguage
  /** How much of the line's width an empty value takes, against the other parts. */
  readonly share: number
}

/** Offsets into a command's text, end excluded. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

export interface CommandBox {
  readonly type: 'command'
  readonly text: string
  /** In capitals: why it is dangerous. */
  readonly hazards: readonly string[]
  /** In small type, in the author's words: for which case it is, and what stands behind it on its line. */
  readonly asides: readonly string[]
  /** In small type too, in Runcard's: where it is typed, and what to know before. */
  readonly remarks: readonly string[]
  readonly isWhole: boolean
  readonly blanks: readonly TextSpan[]
  /** What to fill in, to be written down beside the command. */
  readonly fillIn: readonly FormPart[]
}

export interface ContentsEntry {
  readonly level: number
  readonly number?: string
  readonly title: string
  readonly detail?: string
  readonly anchor: string
}

export type SheetElement =
  | {
      readonly type: 'masthead'
      /** In a binder, where several follow each other. */
      readonly anchor?: string
      readonly title: string
      readonly facts: readonly { readonly label: string; readonly value: string }[]
    }
  | {
      readonly type: 'scenario'
      readonly number: string
      readonly kicker: string
      readonly title: string
      readonly objective?: { readonly label: string; readonly value: string }
      readonly anchor?: string
      readonly bookmarkLevel: number
      /** The heading above it, where nothing stands between the two. */
      readonly chapter?: { readonly title: string; readonly anchor: string; readonly bookmarkLevel: number }
    }
  | {
      readonly type: 'heading'
      /** 1 is a chapter. */
      readonly level: number
      readonly runs: readonly TextRun[]
      readonly anchor?: string
      readonly bookmark?: string
      /** Said again, short, over the pages that it goes on to. */
      readonly running?: { readonly number: string; readonly title: string }
    }
  /** A bold line that heads what follows; larger where that is a procedure, but not larger than the heading above, of level `under`. */
  | { readonly type: 'label'; readonly runs: readonly TextRun[]; readonly headsProcedure: boolean; readonly under: number }
  | { readonly type: 'small-heading'; readonly text: string }
  | {
      readonly type: 'paragraph'
      readonly runs: readonly TextRun[]
      /** Goes on from the paragraph before it, on the next line. */
      readonly isNextLine?: true
      /** Runcard's words, not the playbook's: they make no sheet stale. */
      readonly isOwn?: true
    }
  | { readonly type: 'list'; readonly entries: readonly ListEntry[] }
  | {
      readonly type: 'table'
      readonly align: readonly ('left' | 'center' | 'right' | '')[]
      readonly head: readonly (readonly TextRun[])[]
      readonly rows: readonly (readonly (readonly TextRun[])[])[]
    }
  /** Text exactly as written, in the typeface of commands. */
  | { readonly type: 'listing'; readonly text: string }
  /** Drawn with characters: shrunk to fit, never wrapped. */
  | { readonly type: 'diagram'; readonly text: string }
  | { readonly type: 'quote'; readonly elements: readonly SheetElement[] }
  | { readonly type: 'rule'; readonly weight: 'thin' | 'thick' }
  | {
      readonly type: 'step'
      readonly stepId?: StepId
      readonly number: string
      readonly title: string
      /** The title with what it links to, where it does. */
      readonly titleRuns?: readonly TextRun[]
      /** One line of a checklist: to be ticked, nothing to type. */
      readonly isPlain: boolean
      /** Notes and commands in the order in which they were written. */
      readonly parts: readonly (SheetElement | CommandBox)[]
    }
  | { readonly type: 'form'; readonly lines: readonly (readonly FormPart[])[] }
  | {
      readonly type: 'columns'
      readonly columns: readonly (readonly SheetElement[])[]
      /** Two beside each other, each in one piece, only where the page is lower than wide; one under the other elsewhere. */
      readonly onLowPages?: true
    }
  | {
      readonly type: 'contents'
      readonly title: string
      readonly entries: readonly ContentsEntry[]
      /** Lines closer, where it would go over to a second page otherwise. */
      readonly isClose?: true
    }
  | { readonly type: 'page-break' }

export interface Footer {
  /** In bold, first. */
  readonly name: string
  readonly edition: string
  readonly printed: string
  /** Of a sheet that is one of several: which. It is on every page, whatever else has to give way. */
  readonly place?: string
}

export interface Sheet {
  /** Where the sheet is about one scenario. */
  readonly scenarioId?: ScenarioId
  readonly title: string
  /** Of the playbook's text, as BCP 47 names it. */
  readonly language: string
  /** Of Runcard's own words. */
  readonly labels: LabelLanguage
  readonly elements: readonly SheetElement[]
  /** The same elements with English labels, where these are in another language: what the codes of its pages are made from. */
  readonly coded?: { readonly name: string; readonly elements: readonly SheetElement[] }
  readonly footer: Footer
  /** In a binder: which of how many, counted from 1. */
  readonly tab?: { readonly number: number; readonly of: number }
}
