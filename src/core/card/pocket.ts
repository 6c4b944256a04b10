// The pocket card: whom to call and the most critical procedures on eight small pages, in the playbook's own words. What did not
// fit is named where it would stand, and on the first page. What fits is found out by the printer.
import { type PrintedUnit, unitsOf } from '../paper/units.ts'
import type { Playbook } from '../playbook/model/playbook.ts'
import { callLines } from './card.ts'
import { onlyToDial } from './contacts.ts'
import { footerOf, type Printing, titleOf } from './footer.ts'
import { paperWords } from './language/languages.ts'
import { fill, type PaperWords } from './language/paper-words.ts'
import { durationIn } from './language/times.ts'
import { worded } from './language/worded.ts'
import { type PocketScenario, pocketScenario, restElement, restOf, type Taken } from './pocket-sections.ts'
import { mostCriticalFirst } from './ranking.ts'
import { scenarioElement } from './scenario-head.ts'
import type { Sheet, SheetElement, TextRun } from './sheet.ts'

/**
 * In the order in which `taken` names them. Elements of the same scenario are the same objects each time. The scenarios that are
 * not there are named on the first page, or behind the last scenario where that page would take two.
 */
export function pocketSheet(playbook: Playbook, printing: Printing, taken: Taken, missingStand: 'first' | 'last' = 'first'): Sheet {
  const { language = 'en', labels = 'en' } = printing
  return worded(labels, language, (words) => {
    const own = words.language === labels ? taken : inWords(playbook, taken, words)
    return {
      title: fill(words.pocketCard, { title: titleOf(playbook, printing, words) }),
      elements: pocketElements(playbook, titleOf(playbook, printing, words), own, missingStand, words),
      footer: footerOf(playbook, printing, words),
    }
  })
}

function inWords(playbook: Playbook, taken: Taken, words: PaperWords): Taken {
  return new Map([...taken].map(([{ scenario }, count]) => [pocketScenario(playbook, scenario, words), count]))
}

function pocketElements(
  playbook: Playbook,
  title: string,
  taken: Taken,
  missingStand: 'first' | 'last',
  words: PaperWords,
): readonly SheetElement[] {
  const { rto, rpo } = playbook.meta
  const facts = [
    { label: words.restoreServiceIn, value: rto && durationIn(words, rto) },
    { label: words.loseNoMoreThan, value: rpo && durationIn(words, rpo) },
  ].flatMap(({ label, value }) => (value ? [{ label, value }] : []))
  const missing = missingElements(playbook, taken, words)
  const entries = [...taken.keys()].map(({ scenario, number }) => ({ level: 2, number, title: scenario.title, anchor: scenario.sectionId }))
  return [
    { type: 'masthead', title, facts },
    { type: 'small-heading', text: words.call },
    { type: 'form', lines: callLines(playbook, words).map(onlyToDial) },
    ...(entries.length === 0 ? [] : [{ type: 'contents', title: words.inHere, entries } as const]),
    ...(missingStand === 'first' ? missing : []),
    { type: 'page-break' },
    ...[...taken].flatMap(([pocket, count]) => [
      ...headOf(playbook, pocket, words),
      ...pocket.sections.slice(0, count).flatMap(({ elements }) => elements),
      ...[restElement(pocket, count, words) ?? []].flat(),
    ]),
    ...(missingStand === 'last' ? missing : []),
  ]
}

/** More would fill the card with what is not on it. */
const mostNamed = 30

function missingElements(playbook: Playbook, taken: Taken, words: PaperWords): readonly SheetElement[] {
  const names = notTaken(playbook, taken)
  if (names.length === 0) return []
  const more = names.length > mostNamed ? [fill(words.more, { count: names.length - mostNamed })] : []
  return [
    { type: 'small-heading', text: words.notInHere },
    { type: 'paragraph', isOwn: true, runs: [{ text: [...names.slice(0, mostNamed), ...more].join('\u00a0· ') }] },
  ]
}

function notTaken(playbook: Playbook, taken: Taken): readonly string[] {
  const ids = new Set([...taken.keys()].map(({ scenario }) => scenario.id))
  return playbook.scenarios.flatMap(({ id, number, title }, index) => (ids.has(id) ? [] : [`${number ?? index + 1}\u00a0${title}`]))
}

/** Scenarios and procedures that are not on the card, as named on it. */
export function leftOutOf(playbook: Playbook, taken: Taken, words: PaperWords): readonly string[] {
  const whole = notTaken(playbook, taken).map((name) => name.replace('\u00a0', ' '))
  return [...whole, ...[...taken].flatMap(([pocket, count]) => restOf(pocket, count, words) ?? [])]
}

/** What would be on a card now that was printed with these units: the same scenarios, as far as they were on it. */
export function pocketSheetLike(playbook: Playbook, printing: Printing, printed: readonly PrintedUnit[]): Sheet {
  const steps = new Set(printed.map(({ stepId }) => stepId))
  const texts = new Set(printed.map(({ text }) => text))
  // Headings don't tell: each scenario may have its rollback.
  const isPrinted = ({ stepId, text }: PrintedUnit) => (stepId === undefined ? text !== '' && texts.has(text) : steps.has(stepId))
  const ranked = mostCriticalFirst(playbook).map((scenario) => pocketScenario(playbook, scenario, paperWords.en))
  const taken = ranked.flatMap((pocket): [PocketScenario, number][] => {
    const count = pocket.sections.findLastIndex(({ elements }) => unitsOf(elements).some(isPrinted)) + 1
    return count > 0 ? [[pocket, count]] : []
  })
  return pocketSheet(playbook, printing, new Map(taken))
}

function headOf(playbook: Playbook, { scenario, number }: PocketScenario, words: PaperWords): readonly SheetElement[] {
  const { objective } = scenarioElement(playbook, scenario, number, '', words)
  const within = objective && fill(words.within, { time: objective.value }).replaceAll(' ', '\u00a0')
  const budget: readonly TextRun[] = within === undefined ? [] : [{ text: within, bold: true, language: words.language }]
  const symptoms: readonly TextRun[] =
    scenario.symptoms.length === 0 ? [] : [{ text: `${objective ? '\u00a0· ' : ''}${scenario.symptoms.join('\u00a0· ')}`, italic: true }]
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
