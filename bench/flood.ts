// 1 GiB through a whole engine with a screen that watches over the real WebSocket: what memory it takes, and how long a key
// press in the search box waits for its answer meanwhile; both against the same engine before. The screen is this process.
// Where the target is too slow for all of it, it is stopped, and the rows say how far it came.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { type Client, createClient } from '../src/contract/client.ts'
import type { IncidentEvent, TargetId } from '../src/core/incident/events.ts'
import type { PlaybookId } from '../src/core/playbook/model/document.ts'
import { createWebSocketTransport } from '../src/renderer/transport/websocket.ts'
import type { Comparison, Row } from './figures.ts'
import type { PlaceOrNeeds } from './places.ts'

const keyEveryMs = 20
const keysBefore = 200
const limitMs = 90_000
const megabyte = 1_000_000

export async function benchFlood(place: PlaceOrNeeds): Promise<Row[]> {
  const memory = `resident memory, 1 GiB printed (peak): ${place.name}`
  const keys = `a key press while 1 GiB is printed (p99): ${place.name}`
  if ('needs' in place) return [memory, keys].map((what) => ({ what, skipped: `needs ${place.needs}` }))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'flood-process.ts')], {
    env: { ...process.env, ...place.environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const nextLine = async <Line>(): Promise<Line> => JSON.parse((await lines.next()).value ?? '') as Line
  const peak = async (): Promise<number> => {
    child.stdin.write('\n')
    return (await nextLine<{ peakMb: number }>()).peakMb
  }
  try {
    const { url, playbookId } = await nextLine<{ url: string; playbookId: PlaybookId }>()
    const client = createClient(await browserTransport(url))
    const run = await openDrill(client, playbookId, place.targetId as TargetId)
    await run(0)
    const before = await pressKeys(client, delay(keysBefore * keyEveryMs))
    const beforeMb = await peak()
    const flood = run(1)
    const during = await pressKeys(client, flood)
    const peakMb = await peak()
    const { isCutOff, outputBytes } = await flood
    const how = isCutOff ? `; cut off after ${limitMs / 1000} s at ${Math.round(outputBytes / megabyte)} MB` : ''
    return [comparison(memory + how, 'MB', peakMb, beforeMb, 1), comparison(keys + how, 'ms', p99(during), p99(before), during.length)]
  } finally {
    child.stdin.end()
  }
}

function comparison(what: string, unit: Comparison['unit'], ours: number, theirs: number, rounds: number): Comparison {
  return { what, against: 'the same engine before', unit, ours, theirs, ratio: ours / theirs, rounds }
}

/** The screens' own transport, with the cookie and the origin that a browser would send. */
async function browserTransport(url: string) {
  const { origin, host } = new URL(url)
  const { headers } = await fetch(url, { redirect: 'manual' })
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
  class BrowserSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie, origin } })
      // The engine's end is the screen's too; it would go on trying to come back.
      this.on('error', () => {})
    }
  }
  Object.assign(globalThis, { WebSocket: BrowserSocket })
  return createWebSocketTransport(`ws://${host}/wire`)
}

interface Printed {
  readonly isCutOff: boolean
  readonly outputBytes: number
}

/** Opens a drill with a screen that watches its output; answers what runs a step to its end, or to the limit. */
async function openDrill(client: Client, playbookId: PlaybookId, targetId: TargetId): Promise<(index: number) => Promise<Printed>> {
  const { playbook, hash } = await client.call('playbook.open', { playbookId })
  const { incidentId } = await client.call('incident.open', { playbookId, kind: 'drill' })
  client.subscribe('step.output', { incidentId, whole: false }, { onItem: () => {} })
  let outputBytes = 0
  const ended = new Map<string, (event: IncidentEvent & { readonly type: 'step-finished' }) => void>()
  const onItem = (event: IncidentEvent): void => {
    if (event.type === 'command-finished') outputBytes = event.outputBytes
    if (event.type === 'step-finished') ended.get(event.stepId)?.(event)
  }
  client.subscribe('incident.events', { incidentId }, { onItem })
  return async (index) => {
    const step = playbook.procedures.flatMap((procedure) => procedure.steps)[index]!
    const end = new Promise<IncidentEvent & { readonly type: 'step-finished' }>((resolve) => ended.set(step.id, resolve))
    const { runId } = await client.call('step.run', { incidentId, stepId: step.id, targetId, hash, values: {} })
    const limit = setTimeout(() => void client.call('step.stop', { incidentId, runId }), limitMs)
    const { outcome, detail } = await end
    clearTimeout(limit)
    if (outcome !== 'succeeded' && outcome !== 'stopped') throw new Error(`the step ended as ${outcome}: ${detail}`)
    return { isCutOff: outcome === 'stopped', outputBytes }
  }
}

/** Milliseconds from each key press to its answer, until `work` is done. */
async function pressKeys(client: Client, work: Promise<unknown>): Promise<readonly number[]> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  const times: number[] = []
  while (!isDone) {
    const pressedAt = performance.now()
    await client.call('library.search', { query: 'print a lot'.slice(0, 1 + (times.length % 11)), limit: 8 })
    times.push(performance.now() - pressedAt)
    await delay(keyEveryMs)
  }
  await done
  return times
}

function p99(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? 0
}
