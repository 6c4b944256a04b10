// The stuff that pages are filled with: horizontal slabs, one under the other, each as high as a line or a table row.
// A slab knows how bad a page break right after it would be; breaking is paginate.ts's business.
import type { SheetElement } from '../../core/card/sheet.ts'
import type { Pen } from './pen.ts'

/** How bad a page break is, against leaving that part of a page empty (1 is a whole page). */
export const breakCost = {
  free: 0,
  /** Between lines of a paragraph. */
  line: 0.12,
  /** Leaves one line of a paragraph, or one row of a table, alone. */
  orphan: 0.3,
  /** Between the lines of a form, a list or a table that has but a few. */
  insideFew: 0.45,
  /** Between the steps of a procedure, or what else a heading heads. */
  betweenSteps: 0.06,
  /** The same, where the procedure would fit on a page. */
  insideSection: 0.45,
  /** At the end of the first side of a card, where no step is on it yet. */
  beforeSteps: 0.7,
  /** Between the commands of a step, between those of one that would fit on a page, and of one that takes but a part of it. */
  insideStep: 0.3,
  insideStepOfPage: 1,
  insideShortStep: 1.9,
  /** Between a heading's few words and what they lead to. */
  leadIn: 2,
  /** Inside a command that would fit on a page. */
  insideCommand: 100,
  /** After a heading; between a step and its first command: rather is a command broken that doesn't fit below its title. */
  never: 150,
} as const

export interface Slab {
  readonly heightPt: number
  /** From its top to its text, where room to write by hand is above that. */
  readonly roomToWritePt?: number
  /** White space above, dropped at the top of a page. */
  readonly spaceBeforePt: number
  readonly breakAfter: number
  /** What follows belongs to the same section: the procedure goes on. */
  readonly isInsideSection?: true
  readonly draw: (pen: Pen, xPt: number, yPt: number) => void
  /** Drawn again above this slab where it is the first of a page: a table's head, the step that goes on. */
  readonly repeated?: readonly Slab[]
  /** Starts a page: always, or where less than this part of the page is left. */
  readonly opensPage?: 'always' | number
  /** The anchors that stand here. */
  readonly anchors?: readonly string[]
  /** What it shows, whole or a part: an element of the sheet, not one inside another. */
  readonly source?: SheetElement
  /** What it opens, for the margin above the pages on which that goes on. */
  readonly heads?: RunningTitle
  /** It opens nothing, but what has this rank or a higher one doesn't head it. */
  readonly ends?: number
  /** Divides what is above from what is below: left out where a page begins. */
  readonly isDivider?: true
}

export interface RunningTitle {
  /** Ends what has this rank or a higher one; 0 is the outermost. */
  readonly rank: number
  readonly number?: string
  readonly title: string
}

/** With no room above it, and a break behind it that costs nothing, where `more` says nothing else. */
export function slab(heightPt: number, draw: Slab['draw'], more: Partial<Omit<Slab, 'heightPt' | 'draw'>> = {}): Slab {
  return { heightPt, draw, spaceBeforePt: 0, breakAfter: breakCost.free, ...more }
}

/** Draws at the side of a slab. */
export type DrawBeside = (pen: Pen, xPt: number, yPt: number, heightPt: number) => void

/** The same slabs further to the right, with something drawn at the side of each, and above the first where that goes on. */
export function shifted(slabs: readonly Slab[], byPt: number, beside?: DrawBeside, goesOn = false): Slab[] {
  return slabs.map((inner, index) => ({
    ...inner,
    draw: (pen, xPt, yPt) => {
      const above = index === 0 && !goesOn ? 0 : inner.spaceBeforePt
      beside?.(pen, xPt, yPt - above, inner.heightPt + above)
      inner.draw(pen, xPt + byPt, yPt)
    },
    ...(inner.repeated ? { repeated: shifted(inner.repeated, byPt, beside) } : {}),
  }))
}

/** With more space above the first. */
export function spaced(slabs: readonly Slab[], spaceBeforePt: number): Slab[] {
  return changeFirst(slabs, (first) => ({ ...first, spaceBeforePt: Math.max(first.spaceBeforePt, spaceBeforePt) }))
}

/** All of them, the first one changed. */
export function changeFirst(slabs: readonly Slab[], change: (slab: Slab) => Slab): Slab[] {
  const [first, ...rest] = slabs
  return first ? [change(first), ...rest] : []
}

/** All of them, the last one changed. */
export function changeLast(slabs: readonly Slab[], change: (slab: Slab) => Slab): Slab[] {
  const last = slabs.at(-1)
  return last ? [...slabs.slice(0, -1), change(last)] : []
}

/** No page break between these slabs cheaper than this. */
export function joined(slabs: readonly Slab[], cost: number): Slab[] {
  return slabs.map((inner, index) => (index === slabs.length - 1 ? inner : { ...inner, breakAfter: Math.max(inner.breakAfter, cost) }))
}

/** Lines of a form, a list or a table: rather not broken where they are no higher than this. */
export function fewJoined(slabs: readonly Slab[], mostPt: number): readonly Slab[] {
  return heightOf(slabs) > mostPt ? slabs : joined(slabs, breakCost.insideFew)
}

/** Height of slabs that stand on one page, without the space above the first. */
export function heightOf(slabs: readonly Slab[]): number {
  return slabs.reduce((sum, inner, index) => sum + inner.heightPt + (index === 0 ? 0 : inner.spaceBeforePt), 0)
}

/** Draws slabs one under the other, as part of a larger one. */
export function drawStack(slabs: readonly Slab[], pen: Pen, xPt: number, yPt: number): void {
  let y = yPt
  for (const [index, inner] of slabs.entries()) {
    if (index > 0) y += inner.spaceBeforePt
    inner.draw(pen, xPt, y)
    y += inner.heightPt
  }
}
