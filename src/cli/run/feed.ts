// One incident as one list of things that happened: the journal's events and the output that came between them. The engine
// sends them as two streams; here the output of a command that this run runs stands after its start and before its end, and is
// there to the last byte.
import type { StreamItem } from '../../contract/calls.ts'
import type { Client } from '../../contract/client.ts'
import type { IncidentEvent, IncidentId, RunId, TargetId } from '../../core/incident/events.ts'
import { reduceIncident } from '../../core/incident/reduce.ts'
import { emptyIncident, type IncidentState } from '../../core/incident/state.ts'
import type { StepId } from '../../core/playbook/model/document.ts'

type OutputItem = StreamItem<'step.output'>
export type OutputEvent = { readonly type: 'output' } & Pick<OutputItem, 'runId' | 'stepId' | 'commandId' | 'text'>
export type FeedEvent = IncidentEvent | OutputEvent

interface PendingOutput {
  readonly item: OutputItem
  /** Lets the next one come: a program that prints faster than it is read waits. */
  readonly taken: () => void
}

export interface Feed {
  /** What all that was taken comes to. */
  state(): IncidentState
  /** Whose output is to be taken: that of a run of this step there. What another Runcard runs in the incident is not for here. */
  expect(place: { readonly stepId: StepId; readonly targetId: TargetId } | undefined): void
  /** Resolves with the first event for which `fits` holds, once it has been taken; rejects where the feed breaks. */
  until<Found extends IncidentEvent>(fits: (event: IncidentEvent) => event is Found): Promise<Found>
  close(): void
}

/** How long the end of a command waits for output that is on its way before it is read from the record instead. */
const stragglerLimitMs = 2000
const readBytes = 500_000

/** Follows an incident. `take` gets what happens after the event with `after`, one event at a time, in order. */
export function followIncident(client: Client, incidentId: IncidentId, after: number, take: (event: FeedEvent) => Promise<void>): Feed {
  const events: IncidentEvent[] = []
  const outputs: PendingOutput[] = []
  const taken: IncidentEvent[] = []
  let state = emptyIncident
  const waiters = new Set<{ check: (event: IncidentEvent) => boolean; reject: (error: Error) => void }>()
  let expected: Parameters<Feed['expect']>[0]
  let ownRun: RunId | undefined
  let current: { readonly runId: string; readonly commandId: string; receivedBytes: number } | undefined
  let straggler: NodeJS.Timeout | undefined
  let isPumping = false
  let failure: Error | undefined

  function fail(error: Error): void {
    failure ??= error
    for (const waiter of waiters) waiter.reject(error)
    waiters.clear()
  }

  async function pump(): Promise<void> {
    if (isPumping) return
    isPumping = true
    try {
      for (let next = takeNext(); next !== undefined; next = takeNext()) await deliver(next)
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)))
    } finally {
      isPumping = false
    }
  }

  async function deliver(event: FeedEvent): Promise<void> {
    if (event.type === 'output' || event.seq > after) await take(event)
    if (event.type === 'output') return
    state = reduceIncident(state, event)
    taken.push(event)
    for (const waiter of [...waiters]) if (waiter.check(event)) waiters.delete(waiter)
  }

  /** Undefined while there is nothing whose turn it is. */
  function takeNext(): FeedEvent | undefined {
    const output =
      current === undefined ? -1 : outputs.findIndex(({ item }) => item.runId === current?.runId && item.commandId === current.commandId)
    if (current !== undefined && output !== -1) {
      const [pending] = outputs.splice(output, 1)
      const { runId, stepId, commandId, text, to } = pending!.item
      current.receivedBytes = to
      pending!.taken()
      return { type: 'output', runId, stepId, commandId, text }
    }
    const [event] = events
    if (event === undefined) return undefined
    if (event.seq <= after) return events.shift()
    if (event.type === 'step-started' && event.stepId === expected?.stepId && event.targetId === expected.targetId) ownRun = event.runId
    const isOwn = 'runId' in event && event.runId === ownRun
    if (isOwn && event.type === 'command-finished' && current !== undefined && current.receivedBytes < event.outputBytes) {
      straggler ??= setTimeout(() => void readRest(event), stragglerLimitMs)
      return undefined
    }
    events.shift()
    if (!isOwn) return event
    clearTimeout(straggler)
    straggler = undefined
    if (event.type === 'command-started') current = { runId: event.runId, commandId: event.commandId, receivedBytes: 0 }
    else if (event.type === 'command-finished') current = undefined
    return event
  }

  async function readRest({ runId, stepId, commandId, outputBytes }: IncidentEvent & { type: 'command-finished' }): Promise<void> {
    straggler = undefined
    if (current === undefined || current.receivedBytes >= outputBytes) return pump()
    const from = current.receivedBytes
    const piece = await client.call('output.read', { incidentId, runId, commandId, from, lengthBytes: readBytes }).catch(() => undefined)
    if (current === undefined || current.receivedBytes !== from) return pump()
    // What the record doesn't have either is lost; the event says so.
    if (piece === undefined || piece.to <= from) current.receivedBytes = outputBytes
    else outputs.unshift({ item: { runId, stepId, commandId, from, to: piece.to, text: piece.text }, taken() {} })
    return pump()
  }

  const onEnd = (error?: Error) => fail(error ?? new Error('the incident’s stream ended'))
  const unsubscribeOutput = client.subscribe(
    'step.output',
    { incidentId, whole: true },
    {
      onItem(item) {
        return new Promise<void>((resolve) => {
          outputs.push({ item, taken: resolve })
          void pump()
        })
      },
      onEnd,
    },
  )
  const unsubscribeEvents = client.subscribe(
    'incident.events',
    { incidentId },
    {
      onItem(event) {
        events.push(event)
        void pump()
      },
      onEnd,
    },
  )

  return {
    state: () => state,
    expect(place) {
      expected = place
    },
    until(fits) {
      const found = taken.find(fits)
      if (found !== undefined) return Promise.resolve(found)
      if (failure !== undefined) return Promise.reject(failure)
      return new Promise((resolve, reject) => {
        waiters.add({
          check(event) {
            if (!fits(event)) return false
            resolve(event)
            return true
          },
          reject,
        })
      })
    },
    close() {
      clearTimeout(straggler)
      unsubscribeOutput()
      unsubscribeEvents()
      for (const { taken } of outputs) taken()
    },
  }
}

/** Resolves when the event with `seq` has been taken, and so everything before it. */
export async function feedTo(feed: Feed, seq: number): Promise<void> {
  await feed.until((event): event is IncidentEvent => event.seq >= seq)
}

export interface IncidentNow {
  readonly state: IncidentState
  /** Where it was last worked on; absent where nothing ran yet. */
  readonly targetId?: TargetId
}

/** What the journal has of an incident at this moment, whoever wrote it. */
export async function incidentNow(client: Client, incidentId: IncidentId): Promise<IncidentNow> {
  const { lastSeq, targetId } = await client.call('incident.whereLeft', { incidentId })
  const feed = followIncident(client, incidentId, lastSeq, async () => {})
  try {
    await feedTo(feed, lastSeq)
    return { state: feed.state(), ...(targetId === undefined ? {} : { targetId }) }
  } finally {
    feed.close()
  }
}
