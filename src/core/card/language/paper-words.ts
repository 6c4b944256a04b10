// What there is to be worded on paper besides the playbook's own text. `{…}` stands for what is filled in. Each language has a
// file beside this one; languages.ts is the table of them.
import type { Hazard } from '../../playbook/model/command.ts'
import type { JournalWords } from './journal-words.ts'
import type { RecordWords } from './record-words.ts'

/** As BCP 47 names them. */
export const labelLanguages = ['en', 'de', 'fr', 'es', 'pt', 'zh'] as const
export type LabelLanguage = (typeof labelLanguages)[number]

/** One of it, and several. */
type Counted = readonly [string, string]

export interface PaperWords {
  readonly language: LabelLanguage
  /** What the language calls itself. */
  readonly ownName: string
  readonly englishName: string

  readonly date: string
  /** Short, from January on. */
  readonly months: readonly string[]
  /** Year, month, week, day, hour, minute, second. */
  readonly units: readonly [Counted, Counted, Counted, Counted, Counted, Counted, Counted]

  /** In place of a title. */
  readonly playbook: string
  readonly binder: string
  readonly playbooks: string
  readonly playbookCount: string
  readonly restoreServiceIn: string
  readonly loseNoMoreThan: string
  readonly version: string
  readonly lastUpdated: string
  readonly nextReview: string
  readonly printed: string
  readonly call: string
  readonly contents: string

  /** The foot of a page. */
  readonly pageOf: string
  readonly shortPageOf: string
  readonly printedOn: string
  readonly reviewWasDue: string
  readonly reviewIsDue: string
  readonly cardOf: string
  readonly stillTrue: string

  readonly whatYouSee: string
  readonly itIsThisWhen: string
  readonly startedAt: string
  readonly onHost: string
  readonly thisTime: string
  readonly steps: string
  /** Of a contact. */
  readonly name: string
  readonly telephone: string

  /** Behind a link, so that it can be followed on paper. */
  readonly inTheBooklet: string
  readonly onCard: string
  /** Set in the typeface of what is around it: Latin letters, and no more than three of them. */
  readonly onPage: string

  readonly hazards: Readonly<Record<Hazard, string>>
  readonly inTheConsole: string
  readonly inSql: string
  readonly oneScript: string
  readonly untilStopped: string
  readonly secret: string
  readonly goesOn: string

  readonly notSolvedAfter: string
  readonly atOnce: string
  readonly within: string

  readonly pocketCard: string
  readonly notInHere: string
  readonly inHere: string
  readonly theRest: string
  readonly more: string
  /** Where a scenario breaks off, and where what need not be done is missing. */
  readonly goOnWith: string
  readonly onItsCard: string
  readonly fromOn: string
  /** A line to each side of the cut. */
  readonly folding: readonly [string, string]

  readonly wall: string
  readonly whatDoYouSee: string
  readonly whatDoYouNeed: string
  readonly youSee: string
  readonly itIs: string
  readonly take: string
  readonly page: string
  readonly card: string
  readonly pagesOfBooklet: string
  readonly alert: string
  readonly callMorePeople: string
  readonly ask: string

  readonly notes: string
  /** Said by a screen reader in place of a box, a ticked one and a drawing. */
  readonly toDo: string
  readonly done: string
  readonly diagram: string
  /** Where an image has no text of its own. */
  readonly picture: string

  readonly journal: JournalWords
  readonly record: RecordWords
}

/** With everything filled in; a space in what is filled in stays as it is. */
export function fill(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
