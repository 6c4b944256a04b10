// One scenario on paper: how to recognise it, whom to call, what to do. The card prints the playbook's own words, in its order.
import type { Block, Playbook, Procedure, ProcedureId, Scenario, ScenarioId } from '../playbook/model.ts'
import { findContacts } from './contacts.ts'
import { elementsOf, indexSteps, stepElement } from './elements.ts'
import { footerOf, type Printing, titleOf } from './footer.ts'
import { inlinesText } from './runs.ts'
import { scenarioElement } from './scenario-head.ts'
import type { FormPart, Sheet, SheetElement } from './sheet.ts'

const longestCallList = 5

/** Nothing where the playbook has no such scenario. */
export function cardSheet(playbook: Playbook, scenarioId: ScenarioId, printing: Printing): Sheet | undefined {
  const index = playbook.scenarios.findIndex((candidate) => candidate.id === scenarioId)
  const scenario = playbook.scenarios[index]
  if (!scenario) return undefined
  const title = titleOf(playbook, printing)
  const footer = footerOf(playbook, printing)
  return {
    title: `${scenario.title} · ${title}`,
    language: 'en',
    elements: [
      scenarioElement(playbook, scenario, scenario.number ?? String(index + 1), title),
      { type: 'columns', columns: [symptomColumn(scenario), callColumn(playbook)] },
      { type: 'rule', weight: 'thin' },
      ...procedureElements(playbook, scenario),
    ],
    footer: { ...footer, printed: `${footer.printed} · card ${index + 1} of ${playbook.scenarios.length}` },
  }
}

function symptomColumn(scenario: Scenario): SheetElement[] {
  const facts = [
    scenario.severity === undefined ? '' : `Severity: ${scenario.severity}`,
    scenario.impact === undefined ? '' : `Impact: ${scenario.impact}`,
  ].filter((fact) => fact !== '')
  return [
    { type: 'small-heading', text: scenario.symptoms.length > 0 ? 'It is this when' : 'What you see' },
    ...(scenario.symptoms.length > 0
      ? [
          {
            type: 'list' as const,
            entries: scenario.symptoms.map((symptom) => ({
              marker: 'dash' as const,
              elements: [{ type: 'paragraph' as const, runs: [{ text: symptom }] }],
            })),
          },
        ]
      : [{ type: 'form' as const, lines: [[{ label: '', share: 1 }], [{ label: '', share: 1 }], [{ label: '', share: 1 }]] }]),
    ...facts.map((fact) => ({ type: 'paragraph' as const, runs: [{ text: fact, bold: true }] })),
  ]
}

function callColumn(playbook: Playbook): SheetElement[] {
  const contacts = findContacts(playbook).slice(0, longestCallList)
  const unknown: readonly FormPart[] = [
    { label: 'Name', share: 1.3 },
    { label: 'Tel.', share: 1 },
  ]
  const lines = contacts.length > 0 ? contacts.map((contact) => contact.parts) : [unknown, unknown]
  const started: readonly FormPart[] = [
    { label: 'Started at', share: 1 },
    { label: 'on host', share: 2 },
  ]
  return [
    { type: 'small-heading', text: 'Call' },
    { type: 'form', lines: [...lines, started] },
  ]
}

/** What the document says under the scenario's heading, then the procedures that answer it and stand elsewhere. */
function procedureElements(playbook: Playbook, scenario: Scenario): SheetElement[] {
  const steps = indexSteps(playbook)
  const own = playbook.blocks.filter((block) => block.lines.start >= scenario.lines.start && block.lines.end <= scenario.lines.end)
  const heading = own.find((block) => block.type === 'heading' && block.sectionId === scenario.sectionId)
  const chapterLevel = heading?.type === 'heading' ? heading.level : 2
  const blocks = withoutSymptoms(own, scenario).filter((block) => block !== heading && block.type !== 'rule')
  const options = { steps, chapterLevel }
  const shown = new Set<ProcedureId>()
  for (const block of blocks) noteProcedures(block, shown)
  const elsewhere = playbook.procedures.filter((procedure) => scenario.procedureIds.includes(procedure.id) && !shown.has(procedure.id))
  return [
    ...elementsOf(blocks, options),
    ...elsewhere.flatMap((procedure): SheetElement[] => [
      { type: 'heading', level: 2, runs: [{ text: headingOf(procedure) }] },
      ...procedure.steps.map((step) => stepElement(step, procedure.kind === 'checklist', options)),
    ]),
  ]
}

function headingOf(procedure: Procedure): string {
  return procedure.title.trim() || procedure.path.at(-1) || 'Steps'
}

function noteProcedures(block: Block, shown: Set<ProcedureId>): void {
  if (block.type === 'step') shown.add(block.procedureId)
  if (block.type === 'quote') for (const inner of block.blocks) noteProcedures(inner, shown)
  if (block.type === 'list') for (const item of block.items) for (const inner of item.blocks) noteProcedures(inner, shown)
}

/** The symptoms stand at the top of the card; their list is left out below only where it says the same and no more. */
function withoutSymptoms(blocks: readonly Block[], scenario: Scenario): readonly Block[] {
  const listAt = blocks.findIndex((block) => {
    if (block.type !== 'list' || scenario.symptoms.length === 0) return false
    const texts = block.items.map((item) =>
      item.blocks.map((inner) => (inner.type === 'paragraph' ? inlinesText(inner.inlines) : '\0')).join(' '),
    )
    return texts.length === scenario.symptoms.length && texts.every((text, index) => sameWords(text, scenario.symptoms[index] as string))
  })
  if (listAt === -1) return blocks
  const before = blocks[listAt - 1]
  const isLabel = (before?.type === 'label' || before?.type === 'paragraph') && /^symptom/i.test(inlinesText(before.inlines))
  return blocks.filter((_, index) => index !== listAt && !(isLabel && index === listAt - 1))
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replace(/[`*_\s]+/g, ' ')
      .trim()
  return words(a) === words(b)
}
