// Where pages end, over every page of every real playbook: no heading at the foot, no step torn from its first command, no
// command torn that fits on a page, no box without what is to be ticked, nothing over the edge.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { binderSheets } from '../../../src/core/card/binder.ts'
import { type FormatName, type LayoutWish, layoutFor, type PrintLayout } from '../../../src/core/card/format.ts'
import type { ScenarioId } from '../../../src/core/playbook/model/document.ts'
import type { Playbook } from '../../../src/core/playbook/model/playbook.ts'
import type { Work } from '../../../src/engine/print/design.ts'
import { bookletDesign, bookletWork } from '../../../src/engine/print/formats/booklet.ts'
import { cardWork } from '../../../src/engine/print/formats/card.ts'
import { indexCardsWork } from '../../../src/engine/print/formats/index-cards.ts'
import { pocketWork } from '../../../src/engine/print/formats/pocket.ts'
import { wallWork } from '../../../src/engine/print/formats/wall.ts'
import { openMeasure } from '../../../src/engine/print/measure.ts'
import type { Page, PlacedSlab } from '../../../src/engine/print/paginate.ts'
import { printArea } from '../../../src/engine/print/paper.ts'
import { breakCost, type Slab } from '../../../src/engine/print/slab.ts'
import { atOnce } from '../../../src/engine/print/steps.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing, realPart, seedsFolder } from '../../support/real-parts.ts'

const bundledFolder = join(import.meta.dirname, '..', '..', '..', 'playbooks')
const folders = [bundledFolder, ...(missing('seeds') ? [] : [realPart('seeds') ?? seedsFolder])]
const files = folders.flatMap((folder) =>
  readdirSync(folder).flatMap((name) => (name.endsWith('.md') && name !== 'README.md' ? [join(folder, name)] : [])),
)
const printing = { fileName: 'p.md', printedOn: '2026-11-21' } as const

/** A stretch that may not be broken and is as high as this part of a page can't be kept whole. */
const tooHigh = 0.7

/** Slabs behind which a page or a column ends, though what follows belongs to them and there is room for both on a page. */
function tornApart(pages: readonly Page[], heightPt: number): Slab[] {
  const placed = pages.flatMap((page, index) => page.filter(({ isRepeat }) => !isRepeat).map((one) => ({ ...one, page: index })))
  return placed.flatMap(({ slab, xPt, page }, index) => {
    const next = placed[index + 1]
    const isEnd = next !== undefined && (next.page !== page || next.xPt !== xPt)
    return isEnd && slab.breakAfter >= breakCost.insideCommand && stretchPt(placed, index) < roomPt(pages[page]!, heightPt) * tooHigh
      ? [slab]
      : []
  })
}

/** Of the columns of a page, which may stand under a head over all of them. */
function roomPt(page: Page, heightPt: number): number {
  const besides = page.flatMap(({ xPt, yPt, isRepeat }) => (xPt > 0 && !isRepeat ? [yPt] : []))
  return heightPt - (besides.length === 0 ? 0 : Math.min(...besides))
}

/** How high all that may not be broken around a slab is. */
function stretchPt(placed: readonly PlacedSlab[], index: number): number {
  const isKept = (at: number) => (placed[at]?.slab.breakAfter ?? 0) >= breakCost.insideCommand
  let [first, last] = [index, index]
  while (isKept(first - 1)) first -= 1
  while (isKept(last)) last += 1
  return placed.slice(first, last + 1).reduce((sum, { slab }) => sum + slab.heightPt + slab.spaceBeforePt, 0)
}

/** Numbers of steps of no more than half a page that go over to another page or column. */
function tornSteps(pages: readonly Page[]): string[] {
  return columnsOf(pages).flatMap((column, index, all) => {
    const last = column.at(-1)?.slab
    const isShort = last !== undefined && last.breakAfter >= breakCost.insideShortStep && last.breakAfter < breakCost.leadIn
    return index < all.length - 1 && isShort && last.source?.type === 'step' ? [last.source.number] : []
  })
}

function overTheEdge(pages: readonly Page[], heightPt: number): PlacedSlab[] {
  return pages.flat().filter(({ slab, yPt, isRepeat }) => !isRepeat && yPt + slab.heightPt > heightPt + 0.1)
}

const headTypes: readonly string[] = ['heading', 'label', 'small-heading', 'scenario', 'masthead']

/** What stands last on a page or in a column, and is only there to head what follows. */
function headsAtTheFoot(pages: readonly Page[]): unknown[] {
  return columnsOf(pages).flatMap((column, index, all) => {
    const last = column.at(-1)?.slab.source
    return last && index < all.length - 1 && headTypes.includes(last.type) ? [last] : []
  })
}

function columnsOf(pages: readonly Page[]): readonly (readonly PlacedSlab[])[] {
  return pages.flatMap((page) => {
    const own = page.filter(({ isRepeat }) => !isRepeat)
    return [...new Set(own.map(({ xPt }) => xPt))].map((left) => own.filter(({ xPt }) => xPt === left))
  })
}

