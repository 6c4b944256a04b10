// Keeps down the memory that a library of many playbooks takes. Reading one leaves a few megabytes behind, which live for
// some milliseconds; V8 lets them gather until there are several times as many as what is in use, and gives hardly any of
// them back.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: { readonly type: 'major'; readonly execution: 'async'; readonly flavor: 'last-resort' }) => Promise<void>

/** From so many on, what reading leaves behind is worth it. */
export const manyFiles = 200

/** How far what is left behind may grow beside what is in use. */
const growthPercent = 50

let collect: Collect | undefined

/** For when many files have been read: what is left behind from then on is collected earlier than V8 would. */
export function boundMemory(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`)
}

/** For when the last of many has been worked on, never in between: a few hundredths of a second in which nothing else is done. */
export async function tidyMemory(): Promise<void> {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as Collect
  }
  await collect({ type: 'major', execution: 'async', flavor: 'last-resort' })
}
