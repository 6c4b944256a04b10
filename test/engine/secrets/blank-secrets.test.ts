// Secrets for blanks that need not be typed: kept for one playbook and target, or set in the environment. What they are is
// heard by what runs, and by nobody else: no screen, no journal, no output.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TargetId } from '../../../src/core/incident/events.ts'
import type { SecretStore } from '../../../src/engine/secrets/secret-store.ts'
import { codeOf, createWorkbench, idOf, local, openIncident, playbookOf, type RunningEngine, type Workbench } from '../workbench.ts'
import { storeInMemory } from './store-in-memory.ts'

const text = playbookOf({
  'Log in': 'echo "in with $SHOP_DB_PASSWORD" && test "$SHOP_DB_PASSWORD" = "corr€ct horse"',
  Ask: 'echo [NAME] [API_TOKEN]',
})
let bench: Workbench
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(async () => {
  delete process.env.API_TOKEN
  delete process.env.NAME
  await bench.clear()
})

const secret = 'corr€ct horse'
const elsewhere = 'ssh://db-1' as TargetId

async function keep({ client }: RunningEngine, file: string, targetId = local) {
  await client.call('secrets.keep', { playbookId: await idOf(client, file), targetId, blank: '$SHOP_DB_PASSWORD', secret })
}

/** Everything that Runcard wrote down. */
function records(): string {
  const files = readdirSync(bench.dataFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n')
}

it('one that is kept is offered by name the next time, and used only where the responder takes it', async () => {
  const file = await bench.write('shop.md', text)
  const store = storeInMemory()
  const first = await bench.start({ secretStore: store })
  const playbookId = await idOf(first.client, file)
  expect(await first.client.call('secrets.offered', { playbookId })).toEqual({ mayKeep: true, offered: [] })
  await keep(first, file)
  await first.close()

  const { client } = await bench.start({ secretStore: store })
  const offered = await client.call('secrets.offered', { playbookId })
  expect(offered).toEqual({ mayKeep: true, offered: [{ blank: '$SHOP_DB_PASSWORD', from: 'store', targetId: local }] })
  const incident = await openIncident(client, file)
  expect(await codeOf(incident.run('Log in'))).toBe('blank-unfilled')
  const events = await incident.runToEnd('Log in', { offered: ['$SHOP_DB_PASSWORD'] })
  expect(events.at(-1)).toMatchObject({ type: 'step-finished', outcome: 'succeeded' })
  expect(await incident.output('Log in')).toMatch(/^in with •+\n$/)
  for (const told of [JSON.stringify(offered), JSON.stringify(await incident.events()), records()]) expect(told).not.toContain(secret)
})

it('is named among the kept secrets, and gone when it is forgotten', async () => {
  const file = await bench.write('shop.md', text)
  const running = await bench.start({ secretStore: storeInMemory() })
  const { client } = running
  await keep(running, file)
  const { secrets } = await client.call('secrets.list', {})
  expect(secrets.map(({ label }) => label)).toEqual([`$SHOP_DB_PASSWORD of ${file}, on this machine`])
  await client.call('secrets.forget', { secretId: secrets[0]!.secretId })
  expect(await client.call('secrets.offered', { playbookId: await idOf(client, file) })).toEqual({ mayKeep: true, offered: [] })
  const incident = await openIncident(client, file)
  expect(await codeOf(incident.run('Log in', { offered: ['$SHOP_DB_PASSWORD'] }))).toBe('blank-unfilled')
})

it('is for one playbook and one target', async () => {
  const file = await bench.write('shop.md', text)
  const other = await bench.write('other.md', text)
  const running = await bench.start({ secretStore: storeInMemory() })
  const { client } = running
  await keep(running, file, elsewhere)
  expect((await client.call('secrets.offered', { playbookId: await idOf(client, other) })).offered).toEqual([])
  expect((await client.call('secrets.offered', { playbookId: await idOf(client, file) })).offered).toMatchObject([{ targetId: elsewhere }])
  const incident = await openIncident(client, file)
  expect(await codeOf(incident.run('Log in', { offered: ['$SHOP_DB_PASSWORD'] }))).toBe('blank-unfilled')
})

it('takes from the environment what is set there for a secret, and nothing for other blanks', async () => {
  process.env.API_TOKEN = 't0ken-of-the-environment'
  process.env.NAME = 'ada'
  const file = await bench.write('shop.md', text)
  const { client } = await bench.start()
  const offered = await client.call('secrets.offered', { playbookId: await idOf(client, file) })
  expect(offered).toEqual({ mayKeep: false, offered: [{ blank: '[API_TOKEN]', from: 'environment' }] })
  const incident = await openIncident(client, file)
  expect(await codeOf(incident.run('Ask', { offered: ['[API_TOKEN]', '[NAME]'] }))).toBe('blank-unfilled')
  await incident.runToEnd('Ask', { values: { '[NAME]': 'x' }, offered: ['[API_TOKEN]'] })
  expect(await incident.output('Ask')).toMatch(/^x •+\n$/)
  expect(records()).not.toContain('t0ken-of-the-environment')
})

it.each<[string, SecretStore | undefined, string]>([
  ['there is no store', undefined, 'there is none here'],
  ['the store would protect nothing', storeInMemory({}, false), 'there is none here'],
  ['the keyring is locked', { ...storeInMemory(), set: () => Promise.reject(new Error('the keyring is locked')) }, 'the keyring is locked'],
])('says that it was not kept where %s', async (_where, secretStore, reason) => {
  const file = await bench.write('shop.md', text)
  const running = await bench.start(secretStore === undefined ? {} : { secretStore })
  await expect(keep(running, file)).rejects.toMatchObject({ code: 'secret-not-kept', params: { blank: '$SHOP_DB_PASSWORD', reason } })
})

it('keeps nothing that the playbook does not call a secret', async () => {
  const file = await bench.write('shop.md', text)
  const store = storeInMemory()
  const { client } = await bench.start({ secretStore: store })
  const playbookId = await idOf(client, file)
  expect(await codeOf(client.call('secrets.keep', { playbookId, targetId: local, blank: '[NAME]', secret: 'x' }))).toBe('secret-not-kept')
  expect(await store.names()).toEqual([])
})
