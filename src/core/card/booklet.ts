// A whole playbook on paper: a title page with objective, contacts and contents, then every block of the document in order.
import type { Block, SectionId } from '../playbook/model/document.ts'
import type { Playbook, Scenario } from '../playbook/model/playbook.ts'
import { findContacts, unknownContacts } from './contacts.ts'
import { type ElementOptions, elementsOf, indexSteps } from './elements.ts'
import { footerOf, type Printing, titleOf } from './footer.ts'
import { frontMatterElements, frontMatterOf } from './front-matter.ts'
import type { PaperWords } from './language/paper-words.ts'
import { dateIn, durationIn } from './language/times.ts'
import { worded } from './language/worded.ts'
import { inlinesText } from './runs.ts'
import { scenarioElement } from './scenario-head.ts'
import type { ContentsEntry, Sheet, SheetElement } from './sheet.ts'

type Heading = Extract<Block, { type: 'heading' }>

interface Numbered {
  readonly scenario: Scenario
  readonly number: string
}

interface Outline {
  readonly title: string
  /** The heading level that divides the document. */
  readonly chapterLevel: number
  readonly scenarios: ReadonlyMap<SectionId, Numbered>
  readonly words: PaperWords
}

export function bookletSheet(playbook: Playbook, printing: Printing): Sheet {
  const { language = 'en', labels = 'en' } = printing
  const chapterLevel = chapterLevelOf(playbook)
  const scenarios = numberScenarios(playbook)
  return worded(labels, language, (words) => {
    const outline = { title: titleOf(playbook, printing, words), chapterLevel, scenarios, words }
    return {
      title: outline.title,
      elements: [...titlePage(playbook, outline), ...body(playbook, outline)],
      footer: footerOf(playbook, printing, words),
    }
  })
}

function numberScenarios(playbook: Playbook): ReadonlyMap<SectionId, Numbered> {
  const found = new Map<SectionId, Numbered>()
  for (const [index, scenario] of playbook.scenarios.entries()) {
    if (!found.has(scenario.sectionId)) found.set(scenario.sectionId, { scenario, number: scenario.number ?? String(index + 1) })
  }
  return found
}

/** The highest level that occurs twice, below the title. */
function chapterLevelOf(playbook: Playbook): number {
  for (const level of [1, 2, 3]) {
    if (playbook.sections.filter((section) => section.level === level).length > 1) return level
  }
  return 2
}

/** A scenario starts a sheet of its own, and so does the chapter after it. */
function body(playbook: Playbook, outline: Outline): SheetElement[] {
  const options: ElementOptions = { steps: indexSteps(playbook), words: outline.words, chapterLevel: outline.chapterLevel }
  const elements: SheetElement[] = []
  const facts = frontMatterElements(playbook, outline.title)
  if (facts) elements.push(...facts)
  let pending: Block[] = []
  let ownPages = false
  let chapter: Heading | undefined
  const flush = () => {
    elements.push(...elementsOf(pending, options))
    pending = []
  }
  for (const [index, block] of withoutTitle(playbook).entries()) {
    if (facts && block === frontMatterOf(playbook)) continue
    const numbered = block.type === 'heading' ? outline.scenarios.get(block.sectionId) : undefined
    if (block.type === 'heading' && numbered) {
      if (chapter) pending.pop()
      flush()
      elements.push(scenarioHeading(numbered, block, chapter, outline, playbook))
      ownPages = true
    } else {
      if (block.type === 'heading' && block.level <= outline.chapterLevel && ownPages) {
        flush()
        elements.push({ type: 'page-break' })
        ownPages = false
      }
      pending.push(block)
    }
    chapter = block.type === 'heading' && !numbered && isFollowedByScenario(playbook, index, outline) ? block : undefined
  }
  flush()
  return elements
}

function isFollowedByScenario(playbook: Playbook, index: number, outline: Outline): boolean {
  const next = withoutTitle(playbook)[index + 1]
  return next?.type === 'heading' && outline.scenarios.has(next.sectionId)
}

