// How long a scenario may take: its own objective, else what the procedures on its way may take together.
import type { Scenario, WrittenPlaybook } from './model/playbook.ts'
import type { Procedure } from './model/procedure.ts'
import { budgetInHeading } from './walk/procedure-kind.ts'
import { isoDurationMs } from './wording/duration.ts'
import { isoDuration } from './wording/durations.ts'

/** ISO 8601 duration; undefined where neither the scenario says one nor every procedure on its way. `procedures` may be all of the playbook. */
export function scenarioObjective(scenario: Scenario, procedures: Iterable<Procedure>): string | undefined {
  if (scenario.rto !== undefined) return scenario.rto
  const own = new Set(scenario.procedureIds)
  const way = onTheWay([...procedures].filter(({ id }) => own.has(id)))
  if (way.length === 0 || way.some(({ budget }) => budget === undefined)) return undefined
  return isoDuration(timeTogetherMs(way) / 1000)
}

/** Of the whole playbook; where it only says one for each scenario, the longest of them. */
export function playbookObjective({ meta, scenarios }: Pick<WrittenPlaybook, 'meta' | 'scenarios'>): string | undefined {
  const own = scenarios.flatMap(({ rto }) => rto ?? [])
  return meta.rto ?? own.toSorted((one, other) => (isoDurationMs(other) ?? 0) - (isoDurationMs(one) ?? 0))[0]
}

/** Without what is only done after a failure, to check, to look or to train. */
export function onTheWay(procedures: readonly Procedure[]): readonly Procedure[] {
  return procedures.filter(({ kind }) => kind === 'procedure' || kind === 'option')
}

/** What a procedure may take, in milliseconds; 0 where it doesn't say. */
export function budgetMs({ budget }: Procedure): number {
  return (budget === undefined ? undefined : isoDurationMs(budget)) ?? 0
}

/** One after the other, of options the longest; phases that are windows of one clock (0-5, 5-15 minutes) end with the last. */
export function timeTogetherMs(way: readonly Procedure[]): number {
  if (isOneClock(way)) return Math.max(...way.map(budgetMs))
  const options = way.filter(({ kind }) => kind === 'option').map(budgetMs)
  const seen = new Set<string>()
  const others = way
    .filter(({ kind }) => kind !== 'option')
    // A phase whose items are procedures of their own gives its one budget to each of them.
    .filter(({ path: headings }) => {
      const key = headings.find((heading) => budgetInHeading(heading) !== undefined) ?? headings.join('\u0000')
      return !seen.has(key) && seen.add(key)
    })
  return Math.max(0, ...options) + others.reduce((sum, procedure) => sum + budgetMs(procedure), 0)
}

/** "5-15 minutes" after "0-5 minutes": each says when it ends, not how long it takes. */
export function isOneClock(way: readonly Procedure[]): boolean {
  const windows = way.map((procedure) => windowOf(procedure))
  return windows.some(
    (window, index) => index > 0 && window !== undefined && window.from > 0 && window.from === (windows[index - 1]?.to ?? -1),
  )
}

function windowOf({ path }: Procedure): { readonly from: number; readonly to: number } | undefined {
  for (const heading of path.toReversed()) {
    const match = /\(\s*(\d+)\s*[-–—]\s*(\d+)\s*\p{L}+\.?\s*\)/u.exec(heading)
    if (match !== null) return { from: Number(match[1]), to: Number(match[2]) }
  }
  return undefined
}
