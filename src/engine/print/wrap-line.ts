// Where one line of a command, or a word that is wider than its line, goes over to the next ones: all its wraps are chosen
// together, so that it takes few lines and none of them tears what could stand whole. How good each place is, core/card/wrap-places.ts says.
import { wrapRating } from '../../core/card/wrap-places.ts'

/** What is never cut: a sign. */
export interface WrapCell {
  /** In the unit of the room. */
  readonly width: number
  /** How good it is to wrap right before it. */
  readonly rating: number
  readonly isBlank: boolean
  readonly isHyphen: boolean
}

/** Of the first line, of those below, and what of them the mark takes at the end of one that goes on. */
export interface WrapRoom {
  readonly first: number
  readonly below: number
  readonly mark: number
}

/** What a wrap costs, in lines, where what it tears has no room on one line either: words, an option with its value. */
const costs = {
  [wrapRating.insideName]: 0.9,
  [wrapRating.insideWord]: 0.5,
  [wrapRating.insideQuotes]: 0.3,
  [wrapRating.afterOption]: 0.1,
  [wrapRating.betweenWords]: 0.1,
  [wrapRating.betweenParts]: 0,
}
/** The same where that has: words and quotes are worth a line more, an option with its value is not. */
const tearingCosts: Partial<typeof costs> = {
  [wrapRating.insideName]: 2.4,
  [wrapRating.insideWord]: 1.9,
  [wrapRating.insideQuotes]: 1.6,
  [wrapRating.afterOption]: 0.8,
}
const anywhereCost = 3
/** Of a line that is white from its beginning: the earlier ones are rather full than the last. */
const whiteCost = 0.22
/** Sums that differ by less are the same. */
const least = 1e-9
/** A line shorter than this part of the room is only as long as it takes to say that it goes on. */
const shortest = { atSpace: 0.14, inside: 0.2 }

interface Way {
  readonly cost: number
  readonly from: number
}

/** The index behind the last cell of each line. */
export function wrapLine(cells: readonly WrapCell[], room: WrapRoom): readonly number[] {
  const columns = columnsOf(cells)
  const costAt = costOfEach(cells, columns, room)
  const firstSign = cells.findIndex(({ isBlank }) => !isBlank)
  const ways: (Way | undefined)[] = [{ cost: 0, from: -1 }]
  const reach = (from: number, to: number, cost: number) => {
    const known = ways[to]
    // Of two that cost the same, the one whose earlier lines are fuller.
    if (known === undefined || cost < known.cost + least) ways[to] = { cost, from }
  }
  for (let start = 0; start < cells.length; start++) {
    const way = ways[start]
    if (way === undefined) continue
    const space = start === 0 ? room.first : room.below
    const startsAt = columns[start] as number
    let isStuck = true
    let end = start + 1
    for (; end < cells.length && (columns[end] as number) - startsAt <= space; end++) {
      const { rating } = cells[end] as WrapCell
      const column = (columns[end] as number) - startsAt
      // Nobody sees a blank at the end of a line: the mark may stand on it.
      const seen = cells[end - 1]?.isBlank ? (columns[end - 1] as number) - startsAt : column
      if (rating === wrapRating.nowhere || end <= firstSign || seen > space - room.mark) continue
      if (column < space * (rating >= wrapRating.insideQuotes ? shortest.atSpace : shortest.inside)) continue
      reach(start, end, way.cost + 1 + (costAt[end] as number) + ((space - column) / room.first) * whiteCost)
      isStuck = false
    }
    if (end === cells.length && (columns[end] as number) - startsAt <= space) reach(start, end, way.cost + 1)
    else if (isStuck) reach(start, anywhere(cells, columns, start, space - room.mark), way.cost + 1 + anywhereCost)
  }
  const ends: number[] = []
  for (let end = cells.length; end > 0; end = (ways[end] as Way).from) ends.push(end)
  return ends.reverse()
}

/** How much there is before each, and before the end. */
function columnsOf(cells: readonly WrapCell[]): readonly number[] {
  const columns = [0]
  for (const { width } of cells) columns.push((columns.at(-1) as number) + width)
  return columns
}

/** What a wrap before each cell costs: it tears what stands between the nearest places on both sides that are better. */
function costOfEach(cells: readonly WrapCell[], columns: readonly number[], { below, mark }: WrapRoom): readonly number[] {
  const costAt = new Array<number>(cells.length).fill(0)
  const isBetter = (index: number, rating: number) => (cells[index] as WrapCell).rating > rating
  for (const rating of Object.keys(costs).map(Number) as (keyof typeof costs)[]) {
    let start = 0
    while (start < cells.length) {
      let end = start + 1
      while (end < cells.length && !isBetter(end, rating)) end += 1
      const isLast = end === cells.length
      const fits = (columns[end] as number) - (columns[start] as number) <= (isLast ? below : below - mark)
      const cost = (fits ? tearingCosts[rating] : undefined) ?? costs[rating]
      for (let index = start; index < end; index++) if (cells[index]?.rating === rating) costAt[index] = cost
      start = end
    }
  }
  return costAt
}

/** In the middle of a word that fits on no line. */
function anywhere(cells: readonly WrapCell[], columns: readonly number[], start: number, space: number): number {
  let most = start + 1
  while (most < cells.length - 1 && (columns[most + 1] as number) - (columns[start] as number) <= space) most += 1
  let cut = most
  // Programs that extract text take a hyphen at the end of a line for one of the typesetter's, and leave out a blank at its start.
  while (cut - start > (most - start) / 2 && (cells[cut - 1]?.isHyphen || cells[cut]?.isBlank)) cut -= 1
  return cut
}
