import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { gather } from '../../../src/engine/output/gather.ts'

/** A consumer that has done with a lot when the test says so. */
function slowConsumer() {
  const lots: { text: string; done: () => void; fail: (error: Error) => void }[] = []
  let arrived = Promise.withResolvers<void>()
  const consume = (lot: Buffer): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    lots.push({ text: lot.toString(), done: resolve, fail: reject })
    arrived.resolve()
    arrived = Promise.withResolvers<void>()
    return promise
  }
  const lot = async (index: number) => {
    while (lots.length <= index) await arrived.promise
    return lots[index]!
  }
  return { consume, lot, count: () => lots.length }
}

it('gives what comes after a pause on at once', async () => {
  const { consume, lot } = slowConsumer()
  const give = gather(consume)
  const given = give(Buffer.from('a prompt'))
  expect((await lot(0)).text).toBe('a prompt')
  ;(await lot(0)).done()
  await given
})

it('makes few lots of many small pieces, in their order, and gives one only when the one before is done with', async () => {
  const { consume, lot, count } = slowConsumer()
  const give = gather(consume)
  const given = Array.from({ length: 1_000 }, (_, index) => give(Buffer.from(`${index};`)))
  const first = await lot(0)
  await delay(20)
  expect(count()).toBe(1)
  first.done()
  const second = await lot(1)
  expect(first.text + second.text).toBe(Array.from({ length: 1_000 }, (_, index) => `${index};`).join(''))
  second.done()
  await Promise.all(given)
})

it('gives a lot that is full on without waiting for more', async () => {
  const { consume, lot } = slowConsumer()
  const give = gather(consume)
  const sizes = [1, 40_000, 40_000, 40_000]
  const given = sizes.map((size) => give(Buffer.alloc(size, 'x')))
  for (const [index, size] of [1, 80_000, 40_000].entries()) {
    const { text, done } = await lot(index)
    expect(text.length).toBe(size)
    done()
  }
  await Promise.all(given)
})

it('tells whoever gave the pieces of a lot that it failed, and goes on with the next', async () => {
  const { consume, lot } = slowConsumer()
  const give = gather(consume)
  const first = give(Buffer.from('lost'))
  const second = give(Buffer.from('kept'))
  const failed = expect(first).rejects.toThrow('the disk is gone')
  ;(await lot(0)).fail(new Error('the disk is gone'))
  await failed
  expect((await lot(1)).text).toBe('kept')
  ;(await lot(1)).done()
  await second
})
