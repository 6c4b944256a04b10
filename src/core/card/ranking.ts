// Which scenarios come first where there is no room for all: the worst, then those with the shortest objective, then as written.
import type { Playbook, Scenario } from '../playbook/model/playbook.ts'
import { scenarioObjective } from '../playbook/scenario-objective.ts'
import { isoDurationMs } from '../playbook/wording/duration.ts'

export function mostCriticalFirst(playbook: Playbook): readonly Scenario[] {
  const ranked = playbook.scenarios.map((scenario, index) => ({
    scenario,
    index,
    severity: severityRank(scenario.severity),
    objectiveMs: isoDurationMs(scenarioObjective(scenario, playbook.procedures) ?? '') ?? Number.POSITIVE_INFINITY,
  }))
  return ranked
    .sort((a, b) => a.severity - b.severity || a.objectiveMs - b.objectiveMs || a.index - b.index)
    .map(({ scenario }) => scenario)
}

const unsaid = 2

/** 0 is the worst. */
function severityRank(severity: string | undefined): number {
  if (severity === undefined) return unsaid
  const words = [/critical|catastroph|emergency/i, /high|major|severe/i, /medium|moderate/i, /low|minor/i]
  const byWord = words.findIndex((word) => word.test(severity))
  if (byWord !== -1) return byWord
  const number = /(?:p|sev(?:erity)?)[\s-]*(\d)/i.exec(severity)?.[1]
  return number === undefined ? unsaid : Number(number)
}
