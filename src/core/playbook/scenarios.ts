// Sections → scenarios: what went wrong, how the responder recognises it, and the procedures that answer it.
// A scenario may be described in one place and answered in another under the same heading; both are one scenario.
import type { ProcedureDraft, SectionDraft } from './draft.ts'
import { durationIn } from './durations.ts'
import { hashText } from './identity.ts'
import type { Procedure, Scenario, ScenarioId } from './model.ts'
import { budgetInFacts, budgetInHeading } from './procedure-kind.ts'
import { failureMention, impactKey, scenarioHeading, severityKey } from './words.ts'

/** Finds the scenarios of a document, in document order. */
export function readScenarios(
  sections: readonly SectionDraft[],
  procedures: readonly Procedure[],
  drafts: readonly ProcedureDraft[],
  documentTitle: string,
): readonly Scenario[] {
  const scenarioOf = new Map<number, number>()
  const groups = new Map<string, number[]>()
  const owning = new Set(drafts.flatMap((draft) => draft.place.sections))
  for (const [index, section] of sections.entries()) {
    const isInside = section.parents.some((parent) => scenarioOf.has(parent))
    if (isInside || section.title === documentTitle || !isScenario(section, sections, index, owning)) continue
    const key = section.title.trim().toLowerCase()
    const members = groups.get(key) ?? []
    members.push(index)
    groups.set(key, members)
    scenarioOf.set(index, members[0]!)
  }
  return [...groups.values()].map((members) => {
    const inside = (index: number | undefined) => index !== undefined && members.includes(index)
    const procedureIds = procedures.filter((_, at) => drafts[at]!.place.sections.some(inside)).map((procedure) => procedure.id)
    return scenarioFrom(
      members.map((member) => sections[member]!),
      sectionsInside(sections, members),
      procedureIds,
    )
  })
}

function isScenario(section: SectionDraft, sections: readonly SectionDraft[], index: number, owning: ReadonlySet<number>): boolean {
  if (section.symptoms.length > 0 && !/^symptoms?$/i.test(section.title)) return true
  const ownsWork = owning.has(index)
  if (!ownsWork) return false
  if (/^(?:common |disaster |emergency |failure )?(?:scenarios|emergencies|problems|incidents|failures)\b/i.test(section.title))
    return false
  if (scenarioHeading.test(section.title)) return true
  const hasScenarioBelow = sections.some(
    (other) => other.parents.includes(index) && (scenarioHeading.test(other.title) || failureMention.test(other.title)),
  )
  return failureMention.test(section.title) && !hasScenarioBelow
}

function sectionsInside(sections: readonly SectionDraft[], members: readonly number[]): readonly SectionDraft[] {
  return sections.filter((section, index) => members.includes(index) || section.parents.some((parent) => members.includes(parent)))
}

function scenarioFrom(own: readonly SectionDraft[], inside: readonly SectionDraft[], procedureIds: Scenario['procedureIds']): Scenario {
  const first = own[0]!
  const match = scenarioHeading.exec(first.title)
  const facts = own.flatMap((section) => section.facts)
  const fact = (key: RegExp) => facts.find((candidate) => key.test(candidate.key))?.value
  const severity = fact(severityKey)
  const impact = fact(impactKey)
  const rto = budgetInFacts(facts) ?? budgetInHeading(first.title)
  const rpo = durationIn(fact(/^(?:rpo|data loss|recovery point objective)/i) ?? '')
  return {
    id: `scenario-${hashText(first.title)}` as ScenarioId,
    ...(match?.[1] === undefined ? {} : { number: match[1] }),
    title: match === null ? first.title : first.title.slice(match[0].length) || first.title,
    heading: first.title,
    sectionId: first.id,
    symptoms: [...new Set(inside.flatMap((section) => section.symptoms))],
    ...(severity === undefined ? {} : { severity }),
    ...(impact === undefined ? {} : { impact }),
    ...(rto === undefined ? {} : { rto }),
    ...(rpo === undefined ? {} : { rpo }),
    procedureIds,
    lines: { start: first.start, end: Math.max(first.start, first.end) },
  }
}

/** Writes into every procedure the scenario that it answers. */
export function linkScenarios(procedures: readonly Procedure[], scenarios: readonly Scenario[]): readonly Procedure[] {
  const scenarioIds = new Map(scenarios.flatMap((scenario) => scenario.procedureIds.map((id) => [id, scenario.id] as const)))
  return procedures.map((procedure) => {
    const scenarioId = scenarioIds.get(procedure.id)
    return scenarioId === undefined ? procedure : { ...procedure, scenarioId }
  })
}
