// Everything around the steps, from the blocks of the page: contacts, ladders, objectives, alerts, templates, and what
// belongs to a procedure or a scenario. Called once at the end of reading; reads no Markdown and changes no step's text. The
// list and the search need little of it, which is read first and is all that is read of most playbooks.
import type { Contact } from '../model/facts.ts'
import type { Diagram, Playbook, Scenario, Section, WrittenPlaybook } from '../model/playbook.ts'
import type { Procedure, WrittenProcedure } from '../model/procedure.ts'
import { readAlerts } from './alerts.ts'
import { attachPassages } from './attach.ts'
import { readContacts } from './contacts.ts'
import { readEscalation } from './escalation.ts'
import { withLaterParts } from './later.ts'
import { readLinks } from './links.ts'
import { readObjectives, withObjectives, withTableSeverities } from './objectives.ts'
import type { Spot } from './outline.ts'
import { askingSections, outlineOf, sectionIdOf } from './outline.ts'
import { readPassages } from './passages.ts'
import { createReferences } from './references.ts'
import { readRoles } from './roles.ts'
import { withPassages } from './scenario-passages.ts'
import { readSeverityLevels } from './severity-levels.ts'
import { readTemplates } from './templates.ts'
import { readThresholds } from './thresholds.ts'

/** What is read of a page before its structure is. */
export type Page = Pick<Playbook, 'title' | 'meta' | 'blocks' | 'sections' | 'lineCount' | 'asWritten'>
interface Found<Work extends WrittenProcedure> {
  readonly procedures: readonly Work[]
  readonly scenarios: readonly Scenario[]
}
type Fact = { readonly key: string; readonly value: string }

/** What a page without any of it has. */
export const noStructure = {
  prerequisites: [],
  contacts: [],
  escalation: [],
  roles: [],
  severityLevels: [],
  objectives: [],
  alerts: [],
  thresholds: [],
  templates: [],
  diagrams: [],
  links: [],
} as const

/** A page with what the list and the search need of its structure. */
export function withSigns(page: Page, found: Found<WrittenProcedure>): WrittenPlaybook {
  const { spots, scenarios, alerts } = readSigns(page, found)
  // Nobody asks what single scenarios may take where the whole playbook says it.
  const objectives = page.meta.rto === undefined ? readObjectives(spots, found.scenarios) : []
  return { ...page, procedures: found.procedures, scenarios: withObjectives(scenarios, objectives, () => []), alerts }
}

/** By what each scenario is recognised, with what was looked at for that. */
function readSigns(page: Page, found: Found<WrittenProcedure>) {
  const spots = outlineOf(page.blocks, page.sections, page.title)
  const passages = readPassages(spots)
  const scenarioAt = createScenarioFinder(found.scenarios)
  const scenarios = withPassages(withTableSeverities(found.scenarios, spots), passages, scenarioAt)
  return { spots, passages, scenarioAt, scenarios, alerts: readAlerts(spots, found.scenarios, page.title) }
}

/**
 * A page with its structure; `factsOf` gives the `Key: value` lines of a scenario's own sections. What neither the search nor
 * the findings ask for is read when somebody asks for it first.
 */
export function withStructure(
  page: Page,
  found: Found<Procedure> & { readonly frontMatterContacts: readonly Contact[] },
  factsOf: (scenario: Scenario) => readonly Fact[],
  onFault: ((error: unknown) => void) | undefined,
): Playbook {
  const { spots, passages, scenarioAt, ...signs } = readSigns(page, found)
  const objectives = readObjectives(spots, found.scenarios)
  const { procedures, scenarios, prerequisites } = attachPassages(
    { procedures: found.procedures, scenarios: withObjectives(signs.scenarios, objectives, factsOf) },
    passages,
    scenarioAt,
    createReferences(page.sections),
  )
  return withLaterParts(
    {
      ...page,
      procedures,
      scenarios,
      prerequisites,
      objectives,
      alerts: signs.alerts,
    },
    {
      contacts: () => [...found.frontMatterContacts, ...readContacts(spots)],
      escalation: ({ contacts }) => readEscalation(spots, contacts, scenarioAt),
      roles: ({ contacts }) => readRoles(spots, contacts),
      severityLevels: () => readSeverityLevels(spots),
      thresholds: () => readThresholds(spots),
      templates: () => readTemplates(spots, scenarioAt),
      diagrams: () => readDiagrams(spots),
      links: () => readLinks(spots, procedures),
    },
    onFault,
  )
}

/** A section belongs to the scenario whose heading stands in it or above it; a heading that is repeated, to the same one. */
function createScenarioFinder(scenarios: readonly Scenario[]): (sections: readonly Section[]) => Scenario | undefined {
  const byHeading = new Map(scenarios.map((scenario) => [scenario.heading.trim().toLowerCase(), scenario]))
  return askingSections((sections) => {
    for (const section of sections) {
      const scenario = byHeading.get(section.title.trim().toLowerCase())
      if (scenario !== undefined) return scenario
    }
    return undefined
  })
}

function readDiagrams(spots: readonly Spot[]): readonly Diagram[] {
  return spots.flatMap((spot): readonly Diagram[] => {
    const { block } = spot
    if (block.type !== 'code' || block.role !== 'diagram') return []
    const title = spot.label || spot.sections.at(-1)?.title || ''
    return [{ title, text: block.text, language: block.language, ...sectionIdOf(spot), lines: block.lines }]
  })
}
