// The pocket card: whom to call and the most critical procedures on eight small pages. What is taken is printed whole, in the
// playbook's own words; what did not fit is named on the first page. Which procedures fit is found out by the printer.
import type { Playbook, ProcedureKind, Scenario } from '../playbook/model.ts'
import { callLines, scenarioElements } from './card.ts'
import { factsOnOneLine, isFacts } from './facts.ts'
import { footerOf, type Printing, titleOf } from './footer.ts'
import { fill, type PaperWords } from './language/paper-words.ts'
import { durationIn } from './language/times.ts'
import { worded } from './language/worded.ts'
import { plainText } from './runs.ts'
import { scenarioElement } from './scenario-head.ts'
import type { FormPart, Sheet, SheetElement, TextRun } from './sheet.ts'

/** A scenario cut where one need not go on: first what must be done, then each branch, other option, rollback, further reading. */
export interface PocketScenario {
  readonly scenario: Scenario
  readonly number: string
  readonly sections: readonly PocketSection[]
}

/** What is taken whole or not at all: the procedure with all that has to be done in turn, or one of its branches. */
interface PocketSection {
  readonly titles: readonly string[]
  readonly hasSteps: boolean
  readonly elements: readonly SheetElement[]
}

/** A longer list of what was left out stands at the end. */
const longestOnCover = 240

/** How many sections are taken, for each scenario that has any on the card. */
export type Taken = ReadonlyMap<PocketScenario, number>

export function pocketScenario(playbook: Playbook, scenario: Scenario, words: PaperWords): PocketScenario {
  const number = scenario.number ?? String(playbook.scenarios.indexOf(scenario) + 1)
  return { scenario, number, sections: sectionsOf(playbook, scenarioElements(playbook, scenario, words)) }
}

/** Nobody writes letters out of a pocket: there is no line for an address beside one for a number. */
function withoutAddresses(parts: readonly FormPart[]): readonly FormPart[] {
  const isAddress = ({ label, value }: FormPart) => /^e-?mail$/i.test(label) && value === undefined
  const rest = parts.filter((part) => !isAddress(part))
  return rest.some(({ share, label }) => share > 0 && label !== '') ? rest : parts
}

/** In the order in which `taken` names them. Elements of the same scenario are the same objects each time. */
export function pocketSheet(playbook: Playbook, printing: Printing, taken: Taken): Sheet {
  const { language = 'en', labels = 'en' } = printing
  return worded(labels, language, (words) => {
    const own = words.language === labels ? taken : inWords(playbook, taken, words)
    return {
      title: fill(words.pocketCard, { title: titleOf(playbook, printing, words) }),
      elements: pocketElements(playbook, printing, own, words),
      footer: footerOf(playbook, printing, words),
    }
  })
}

function inWords(playbook: Playbook, taken: Taken, words: PaperWords): Taken {
  return new Map([...taken].map(([{ scenario }, count]) => [pocketScenario(playbook, scenario, words), count]))
}

function pocketElements(playbook: Playbook, printing: Printing, taken: Taken, words: PaperWords): readonly SheetElement[] {
  const title = titleOf(playbook, printing, words)
  const { rto, rpo } = playbook.meta
  const facts = [
    { label: words.restoreServiceIn, value: rto && durationIn(words, rto) },
    { label: words.loseNoMoreThan, value: rpo && durationIn(words, rpo) },
  ].flatMap(({ label, value }) => (value ? [{ label, value }] : []))
  const leftOut = leftOutOf(playbook, taken, words).join('; ')
  const missing: readonly SheetElement[] =
    leftOut === ''
      ? []
      : [
          { type: 'small-heading', text: words.notInHere },
          { type: 'paragraph', runs: [{ text: leftOut }] },
        ]
  const isBrief = leftOut.length <= longestOnCover
  return [
    { type: 'masthead', title, facts },
    { type: 'small-heading', text: words.call },
    { type: 'form', lines: callLines(playbook, words).map(withoutAddresses) },
    {
      type: 'contents',
      title: words.inHere,
      entries: [...taken.keys()].map(({ scenario, number }) => ({
        level: 2,
        number,
        title: scenario.title,
        anchor: scenario.sectionId,
      })),
    },
    ...(isBrief ? missing : []),
    { type: 'page-break' },
    ...[...taken].flatMap(([pocket, count]) => [
      ...headOf(playbook, pocket, words),
      ...pocket.sections.slice(0, count).flatMap(({ elements }) => elements),
    ]),
    ...(isBrief ? [] : missing),
  ]
}

