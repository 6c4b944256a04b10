// What a playbook's page is made of, and the names by which its parts are known.

import type { Branded } from '../../branded.ts'

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
