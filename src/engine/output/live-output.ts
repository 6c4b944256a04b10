// Output on its way to screens. A follower that needs only to see what happens (`whole` false) skips what it has no time
// for; one that needs every byte (`whole` true) makes the program wait.
import type { StreamItem } from '../../contract/calls.ts'
import type { IncidentId, RunId } from '../../core/incident/events.ts'
import type { CommandId, StepId } from '../../core/playbook/model/document.ts'
import { continuedBytes, unfinishedBytes } from './utf8.ts'

export interface OutputChunk {
  readonly incidentId: IncidentId
  readonly runId: RunId
  readonly stepId: StepId
  readonly commandId: CommandId
  /** Offset of the first byte in the command's output. */
  readonly from: number
  readonly bytes: Buffer
  /** Nothing follows for this command. */
  readonly isLast: boolean
}

type Item = StreamItem<'step.output'>

export interface LiveOutput {
  /** Resolves when everybody who needs every byte has little left to take; at once (undefined) when nobody does. */
  publish(chunk: OutputChunk): Promise<void> | undefined
  follow(
    incidentId: IncidentId,
    whole: boolean,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<{ readonly seq: number; readonly item: Item }>
}

const itemBytes = 64 * 1024
const queueBytes = 256 * 1024
const intervalMs = 50

export function createLiveOutput(): LiveOutput {
  const followers = new Set<Follower>()
  return {
    publish(chunk) {
      const waits: Promise<void>[] = []
      for (const follower of followers) {
        if (follower.incidentId !== chunk.incidentId) continue
        const wait = follower.push(chunk)
        if (wait !== undefined) waits.push(wait)
      }
      return waits.length === 0 ? undefined : Promise.all(waits).then(() => undefined)
    },
    async *follow(incidentId, whole, after, signal) {
      const follower = new Follower(incidentId, whole)
      const stop = () => follower.stop()
      followers.add(follower)
      signal.addEventListener('abort', stop)
      let seq = after
      try {
        while (!signal.aborted) {
          const item = follower.take()
          if (item === undefined) await follower.filled()
          else yield { seq: ++seq, item }
          if (item !== undefined && !whole) await pause(intervalMs, signal)
        }
      } finally {
        followers.delete(follower)
        follower.stop()
        signal.removeEventListener('abort', stop)
      }
    },
  }
}

/** What one follower has not taken yet. */
class Follower {
  readonly incidentId: IncidentId
  readonly #whole: boolean
  readonly #queue: OutputChunk[] = []
  #queuedBytes = 0
  #stopped = false
  #filled = Promise.withResolvers<void>()
  #drained = Promise.withResolvers<void>()

  constructor(incidentId: IncidentId, whole: boolean) {
    this.incidentId = incidentId
    this.#whole = whole
  }

  push(chunk: OutputChunk): Promise<void> | undefined {
    if (this.#stopped) return undefined
    this.#queue.push(chunk)
    this.#queuedBytes += chunk.bytes.length
    if (!this.#whole) this.#skip()
    this.#filled.resolve()
    if (!this.#whole || this.#queuedBytes <= queueBytes) return undefined
    return this.#drained.promise
  }

  filled(): Promise<void> {
    return this.#filled.promise
  }

  stop(): void {
    this.#stopped = true
    this.#filled.resolve()
    this.#drained.resolve()
  }

  /** The next item: one command's bytes that follow each other, up to the size of an item, in whole characters. */
  take(): Item | undefined {
    for (;;) {
      const first = this.#queue[0]
      if (first === undefined) {
        if (!this.#stopped) this.#filled = Promise.withResolvers<void>()
        return undefined
      }
      const { bytes, isLast } = this.#front(first)
      const length = isLast ? bytes.length : bytes.length - unfinishedBytes(bytes)
      if (length === 0 && !isLast && this.#isAllOfOne(first)) {
        // Only the beginning of a character: the rest is on its way.
        if (!this.#stopped) this.#filled = Promise.withResolvers<void>()
        return undefined
      }
      const taken = length === 0 ? bytes.length : length
      this.#drop(taken, first)
      if (taken === 0) continue
      const { runId, stepId, commandId, from } = first
      return { runId, stepId, commandId, from, to: from + taken, text: bytes.toString('utf8', 0, taken) }
    }
  }

  #continues(one: OutputChunk, next: OutputChunk): boolean {
    return one.runId === next.runId && one.commandId === next.commandId && one.from + one.bytes.length === next.from
  }

  #front(first: OutputChunk): { bytes: Buffer; isLast: boolean } {
    const parts: Buffer[] = []
    let length = 0
    let before = first
    for (const [index, chunk] of this.#queue.entries()) {
      if (length >= itemBytes || (index > 0 && !this.#continues(before, chunk))) break
      parts.push(chunk.bytes)
      length += chunk.bytes.length
      before = chunk
    }
    const bytes = parts.length === 1 ? first.bytes : Buffer.concat(parts)
    return bytes.length > itemBytes ? { bytes: bytes.subarray(0, itemBytes), isLast: false } : { bytes, isLast: before.isLast }
  }

  #isAllOfOne(first: OutputChunk): boolean {
    return this.#queue.every((chunk, index) => index === 0 || this.#continues(this.#queue[index - 1] ?? first, chunk))
  }

  /** Takes bytes of one command off the front, and a chunk without bytes that stands there then. */
  #drop(count: number, front: OutputChunk): void {
    let left = count
    while (this.#queue[0] !== undefined) {
      const chunk = this.#queue[0]
      if (chunk.runId !== front.runId || chunk.commandId !== front.commandId || (left === 0 && chunk.bytes.length > 0)) break
      if (chunk.bytes.length > left) {
        this.#queue[0] = { ...chunk, from: chunk.from + left, bytes: chunk.bytes.subarray(left) }
        break
      }
      this.#queue.shift()
      left -= chunk.bytes.length
    }
    this.#queuedBytes -= count
    if (this.#queuedBytes > queueBytes) return
    this.#drained.resolve()
    if (!this.#stopped) this.#drained = Promise.withResolvers<void>()
  }

  /** Drops what is oldest, up to the start of a character. */
  #skip(): void {
    while (this.#queuedBytes > queueBytes && this.#queue[0] !== undefined) {
      const chunk = this.#queue[0]
      const excess = Math.min(this.#queuedBytes - queueBytes, chunk.bytes.length)
      const dropped = excess + continuedBytes(chunk.bytes.subarray(excess))
      this.#queuedBytes -= dropped
      if (dropped >= chunk.bytes.length) this.#queue.shift()
      else this.#queue[0] = { ...chunk, from: chunk.from + dropped, bytes: chunk.bytes.subarray(dropped) }
    }
  }
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, durationMs)
    signal.addEventListener('abort', end)
  })
}
