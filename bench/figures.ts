// How every figure of the bench is taken: two things in turn, A B A B …, so that both meet the same noise; medians, and the
// ratio pair by pair. Nothing here judges; a person reads the table.

export interface Comparison {
  readonly what: string
  readonly against: string
  readonly unit: 'ms' | 'MB'
  readonly ours: number
  readonly theirs: number
  readonly ratio: number
  readonly rounds: number
}

/** What could not be measured here, and why. */
export interface Skipped {
  readonly what: string
  readonly skipped: string
}
export type Row = Comparison | Skipped

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

async function durationMs(work: () => unknown): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

/** Times `ours` and `theirs` in turn, `rounds` pairs after one warm-up pair (none where a round takes seconds). */
export async function compare(options: {
  what: string
  against: string
  rounds: number
  isLong?: boolean
  ours: () => unknown
  theirs: () => unknown
}): Promise<Comparison> {
  if (options.isLong !== true) {
    await options.ours()
    await options.theirs()
  }
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < options.rounds; round++) {
    ours.push(await durationMs(options.ours))
    theirs.push(await durationMs(options.theirs))
  }
  const ratio = median(ours.map((value, index) => value / theirs[index]!))
  return {
    what: options.what,
    against: options.against,
    unit: 'ms',
    ours: median(ours),
    theirs: median(theirs),
    ratio,
    rounds: options.rounds,
  }
}

/** The table, as Markdown: it is pasted into notes as it is. */
export function formatTable(rows: readonly Row[]): string {
  const number = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3))
  const cells = rows.map((row) =>
    'skipped' in row
      ? [row.what, `skipped: ${row.skipped}`, '', '', '', '']
      : [
          row.what,
          row.against,
          `${number(row.ours)} ${row.unit}`,
          `${number(row.theirs)} ${row.unit}`,
          row.ratio.toFixed(2),
          String(row.rounds),
        ],
  )
  const table = [['what', 'against', 'ours', 'theirs', 'ratio', 'rounds'], ...cells]
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  return [line(table[0]!), line(widths.map((width) => '-'.repeat(width))), ...table.slice(1).map(line)].join('\n')
}
