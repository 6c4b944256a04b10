// A rest between the steps of a printing: whoever else waits for the engine has a turn, a printing that nobody wants any more is
// given up, and what a large one left behind is let go. A binder of thousands of pages takes no more memory than one of some hundred.
import { setImmediate } from 'node:timers/promises'
import { RuncardError } from '../../contract/errors.ts'
import { tidyMemory } from '../memory/tidy-memory.ts'

const pagesBetween = 150

/** To be told how many pages have been set or drawn since it was last called. Throws RuncardError cancelled. */
export type Rest = (pageCount: number) => Promise<void>

export function createRest(signal?: AbortSignal): Rest {
  let pages = 0
  return async (pageCount) => {
    await setImmediate()
    if (signal?.aborted) throw new RuncardError('cancelled', {})
    pages += pageCount
    if (pages < pagesBetween) return
    pages = 0
    await tidyMemory()
  }
}
