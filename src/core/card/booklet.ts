// A whole playbook on paper: a title page with objective, contacts and contents, then every block of the document in order.
import type { Block, Playbook, Scenario, SectionId } from '../playbook/model.ts'
import { findContacts } from './contacts.ts'
import { type ElementOptions, elementsOf, indexSteps } from './elements.ts'
import { footerOf, type Printing, titleOf } from './footer.ts'
import { inlinesText } from './runs.ts'
import type { ContentsEntry, Sheet, SheetElement } from './sheet.ts'
import { dateInWords, durationInWords } from './words.ts'

export function bookletSheet(playbook: Playbook, printing: Printing): Sheet {
  const title = titleOf(playbook, printing)
  const scenarios = new Map<SectionId, { scenario: Scenario; number: string }>()
  for (const [index, scenario] of playbook.scenarios.entries()) {
    if (!scenarios.has(scenario.sectionId)) scenarios.set(scenario.sectionId, { scenario, number: scenario.number ?? String(index + 1) })
  }
  const chapterLevel = chapterLevelOf(playbook)
  const options: ElementOptions = { steps: indexSteps(playbook), chapterLevel }
  const body = bodyBlocks(playbook).flatMap((block): SheetElement[] => {
    const known = block.type === 'heading' ? scenarios.get(block.sectionId) : undefined
    if (block.type !== 'heading' || !known) return elementsOf([block], options)
    return [scenarioElement(known.scenario, known.number, title, block, chapterLevel)]
  })
  return {
    title,
    language: 'en',
    elements: [...titlePage(playbook, title, chapterLevel, scenarios), ...body],
    footer: footerOf(playbook, printing),
  }
}

/** The title stands on the title page and is not said twice. */
function bodyBlocks(playbook: Playbook): readonly Block[] {
  const first = playbook.blocks.findIndex((block) => block.type === 'heading')
  const heading = playbook.blocks[first]
  const isTitle = heading?.type === 'heading' && heading.level === 1 && inlinesText(heading.inlines) === playbook.title.trim()
  return isTitle ? playbook.blocks.filter((_, index) => index !== first) : playbook.blocks
}

/** The level that divides the document: the highest one that occurs twice, below the title. */
function chapterLevelOf(playbook: Playbook): number {
  for (const level of [1, 2, 3]) {
    if (playbook.sections.filter((section) => section.level === level).length > 1) return level
  }
  return 2
}

function scenarioElement(
  scenario: Scenario,
  number: string,
  kicker: string,
  heading: Extract<Block, { type: 'heading' }>,
  chapterLevel: number,
): SheetElement {
  return {
    type: 'scenario',
    number,
    kicker,
    title: scenario.title,
    anchor: heading.sectionId,
    bookmarkLevel: Math.max(1, heading.level - chapterLevel + 1),
    ...(scenario.rto === undefined ? {} : { objective: { label: 'restore service in', value: durationInWords(scenario.rto) } }),
  }
}

function titlePage(
  playbook: Playbook,
  title: string,
  chapterLevel: number,
  scenarios: ReadonlyMap<SectionId, { scenario: Scenario; number: string }>,
): SheetElement[] {
  const { meta } = playbook
  const facts = [
    { label: 'restore service in', value: meta.rto && durationInWords(meta.rto) },
    { label: 'lose no more than', value: meta.rpo && durationInWords(meta.rpo) },
    { label: 'version', value: meta.version },
    { label: 'last updated', value: meta.lastUpdated && dateInWords(meta.lastUpdated) },
    { label: 'next review', value: meta.nextReview && dateInWords(meta.nextReview) },
  ].flatMap(({ label, value }) => (value ? [{ label, value }] : []))
  const contacts = findContacts(playbook)
  const entries = playbook.sections
    .filter(
      (section) => section.level >= chapterLevel && section.level <= chapterLevel + 1 && section.title.trim() !== playbook.title.trim(),
    )
    .map((section): ContentsEntry => {
      const known = scenarios.get(section.id)
      const budget = known?.scenario.rto
      return {
        level: section.level - chapterLevel + 1,
        title: known?.scenario.title ?? section.title,
        anchor: section.id,
        ...(known ? { number: known.number } : {}),
        ...(budget === undefined ? {} : { detail: durationInWords(budget) }),
      }
    })
  return [
    { type: 'masthead', title, facts },
    ...(contacts.length === 0
      ? []
      : [
          { type: 'small-heading', text: 'Call' } as const,
          { type: 'form', lines: contacts.map((contact) => contact.parts) } as const,
          { type: 'rule', weight: 'thin' } as const,
        ]),
    ...(entries.length === 0 ? [] : [{ type: 'contents', title: 'Contents', entries } as const]),
    { type: 'page-break' },
  ]
}
