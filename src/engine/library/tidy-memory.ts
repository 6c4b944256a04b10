// Gives back the memory that reading many playbooks took. Each model lives for a few milliseconds among pages of the index
// that stay, which leaves the heap full of holes: more than twice what is in use, until V8 finds a reason to close them.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: { readonly type: 'major'; readonly execution: 'async'; readonly flavor: 'last-resort' }) => Promise<void>

/** From so many on, what reading leaves behind is worth it. */
export const manyFiles = 200

let collect: Collect | undefined

/** Takes a few tenths of a second for a thousand playbooks; for after many files, never in between. */
export async function tidyMemory(): Promise<void> {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as Collect
  }
  await collect({ type: 'major', execution: 'async', flavor: 'last-resort' })
}
