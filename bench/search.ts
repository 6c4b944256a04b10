// Searching 1,000 playbooks of seed size: what it takes to make them searchable, what each key press takes, what a change
// takes, and the memory of it all, against what it may be or against doing it the plain way.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Comparison, median } from './figures.ts'
import type { SearchFigures } from './search-process.ts'

const rounds = 3
const allowed = { openMs: 5000, pressMs: 16, memoryMb: 300 }
// Those of the terminal shell: the grammar's one enormous function is never optimised.
const flags = ['--expose-gc', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering']

export function benchSearch(): Comparison[] {
  const runs = Array.from({ length: rounds }, (): SearchFigures => {
    const result = spawnSync(process.execPath, [...flags, join(import.meta.dirname, 'search-process.ts')], { encoding: 'utf8' })
    if (result.status !== 0) throw new Error(result.stderr)
    return JSON.parse(result.stdout) as SearchFigures
  })
  const row = (
    what: string,
    against: string,
    unit: Comparison['unit'],
    ours: (run: SearchFigures) => number,
    theirs: (run: SearchFigures) => number,
  ): Comparison => ({
    what,
    against,
    unit,
    ours: median(runs.map(ours)),
    theirs: median(runs.map(theirs)),
    ratio: median(runs.map((run) => ours(run) / theirs(run))),
    rounds,
  })
  return [
    row(
      'index 1,000 playbooks (CPU)',
      'markdown-it renders them',
      'ms',
      (run) => run.indexMs,
      (run) => run.renderMs,
    ),
    row(
      'read and index 1,000 playbooks (CPU)',
      'what it may take',
      'ms',
      (run) => run.readMs + run.indexMs,
      () => allowed.openMs,
    ),
    row(
      'a key press, 99th percentile',
      'what it may take',
      'ms',
      (run) => run.p99Ms,
      () => allowed.pressMs,
    ),
    row(
      'a key press, median',
      'looking through all text',
      'ms',
      (run) => run.medianMs,
      (run) => run.scanMs,
    ),
    row(
      'one of 1,000 playbooks changes (CPU)',
      'indexing all',
      'ms',
      (run) => run.replaceMs,
      (run) => run.indexMs,
    ),
    row(
      'memory in use, 1,000 searchable',
      'what it may be',
      'MB',
      (run) => run.searchable.usedMb,
      () => allowed.memoryMb,
    ),
    row(
      'resident memory, 1,000 searchable',
      'before the first',
      'MB',
      (run) => run.searchable.residentMb,
      (run) => run.before.residentMb,
    ),
  ]
}

if (import.meta.main) {
  const { formatTable } = await import('./figures.ts')
  process.stdout.write(`${formatTable(benchSearch())}\n`)
}
