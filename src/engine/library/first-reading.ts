// The first file that is read takes ten times as long as the next: all of the reading's code is new to the machine. What
// somebody asks for meanwhile must not wait for all of that at once, so ever longer beginnings of the file are read first.
import { setImmediate } from 'node:timers/promises'

/** Characters. Each meets about as much that is new as the one before it. */
const beginnings = [200, 500, 1000, 1500, 2000, 3500, 6000, 10_000, 16_000]

/** What to call with the first text before it is read as a whole; does nothing for those that follow. */
export function createFirstReading(read: (text: string) => unknown): (text: string) => Promise<void> {
  let isFirst = true
  return async (text) => {
    if (!isFirst) return
    isFirst = false
    for (const length of beginnings) {
      if (length >= text.length) return
      read(text.slice(0, length))
      await setImmediate()
    }
  }
}