/** The title stands on the title page and is not said twice. */
function withoutTitle(playbook: Playbook): readonly Block[] {
  const first = playbook.blocks.findIndex((block) => block.type === 'heading')
  const heading = playbook.blocks[first]
  const isTitle = heading?.type === 'heading' && heading.level === 1 && inlinesText(heading.inlines) === playbook.title.trim()
  return isTitle ? playbook.blocks.filter((_, index) => index !== first) : playbook.blocks
}

function scenarioHeading(
  { scenario, number }: Numbered,
  heading: Heading,
  chapter: Heading | undefined,
  outline: Outline,
  playbook: Playbook,
): SheetElement {
  const bookmarkLevel = Math.max(1, heading.level - outline.chapterLevel + 1)
  const chapterTitle = chapter && inlinesText(chapter.inlines)
  const above = chapterAbove(playbook, heading, outline)
  return {
    ...scenarioElement(playbook, scenario, number, above === '' ? outline.title : above, outline.words),
    anchor: heading.sectionId,
    bookmarkLevel,
    ...(chapter && chapterTitle
      ? {
          chapter: {
            title: chapterTitle,
            anchor: chapter.sectionId,
            bookmarkLevel: Math.max(1, chapter.level - outline.chapterLevel + 1),
          },
        }
      : {}),
  }
}

/** The title of the section that a scenario is part of. */
function chapterAbove(playbook: Playbook, heading: Heading, outline: Outline): string {
  const line = heading.lines.start
  const around = playbook.sections.filter(
    (section) => section.level < heading.level && section.lines.start < line && section.lines.end >= line,
  )
  const nearest = around.at(-1)
  return nearest && nearest.level >= outline.chapterLevel ? nearest.title : ''
}

function titlePage(playbook: Playbook, outline: Outline): SheetElement[] {
  const { meta } = playbook
  const { words } = outline
  const facts = [
    { label: words.restoreServiceIn, value: meta.rto && durationIn(words, meta.rto) },
    { label: words.loseNoMoreThan, value: meta.rpo && durationIn(words, meta.rpo) },
    { label: words.version, value: meta.version },
    { label: words.lastUpdated, value: meta.lastUpdated && dateIn(words, meta.lastUpdated) },
    { label: words.nextReview, value: meta.nextReview && dateIn(words, meta.nextReview) },
  ].flatMap(({ label, value }) => (value ? [{ label, value }] : []))
  const contacts = findContacts(playbook)
  const entries = contentsEntries(playbook, outline, contacts.length)
  return [
    { type: 'masthead', title: outline.title, facts },
    { type: 'small-heading', text: words.call },
    { type: 'form', lines: contacts.length > 0 ? contacts.map((contact) => contact.parts) : unknownContacts(playbook, words) },
    { type: 'rule', weight: 'thin' },
    ...(entries.length === 0
      ? []
      : [{ type: 'contents', title: words.contents, entries } as const, { type: 'rule', weight: 'thin' } as const]),
  ]
}

/** Of contacts and contents together: more go over to a second page, where nobody looks for them, on Letter at the latest. */
const mostLines = 40

/** Chapters, scenarios and what is in them; only chapters and scenarios where those are what fits on the title page. */
function contentsEntries(playbook: Playbook, outline: Outline, contactCount: number): readonly ContentsEntry[] {
  const entries = everyEntry(playbook, outline)
  return entries.length + contactCount <= mostLines
    ? entries
    : entries.filter(({ level, anchor }) => level === 1 || outline.scenarios.has(anchor as SectionId))
}

function everyEntry(playbook: Playbook, outline: Outline): readonly ContentsEntry[] {
  const { chapterLevel, scenarios, words } = outline
  return playbook.sections
    .filter((section) => section.level >= chapterLevel && section.level <= chapterLevel + 1)
    .filter((section, index) => index > 0 || section.title.trim() !== playbook.title.trim())
    .map((section): ContentsEntry => {
      const known = scenarios.get(section.id)
      const element = known && scenarioElement(playbook, known.scenario, known.number, '', words)
      return {
        level: section.level - chapterLevel + 1,
        title: known?.scenario.title ?? section.title,
        anchor: section.id,
        ...(known ? { number: known.number } : {}),
        ...(element?.objective ? { detail: element.objective.value } : {}),
      }
    })
}
