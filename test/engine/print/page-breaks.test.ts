// Where pages end, over every page of every real playbook: no heading at the foot, no step torn from its first command, no
// command torn that fits on a page, no box without what is to be ticked, nothing over the edge.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layoutFor, type PaperName, type PrintLayout } from '../../../src/core/card/format.ts'
import { bookletWork } from '../../../src/engine/print/formats/booklet.ts'
import { cardWork } from '../../../src/engine/print/formats/card.ts'
import { openMeasure } from '../../../src/engine/print/measure.ts'
import type { Page, PlacedSlab } from '../../../src/engine/print/paginate.ts'
import { printArea } from '../../../src/engine/print/paper.ts'
import { breakCost, type Slab } from '../../../src/engine/print/slab.ts'
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
    return isEnd && slab.breakAfter >= breakCost.never && stretchPt(placed, index) < heightPt * tooHigh ? [slab] : []
  })
}

/** How high all that may not be broken around a slab is. */
function stretchPt(placed: readonly PlacedSlab[], index: number): number {
  const isKept = (at: number) => (placed[at]?.slab.breakAfter ?? 0) >= breakCost.never
  let [first, last] = [index, index]
  while (isKept(first - 1)) first -= 1
  while (isKept(last)) last += 1
  return placed.slice(first, last + 1).reduce((sum, { slab }) => sum + slab.heightPt + slab.spaceBeforePt, 0)
}

function overTheEdge(pages: readonly Page[], heightPt: number): PlacedSlab[] {
  return pages.flat().filter(({ slab, yPt, isRepeat }) => !isRepeat && yPt + slab.heightPt > heightPt + 0.1)
}

describe.each(['a4', 'letter', 'a5'] as const)('pages on %s', (paper: PaperName) => {
  it.each(files)('end where they may, and nothing goes over their edges: %s', (file) => {
    const playbook = read(readFileSync(file, 'utf8'))
    const layout = layoutFor('booklet', { paper }) as PrintLayout
    const ids = playbook.scenarios.map(({ id }) => id)
    const works = [bookletWork(playbook, layout, printing), ...(ids.length === 0 ? [] : [cardWork(playbook, ids, layout, printing)])]
    const measure = openMeasure(() => JSON.stringify(playbook))
    for (const { sheets, design } of works) {
      const { heightPt } = printArea(design.leaf, design.margins, layout.binding, 1)
      for (const sheet of sheets) {
        const pages = measure(sheet, design, layout)
        expect(tornApart(pages, heightPt).map(({ source }) => JSON.stringify(source)?.slice(0, 120))).toEqual([])
        expect(overTheEdge(pages, heightPt)).toEqual([])
      }
    }
  })
})
