// What a library of 1,000 playbooks costs to search: time and memory of indexing, each key press of questions, and one file
// that changes. Runs in a process of its own (`node --expose-gc bench/search-process.ts`), so that nothing else is counted.
import MarkdownIt from 'markdown-it'
import type { PlaybookId } from '../src/core/playbook/model/document.ts'
import { readWritten } from '../src/core/playbook/read.ts'
import { pageAt } from '../src/core/search/page-store.ts'
import { createPlaybookIndex, putPlaybook } from '../src/core/search/playbook-index.ts'
import { searchPlaybooks } from '../src/core/search/search.ts'
import { loadShellGrammar } from '../src/engine/library/grammar.ts'
import { median } from './figures.ts'
import { benchPlaybooks } from './playbooks.ts'
import { variation } from './variation.ts'

interface Memory {
  /** What is alive. */
  readonly usedMb: number
  /** What the process holds, with what was alive while playbooks were read. */
  readonly residentMb: number
}

export interface SearchFigures {
  readonly renderMs: number
  readonly readMs: number
  readonly indexMs: number
  readonly replaceMs: number
  readonly medianMs: number
  readonly p99Ms: number
  readonly scanMs: number
  readonly before: Memory
  readonly searchable: Memory
}

const playbookCount = 1000
const megabyte = 1_000_000
/** The least of some: what else the machine does at the moment is not ours. */
const tries = 3
const questions = [
  'no space left on device',
  '401 unauthorized',
  'docker containers wont start',
  'databse corupted',
  'search queries return no results',
  'all servers down since restart',
  'connection refused on port 8001',
  'neo4j does not start after restore',
  'foreign key violation',
  'out of memory',
  '2026-02-03T02:14:07Z ERROR ingest: OSError: [Errno 28] No space left on device: /mnt/nvme-fast/docker-volumes/chromadb',
]

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function memoryMb(): Memory {
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { usedMb: (heapUsed + external) / megabyte, residentMb: rss / megabyte }
}

/** CPU time of the work, in milliseconds. */
function cpuOf(work: () => void): number {
  const startedAt = cpuMs()
  work()
  return cpuMs() - startedAt
}

export async function measureSearch(): Promise<SearchFigures> {
  const grammar = await loadShellGrammar()
  const seeds = benchPlaybooks().map(({ text }) => text)
  const index = createPlaybookIndex()
  const before = memoryMb()
  let [readMs, indexMs] = [0, 0]
  const textOf = (number: number) => variation(seeds[number % seeds.length]!, number)
  for (let number = 0; number < playbookCount; number++) {
    const text = textOf(number)
    let playbook = readWritten('', { grammar })
    readMs += cpuOf(() => {
      playbook = readWritten(text, { grammar })
    })
    indexMs += cpuOf(() => putPlaybook(index, `playbook ${number}` as PlaybookId, playbook))
  }
  // The first question also sorts the words.
  indexMs += cpuOf(() => void searchPlaybooks(index, 'first', 8))
  const searchable = memoryMb()
  const markdown = new MarkdownIt()
  let renderMs = 0
  for (let number = 0; number < playbookCount; number++) {
    const text = textOf(number)
    renderMs += cpuOf(() => void markdown.render(text))
  }

  const pressMs = (typed: string) => {
    const startedAt = performance.now()
    searchPlaybooks(index, typed, 8)
    return performance.now() - startedAt
  }
  const times: number[] = []
  for (const question of questions) {
    for (let length = 1; length <= question.length; length++) {
      times.push(Math.min(...Array.from({ length: tries }, () => pressMs(question.slice(0, length)))))
    }
  }
  times.sort((one, other) => one - other)

  const texts = index.pages.books.map((_, number) => pageAt(index.pages, number)?.text.toLowerCase() ?? '')
  const scans = questions.map((question) => {
    const wanted = question.split(' ').at(-1)!.toLowerCase()
    const startedAt = performance.now()
    texts.filter((text) => text.includes(wanted))
    return performance.now() - startedAt
  })
  const changed = readWritten(textOf(7), { grammar })
  const replaceMs = median(
    Array.from({ length: 20 }, () =>
      cpuOf(() => {
        putPlaybook(index, 'playbook 7' as PlaybookId, changed)
        searchPlaybooks(index, 'no space left', 8)
      }),
    ),
  )
  return {
    renderMs,
    readMs,
    indexMs,
    replaceMs,
    medianMs: median(times),
    p99Ms: times[Math.floor(times.length * 0.99)]!,
    scanMs: median(scans),
    before,
    searchable,
  }
}

if (import.meta.main) process.stdout.write(JSON.stringify(await measureSearch()))
