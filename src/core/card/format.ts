// The one vocabulary of paper: what can be printed, on which sheets, and which combinations make sense. The terminal, the
// contract and the screens all speak it; engine/print/formats has one file for the looks of each.
import type { ScenarioId } from '../playbook/model/document.ts'

export type PrintFormat =
  /** A whole playbook. */
  | { readonly type: 'booklet' }
  /** One scenario. */
  | { readonly type: 'card'; readonly scenarioId: ScenarioId }
  /** Every scenario, one after the other, each on sheets of its own. */
  | { readonly type: 'cards' }
  /** The most critical procedures and the contacts on one sheet that folds to eight pages. */
  | { readonly type: 'pocket' }
  /** Which symptom leads where, whom to call and when, flowcharts: for the wall. */
  | { readonly type: 'wall' }
  /** Scenarios on index cards: all, or one. */
  | { readonly type: 'index-cards'; readonly scenarioId?: ScenarioId | undefined }

export type FormatName = PrintFormat['type']

export const paperNames = ['a6', '4x6', 'a5', 'a4', 'letter', 'a3', 'tabloid', 'a2'] as const
export type PaperName = (typeof paperNames)[number]

/** Of the two that everybody has: what a user's own paper is. */
export type UsualPaper = 'a4' | 'letter'

export type Orientation = 'portrait' | 'landscape'

/** `duplex`: both sides of the paper, the margin for holes at the inner edge, chapters on right-hand pages. */
export type Binding = 'single' | 'duplex'

export interface PrintLayout {
  readonly paper: PaperName
  readonly orientation: Orientation
  readonly binding: Binding
  /** The page on a larger sheet, with marks to cut it out. */
  readonly cropMarks: boolean
}

/** What a caller says of the layout; the format's own choice is taken for the rest. */
export type LayoutWish = { readonly [Key in keyof PrintLayout]?: PrintLayout[Key] | undefined }

export interface FormatRow {
  readonly name: string
  /** One line: what it is good for. */
  readonly purpose: string
  /** Which of the scenarios it is of; left out where it is of the whole playbook. */
  readonly scenarios?: 'one' | 'all' | 'one-or-all'
  /** Has a line for the host that it is for. */
  readonly namesHost?: true
  /** Most usual first. */
  readonly papers: readonly PaperName[]
  /** Which paper is taken by those who have A4, and by those who have Letter. */
  readonly usual: Readonly<Record<UsualPaper, PaperName>>
  /** First is the usual one. */
  readonly orientations: readonly Orientation[]
  readonly bindings: readonly Binding[]
  readonly canCrop: boolean
}

const pages: readonly PaperName[] = ['a4', 'letter', 'a5', 'a3', 'tabloid']
const anyPage = {
  papers: pages,
  usual: { a4: 'a4', letter: 'letter' },
  orientations: ['portrait', 'landscape'],
  bindings: ['single', 'duplex'],
  canCrop: true,
} as const

export const formats: Readonly<Record<FormatName, FormatRow>> = {
  booklet: { name: 'Booklet', purpose: 'The whole playbook, to read and to keep in a binder.', ...anyPage },
  card: {
    name: 'Card',
    purpose: 'One scenario, on as few sides as is readable, to work from.',
    scenarios: 'one',
    namesHost: true,
    ...anyPage,
  },
  cards: { name: 'Cards', purpose: 'Every scenario as a card, each on sheets of its own.', scenarios: 'all', namesHost: true, ...anyPage },
  pocket: {
    name: 'Pocket card',
    purpose: 'The most critical procedures and the contacts on one sheet that folds to eight pages, with one cut.',
    papers: ['a4', 'letter', 'a3', 'tabloid'],
    usual: { a4: 'a4', letter: 'letter' },
    orientations: ['landscape'],
    bindings: ['single'],
    canCrop: false,
  },
  wall: {
    name: 'Wall sheet',
    purpose: 'Which symptom leads to which scenario and page, the escalation ladder, contacts and flowcharts, in large type.',
    papers: ['a3', 'tabloid', 'a2', 'a4', 'letter'],
    usual: { a4: 'a3', letter: 'tabloid' },
    orientations: ['landscape', 'portrait'],
    bindings: ['single'],
    canCrop: true,
  },
  'index-cards': {
    name: 'Index cards',
    purpose: 'Scenarios on A6 or 4 × 6 in; on A4 or Letter several to a sheet, to be cut.',
    scenarios: 'one-or-all',
    papers: ['a4', 'letter', 'a6', '4x6'],
    usual: { a4: 'a4', letter: 'letter' },
    orientations: ['landscape'],
    bindings: ['single'],
    canCrop: false,
  },
}

/** Several playbooks, so not a format of one. */
export const binderFormat: FormatRow = {
  name: 'Binder',
  purpose: 'Several playbooks as one PDF, with one table of contents and a tab for each at the edge.',
  papers: ['a4', 'letter', 'a5'],
  usual: { a4: 'a4', letter: 'letter' },
  orientations: ['portrait'],
  bindings: ['single', 'duplex'],
  canCrop: true,
}

export const formatNames = Object.keys(formats) as readonly FormatName[]

export const paperTitles: Readonly<Record<PaperName, string>> = {
  a6: 'A6',
  '4x6': '4 × 6 in',
  a5: 'A5',
  a4: 'A4',
  letter: 'US Letter',
  a3: 'A3',
  tabloid: 'Tabloid (11 × 17 in)',
  a2: 'A2',
}

/** What a format can't do of what was asked, and what to ask for instead: words for an error. */
export interface LayoutProblem {
  readonly asked: string
  readonly instead: string
}

/** The whole layout of a wish, or what is wrong with it. `own` is the paper that the user has. */
export function layoutFor(format: FormatName, wish: LayoutWish, own: UsualPaper = 'a4'): PrintLayout | LayoutProblem {
  return layoutOn(formats[format], wish, own)
}

/** The layout that is wished for, with what is usual for the format (on `own` paper) where nothing is; or why it makes no sense, and what does. */
export function layoutOn(row: FormatRow, wish: LayoutWish, own: UsualPaper = 'a4'): PrintLayout | LayoutProblem {
  const paper = wish.paper ?? row.usual[own]
  const orientation = wish.orientation ?? (row.orientations[0] as Orientation)
  const binding = wish.binding ?? 'single'
  const cropMarks = wish.cropMarks ?? false
  if (!row.papers.includes(paper)) {
    return { asked: `on ${paperTitles[paper]}`, instead: `take ${either(row.papers.map((name) => paperTitles[name]))}` }
  }
  if (!row.orientations.includes(orientation))
    return { asked: orientation, instead: `leave the orientation to it: it is ${row.orientations[0]}` }
  if (!row.bindings.includes(binding)) return { asked: 'for duplex binding', instead: 'print a booklet or cards for a binder' }
  if (cropMarks && !row.canCrop)
    return { asked: 'with crop marks', instead: 'leave them out: it has marks to cut by where it is to be cut' }
  return { paper, orientation, binding, cropMarks }
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
