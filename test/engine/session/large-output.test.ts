import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSession } from '../../../src/engine/session/open-session.ts'
import type { Session } from '../../../src/engine/session/session.ts'
import { createLocalTarget } from '../../../src/engine/targets/local/target.ts'
import { slowConsumer } from './slow-consumer.ts'

let session: Session
beforeAll(async () => {
  session = await openSession(createLocalTarget({ shell: 'bash' }), { directory: '/' })
})
afterAll(() => session.close())

const megabyte = 1_000_000

it('passes 50 MB on to the byte, in little memory', async () => {
  let bytes = 0
  let peak = 0
  const before = process.memoryUsage().rss
  const result = await session.run({
    text: 'yes "a line of sixteen" | head -n 2500000',
    kind: 'shell',
    onOutput: (chunk) => {
      bytes += chunk.length
      peak = Math.max(peak, process.memoryUsage().rss - before)
    },
  })
  expect(result).toMatchObject({ outcome: 'finished', exitStatus: 0 })
  expect(bytes).toBe(2_500_000 * 'a line of sixteen\r\n'.length)
  expect(peak).toBeLessThan(100 * megabyte)
  expect(session.recentScreen().length).toBeLessThanOrEqual(256 * 1024)
})

it('makes the program wait for a slow consumer, loses nothing, and ends the command only when the consumer has it all', async () => {
  const { onOutput, seen } = slowConsumer(20)
  const result = await session.run({ text: 'yes 12345678 | head -n 1000000', kind: 'shell', onOutput })
  expect(result.exitStatus).toBe(0)
  expect(seen().bytes).toBe(10 * megabyte)
  expect(seen().mostWaiting).toBeLessThan(2 * megabyte)
})

it('loses nothing of what a shell wrote before its end, when the consumer was slow', async () => {
  for (const lines of [104_900, 105_500, 106_100]) {
    const other = await openSession(createLocalTarget({ shell: 'bash' }), { directory: '/' })
    const stalled = delay(700)
    let bytes = 0
    const onOutput = async (chunk: Buffer): Promise<void> => {
      await stalled
      bytes += chunk.length
    }
    const result = await other.run({ text: `yes 12345678 | head -n ${lines}; exit 3`, kind: 'shell', onOutput })
    expect(result).toMatchObject({ outcome: 'shell-gone', exitStatus: 3 })
    expect(bytes).toBe(lines * 10 + 'exit\r\n'.length)
  }
})

it('stops a flood whose consumer has stalled', async () => {
  let release: () => void = () => {}
  const stalled = new Promise<void>((resolve) => {
    release = resolve
  })
  let isFlooded: () => void = () => {}
  const flooded = new Promise<void>((resolve) => {
    isFlooded = resolve
  })
  let bytes = 0
  const result = session.run({
    text: 'yes',
    kind: 'shell',
    onOutput: (chunk) => {
      bytes += chunk.length
      if (bytes > megabyte) isFlooded()
      return stalled
    },
  })
  await flooded
  const report = session.stop()
  setTimeout(release, 100)
  expect(await report).toMatchObject({ outcome: 'stopped', signals: ['SIGINT'], certain: true })
  expect(await result).toMatchObject({ outcome: 'finished', exitStatus: 130 })
})

it('goes on when a consumer fails', async () => {
  const failures: unknown[] = []
  const other = await openSession(createLocalTarget({ shell: 'bash' }), {
    directory: '/',
    onConsumerFailure: (error) => failures.push(error),
  })
  const broken = new Error('the consumer is broken')
  const onOutput = (): Promise<void> => Promise.reject(broken)
  expect(await other.run({ text: 'echo one', kind: 'shell', onOutput })).toMatchObject({ exitStatus: 0 })
  expect(failures).toEqual([broken])
  await other.close()
})
