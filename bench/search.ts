// Searching 1,000 playbooks of seed size: what it takes to make them searchable, what each key press takes, what a change
// takes, and the memory of it all, against what it may be or against doing it the plain way. And the same as a user meets it,
// through a whole engine.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Comparison, median } from './figures.ts'
import type { LibraryFigures } from './library-process.ts'
import type { SearchFigures } from './search-process.ts'

const rounds = 3
const allowed = { openMs: 5000, pressMs: 16, memoryMb: 300, waitMs: 100 }
// Those of the terminal shell: the grammar's one enormous function is never optimised.
const flags = ['--expose-gc', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering']

export function benchSearch(): Comparison[] {
  return [...indexRows(), ...libraryRows()]
}

/** Some rounds of a script that prints its figures as JSON, each as many times as said on a fresh folder. */
function measured<Figures>(script: string, times = 1): readonly (readonly Figures[])[] {
  return Array.from({ length: rounds }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'runcard-bench-'))
    const runs = Array.from({ length: times }, (): Figures => {
      const result = spawnSync(process.execPath, [...flags, join(import.meta.dirname, script), folder], { encoding: 'utf8' })
      if (result.status !== 0) throw new Error(result.stderr)
      return JSON.parse(result.stdout) as Figures
    })
    rmSync(folder, { recursive: true, force: true })
    return runs
  })
}

function rowsOf<Figures>(runs: readonly Figures[]) {
  return (
    what: string,
    against: string,
    unit: Comparison['unit'],
    ours: (run: Figures) => number,
    theirs: (run: Figures) => number,
  ): Comparison => ({
    what,
    against,
    unit,
    ours: median(runs.map(ours)),
    theirs: median(runs.map(theirs)),
    ratio: median(runs.map((run) => ours(run) / theirs(run))),
    rounds,
  })
}

function libraryRows(): Comparison[] {
  const starts = measured<LibraryFigures>('library-process.ts', 2)
  const row = rowsOf(starts.map(([first]) => first!))
  const laterRow = rowsOf(starts.map(([_, later]) => later!))
  return [
    row(
      'engine, first start: 1,000 files opened, indexed and searchable (CPU)',
      'what it may take',
      'ms',
      (run) => run.searchableMs,
      () => allowed.openMs,
    ),
    row(
      'engine: every one of them checked too (CPU)',
      'searchable',
      'ms',
      (run) => run.checkedMs,
      (run) => run.searchableMs,
    ),
    laterRow(
      'engine, a later start: the same, searchable (CPU)',
      'what it may take',
      'ms',
      (run) => run.searchableMs,
      () => allowed.openMs,
    ),
    laterRow(
      'engine, a later start: checked too (CPU)',
      'searchable',
      'ms',
      (run) => run.checkedMs,
      (run) => run.searchableMs,
    ),
    laterRow(
      'engine, a later start: resident memory',
      'what it may be',
      'MB',
      (run) => run.residentMb,
      () => allowed.memoryMb,
    ),
    row(
      'engine: resident memory then',
      'what it may be',
      'MB',
      (run) => run.residentMb,
      () => allowed.memoryMb,
    ),
    row(
      'engine: longest wait of a call meanwhile (CPU)',
      'a blink',
      'ms',
      (run) => run.longestWaitMs,
      () => allowed.waitMs,
    ),
    row(
      'engine: a key press, 99th percentile (CPU)',
      'what it may take',
      'ms',
      (run) => run.p99Ms,
      () => allowed.pressMs,
    ),
  ]
}

function indexRows(): Comparison[] {
  const row = rowsOf(measured<SearchFigures>('search-process.ts').map(([only]) => only!))
  return [
    row(
      'index 1,000 models (CPU)',
      'markdown-it renders them',
      'ms',
      (run) => run.indexMs,
      (run) => run.renderMs,
    ),
    row(
      'models to search, and index of 1,000 playbooks (CPU)',
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