/** Scenarios and procedures that are not on the card, as named on it. */
export function leftOutOf(playbook: Playbook, taken: Taken, words: PaperWords): readonly string[] {
  const partly = new Map([...taken].map(([pocket, count]) => [pocket.scenario.id, { pocket, count }]))
  return playbook.scenarios.flatMap((scenario, index) => {
    const name = `${scenario.number ?? index + 1} ${scenario.title}`
    const known = partly.get(scenario.id)
    if (!known) return [name]
    const missing = known.pocket.sections.slice(known.count).filter(({ hasSteps }) => hasSteps)
    if (missing.length === 0) return []
    return [`${known.pocket.number}: ${missing.map(({ titles }) => titles[0]?.replace(/:$/, '') ?? words.theRest).join(', ')}`]
  })
}

function headOf(playbook: Playbook, { scenario, number }: PocketScenario, words: PaperWords): readonly SheetElement[] {
  const { objective } = scenarioElement(playbook, scenario, number, '', words)
  const within = objective && fill(words.within, { time: objective.value }).replaceAll(' ', '\u00a0')
  const budget: readonly TextRun[] = within === undefined ? [] : [{ text: within, bold: true, language: words.language }]
  const symptoms: readonly TextRun[] =
    scenario.symptoms.length === 0 ? [] : [{ text: `${objective ? ' · ' : ''}${scenario.symptoms.join(' · ')}`, italic: true }]
  return [
    {
      type: 'heading',
      level: 1,
      runs: [{ text: `${number}\u2002${scenario.title}` }],
      anchor: scenario.sectionId,
      bookmark: `${number}  ${scenario.title}`,
      running: { number, title: scenario.title },
    },
    ...(budget.length + symptoms.length === 0 ? [] : [{ type: 'paragraph', runs: [...budget, ...symptoms] } as const]),
  ]
}

/** Procedures that one need not come to, but for the first of several options: what else is in a scenario has to be done in turn. */
const optional: readonly ProcedureKind[] = ['branch', 'option', 'rollback', 'checklist', 'drill']

function sectionsOf(playbook: Playbook, elements: readonly SheetElement[]): readonly PocketSection[] {
  const kinds = new Map(playbook.procedures.flatMap(({ kind, steps }) => steps.map((step) => [step.id, kind] as const)))
  const groups: { titles: string[]; elements: SheetElement[]; kind: ProcedureKind | undefined }[] = []
  for (const element of elements.filter((one) => !isFacts(one)).map(factsOnOneLine)) {
    const heads = element.type === 'heading' || element.type === 'label'
    if (groups.length === 0 || (heads && groups.at(-1)?.kind !== undefined)) groups.push({ titles: [], elements: [], kind: undefined })
    const group = groups.at(-1)!
    if (heads) group.titles.push(plainText(element.runs).trim())
    group.elements.push(element)
    if (element.type === 'step' && element.stepId !== undefined) group.kind ??= kinds.get(element.stepId) ?? 'procedure'
  }
  // Words behind the last step of a sequence belong to it where more of the sequence follows.
  const lastInTurn = groups.findLastIndex(({ kind }) => kind !== undefined && !optional.includes(kind))
  const firstWithSteps = groups.findIndex(({ kind }) => kind !== undefined)
  const firstOption = groups.findIndex(({ kind }) => kind === 'option')
  const mustEnd = Math.max(lastInTurn, firstWithSteps, firstOption, 0) + 1
  const must = groups.slice(0, mustEnd)
  return [
    { titles: must.flatMap(({ titles }) => titles), hasSteps: true, elements: must.flatMap((group) => group.elements) },
    ...groups.slice(mustEnd).map(({ titles, elements: own, kind }) => ({ titles, hasSteps: kind !== undefined, elements: own })),
  ]
}
