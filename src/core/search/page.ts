// One thing that a search can find, as the lines that are searched and shown. It holds its own text and nothing of the
// playbook's model, so that a library of a thousand playbooks needn't keep their models in memory to be searched.
import type { PlaybookId, ProcedureId, ScenarioId, SectionId } from '../playbook/model/document.ts'
import { type Field, fields } from './fields.ts'

export type PageKind = 'scenario' | 'alert' | 'procedure' | 'section' | 'playbook'

export interface Page {
  readonly kind: PageKind
  readonly playbookId: PlaybookId
  readonly playbookTitle: string
  readonly title: string
  readonly scenarioId?: ScenarioId
  readonly sectionId?: SectionId
  /** The first of the page's procedures. */
  readonly procedureId?: ProcedureId
  /** Headings above it. */
  readonly context: string
  /** One line each; the first is the title. */
  readonly text: string
  /** For each line, the number of its field. */
  readonly lineFields: string
}

export interface PageDraft {
  readonly place: Omit<Page, 'text' | 'lineFields' | 'procedureId'>
  procedureId: ProcedureId | undefined
  readonly lines: string[]
  readonly lineFields: number[]
  /** The lines, once they are many. */
  seen: Set<string> | undefined
}

/** Drawn lines, and spaces that are more than one. */
const untidy = /[\t\u2500-\u257F]| {2}/
/** All but single spaces: a title is one line. */
const otherSpace = /[^\S ]| {2}/
const titleField = fields.indexOf('title')
/** So many lines are compared one by one, sooner than a set is made of them. */
const fewLines = 12

export function createDraft(place: PageDraft['place']): PageDraft {
  const title = otherSpace.test(place.title) ? place.title.replace(/\s+/g, ' ') : place.title
  return { place, procedureId: undefined, lines: [title], lineFields: [titleField], seen: undefined }
}

/** Adds text, line by line; a line that the page has already counts where it stood first. */
export function addLines(draft: PageDraft, field: Field, text: string): void {
  if (text.includes('\n')) for (const written of text.split('\n')) addLine(draft, field, written)
  else addLine(draft, field, text)
}

function addLine(draft: PageDraft, field: Field, written: string): void {
  const line = (untidy.test(written) ? written.replace(/[\s\u2500-\u257F]+/g, ' ') : written).trim()
  if (!/[a-z0-9]/i.test(line) && !/[\p{L}\p{N}]/u.test(line)) return
  if (isSeen(draft, line)) return
  draft.lines.push(line)
  draft.lineFields.push(fields.indexOf(field))
}

function isSeen(draft: PageDraft, line: string): boolean {
  if (draft.lines.length < fewLines) return draft.lines.includes(line)
  draft.seen ??= new Set(draft.lines)
  // Cheaper than to ask first.
  const before = draft.seen.size
  return draft.seen.add(line).size === before
}

export function finishPage({ place, procedureId, lines, lineFields }: PageDraft): Page {
  return {
    ...place,
    kind: place.kind === 'section' && procedureId !== undefined ? 'procedure' : place.kind,
    title: lines[0]!,
    ...(procedureId === undefined ? {} : { procedureId }),
    text: lines.join('\n'),
    lineFields: lineFields.join(''),
  }
}

/** A copy that keeps no other text in memory. */
export function ownCopy(text: string): string {
  return [...text].join('')
}
