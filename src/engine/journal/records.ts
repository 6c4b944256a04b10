// The journal, and what happened but could not be written to it yet. What a responder asks for is refused when it can't be
// recorded; what has already happened (a command ended) can't be refused: it is kept here, tried again until it is
// written, and everybody who follows the incident is told. Facts of one incident are written in the order they happened.
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentEvent, IncidentFact, IncidentId } from '../../core/incident/events.ts'
import type { Journal } from './journal.ts'

export interface Records {
  readonly journal: Journal
  /** Records what is about to be done. Throws when it can't be; then it must not be done. */
  append(incidentId: IncidentId, facts: IncidentFact | readonly IncidentFact[], check?: () => void): void
  /** Records what has happened: at once where that is possible, else as soon as it is. */
  appendHappened(incidentId: IncidentId, fact: IncidentFact): void
  /**
   * Events after `after`: those that are recorded, then those that come, until `signal` is aborted.
   * Where facts of this incident wait to be written, tries that, and throws the RuncardError that it meets.
   */
  follow(incidentId: IncidentId, after: number, signal: AbortSignal): AsyncGenerator<{ readonly seq: number; readonly item: IncidentEvent }>
  /** Tries a last time, then closes the journal. What could not be written is lost: the run it is about may have run. */
  close(): void
}

interface Happened {
  readonly fact: IncidentFact
  readonly at: number
}

const retryMs = 1000
const batchSize = 500

export function createRecords(journal: Journal): Records {
  const waiting = new Map<IncidentId, Happened[]>()
  const wakers = new Set<() => void>()
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  /** Writes what waits; throws when it still can't be. */
  function flush(incidentId: IncidentId): void {
    const facts = waiting.get(incidentId)
    while (facts?.[0] !== undefined) {
      journal.append(incidentId, facts[0].fact, { at: facts[0].at })
      facts.shift()
    }
    waiting.delete(incidentId)
  }

  function retry(): void {
    for (const incidentId of [...waiting.keys()]) {
      try {
        flush(incidentId)
      } catch (error) {
        if (!(error instanceof RuncardError)) throw error
      }
    }
    if (waiting.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  function keep(incidentId: IncidentId, fact: IncidentFact): void {
    waiting.set(incidentId, [...(waiting.get(incidentId) ?? []), { fact, at: Date.now() }])
    timer ??= setInterval(retry, retryMs)
    for (const wake of wakers) wake()
  }

  return {
    journal,
    append(incidentId, facts, check) {
      flush(incidentId)
      journal.append(incidentId, facts, check === undefined ? {} : { check })
    },
    appendHappened(incidentId, fact) {
      try {
        flush(incidentId)
        journal.append(incidentId, fact)
      } catch (error) {
        if (!(error instanceof RuncardError)) throw error
        keep(incidentId, fact)
      }
    },
    async *follow(incidentId, after, signal) {
      let last = Math.max(after, 0)
      let changed = Promise.withResolvers<void>()
      const wake = () => changed.resolve()
      const unsubscribe = journal.onChange(wake)
      wakers.add(wake)
      signal.addEventListener('abort', wake)
      try {
        while (!signal.aborted && !isClosed) {
          changed = Promise.withResolvers<void>()
          const events = journal.events(incidentId, last, batchSize)
          for (const event of events) {
            yield { seq: event.seq, item: event }
            if (signal.aborted || isClosed) return
            last = event.seq
          }
          if (events.length > 0) continue
          if (waiting.has(incidentId)) flush(incidentId)
          else await changed.promise
        }
      } finally {
        unsubscribe()
        wakers.delete(wake)
        signal.removeEventListener('abort', wake)
      }
    },
    close() {
      retry()
      clearInterval(timer)
      isClosed = true
      for (const wake of wakers) wake()
      journal.close()
    },
  }
}
