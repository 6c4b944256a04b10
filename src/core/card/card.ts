// One scenario on paper: how to recognise it, whom to call, what to do. The card prints the playbook's own words, in its order.
import type { Block, LineRange, ScenarioId } from '../playbook/model/document.ts'
import type { Playbook, Scenario, Section } from '../playbook/model/playbook.ts'
import type { Procedure } from '../playbook/model/procedure.ts'
import { findContacts, onlyToDial, unknownContacts, withoutMail } from './contacts.ts'
import { elementsOf, indexSteps, stepElement } from './elements.ts'
import { escalationElements } from './escalation.ts'
import { factsOnOneLine, withoutFacts } from './facts.ts'
import { footerOf, type Printing, titleOf } from './footer.ts'
import { fill, type PaperWords } from './language/paper-words.ts'
import { worded } from './language/worded.ts'
import { inlinesText, pageReference, type Reference } from './runs.ts'
import { scenarioElement } from './scenario-head.ts'
import type { FormPart, ListEntry, Sheet, SheetElement } from './sheet.ts'

const longestCallList = 4

/** Smaller ones leave out what nobody needs who is at it. */
export type CardSize = 'page' | 'half-page' | 'index-card'

const contactOn = { page: (parts) => parts, 'half-page': withoutMail, 'index-card': onlyToDial } as const satisfies Record<
  CardSize,
  (parts: readonly FormPart[]) => readonly FormPart[]
>

/** Nothing where the playbook has no such scenario. */
export function cardSheet(playbook: Playbook, scenarioId: ScenarioId, printing: Printing, size: CardSize = 'page'): Sheet | undefined {
  const index = playbook.scenarios.findIndex((candidate) => candidate.id === scenarioId)
  const scenario = playbook.scenarios[index]
  if (!scenario) return undefined
  const { language = 'en', labels = 'en' } = printing
  const told = (words: PaperWords) => scenarioElements(playbook, scenario, words)
  return worded(labels, language, (words) => {
    const title = titleOf(playbook, printing, words)
    const footer = footerOf(playbook, printing, words)
    const place = fill(words.cardOf, { card: index + 1, count: playbook.scenarios.length })
    return {
      scenarioId,
      title: `${scenario.title} · ${title}`,
      elements: [
        // The foot names the playbook: where there is little room, that is enough.
        scenarioElement(playbook, scenario, scenario.number ?? String(index + 1), size === 'index-card' ? '' : title, words),
        ...recognizeAndCall(playbook, scenario, printing.host, size, words),
        { type: 'rule', weight: 'thin' },
        ...(size === 'index-card' ? told(words).flatMap(withoutFacts) : told(words)).map(factsOnOneLine),
      ],
      footer: { ...footer, place },
    }
  })
}

function symptomColumn(scenario: Scenario, words: PaperWords): SheetElement[] {
  if (scenario.symptoms.length === 0) {
    const line: readonly FormPart[] = [{ label: '', share: 1 }]
    return [
      { type: 'small-heading', text: words.whatYouSee },
      { type: 'form', lines: [line, line, line] },
    ]
  }
  const entries = scenario.symptoms.map(
    (symptom): ListEntry => ({ marker: 'dash', elements: [{ type: 'paragraph', runs: [{ text: symptom }] }] }),
  )
  return [
    { type: 'small-heading', text: words.itIsThisWhen },
    { type: 'list', entries },
  ]
}

function linesIn(elements: readonly SheetElement[]): number {
  return elements.reduce(
    (sum, element) => sum + (element.type === 'list' ? element.entries.length : element.type === 'form' ? element.lines.length : 1),
    0,
  )
}

/** Whom to call, or lines to write it on. */
export function callLines(playbook: Playbook, words: PaperWords, scenario?: Scenario): readonly (readonly FormPart[])[] {
  const found = findContacts(playbook)
  const listed = found.filter((contact) => contact.isListed)
  const contacts = (listed.length > 0 ? listed : found).slice(0, longestCallList)
  return contacts.length > 0 ? contacts.map((contact) => contact.parts) : unknownContacts(playbook, words, scenario)
}

