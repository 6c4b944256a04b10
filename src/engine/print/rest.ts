// A rest between the pages of a large work: what laying them out left behind is let go, and whoever else waits for the engine
// has a turn. A binder of thousands of pages takes no more memory than one of some hundred.
import { tidyMemory } from '../memory/tidy-memory.ts'

const pagesBetween = 150

/** To be told how many pages have been set or drawn since it was last called. */
export type Rest = (pageCount: number) => Promise<void>

export function createRest(): Rest {
  let pages = 0
  return async (pageCount) => {
    pages += pageCount
    if (pages < pagesBetween) return
    pages = 0
    await tidyMemory()
  }
}
