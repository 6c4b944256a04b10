// Everything around the steps, from the blocks of the page: contacts, ladders, objectives, alerts, templates, and what
// belongs to a procedure or a scenario. Called once at the end of reading; reads no Markdown and changes no step's text.
import type { Contact, Diagram, Playbook, Scenario, Section, WrittenCommand } from '../model.ts'
import { readAlerts } from './alerts.ts'
import { attachPassages } from './attach.ts'
import { readContacts } from './contacts.ts'
import { readEscalation } from './escalation.ts'
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

type Read<Of extends WrittenCommand> = Pick<Playbook<Of>, 'title' | 'blocks' | 'sections' | 'procedures' | 'scenarios'> & {
  readonly frontMatterContacts: readonly Contact[]
}
export type Structure<Of extends WrittenCommand> = Pick<
  Playbook<Of>,
  | 'procedures'
  | 'scenarios'
  | 'prerequisites'
  | 'contacts'
  | 'escalation'
  | 'roles'
  | 'severityLevels'
  | 'objectives'
  | 'alerts'
  | 'thresholds'
  | 'templates'
  | 'diagrams'
  | 'links'
>
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

/** Reads the structure of a page; `factsOf` gives the `Key: value` lines of a scenario's own sections. */
export function readStructure<Of extends WrittenCommand>(read: Read<Of>, factsOf: (scenario: Scenario) => readonly Fact[]): Structure<Of> {
  const spots = outlineOf(read.blocks, read.sections, read.title)
  const objectives = readObjectives(spots, read.scenarios)
  const known = withTableSeverities(withObjectives(read.scenarios, objectives, factsOf), spots)
  const scenarioAt = createScenarioFinder(known)
  const { procedures, scenarios, prerequisites } = attachPassages(
    { procedures: read.procedures, scenarios: known },
    readPassages(spots),
    scenarioAt,
    createReferences(read.sections),
  )
  const contacts = [...read.frontMatterContacts, ...readContacts(spots)]
  return {
    procedures,
    scenarios,
    prerequisites,
    contacts,
    escalation: readEscalation(spots, contacts, scenarioAt),
    roles: readRoles(spots, contacts),
    severityLevels: readSeverityLevels(spots),
    objectives,
    alerts: readAlerts(spots, read.scenarios, read.title),
    thresholds: readThresholds(spots),
    templates: readTemplates(spots, scenarioAt),
    diagrams: readDiagrams(spots),
    links: readLinks(spots, procedures),
  }
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
