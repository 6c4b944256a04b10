// What a screen hears of the secrets that this computer keeps: what each is for, never what it is.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TargetId } from '../../../src/core/incident/events.ts'
import { secretName } from '../../../src/engine/secrets/names.ts'
import { createWorkbench, type Workbench } from '../workbench.ts'
import { storeInMemory } from './store-in-memory.ts'

let bench: Workbench
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

const storeWith = (names: readonly string[], isSafe = true) =>
  storeInMemory(Object.fromEntries(names.map((name) => [name, 'hunter2'])), isSafe)

const names = [
  secretName({ type: 'passphrase', keyFile: '/home/ada/.ssh/id_ed25519' }),
  secretName({ type: 'password', target: 'db-1', hop: undefined, user: 'ada', host: '10.0.0.7' }),
  secretName({ type: 'password', target: 'db-1', hop: 'jump', user: 'ada', host: 'jump.example' }),
  secretName({ type: 'blank', file: '/books/shop.md', blank: '[API_TOKEN]', targetId: 'ssh://db-1' as TargetId }),
  'of another version',
]

it('says of each what it is for, without the secret, and forgets the one that is named', async () => {
  const { client } = await bench.start({ bundledFolder: bench.booksFolder, secretStore: storeWith(names) })
  const { store, secrets } = await client.call('secrets.list', {})
  expect(store).toBe('ready')
  expect(secrets.map(({ label }) => label)).toEqual([
    'Passphrase of the key /home/ada/.ssh/id_ed25519',
    'Password of ada on 10.0.0.7, for db-1',
    'Password of ada on jump.example, for db-1, on the way through jump',
    '[API_TOKEN] of /books/shop.md, on ssh://db-1',
    'of another version',
  ])
  expect(JSON.stringify(secrets)).not.toContain('hunter2')
  await client.call('secrets.forget', { secretId: secrets[1]!.secretId })
  expect((await client.call('secrets.list', {})).secrets).toEqual(secrets.filter((_secret, index) => index !== 1))
})

it('tells a computer whose store would protect nothing from a shell that has none', async () => {
  const unsafe = await bench.start({ bundledFolder: bench.booksFolder, secretStore: storeWith(names.slice(0, 1), false) })
  expect(await unsafe.client.call('secrets.list', {})).toMatchObject({ store: 'unsafe', secrets: [{ secretId: names[0] }] })
  await unsafe.close()
  const none = await bench.start({ bundledFolder: bench.booksFolder })
  expect(await none.client.call('secrets.list', {})).toEqual({ store: 'none', secrets: [] })
})
