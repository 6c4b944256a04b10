// `npm run bench`: one table of medians and ratios, all taken in one run. Quote the ratios; the milliseconds are this machine's.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Comparison, formatTable, median } from './figures.ts'
import { benchPaper } from './paper.ts'
import { benchReading } from './reading.ts'
import { benchSearch } from './search.ts'
import { benchSession } from './session.ts'

const memoryRounds = 3

function benchMemory(): Comparison[] {
  const runs = Array.from({ length: memoryRounds }, () => {
    const result = spawnSync(process.execPath, [join(import.meta.dirname, 'memory.ts')], { encoding: 'utf8' })
    if (result.status !== 0) throw new Error(result.stderr)
    return JSON.parse(result.stdout) as { beforeMb: number; peakMb: number }
  })
  const ours = median(runs.map((run) => run.peakMb))
  const theirs = median(runs.map((run) => run.beforeMb))
  return [
    {
      what: 'resident memory, 1 GiB printed (peak)',
      against: 'the same engine before',
      unit: 'MB',
      ours,
      theirs,
      ratio: ours / theirs,
      rounds: memoryRounds,
    },
  ]
}

const parts: [string, () => Comparison[] | Promise<Comparison[]>][] = [
  ['reading', benchReading],
  ['search', benchSearch],
  ['paper', benchPaper],
  ['session', benchSession],
  ['memory', benchMemory],
]
const rows: Comparison[] = []
for (const [name, bench] of parts) {
  process.stderr.write(`${name}…\n`)
  rows.push(...(await bench()))
}
process.stdout.write(`${formatTable(rows)}\n`)
