// What a folder of 1,000 playbooks costs to open, as a user meets it: a whole engine on a data folder of its own, asked over
// the contract. Runs in a process of its own (`node bench/library-process.ts FOLDER`), so that nothing else is counted. The first
// start on a folder has nothing kept from an earlier one; a later start has.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, createClient } from '../src/contract/client.ts'
import { createMemoryPair } from '../src/contract/memory.ts'
import { serveContract } from '../src/contract/server.ts'
import { createEngine } from '../src/engine/create.ts'
import { benchPlaybooks } from './playbooks.ts'
import { variation } from './variation.ts'

export interface LibraryFigures {
  /** CPU time of all threads from before the engine was made until every playbook was listed and searchable. */
  readonly searchableMs: number
  /** The same, until each was also checked, its number of findings in the list. */
  readonly checkedMs: number
  /**
   * The longest that a call waited for its answer in all that time: as far as the main thread worked meanwhile, not what other
   * programs had of the processor.
   */
  readonly longestWaitMs: number
  readonly residentMb: number
  readonly heapMb: number
  /** A key press of the search box, over the contract; counted like the wait. */
  readonly medianMs: number
  readonly p99Ms: number
}

const playbookCount = 1000
const megabyte = 1_000_000
const questions = [
  'no space left on device',
  '401 unauthorized',
  'docker containers wont start',
  'databse corupted',
  'connection refused on port 8001',
  'neo4j does not start after restore',
]

function cpuMs({ user, system } = process.cpuUsage()): number {
  return (user + system) / 1000
}

/** Milliseconds that pass, or that the main thread works meanwhile, whichever is less. */
function stopwatch(): () => number {
  const [startedAt, workedBefore] = [performance.now(), cpuMs(process.threadCpuUsage())]
  return () => Math.min(performance.now() - startedAt, cpuMs(process.threadCpuUsage()) - workedBefore)
}

export async function measureLibrary(folder: string): Promise<LibraryFigures> {
  const books = join(folder, 'books')
  if (!existsSync(books)) writeBooks(books)
  const startedAt = cpuMs()
  const engine = await createEngine({ dataFolder: join(folder, 'data'), bundledFolder: books, shell: 'browser', version: 'bench' })
  const { transport, endpoint } = createMemoryPair()
  serveContract(engine.handlers, endpoint)
  const client = createClient(transport)

  let isChecked = false
  const opened = readAll(client).then((searchableMs) => searchableMs - startedAt)
  const checked = opened
    .then(() => checkAll(client))
    .then(() => {
      isChecked = true
      return cpuMs() - startedAt
    })
  let longestWaitMs = 0
  const everyMs = 25
  while (!isChecked) {
    // When a screen asks is not up to the engine: what it waits counts from when it would have asked.
    const asksAt = performance.now() + everyMs
    const worked = stopwatch()
    await new Promise((resolve) => setTimeout(resolve, everyMs))
    await client.call('app.info', {})
    longestWaitMs = Math.max(longestWaitMs, Math.min(performance.now() - asksAt, worked()))
  }
  const [searchableMs, checkedMs] = await Promise.all([opened, checked])
  // What reading took is given back in the next moment.
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const { rss, heapUsed } = process.memoryUsage()

  const times: number[] = []
  for (const question of questions) {
    for (let length = 1; length <= question.length; length++) {
      const worked = stopwatch()
      await client.call('library.search', { query: question.slice(0, length), limit: 8 })
      times.push(worked())
    }
  }
  times.sort((one, other) => one - other)
  await engine.close()
  return {
    searchableMs,
    checkedMs,
    longestWaitMs,
    residentMb: rss / megabyte,
    heapMb: heapUsed / megabyte,
    medianMs: times[Math.floor(times.length / 2)]!,
    p99Ms: times[Math.floor(times.length * 0.99)]!,
  }
}

/** Answers what the processor had worked when all of them were listed and could be found. */
async function readAll(client: Client): Promise<number> {
  const { playbooks, unread } = await client.call('library.list', {})
  if (playbooks.length !== playbookCount || unread > 0) throw new Error(`only ${playbooks.length} playbooks were listed`)
  await client.call('library.search', { query: 'first', limit: 8 })
  return cpuMs()
}

/** Follows the library as a screen does, until each row has its number of findings. */
async function checkAll(client: Client): Promise<void> {
  const done = Promise.withResolvers<void>()
  const look = async () => {
    const { playbooks } = await client.call('library.list', { soFar: true })
    if (playbooks.filter(({ findingCount }) => findingCount !== undefined).length === playbookCount) done.resolve()
  }
  const end = client.subscribe('library.changes', {}, { onItem: () => void look().catch(done.reject) })
  await look()
  await done.promise
  end()
}

function writeBooks(folder: string): void {
  mkdirSync(folder)
  const seeds = benchPlaybooks().map(({ text }) => text)
  for (let number = 0; number < playbookCount; number++)
    writeFileSync(join(folder, `playbook-${number}.md`), variation(seeds[number % seeds.length]!, number))
}

if (import.meta.main) process.stdout.write(JSON.stringify(await measureLibrary(process.argv[2]!)))
