// Files that wait to be read, one after the other. Between two of them everything else gets its turn: a step that runs, a key
// that was pressed, the playbook that somebody wants now.
import { setImmediate } from 'node:timers/promises'

export interface ReadingQueue {
  /** Resolves when all of these have been read. */
  add(files: readonly string[]): Promise<void>
  /** How many files wait. */
  size(): number
  /** Resolves when some more have been read, or none is left. */
  progress(): Promise<void>
  /** Calls back when none is left. Returns the function that ends it. */
  onEnd(listener: () => void): () => void
  /** Leaves unread what still waits. */
  close(): void
}

const progressMs = 250

/** `read` must not fail. */
export function createReadingQueue(read: (file: string) => Promise<unknown>): ReadingQueue {
  const waiting = new Map<string, PromiseWithResolvers<void>>()
  const listeners = new Set<() => void>()
  let more = Promise.withResolvers<void>()
  let isReading = false
  let isClosed = false

  function tellProgress(): void {
    more.resolve()
    more = Promise.withResolvers()
  }

  async function readAll(): Promise<void> {
    isReading = true
    let toldAt = performance.now()
    // A file that is added meanwhile comes at the end of this very loop.
    for (const [file, { resolve }] of waiting) {
      if (!isClosed) await read(file)
      waiting.delete(file)
      resolve()
      if (performance.now() - toldAt > progressMs) {
        toldAt = performance.now()
        tellProgress()
      }
      if (!isClosed) await setImmediate()
    }
    isReading = false
    tellProgress()
    for (const listener of listeners) listener()
  }

  return {
    async add(files) {
      const promises = files.map((file) => {
        const known = waiting.get(file) ?? Promise.withResolvers<void>()
        waiting.set(file, known)
        return known.promise
      })
      if (!isReading && waiting.size > 0) void readAll()
      await Promise.all(promises)
    },
    size: () => waiting.size,
    progress: () => (waiting.size === 0 ? Promise.resolve() : more.promise),
    onEnd(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      isClosed = true
      listeners.clear()
    },
  }
}
