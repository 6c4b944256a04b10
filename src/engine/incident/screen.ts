// What a terminal on a session shows, as a stream: the last of what was there, then everything as it comes, secrets masked.
// A terminal that is too slow is cleared and drawn anew from the last of it; the shell never waits for it.
import type { StreamItem } from '../../contract/calls.ts'
import { createMasker } from '../output/masking.ts'
import type { LivingSession } from './sessions.ts'

const queueBytes = 1024 * 1024
const itemBytes = 64 * 1024
/** Echo of a key press must not wait for the next one, only for the rest of its own chunk. */
const holdBackMs = 50
const clearScreen = Buffer.from('\x1bc')

/** `seq` is the byte offset of the item's end in what the shell wrote; `after` is taken up where that is still there. */
export async function* followScreen(
  session: LivingSession,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<{ readonly seq: number; readonly item: StreamItem<'session.screen'> }> {
  const masker = createMasker(() => session.secrets)
  const recent = recentAfter(session, after)
  let queue = [masker.feed(recent.bytes)]
  let isPast = recent.isAll
  let queued = 0
  let ended = false
  let filled = Promise.withResolvers<void>()
  let timer: NodeJS.Timeout | undefined
  const wake = () => filled.resolve()
  const put = (bytes: Buffer) => {
    queue.push(bytes)
    queued += bytes.length
    if (queued > queueBytes) {
      queue = [clearScreen, masker.feed(session.shell.recentScreen())]
      queued = 0
      isPast = true
    }
    wake()
  }
  const stopListening = session.shell.onScreen((bytes) => {
    put(masker.feed(bytes))
    clearTimeout(timer)
    timer = setTimeout(() => put(masker.end()), holdBackMs)
  })
  session.shell.onEnd(() => {
    ended = true
    put(masker.end())
  })
  signal.addEventListener('abort', wake)
  try {
    while (!signal.aborted) {
      filled = Promise.withResolvers<void>()
      const bytes = Buffer.concat(queue)
      queue = []
      queued = 0
      const seq = session.screenBytes
      const past = isPast ? { isPast } : {}
      isPast = false
      for (let from = 0; from < bytes.length && !signal.aborted; from += itemBytes)
        yield { seq, item: { base64: bytes.subarray(from, from + itemBytes).toString('base64'), ...past } }
      if (bytes.length > 0) continue
      if (ended) return
      await filled.promise
    }
  } finally {
    clearTimeout(timer)
    stopListening()
    signal.removeEventListener('abort', wake)
  }
}

/** What the screen got after this offset, as far as it is still there. */
function recentAfter(session: LivingSession, after: number): { readonly bytes: Buffer; readonly isAll: boolean } {
  const recent = session.shell.recentScreen()
  const start = session.screenBytes - recent.length
  const isAll = after <= start || after > session.screenBytes
  return { bytes: isAll ? recent : recent.subarray(after - start), isAll }
}
