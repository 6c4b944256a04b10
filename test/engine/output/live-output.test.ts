import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StreamItem } from '../../../src/contract/calls.ts'
import type { IncidentId, RunId } from '../../../src/core/incident/events.ts'
import type { CommandId, StepId } from '../../../src/core/playbook/model/document.ts'
import { createLiveOutput, type LiveOutput } from '../../../src/engine/output/live-output.ts'
import { characterAcross, unfinishedBytes } from '../../../src/engine/output/utf8.ts'

const incidentId = 'incident-1' as IncidentId
const place = { incidentId, runId: 'run-1' as RunId, stepId: 'step-1' as StepId }

/** Publishes one command's output in pieces and waits whenever it is told to. */
async function publish(live: LiveOutput, commandId: string, pieces: readonly Buffer[]): Promise<void> {
  let from = 0
  const of = { ...place, commandId: commandId as CommandId }
  for (const bytes of pieces) {
    await live.publish({ ...of, from, bytes, isLast: false })
    from += bytes.length
  }
  await live.publish({ ...of, from, bytes: Buffer.alloc(0), isLast: true })
}

async function follow(live: LiveOutput, whole: boolean, until: (item: StreamItem<'step.output'>) => boolean) {
  const controller = new AbortController()
  const items: StreamItem<'step.output'>[] = []
  for await (const { item } of live.follow(incidentId, whole, -1, controller.signal)) {
    items.push(item)
    if (until(item)) controller.abort()
  }
  return items
}

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const sorted = [0, ...places.map((at) => at % (bytes.length + 1)).sort((one, other) => one - other), bytes.length]
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end))
}

describe('following output', () => {
  it('gives every character of every command, however the bytes were cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.array(fc.nat(200)),
        async (one, other, places) => {
          const live = createLiveOutput()
          const last = Buffer.byteLength(other)
          const following = follow(live, true, ({ commandId, to }) => commandId === 'b' && to === last)
          await publish(live, 'a', cut(Buffer.from(one), places))
          await publish(live, 'b', cut(Buffer.from(other), places))
          const items = await following
          const textOf = (id: string) =>
            items
              .filter(({ commandId }) => commandId === id)
              .map(({ text }) => text)
              .join('')
          expect([textOf('a'), textOf('b')]).toEqual([Buffer.from(one).toString(), Buffer.from(other).toString()])
        },
      ),
      { numRuns: 50 },
    )
  })

  it('makes whoever writes wait for one who needs every byte', async () => {
    const live = createLiveOutput()
    const controller = new AbortController()
    const slow = live.follow(incidentId, true, -1, controller.signal)
    const first = slow.next()
    const chunk = { ...place, commandId: 'a' as CommandId, isLast: false }
    const waits = Array.from({ length: 12 }, (_, index) => live.publish({ ...chunk, from: index * 65536, bytes: Buffer.alloc(65536, 'x') }))
    expect(waits.at(-1)).toBeInstanceOf(Promise)
    let isThrough = false
    const last = waits.at(-1)?.then(() => {
      isThrough = true
    })
    await first
    expect(isThrough).toBe(false)
    for (let taken = 0; taken < 11; taken++) await slow.next()
    await last
    controller.abort()
  })

  it('lets go of whoever waits when the follower goes away', async () => {
    const live = createLiveOutput()
    const controller = new AbortController()
    const gone = live.follow(incidentId, true, -1, controller.signal)
    const first = gone.next()
    const wait = live.publish({ ...place, commandId: 'a' as CommandId, from: 0, bytes: Buffer.alloc(1_000_000, 'x'), isLast: false })
    await first
    controller.abort()
    await gone.next()
    await wait
  })

  it('skips ahead for one who only looks, and ends with the last of it', async () => {
    const live = createLiveOutput()
    const line = Buffer.from('läuft ✓ 🚒\n')
    const bytes = Buffer.concat(Array.from({ length: 400_000 }, () => line))
    const following = follow(live, false, ({ to }) => to === bytes.length)
    await publish(
      live,
      'a',
      cut(
        bytes,
        Array.from({ length: 300 }, (_, index) => index * 20_011),
      ),
    )
    const items = await following
    const taken = items.reduce((count, { from, to }) => count + to - from, 0)
    expect(taken).toBeLessThan(1_000_000)
    expect(items.every(({ text }) => !text.includes('\ufffd') && Buffer.byteLength(text) <= 64 * 1024)).toBe(true)
    for (const { from, to, text } of items) expect(bytes.subarray(from, to).toString()).toBe(text)
    expect(items.at(-1)?.text.endsWith('läuft ✓ 🚒\n')).toBe(true)
  })
})

describe('where UTF-8 may be cut', () => {
  it('is never inside a character, and everywhere in what is no UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(300), (text, at) => {
        const bytes = Buffer.from(text)
        const position = at % (bytes.length + 1)
        const across = characterAcross(bytes, position)
        const [start, end] = [across?.start ?? position, across?.end ?? position]
        expect(bytes.subarray(0, start).toString() + bytes.subarray(start).toString()).toBe(bytes.toString())
        expect(bytes.subarray(0, end).toString() + bytes.subarray(end).toString()).toBe(bytes.toString())
        expect(unfinishedBytes(bytes)).toBe(0)
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(100), (bytes, at) => {
        const across = characterAcross(bytes, at % (bytes.length + 1))
        if (across !== undefined) expect(across.end - across.start).toBeLessThanOrEqual(4)
      }),
    )
  })
})
