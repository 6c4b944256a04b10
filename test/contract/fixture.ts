// An engine of a few calls and streams for the conformance suite: each does one thing that a wire must carry.
import { RuncardError } from '../../src/contract/errors.ts'
import type { Handlers } from '../../src/contract/server.ts'
import type { IncidentEvent } from '../../src/core/incident/events.ts'

/** What the engine's side saw. */
export interface FixtureState {
  cancelled: number
  /** Items of 'step.output' that were taken off the producer's hands. */
  produced: number
  streamsEnded: number
  bugs: string[]
}

export const outputItemCharacters = 64 * 1024
export const outputItems = 4_000
/** 'incident.events' has ten; a first listener gets these and then waits. */
export const eventsBeforeTheWait = 5
export const events = 10

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

export function createFixture(): { readonly handlers: Handlers; readonly state: FixtureState } {
  const state: FixtureState = { cancelled: 0, produced: 0, streamsEnded: 0, bugs: [] }
  let listeners = 0

  const calls = {
    async 'app.info'() {
      return { version: '1.2.3', shell: 'terminal', platform: 'test', hasFolderDialog: false }
    },
    async 'library.search'({ query }: { query: string }) {
      return [{ playbookId: 'p', playbookTitle: 'Ä “quoted” 漢字 \u2028', title: { text: query, marks: [[0, 1]] } }]
    },
    async 'settings.read'() {
      throw new RuncardError('records-newer', { file: '/data/journal.db' })
    },
    async 'incident.list'() {
      throw new TypeError('secret details of a fault')
    },
    async 'output.read'(_input: unknown, signal: AbortSignal) {
      await untilAborted(signal)
      state.cancelled += 1
      throw new RuncardError('cancelled', {})
    },
  }

  const streams = {
    async *'incident.events'(_input: unknown, after: number, signal: AbortSignal) {
      listeners += 1
      const isFirst = listeners === 1
      for (let seq = Math.max(after, 0) + 1; seq <= events; seq += 1) {
        if (isFirst && seq > eventsBeforeTheWait) return await untilAborted(signal)
        yield { seq, item: { type: 'note-added', text: `note ${seq}`, seq, at: seq } as IncidentEvent }
      }
    },
    async *'step.output'(_input: unknown, _after: number, signal: AbortSignal) {
      const text = 'x'.repeat(outputItemCharacters)
      try {
        for (let seq = 1; seq <= outputItems && !signal.aborted; seq += 1) {
          yield { seq, item: { runId: 'r', stepId: 's', commandId: 'c', from: 0, to: 0, text } }
          state.produced = seq
          // Lets the rest of the process have its turn, as a real producer does.
          await new Promise(setImmediate)
        }
      } finally {
        state.streamsEnded += 1
      }
    },
    async *'library.changes'() {
      yield { seq: 1, item: { playbookIds: [] } }
      throw new RuncardError('folder-not-found', { folder: '/gone' })
    },
  }

  const reportBug = (error: unknown) => {
    state.bugs.push(String(error))
    return `report-${state.bugs.length}`
  }
  return { handlers: { calls, streams, reportBug } as unknown as Handlers, state }
}
