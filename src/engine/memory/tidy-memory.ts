// Keeps down the memory that much work in little time takes. V8 lets what is no longer used gather until there are several
// times as many of it as of what is in use, and gives hardly any of that back; and it counts objects, behind each of which may
// stand the bytes that it was read into.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (
  options:
    | { readonly type: 'major'; readonly execution: 'async'; readonly flavor: 'last-resort' }
    | { readonly type: 'minor'; readonly execution: 'sync' },
) => Promise<void> | undefined

/** From so many on, what reading files leaves behind is worth it. */
export const manyFiles = 200

/** How far what is left behind may grow beside what is in use. */
const growthPercent = 50

/** Output leaves two to three times as much behind as came by: what it was read into, deciphered into and gathered in. */
const muchOutputBytes = 4 * 1024 * 1024

let collect: Collect | undefined

function collector(): Collect {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as Collect
  }
  return collect
}

/** For when many files have been read: what is left behind from then on is collected earlier than V8 would. */
export function boundMemory(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`)
}

/** For when the last of many has been read or counted, never in between: a few hundredths of a second in which nothing else is done. */
export async function tidyMemory(): Promise<void> {
  await collector()({ type: 'major', execution: 'async', flavor: 'last-resort' })
}

let passedBytes = 0

/** For bytes of output that come by: after many, what they left is collected, which takes a millisecond since all of it is young. */
export function tidyAfter({ length }: Buffer): void {
  passedBytes += length
  if (passedBytes < muchOutputBytes) return
  passedBytes = 0
  void collector()({ type: 'minor', execution: 'sync' })
}
