// Which scenarios come first where there is no room for all: the worst, then those with the shortest objective, then as written.
import type { Playbook, Scenario } from '../playbook/model/playbook.ts'

export function mostCriticalFirst(playbook: Playbook): readonly Scenario[] {
  const ranked = playbook.scenarios.map((scenario, index) => ({
    scenario,
    index,
    severity: severityRank(scenario.severity),
    minutes: minutesOf(scenario.rto ?? playbook.procedures.find((procedure) => scenario.procedureIds.includes(procedure.id))?.budget),
  }))
  return ranked.sort((a, b) => a.severity - b.severity || a.minutes - b.minutes || a.index - b.index).map(({ scenario }) => scenario)
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

const minutesPer = { D: 1440, H: 60, M: 1, S: 1 / 60 } as const

/** Of an ISO 8601 duration below a month; endless where there is none. */
function minutesOf(duration: string | undefined): number {
  if (duration === undefined) return Number.POSITIVE_INFINITY
  const parts = [...duration.replace(/^P(?:\d+[YMW])*/, '').matchAll(/(\d+)([DHMS])/g)]
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * minutesPer[unit as keyof typeof minutesPer], 0)
}
