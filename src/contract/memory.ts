// The transport without a wire: both ends in one process. The terminal shell uses it, and so do tests.
import type { Endpoint, EngineMessage, Transport } from './wire.ts'

/** A connected pair. Messages are copied as a wire would, and arrive in order, later. */
export function createMemoryPair(): { transport: Transport; endpoint: Endpoint; close(): void } {
  const toEngine = new Set<(message: unknown) => void>()
  const toScreen = new Set<(message: EngineMessage) => unknown>()
  const closed = new Set<() => void>()
  const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value
  const add = <Value>(set: Set<Value>, value: Value) => {
    set.add(value)
    return () => void set.delete(value)
  }
  return {
    transport: {
      send(message) {
        const copied = copy(message)
        queueMicrotask(() => {
          for (const listener of toEngine) listener(copied)
        })
      },
      onMessage: (listener) => add(toScreen, listener),
      onConnection: () => () => {},
    },
    endpoint: {
      async send(message) {
        const copied = copy(message)
        await Promise.resolve()
        await Promise.all([...toScreen].map((listener) => listener(copied)))
      },
      onMessage: (listener) => add(toEngine, listener),
      onClose: (listener) => add(closed, listener),
    },
    close() {
      for (const listener of closed) listener()
    },
  }
}
