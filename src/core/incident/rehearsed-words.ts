// What is said of rehearsals: a playbook of which one scenario was tried is not a rehearsed playbook.
import type { ScenarioId } from '../playbook/model/document.ts'

interface Rehearsed {
  readonly scenarioCount: number
  /** Milliseconds since 1970. */
  readonly lastRehearsedAt?: number | undefined
  /** Of the scenarios that were rehearsed at all. */
  readonly rehearsedScenarios: Readonly<Record<ScenarioId, number>>
}

/** "never", "20 Nov 2026", "3 of 7 scenarios, last 20 Nov 2026", "all 7 scenarios, oldest 3 Mar 2026"; `day` says a date. */
export function rehearsedWords({ scenarioCount, lastRehearsedAt, rehearsedScenarios }: Rehearsed, day: (at: number) => string): string {
  if (lastRehearsedAt === undefined) return 'never'
  const times = Object.values<number>(rehearsedScenarios)
  if (scenarioCount === 0 || (scenarioCount === 1 && times.length === 1)) return day(lastRehearsedAt)
  const scenarios = scenarioCount === 1 ? 'scenario' : 'scenarios'
  if (times.length < scenarioCount) return `${times.length} of ${scenarioCount} ${scenarios}, last ${day(lastRehearsedAt)}`
  return `all ${scenarioCount} scenarios, oldest ${day(Math.min(...times))}`
}
