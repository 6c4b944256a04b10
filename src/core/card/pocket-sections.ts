// A scenario cut where one can stop reading it: what a pocket card takes of it, from its beginning, and what it says is not in it.
import type { Playbook, Scenario } from '../playbook/model/playbook.ts'
import type { ProcedureKind } from '../playbook/model/procedure.ts'
import { scenarioElements } from './card.ts'
import { factsOnOneLine, withoutFacts } from './facts.ts'
import { fill, type PaperWords } from './language/paper-words.ts'
import { plainText } from './runs.ts'
import type { SheetElement } from './sheet.ts'

export interface PocketScenario {
  readonly scenario: Scenario
  readonly number: string
  /** In the order of the playbook, each with its heading. */
  readonly sections: readonly PocketSection[]
  /** So many have to be done in turn; one need not come to those behind them: branches, other options, the way back. */
  readonly inTurn: number
}

interface PocketSection {
  readonly title: string
  readonly hasSteps: boolean
  readonly elements: readonly SheetElement[]
}

/** How many sections are taken, for each scenario that has any on the card. */
export type Taken = ReadonlyMap<PocketScenario, number>

export function pocketScenario(playbook: Playbook, scenario: Scenario, words: PaperWords): PocketScenario {
  const number = scenario.number ?? String(playbook.scenarios.indexOf(scenario) + 1)
  return { scenario, number, ...sectionsOf(playbook, scenarioElements(playbook, scenario, words), words) }
}

/** Procedures that one need not come to, but for the first of several options: what else is in a scenario has to be done in turn. */
const optional: readonly ProcedureKind[] = ['branch', 'option', 'rollback', 'checklist', 'drill']

function sectionsOf(playbook: Playbook, elements: readonly SheetElement[], words: PaperWords): Pick<PocketScenario, 'sections' | 'inTurn'> {
  const kinds = new Map(playbook.procedures.flatMap(({ kind, steps }) => steps.map((step) => [step.id, kind] as const)))
  const groups: { title: string; elements: SheetElement[]; kind: ProcedureKind | undefined }[] = []
  for (const element of elements.flatMap(withoutFacts).map(factsOnOneLine)) {
    const heads = element.type === 'heading' || element.type === 'label'
    if (groups.length === 0 || (heads && groups.at(-1)?.kind !== undefined)) groups.push({ title: '', elements: [], kind: undefined })
    const group = groups.at(-1)!
    if (heads && group.title === '') group.title = plainText(element.runs).trim().replace(/:$/, '')
    group.elements.push(element)
    if (element.type === 'step' && element.stepId !== undefined) group.kind ??= kinds.get(element.stepId) ?? 'procedure'
  }
  const lastInTurn = groups.findLastIndex(({ kind }) => kind !== undefined && !optional.includes(kind))
  const firstWithSteps = groups.findIndex(({ kind }) => kind !== undefined)
  const firstOption = groups.findIndex(({ kind }) => kind === 'option')
  return {
    sections: groups.map(({ title, kind, elements: own }) => ({
      title: title || words.theRest,
      hasSteps: kind !== undefined,
      elements: own,
    })),
    inTurn: Math.min(groups.length, Math.max(lastInTurn, firstWithSteps, firstOption, 0) + 1),
  }
}

/** What is not taken of a scenario, in words; nothing where it is all there. */
export function restOf(pocket: PocketScenario, count: number, words: PaperWords): string | undefined {
  const [next, ...more] = missingOf(pocket, count)
  if (next === undefined) return undefined
  const { number, inTurn } = pocket
  return count < inTurn ? fill(words.fromOn, { number, title: next }) : `${number}: ${[next, ...more].join(', ')}`
}

/** Said where the scenario stops: nobody may take a beginning for the whole. */
export function restElement(pocket: PocketScenario, count: number, words: PaperWords): SheetElement | undefined {
  const [next, ...more] = missingOf(pocket, count)
  if (next === undefined) return undefined
  const breaksOff = count < pocket.inTurn
  const said = breaksOff ? words.goOnWith : words.onItsCard
  const [before = '', after = ''] = fill(said, { number: pocket.number, title: '\0' }).split('\0')
  const look = breaksOff ? { bold: true } : { italic: true }
  const title = breaksOff ? next : [next, ...more].join('\u00a0· ')
  const own = { ...look, language: words.language }
  return {
    type: 'paragraph',
    isOwn: true,
    runs: [
      { ...own, text: before },
      { ...look, text: title },
      { ...own, text: after },
    ],
  }
}

function missingOf({ sections }: PocketScenario, count: number): readonly string[] {
  return sections.slice(count).flatMap(({ hasSteps, title }) => (hasSteps ? [title] : []))
}
