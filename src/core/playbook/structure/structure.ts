// Everything around the steps, from the blocks of the page: contacts, ladders, objectives, alerts, templates, and what
// belongs to a procedure or a scenario. Called once at the end of reading; reads no Markdown and changes no step's text.
import type { WrittenCommand } from '../model/command.ts'
import type { Contact } from '../model/facts.ts'
import type { Diagram, Playbook, Scenario, Section } from '../model/playbook.ts'
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
import { readSeverityLevels } from './severity-levels.ts'
import { readTemplates } from './templates.ts'
import { readThresholds } from './thresholds.ts'

/** What is read of a page before its structure is. */
type Page = Pick<Playbook, 'title' | 'meta' | 'blocks' | 'sections' | 'lineCount' | 'asWritten'>
type Found<Of extends WrittenCommand> = Pick<Playbook<Of>, 'procedures' | 'scenarios'> & {
  readonly frontMatterContacts: readonly Contact[]
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

/**
 * A page with its structure; `factsOf` gives the `Key: value` lines of a scenario's own sections. What neither the search nor
 * the findings ask for is read when somebody asks for it first.
 */
export function withStructure<Of extends WrittenCommand>(
  page: Page,
  found: Found<Of>,
  factsOf: (scenario: Scenario) => readonly Fact[],
  onFault: ((error: unknown) => void) | undefined,
): Playbook<Of> {
  const spots = outlineOf(page.blocks, page.sections, page.title)
  const objectives = readObjectives(spots, found.scenarios)
  const known = withTableSeverities(withObjectives(found.scenarios, objectives, factsOf), spots)
  const scenarioAt = createScenarioFinder(known)
  const { procedures, scenarios, prerequisites } = attachPassages(
    { procedures: found.procedures, scenarios: known },
    readPassages(spots),
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
      alerts: readAlerts(spots, found.scenarios, page.title),
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