/** Contacts of whom several things are known or to be written down have a line each over the whole width. */
function recognizeAndCall(
  playbook: Playbook,
  scenario: Scenario,
  host: string | undefined,
  size: CardSize,
  words: PaperWords,
): SheetElement[] {
  const { language } = words
  const contacts = callLines(playbook, words, scenario).map(contactOn[size])
  const symptoms = symptomColumn(scenario, words)
  const ladder = escalationElements(playbook, scenario, words)
  const started: readonly FormPart[] = [
    { label: words.startedAt, language, share: 0.6 },
    { label: words.onHost, language, share: 1, ...(host === undefined ? {} : { value: host, isFilledIn: true }) },
  ]
  const startedLine: SheetElement = { type: 'form', lines: [started] }
  const call: readonly SheetElement[] = [
    { type: 'small-heading', text: words.call },
    { type: 'form', lines: contacts },
  ]
  if (size === 'index-card') {
    if (ladder.length === 0) return [{ type: 'columns', columns: [[...symptoms, startedLine], call] }]
    // The line is as long as the card where it would make the higher column higher.
    const isUnder = linesIn(symptoms) >= linesIn(ladder)
    return [
      { type: 'columns', columns: [isUnder ? symptoms : [...symptoms, startedLine], ladder] },
      ...(isUnder ? [startedLine] : []),
      ...call,
    ]
  }
  if (!contacts.some((parts) => parts.length > 2 && parts.some(({ value }) => value === undefined))) {
    return [
      {
        type: 'columns',
        columns: [
          [...symptoms, ...ladder],
          [...call, startedLine],
        ],
      },
    ]
  }
  if (ladder.length > 0) return [onLowPages([{ type: 'columns', columns: [symptoms, ladder] }], [...call, startedLine])]
  const begun: readonly SheetElement[] = [
    { type: 'small-heading', text: words.thisTime },
    { type: 'form', lines: started.map((part) => [part]) },
  ]
  return [onLowPages([{ type: 'columns', columns: [symptoms, begun] }], call)]
}

function onLowPages(...columns: readonly (readonly SheetElement[])[]): SheetElement {
  return { type: 'columns', columns, onLowPages: true }
}

/** On a card of its own a link leads to another card, by its number, to a page of the same one, or to what no card has. */
function cardReference(playbook: Playbook, scenario: Scenario, shown: readonly LineRange[], words: PaperWords): Reference {
  const inWords = (text: string) => ({ text: text.replaceAll(' ', '\u00a0'), language: words.language })
  return (sectionId) => {
    const target = playbook.sections.find((section) => section.id === sectionId)
    if (!target || shown.some((lines) => isWithin(target.lines, lines) || isWithin(lines, target.lines))) return pageReference(sectionId)
    const at = playbook.scenarios.findIndex((other) => isWithin(target.lines, other.lines))
    const other = playbook.scenarios[at]
    if (!other || other === scenario) return inWords(words.inTheBooklet)
    return inWords(fill(words.onCard, { card: other.number ?? at + 1 }))
  }
}

/** What the document says under the scenario's heading, then what it says elsewhere about the procedures that answer it. */
export function scenarioElements(playbook: Playbook, scenario: Scenario, words: PaperWords): SheetElement[] {
  const steps = indexSteps(playbook)
  const own = blocksWithin(playbook, scenario.lines)
  const heading = own.find((block) => block.type === 'heading' && block.sectionId === scenario.sectionId)
  const chapterLevel = heading?.type === 'heading' ? heading.level : 2
  const blocks = withoutSymptoms(own, scenario).filter((block) => block !== heading && block.type !== 'rule')
  const elsewhere = playbook.procedures.filter(
    (procedure) => scenario.procedureIds.includes(procedure.id) && !isWithin(procedure.lines, scenario.lines),
  )
  const namesake = playbook.sections.find(
    (section) => isNamesake(section, scenario) && elsewhere.some((procedure) => isWithin(procedure.lines, section.lines)),
  )
  const shown = [scenario.lines, ...(namesake ? [namesake.lines] : []), ...elsewhere.map(({ lines }) => lines)]
  const refer = cardReference(playbook, scenario, shown, words)
  const told = namesake
    ? blocksWithin(playbook, namesake.lines)
        .filter((block) => block.type !== 'rule')
        .slice(1)
    : []
  const untold = elsewhere.filter((procedure) => !namesake || !isWithin(procedure.lines, namesake.lines))
  return [
    ...elementsOf(blocks, { steps, words, chapterLevel, refer }),
    ...elementsOf(told, { steps, words, chapterLevel: namesake?.level ?? chapterLevel, refer }),
    ...untold.flatMap((procedure): SheetElement[] => [
      { type: 'heading', level: 2, runs: [{ text: headingOf(procedure, words) }] },
      ...procedure.steps.map((step) => stepElement(step, procedure.kind === 'checklist', { steps, words, chapterLevel, refer })),
    ]),
  ]
}

function blocksWithin(playbook: Playbook, lines: LineRange): readonly Block[] {
  return playbook.blocks.filter((block) => isWithin(block.lines, lines))
}

function isWithin(inner: LineRange, outer: LineRange): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

/** Another section under the same heading: the scenario is told first, its procedures follow in a later chapter. */
function isNamesake(section: Section, scenario: Scenario): boolean {
  return section.id !== scenario.sectionId && (sameWords(section.title, scenario.heading) || sameWords(section.title, scenario.title))
}

function headingOf(procedure: Procedure, words: PaperWords): string {
  return procedure.title.trim() || procedure.path.at(-1) || words.steps
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
