// A terminal's bytes come in pieces of 4 kB at most. A fast program's are given on in few large lots and not in fifty thousand
// small ones; what comes after a pause goes on at once. A lot has memory of its own: pieces that waited for a disk would each
// outlive the collector's first look at them, and leave as much behind as has come by.

const lotBytes = 64 * 1024
/** Nobody sees a delay of this. */
const windowMs = 5

/** Gives `consume` pieces in their order, one lot after the other. Each call resolves when the lot with its bytes is done with. */
export function gather(consume: (lot: Buffer) => Promise<void>): (bytes: Buffer) => Promise<void> {
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let lot = Promise.withResolvers<void>()
  let last: Promise<unknown> = Promise.resolve()
  let window: NodeJS.Timeout | undefined
  const giveOn = (): void => {
    clearTimeout(window)
    window = undefined
    if (waiting.length === 0) return
    const whole = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting, waitingBytes)
    const { resolve, reject } = lot
    waiting = []
    waitingBytes = 0
    lot = Promise.withResolvers<void>()
    last = last.then(() => consume(whole)).then(resolve, reject)
    window = setTimeout(giveOn, windowMs)
  }
  return (bytes) => {
    waiting.push(bytes)
    waitingBytes += bytes.length
    const { promise } = lot
    if (window === undefined || waitingBytes >= lotBytes) giveOn()
    return promise
  }
}
