// Sections → scenarios: what went wrong, how the responder recognises it, and the procedures that answer it.
// A scenario may be described in one place and answered in another under the same heading; both are one scenario.

import { hashText } from './identity.ts'
import type { ScenarioId } from './model/document.ts'
import type { Scenario } from './model/playbook.ts'
import type { WrittenProcedure } from './model/procedure.ts'
import type { ProcedureDraft, SectionDraft } from './walk/draft.ts'
import { budgetInFacts, budgetInHeading } from './walk/procedure-kind.ts'
import { durationIn } from './wording/durations.ts'
import { readTitle } from './wording/titles.ts'
import type { TextPattern } from './wording/word-pattern.ts'
import { failureMention, impactKey, scenarioHeading, severityKey } from './wording/words.ts'

/** Finds the scenarios of a document, in document order. */
export function readScenarios(
  sections: readonly SectionDraft[],
  procedures: readonly Pick<WrittenProcedure, 'id'>[],
  drafts: readonly ProcedureDraft[],
  documentTitle: string,
): readonly Scenario[] {
  const members = new Map<number, readonly number[]>()
  const firstOfTitle = new Map<string, number>()
  const owning = new Set(drafts.flatMap((draft) => draft.place.sections))
  const parentsOfScenarios = parentsOf(sections)
  const scenarioOf = new Map<number, number>()
  for (const [index, section] of sections.entries()) {
    const outer = section.parents.find((parent) => scenarioOf.has(parent))
    if (outer !== undefined) {
      scenarioOf.set(index, scenarioOf.get(outer)!)
      continue
    }
    if (section.title === documentTitle || !isScenario(section, owning.has(index), parentsOfScenarios.has(index))) continue
    const key = section.title.trim().toLowerCase()
    const first = firstOfTitle.get(key) ?? index
    firstOfTitle.set(key, first)
    members.set(first, [...(members.get(first) ?? []), index])
    scenarioOf.set(index, first)
  }
  const inside = groupBy(sections.keys(), (index) => scenarioOf.get(index))
  const answering = groupBy(procedures.keys(), (at) => {
    const section = drafts[at]!.place.sections.find((candidate) => scenarioOf.has(candidate))
    return section === undefined ? undefined : scenarioOf.get(section)
  })
  return [...members].map(([first, own]) =>
    scenarioFrom(
      own.map((index) => sections[index]!),
      (inside.get(first) ?? []).map((index) => sections[index]!),
      (answering.get(first) ?? []).map((at) => procedures[at]!.id),
    ),
  )
}

function groupBy(keys: Iterable<number>, groupOf: (key: number) => number | undefined): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>()
  for (const key of keys) {
    const group = groupOf(key)
    if (group === undefined) continue
    const list = groups.get(group)
    if (list === undefined) groups.set(group, [key])
    else list.push(key)
  }
  return groups
}

/** Sections that have a scenario below them: they gather scenarios and are none. */
function parentsOf(sections: readonly SectionDraft[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const { title, parents } of sections) {
    // Beside one that was found, the others need not be looked at.
    if (parents.every((parent) => found.has(parent))) continue
    if (scenarioHeading.test(title) || failureMention.test(title)) for (const parent of parents) found.add(parent)
  }
  return found
}

function isScenario(section: SectionDraft, ownsWork: boolean, hasScenarioBelow: boolean): boolean {
  if (section.symptoms.length > 0 && !/^symptoms?$/i.test(section.title)) return true
  if (!ownsWork) return false
  if (/^(?:common |disaster |emergency |failure )?(?:scenarios|emergencies|problems|incidents|failures)\b/i.test(section.title))
    return false
  if (scenarioHeading.test(section.title)) return true
  const words = readTitle(section.title).title.replace(/\([^)]*\)/g, '')
  return failureMention.test(words) && !hasScenarioBelow && !isWorkOnFailure.test(words)
}

/** "Retry failed jobs", "Last resort: accept data loss": what is done about it, and nothing that one meets. */
const isWorkOnFailure =
  /^[^\p{L}]*(?:\d+[^\p{L}]*)?(?:retry|re-?run|re-?queue|re-?play|re-?submit|accept|ignore|skip|remove|delete|clear|kill|list|find|show|inspect|review|count|simulate|last resort|forced?)(?![\p{L}])/iu

function scenarioFrom(own: readonly SectionDraft[], inside: readonly SectionDraft[], procedureIds: Scenario['procedureIds']): Scenario {
  const first = own[0]!
  const match = scenarioHeading.exec(first.title)
  const facts = own.flatMap((section) => section.facts)
  const fact = (key: TextPattern) => facts.find((candidate) => key.test(candidate.key))?.value
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
export function linkScenarios<Any extends WrittenProcedure>(procedures: readonly Any[], scenarios: readonly Scenario[]): readonly Any[] {
  const scenarioIds = new Map(scenarios.flatMap((scenario) => scenario.procedureIds.map((id) => [id, scenario.id] as const)))
  return procedures.map((procedure) => {
    const scenarioId = scenarioIds.get(procedure.id)
    return scenarioId === undefined ? procedure : { ...procedure, scenarioId }
  })
}
