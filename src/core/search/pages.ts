// A playbook → the pages that a search can find: its scenarios, each with all text that belongs to it wherever that
// stands; the rows of its alert tables; procedures and sections outside scenarios; and last the playbook itself.

import type { WrittenCommand } from '../playbook/model/command.ts'
import type { Block, PlaybookId, ProcedureId, SectionId, StepId } from '../playbook/model/document.ts'
import type { Alert } from '../playbook/model/facts.ts'
import type { Scenario, Section, WrittenPlaybook } from '../playbook/model/playbook.ts'
import type { Step, WrittenProcedure } from '../playbook/model/procedure.ts'
import { plainText } from '../playbook/source/inlines.ts'
import { blockLines, type FieldedLine, fieldBelow } from './block-lines.ts'
import type { Field } from './fields.ts'
import { addLines, createDraft, finishPage, type Page, type PageDraft } from './page.ts'
import { sectionOwners } from './section-owners.ts'
import { type SeenRow, seenRows } from './seen-rows.ts'

/** The pages in the order of the document, the playbook's own at the end. */
export function pagesOf(playbookId: PlaybookId, playbook: WrittenPlaybook): readonly Page[] {
  const collector = createCollector(playbookId, playbook)
  for (const block of playbook.blocks) collector.take(block)
  for (const alert of playbook.alerts) collector.takeAlert(alert)
  return collector.finish()
}

type TextBlock = Exclude<Block, { type: 'heading' | 'step' }>

interface Heading {
  readonly level: number
  readonly title: string
}

