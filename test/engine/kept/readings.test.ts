// What is kept of many playbooks from one start to the next: the engine knows them all at once, and nothing that is no longer so.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import { createWorkbench, playbookOf, type Workbench } from '../workbench.ts'

let bench: Workbench
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

const many = 120
const bookOf = (symptom: string) => playbookOf({ Look: 'ls' }).replace('no answer at all', symptom)

async function writeBooks(count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, (_, number) => bench.write(`book-${number}.md`, bookOf(`symptom${number}`))))
}

/** Follows the library until the findings of all that it lists were counted. */
function untilCounted(client: Client): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () =>
      client
        .call('library.list', {})
        .then(({ playbooks }) => playbooks.every(({ findingCount }) => findingCount !== undefined) && resolve(), reject)
    client.subscribe('library.changes', {}, { onItem: look })
    void look()
  })
}

/** An engine that has read and counted all, and is closed. */
async function readOnce(): Promise<void> {
  const { client, close } = await bench.start()
  await untilCounted(client)
  await close()
}

/** How many are listed, and how many of them are known to have how many findings: at a first look none is that is read anew. */
async function firstLook(client: Client): Promise<{ listed: number; counted: number }> {
  const { playbooks, unread } = await client.call('library.list', {})
  expect(unread).toBe(0)
  return { listed: playbooks.length, counted: playbooks.filter(({ findingCount }) => findingCount !== undefined).length }
}

const foundFor = async (client: Client, query: string) =>
  (await client.call('library.search', { query })).map(({ snippet }) => snippet?.text)

const cacheFile = () => join(bench.dataFolder, 'read-playbooks.cache')

describe('what was read of many playbooks', () => {
  it('is known from the first look of a later start on, and found', async () => {
    await writeBooks(many)
    await readOnce()
    const { client } = await bench.start()
    expect(await firstLook(client)).toEqual({ listed: many, counted: many })
    expect(await foundFor(client, 'symptom7')).toContain('symptom7')
    expect(await client.call('library.search', { query: 'quetzalcoatl' })).toEqual([])
  })

  it('is as it would be read now where files were changed, added or removed since', async () => {
    const files = await writeBooks(many)
    await readOnce()
    await writeFile(files[3]!, bookOf('quetzalcoatl'))
    await rm(files[4]!)
    await bench.write('another.md', bookOf('popocatepetl'))
    const { client } = await bench.start()
    expect(await firstLook(client)).toEqual({ listed: many, counted: many - 2 })
    expect(await foundFor(client, 'quetzalcoatl')).toEqual(['quetzalcoatl'])
    expect(await foundFor(client, 'popocatepetl')).toEqual(['popocatepetl'])
    for (const gone of ['symptom3', 'symptom4']) expect(await foundFor(client, gone)).not.toContain(gone)
    await untilCounted(client)
  })

  it('is kept as far as it got by a start that was closed early, and is whole after the next', async () => {
    await writeBooks(many)
    const early = await bench.start()
    await early.client.call('library.list', {})
    await early.close()
    const next = await bench.start()
    expect((await firstLook(next.client)).listed).toBe(many)
    await untilCounted(next.client)
    await next.close()
    const { client } = await bench.start()
    expect(await firstLook(client)).toEqual({ listed: many, counted: many })
  })

  it.each([
    ['was cut off', () => truncate(cacheFile(), statSync(cacheFile()).size - 1)],
    ['was damaged', () => writeFile(cacheFile(), changedAt(readFileSync(cacheFile()), 0.1))],
    ['was damaged further on', () => writeFile(cacheFile(), changedAt(readFileSync(cacheFile()), 0.9))],
    ['is something else', () => writeFile(cacheFile(), 'hello')],
    ['is empty', () => writeFile(cacheFile(), '')],
    ['is gone', () => rm(cacheFile())],
  ])('is read anew where what was kept %s', async (_, spoil) => {
    await writeBooks(many)
    await readOnce()
    await spoil()
    const { client } = await bench.start()
    expect(await firstLook(client)).toEqual({ listed: many, counted: 0 })
    expect(await foundFor(client, 'symptom7')).toContain('symptom7')
  })

  it('is read anew by another version', async () => {
    await writeBooks(many)
    await readOnce()
    const { client } = await bench.start({ version: '0.0.1' })
    expect(await firstLook(client)).toEqual({ listed: many, counted: 0 })
  })

  it('is for the owner only, and nothing unfinished lies beside it', async () => {
    await writeBooks(many)
    await readOnce()
    expect(statSync(cacheFile()).mode & 0o777).toBe(0o600)
    expect(readdirSync(bench.dataFolder).filter((name) => name.includes('cache'))).toEqual(['read-playbooks.cache'])
  })

  it('is not kept where it is little, and no longer where only few are left', async () => {
    const files = await writeBooks(many)
    await readOnce()
    expect(readdirSync(bench.dataFolder)).toContain('read-playbooks.cache')
    await Promise.all(files.slice(5).map((file) => rm(file)))
    const { client, close } = await bench.start()
    await client.call('library.list', {})
    await client.call('library.search', { query: 'symptom1' })
    await close()
    expect(readdirSync(bench.dataFolder)).not.toContain('read-playbooks.cache')
  })
})

function changedAt(bytes: Buffer, share: number): Buffer {
  const at = Math.floor(bytes.length * share)
  bytes[at] = bytes[at]! ^ 0xff
  return bytes
}
