import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BugError, type Client, createClient } from '../../src/contract/client.ts'
import { RuncardError } from '../../src/contract/errors.ts'
import type { IncidentId } from '../../src/core/incident/events.ts'
import { missing } from '../support/real-parts.ts'
import { events, eventsBeforeTheWait, outputItems } from './fixture.ts'
import { type OpenWire, wires } from './wires.ts'

const incidentId = 'i' as IncidentId
const patience = { timeout: 20_000, interval: 20 }
const reading = { incidentId, runId: 'r', commandId: 'c', from: 0, lengthBytes: 1 } as never

/** Resolves with the seqs of a stream when it has ended. */
function collect(client: Client): { readonly seqs: number[]; readonly ended: Promise<Error | undefined>; unsubscribe(): void } {
  const seqs: number[] = []
  const { promise, resolve } = Promise.withResolvers<Error | undefined>()
  const unsubscribe = client.subscribe('incident.events', { incidentId }, { onItem: (_item, seq) => seqs.push(seq), onEnd: resolve })
  return { seqs, ended: promise, unsubscribe }
}

for (const wire of wires) {
  describe.skipIf(missing(...wire.needs))(`A wire ${wire.name}`, () => {
    let open: OpenWire
    let client: Client

    beforeEach(async () => {
      open = await wire.open()
      client = createClient(open.transport)
    })
    afterEach(async () => {
      await open.close()
      vi.unstubAllGlobals()
    })
    afterAll(() => wire.end?.())

    it('carries a call there and its answer back, whatever characters are in it', async () => {
      expect(await client.call('library.search', { query: '401 🚒 </script>' })).toEqual([
        { playbookId: 'p', playbookTitle: 'Ä “quoted” 漢字 \u2028', title: { text: '401 🚒 </script>', marks: [[0, 1]] } },
      ])
    })

    it('gives each of many calls at once its own answer', async () => {
      const queries = Array.from({ length: 50 }, (_, index) => `query ${index}`)
      const answers = await Promise.all(queries.map((query) => client.call('library.search', { query })))
      expect(answers.map(([hit]) => hit?.title.text)).toEqual(queries)
    })

    it('makes a known error again with its code, its parameters and its words', async () => {
      const error = await client.call('settings.read', {}).catch((caught: unknown) => caught)
      expect(error).toEqual(new RuncardError('records-newer', { file: '/data/journal.db' }))
      expect(error).toBeInstanceOf(RuncardError)
    })

    it('tells of a fault only the id that its details are kept under', async () => {
      const error = await client.call('incident.list', {}).catch((caught: unknown) => caught)
      expect(error).toEqual(new BugError('report-1'))
      expect((await open.state()).bugs).toEqual(['TypeError: secret details of a fault'])
    })

    it('cancels a call on the engine’s side', async () => {
      const controller = new AbortController()
      const call = client.call('output.read', reading, controller.signal)
      await client.call('app.info', {})
      controller.abort()
      await expect(call).rejects.toEqual(new RuncardError('cancelled', {}))
      expect((await open.state()).cancelled).toBe(1)
    })

    it('refuses a call that there is not, and one of the wrong shape', async () => {
      const unknown = client.call('app.quit' as 'app.info', {})
      await expect(unknown).rejects.toMatchObject({ code: 'invalid-message' })
      const misshapen = client.call('library.search', { query: 1 } as never)
      await expect(misshapen).rejects.toMatchObject({ code: 'invalid-message' })
      const inherited = client.call('toString' as 'app.info', {})
      await expect(inherited).rejects.toMatchObject({ code: 'invalid-message' })
    })

    it('goes on after messages that are none', async () => {
      await client.call('app.info', {})
      for (const message of [
        null,
        1,
        'call',
        [],
        {},
        { type: 'call' },
        { type: 'call', id: -1, name: 'app.info' },
        { type: 'drop', id: 1 },
      ])
        open.sendRaw(message)
      expect(await client.call('app.info', {})).toMatchObject({ version: '1.2.3' })
    })

    it('numbers the items of a stream and ends it with its error', async () => {
      const items: unknown[] = []
      const { promise, resolve } = Promise.withResolvers<Error | undefined>()
      client.subscribe('library.changes', {}, { onItem: (item, seq) => items.push({ item, seq }), onEnd: resolve })
      expect(await promise).toEqual(new RuncardError('folder-not-found', { folder: '/gone' }))
      expect(items).toEqual([{ item: { playbookIds: [] }, seq: 1 }])
    })

    it('stops the producer of a stream that nobody listens to any more', async () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const unsubscribe = client.subscribe('step.output', { incidentId, whole: true }, { onItem: () => resolve() })
      await promise
      unsubscribe()
      await vi.waitFor(async () => expect((await open.state()).streamsEnded).toBe(1), patience)
      expect((await open.state()).produced).toBeLessThan(outputItems)
    })

    it('ends what a screen had started when the screen is gone', async () => {
      const call = client.call('output.read', reading).catch(() => {})
      const { promise, resolve } = Promise.withResolvers<void>()
      client.subscribe('step.output', { incidentId, whole: true }, { onItem: () => resolve() })
      await promise
      await open.leave()
      await vi.waitFor(async () => expect(await open.state()).toMatchObject({ cancelled: 1, streamsEnded: 1 }), patience)
      void call
    })

    if (wire.canBreak)
      it('takes a stream up after the last item that came, and fails the calls that were under way', async () => {
        const { seqs, ended } = collect(client)
        await vi.waitFor(() => expect(seqs).toHaveLength(eventsBeforeTheWait), patience)
        const call = client.call('output.read', reading)
        await client.call('app.info', {})
        open.cut()
        await expect(call).rejects.toEqual(new RuncardError('connection-lost', {}))
        expect(await ended).toBeUndefined()
        expect(seqs).toEqual(Array.from({ length: events }, (_, index) => index + 1))
      })

    if (wire.canBeBehind)
      it('makes the producer wait for a screen that is behind, and loses nothing', async () => {
        let received = 0
        const { promise: begun, resolve } = Promise.withResolvers<void>()
        client.subscribe(
          'step.output',
          { incidentId, whole: true },
          {
            onItem(_item, seq) {
              received += 1
              expect(seq).toBe(received)
              resolve()
            },
          },
        )
        await begun
        await open.stall(async () => {
          let before = -1
          await vi.waitFor(
            async () => {
              const { produced } = await open.state()
              const isStill = produced === before
              before = produced
              expect(isStill).toBe(true)
            },
            { timeout: 20_000, interval: 500 },
          )
          expect(before).toBeLessThan(outputItems)
        })
        const { produced } = await open.state()
        await vi.waitFor(() => expect(received).toBeGreaterThan(produced), patience)
      })
  })
}