function createCollector(playbookId: PlaybookId, playbook: WrittenPlaybook) {
  const place = { playbookId, playbookTitle: playbook.title }
  const whole = createDraft({ ...place, kind: 'playbook', title: playbook.title, context: '' })
  const procedures = new Map(playbook.procedures.map((procedure) => [procedure.id, procedure]))
  const steps = new Map(
    playbook.procedures.flatMap((procedure) => procedure.steps.map((step): [StepId, Step<WrittenCommand>] => [step.id, step])),
  )
  const scenarios = playbook.scenarios.map((scenario) => ({ scenario, draft: scenarioDraft(place, scenario) }))
  const byScenario = new Map(scenarios.map(({ scenario, draft }) => [scenario.id, draft]))
  const owners = sectionOwners(playbook)
  const alertTables = new Set(playbook.alerts.map(({ lines }) => lines.start))
  const others: PageDraft[] = []
  const ownPages = new Map<ProcedureId, PageDraft>()
  const path: Heading[] = []
  let current = whole
  let below: Field | undefined

  function enterSection(block: Extract<Block, { type: 'heading' }>): void {
    const title = plainText(block.inlines)
    while (path.length > 0 && path.at(-1)!.level >= block.level) path.pop()
    below = fieldBelow(title)
    const owner = owners.get(block.sectionId)
    if (owner !== undefined) {
      current = scenarios[owner]!.draft
      addLines(current, headingField(playbook.scenarios[owner]!, playbook.sections, block.sectionId), title)
    } else if (block.level === 1 && title === playbook.title) current = whole
    else current = sectionPage(title, block.sectionId)
    path.push({ level: block.level, title })
  }

  function sectionPage(title: string, sectionId: SectionId): PageDraft {
    const draft = createDraft({ ...place, kind: 'section', title, sectionId, context: contextOf(path, playbook) })
    others.push(draft)
    return draft
  }

  /** A procedure with a title of its own is a page; one that its heading names is the section's. */
  function pageOfProcedure(procedure: WrittenProcedure): PageDraft {
    const scenario = procedure.scenarioId === undefined ? undefined : byScenario.get(procedure.scenarioId)
    if (scenario !== undefined) return scenario
    if (current.place.kind === 'section' && current.place.title === procedure.title) return current
    const known = ownPages.get(procedure.id)
    if (known !== undefined) return known
    if (procedure.title === '' || current.place.kind === 'scenario') return current
    const { sectionId } = current.place
    const draft = createDraft({
      ...place,
      kind: 'section',
      title: procedure.title,
      ...(sectionId === undefined ? {} : { sectionId }),
      context: contextOf(path, playbook),
    })
    ownPages.set(procedure.id, draft)
    others.push(draft)
    return draft
  }

  function takeStep(stepId: StepId, procedureId: ProcedureId): void {
    const procedure = procedures.get(procedureId)
    const step = steps.get(stepId)
    if (procedure === undefined || step === undefined) return
    const page = pageOfProcedure(procedure)
    page.procedureId ??= procedure.id
    if (procedure.title !== '') addLines(page, 'steps', procedure.title)
    addLines(page, 'steps', step.title)
    for (const command of step.commands) {
      addLines(page, command.kind === 'output' ? 'errors' : 'commands', command.text)
      if (command.remark !== undefined) addLines(page, 'text', command.remark)
    }
    for (const note of step.notes) addAll(page, blockLines(note, undefined))
  }

  function take(block: Block): void {
    if (block.type === 'heading') enterSection(block)
    else if (block.type === 'step') takeStep(block.stepId, block.procedureId)
    else takeText(block)
  }

  function takeText(block: TextBlock): void {
    if (block.type === 'list') for (const item of block.items) for (const inner of item.blocks) if (inner.type === 'step') take(inner)
    if (block.type === 'label') below = fieldBelow(plainText(block.inlines))
    if (block.type === 'table' && alertTables.has(block.lines.start)) return
    const rows = block.type === 'table' && current.place.kind !== 'scenario' ? seenRows(block) : undefined
    if (rows === undefined) addAll(current, blockLines(block, below))
    for (const row of rows ?? []) takeSeen(row)
  }

  function takeSeen({ name, meaning, sectionId = current.place.sectionId }: SeenRow): void {
    const owner = sectionId === undefined ? undefined : owners.get(sectionId)
    if (owner === undefined) {
      addAlert(name, meaning, sectionId, contextOf(path, playbook))
      return
    }
    const { draft } = scenarios[owner]!
    addLines(draft, 'symptoms', name)
    if (meaning !== '') addLines(draft, 'alerts', `${name} → ${meaning}`)
  }

  function addAlert(name: string, meaning: string, sectionId: SectionId | undefined, context: string): void {
    const draft = createDraft({ ...place, kind: 'alert', title: name, ...(sectionId === undefined ? {} : { sectionId }), context })
    addLines(draft, 'alerts', meaning)
    others.push(draft)
  }

  /** An alert that is for a scenario is one more thing by which that is recognised. */
  function takeAlert({ name, meaning, action, other, scenarioId, sectionId }: Alert): void {
    const told = [meaning, action, ...other.map(({ text }) => text)].filter((text) => text !== undefined && text !== '').join(' → ')
    const scenario = scenarioId === undefined ? undefined : byScenario.get(scenarioId)
    if (scenario === undefined) addAlert(name, told, sectionId, place.playbookTitle)
    else addLines(scenario, 'alerts', told === '' ? name : `${name} → ${told}`)
  }

  return {
    take,
    takeAlert,
    finish: () => [...scenarios.map(({ draft }) => draft), ...others, whole].map(finishPage),
  }
}

function scenarioDraft(place: Pick<Page, 'playbookId' | 'playbookTitle'>, scenario: Scenario) {
  const { id, title, sectionId, symptoms, severity, impact, procedureIds } = scenario
  const draft = createDraft({ ...place, kind: 'scenario', title, scenarioId: id, sectionId, context: place.playbookTitle })
  draft.procedureId = procedureIds[0]
  for (const symptom of symptoms) addLines(draft, 'symptoms', symptom)
  if (impact !== undefined) addLines(draft, 'impact', impact)
  if (severity !== undefined) addLines(draft, 'text', severity)
  return draft
}

/** A heading over one scenario and nothing else is another name for it. */
function headingField(scenario: Scenario, sections: readonly Section[], sectionId: SectionId): Field {
  if (scenario.sectionId === sectionId) return 'title'
  return sections.some(({ id, lines }) => id === sectionId && lines.start < scenario.lines.start) ? 'title' : 'steps'
}

function contextOf(path: readonly Heading[], playbook: WrittenPlaybook): string {
  return [playbook.title, ...path.map(({ title }) => title)].join(' › ')
}

function addAll(draft: PageDraft, lines: readonly FieldedLine[]): void {
  for (const { field, text } of lines) addLines(draft, field, text)
}