/** Nothing torn apart, no head at a foot, nothing over an edge, no more leaves than there is paper for. */
function expectWhole({ sheets, design }: Work, layout: PrintLayout): void {
  const measure = openMeasure(() => JSON.stringify(sheets))
  const { heightPt } = printArea(design.leaf, design.margins, layout.binding, 1)
  for (const sheet of sheets) {
    const pages = measure(sheet, design, layout)
    expect(tornApart(pages, heightPt).map(({ source }) => JSON.stringify(source)?.slice(0, 120))).toEqual([])
    expect(tornSteps(pages)).toEqual([])
    expect(headsAtTheFoot(pages)).toEqual([])
    expect(overTheEdge(pages, heightPt)).toEqual([])
    expect(pages.length).toBeLessThanOrEqual(design.leafCount ?? pages.length)
  }
}

function scenarioIds({ scenarios }: Playbook): readonly ScenarioId[] {
  return scenarios.map(({ id }) => id)
}

type Compose = (playbook: Playbook, layout: PrintLayout) => Work

const booklet: Compose = (playbook, layout) => bookletWork(playbook, layout, printing)
const cards: Compose = (playbook, layout) => cardWork(playbook, scenarioIds(playbook), layout, printing)
const indexCards: Compose = (playbook, layout) => indexCardsWork(playbook, scenarioIds(playbook), layout, printing)
const pocket: Compose = (playbook, layout) => atOnce(pocketWork(playbook, layout, printing))
const wall: Compose = (playbook, layout) => atOnce(wallWork(playbook, layout, printing))

describe.each<readonly [string, FormatName, LayoutWish, Compose]>([
  ['booklets', 'booklet', {}, booklet],
  ['booklets on US Letter', 'booklet', { paper: 'letter' }, booklet],
  ['booklets on A5', 'booklet', { paper: 'a5' }, booklet],
  ['booklets on A3', 'booklet', { paper: 'a3' }, booklet],
  ['booklets in landscape', 'booklet', { orientation: 'landscape' }, booklet],
  ['booklets to be bound and cut', 'booklet', { binding: 'duplex', cropMarks: true }, booklet],
  ['cards', 'cards', {}, cards],
  ['cards on US Letter', 'cards', { paper: 'letter' }, cards],
  ['cards on A5', 'cards', { paper: 'a5' }, cards],
  ['cards in landscape', 'cards', { orientation: 'landscape' }, cards],
  ['cards on A3 in landscape', 'cards', { paper: 'a3', orientation: 'landscape' }, cards],
  ['index cards on A6', 'index-cards', { paper: 'a6' }, indexCards],
  ['index cards of 4 × 6 in', 'index-cards', { paper: '4x6' }, indexCards],
  ['pocket cards', 'pocket', {}, pocket],
  ['pocket cards on US Letter', 'pocket', { paper: 'letter' }, pocket],
  ['pocket cards on A3', 'pocket', { paper: 'a3' }, pocket],
  ['wall sheets', 'wall', {}, wall],
  ['wall sheets upright', 'wall', { orientation: 'portrait' }, wall],
  ['wall sheets on tabloid', 'wall', { paper: 'tabloid' }, wall],
])('%s', (_, format, wish, compose) => {
  it.each(files)('end where they may, and nothing goes over their edges: %s', (file) => {
    const playbook = read(readFileSync(file, 'utf8'))
    const layout = layoutFor(format, wish) as PrintLayout
    expectWhole(compose(playbook, layout), layout)
  })
})

describe('a binder of all of them', () => {
  it('ends its pages where they may end, and nothing goes over their edges', () => {
    const parts = files.map((file) => ({ playbook: read(readFileSync(file, 'utf8')), printing: { ...printing, fileName: basename(file) } }))
    const layout = layoutFor('booklet', { binding: 'duplex' }) as PrintLayout
    const sheets = binderSheets(parts, printing.printedOn, 'en')
    expectWhole({ title: 'Binder', sheets, design: bookletDesign(layout), counts: 'through' }, layout)
  })
})

describe('a booklet on A5 in landscape', () => {
  it('tears no step that fits on a page so that a chapter’s first page has one', () => {
    const playbook = read(readFileSync(join(bundledFolder, 'rag-stack.md'), 'utf8'))
    const layout = layoutFor('booklet', { paper: 'a5', orientation: 'landscape' }) as PrintLayout
    const { sheets, design } = booklet(playbook, layout)
    const measure = openMeasure(() => JSON.stringify(sheets))
    const torn = sheets.flatMap((sheet) =>
      measure(sheet, design, layout).flatMap((page) => {
        const last = page.at(-1)?.slab
        return last?.source?.type === 'step' && last.breakAfter >= breakCost.insideShortStep ? [last.source.number] : []
      }),
    )
    expect(torn).toEqual([])
  })
})

describe('wall sheets on tabloid', () => {
  it.each(files)('are no more than on A3, though it is lower: %s', (file) => {
    const playbook = read(readFileSync(file, 'utf8'))
    const counts = (['a3', 'tabloid'] as const).map((paper) => {
      const layout = layoutFor('wall', { paper }) as PrintLayout
      const { sheets, design } = wall(playbook, layout)
      return openMeasure(() => JSON.stringify(sheets))(sheets[0]!, design, layout).length
    })
    expect(counts[1]).toBe(counts[0])
  })
})
