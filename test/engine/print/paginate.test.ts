import { describe, expect, it } from 'vitest'
import { anchorPages, joinShortParts, paginate } from '../../../src/engine/print/paginate.ts'
import { breakCost, type Slab, slab } from '../../../src/engine/print/slab.ts'

function line(breakAfter: number, more: Partial<Slab> = {}): Slab {
  return slab(10, () => {}, { breakAfter, ...more })
}

function counts(slabs: readonly Slab[], heightPt: number): number[] {
  return paginate(slabs, { heightPt: () => heightPt }).map((page) => page.length)
}

describe('breaking into pages', () => {
  it('fills a page before it starts the next', () => {
    expect(
      counts(
        Array.from({ length: 7 }, () => line(breakCost.free)),
        30,
      ),
    ).toEqual([3, 3, 1])
  })

  it('leaves no heading at the foot of a page', () => {
    expect(counts([line(0), line(0), line(breakCost.never), line(0)], 30)).toEqual([2, 2])
  })

  it('leaves no heading alone because the one under it would open a page', () => {
    const heading = line(breakCost.never, { opensPage: 0.5 })
    expect(counts([line(0), heading, heading, line(0), line(0)], 40)).toEqual([4, 1])
  })

  it('rather leaves some paper white than breaks a step', () => {
    const step = [line(breakCost.insideStep), line(breakCost.insideStep), line(breakCost.free)]
    expect(counts([...Array.from({ length: 8 }, () => line(0)), ...step], 100)).toEqual([8, 3])
  })

  it('ends a page early rather than a later one badly', () => {
    const section = [line(breakCost.never), ...Array.from({ length: 8 }, () => line(breakCost.insideStep)), line(breakCost.free)]
    expect(counts([...section, ...section, line(breakCost.free), line(breakCost.free)], 120)).toEqual([10, 12])
  })

  it('leaves no line alone on the last page where the page before can spare some', () => {
    const lines = Array.from({ length: 21 }, () => line(breakCost.free))
    expect(counts(lines, 100)).toEqual([10, 8, 3])
  })

  it('breaks a command that has no room under its title rather than leave the title alone', () => {
    const command = [...Array.from({ length: 4 }, () => line(breakCost.insideCommand)), line(breakCost.free)]
    const paginated = paginate([line(breakCost.never), line(breakCost.never), ...command], {
      heightPt: (page) => (page === 0 ? 40 : 60),
      alikeFrom: 1,
    })
    expect(paginated.map((page) => page.length)).toEqual([4, 3])
  })

  it('goes over to the next column inside a procedure rather than to the next leaf', () => {
    const [columnEnd, leafEnd] = [7, 18]
    const slabs = Array.from({ length: 28 }, (_, index) => {
      if (index === columnEnd) return line(breakCost.free)
      // A little worse, so that the first way isn't taken where both cost the same.
      return index === leafEnd ? line(0.01) : line(breakCost.free, { isInsideSection: true })
    })
    const paginated = (perPage: number) => paginate(slabs, { heightPt: () => 100, keepsSections: true, perPage })
    expect(paginated(2).map((column) => column.length)).toEqual([10, 9, 9])
    expect(paginated(1).map((page) => page.length)).toEqual([8, 10, 10])
  })

  it('fills earlier pages first where that takes no more of them and tears no step, though a procedure goes over', () => {
    const step = (lines: number, isLast = false) =>
      Array.from({ length: lines }, (_, index) => {
        const isEnd = index === lines - 1
        return line(isEnd ? breakCost.free : breakCost.insideShortStep, isEnd && isLast ? {} : { isInsideSection: true })
      })
    const slabs = [...step(3), ...step(2, true), ...step(3), ...step(3), ...step(3, true)]
    const paginated = (fillsEarlier: boolean) =>
      paginate(slabs, { heightPt: () => 100, keepsSections: true, fillsEarlier }).map((page) => page.length)
    expect(paginated(false)).toEqual([5, 9])
    expect(paginated(true)).toEqual([8, 6])
  })

  it('fills the page at whose end a script is torn, though the next one has the less on it for that', () => {
    const placesInside = [5, 8]
    const script = Array.from({ length: 12 }, (_, index) => line(placesInside.includes(index) ? breakCost.insideStep : breakCost.never))
    const procedure = Array.from({ length: 8 }, () => line(breakCost.never))
    const slabs = [...script.slice(0, -1), line(breakCost.free), ...procedure]
    const pages = paginate(slabs, { heightPt: () => 100, keepsSections: true, fillsEarlier: true })
    expect(pages.map((page) => page.length)).toEqual([9, 3, 8])
  })

  it('breaks even a command where it is longer than a page', () => {
    expect(
      counts(
        Array.from({ length: 5 }, () => line(breakCost.insideCommand)),
        30,
      ),
    ).toEqual([3, 2])
  })

  it('repeats the head of a table that goes on', () => {
    const repeated = [line(breakCost.never)]
    const pages = paginate([line(breakCost.never), ...Array.from({ length: 4 }, () => line(0, { repeated }))], { heightPt: () => 40 })
    expect(pages.map((page) => page.map((placed) => placed.isRepeat))).toEqual([
      [false, false, false, false],
      [true, false],
    ])
  })

  it('knows the page of every anchor', () => {
    const pages = paginate([line(0, { anchors: ['a'] }), line(0), line(0, { anchors: ['b'] })], { heightPt: () => 20 })
    const leaves = pages.map((page, index) => ({ page, number: index + 1 }))
    expect([...anchorPages(leaves)]).toEqual([
      ['a', 1],
      ['b', 2],
    ])
  })

  it('puts two short parts on one page, but nothing under the first', () => {
    const part = paginate([line(0)], { heightPt: () => 100 })
    expect(joinShortParts([part, part, part], 100).map((page) => page.length)).toEqual([1, 2])
  })
})
