// "What do you see?": a symptom, an error text or a command → the page that answers it. One index over all playbooks;
// the documents are scenarios, procedures that belong to none, and the playbooks themselves.
import MiniSearch from 'minisearch'
import { plainText } from './inlines.ts'
import type { Block, Playbook, PlaybookId, Procedure, ScenarioId, SectionId } from './model.ts'

export interface IndexedPlaybook {
  readonly id: PlaybookId
  readonly playbook: Playbook
}

export interface MatchRange {
  readonly start: number
  readonly end: number
}

export interface SearchHit {
  readonly playbookId: PlaybookId
  readonly playbookTitle: string
  readonly title: string
  readonly scenarioId?: ScenarioId
  readonly sectionId?: SectionId
  /** The line in which the match stands: a symptom, a title, a command. */
  readonly snippet: string
  /** Which characters of the snippet matched. */
  readonly marks: readonly MatchRange[]
  readonly score: number
}

interface Page {
  readonly id: number
  readonly playbookId: PlaybookId
  readonly playbookTitle: string
  readonly title: string
  readonly scenarioId?: ScenarioId
  readonly sectionId?: SectionId
  readonly symptoms: readonly string[]
  readonly steps: readonly string[]
  readonly commands: readonly string[]
  readonly text: readonly string[]
}

export interface PlaybookIndex {
  readonly pages: readonly Page[]
  readonly search: MiniSearch<Page>
}

const fields = ['symptoms', 'title', 'steps', 'commands', 'text', 'playbookTitle'] as const
const boost = { symptoms: 6, title: 4, steps: 1.5, commands: 1, text: 1, playbookTitle: 0.5 }
const maximumHits = 50

/** Builds the index; a playbook that changed is given again with all the others. */
export function createPlaybookIndex(entries: readonly IndexedPlaybook[]): PlaybookIndex {
  const pages = entries.flatMap(({ id, playbook }) => pagesOf(id, playbook)).map((page, index): Page => ({ ...page, id: index }))
  const search = new MiniSearch<Page>({
    fields: [...fields],
    extractField: (page, field) => {
      const value = page[field as keyof Page]
      return (Array.isArray(value) ? value.join('\n') : String(value ?? '')) as string
    },
    tokenize: wordsOf,
    processTerm: (term) => term.toLowerCase(),
  })
  search.addAll(pages)
  return { pages, search }
}

/** The pages that match, best first. */
export function searchPlaybooks(index: PlaybookIndex, query: string): readonly SearchHit[] {
  if (query.trim() === '') return []
  const options = {
    boost,
    prefix: (term: string) => term.length > 1,
    fuzzy: (term: string) => (/\d/.test(term) || term.length < 4 ? false : term.length < 7 ? 1 : 2),
    weights: { fuzzy: 0.3, prefix: 0.6 },
  }
  const together = index.search.search(query, { ...options, combineWith: 'AND' })
  const results = together.length > 0 ? together : index.search.search(query, options)
  return results.slice(0, maximumHits).map((result): SearchHit => {
    const { playbookId, playbookTitle, title, scenarioId, sectionId, ...page } = index.pages[result.id as number]!
    const { snippet, marks } = bestLine(
      [title, ...page.symptoms, ...page.steps, ...page.commands, ...page.text],
      page.symptoms,
      result.terms,
    )
    return {
      playbookId,
      playbookTitle,
      title,
      ...(scenarioId === undefined ? {} : { scenarioId }),
      ...(sectionId === undefined ? {} : { sectionId }),
      snippet,
      marks,
      score: result.score,
    }
  })
}

/** Letters and digits of any script; Chinese has no spaces, so every character of it is a word. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .match(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/gu)
      ?.map((word) => word.replace(/['’]/g, '')) ?? []
  )
}

function bestLine(
  lines: readonly string[],
  symptoms: readonly string[],
  terms: readonly string[],
): { readonly snippet: string; readonly marks: readonly MatchRange[] } {
  let best: { readonly snippet: string; readonly marks: readonly MatchRange[] } = { snippet: lines[0] ?? '', marks: [] }
  let bestCount = 0
  for (const line of lines) {
    const marks = marksIn(line, terms)
    // A symptom is what the responder sees: it wins over another line with as many words.
    const count = marks.length + (marks.length > 0 && symptoms.includes(line) ? 0.5 : 0)
    if (count > bestCount) {
      bestCount = count
      best = { snippet: line, marks }
    }
  }
  return best
}

function marksIn(line: string, terms: readonly string[]): readonly MatchRange[] {
  const wanted = new Set(terms)
  const marks: MatchRange[] = []
  for (const match of line.matchAll(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/gu)) {
    if (wanted.has(match[0].normalize('NFKC').replace(/['’]/g, '').toLowerCase()))
      marks.push({ start: match.index, end: match.index + match[0].length })
  }
  return marks
}

function pagesOf(playbookId: PlaybookId, playbook: Playbook): readonly Omit<Page, 'id'>[] {
  const base = { playbookId, playbookTitle: playbook.title }
  const byId = new Map(playbook.procedures.map((procedure) => [procedure.id, procedure]))
  const scenarios = playbook.scenarios.map((scenario) => ({
    ...base,
    title: scenario.title,
    scenarioId: scenario.id,
    sectionId: scenario.sectionId,
    symptoms: scenario.symptoms,
    ...workOf(scenario.procedureIds.flatMap((id) => byId.get(id) ?? [])),
    text: [scenario.severity, scenario.impact].filter((value) => value !== undefined),
  }))
  const others = playbook.procedures
    .filter((procedure) => procedure.scenarioId === undefined)
    .map((procedure) => ({
      ...base,
      title: procedure.title === '' ? playbook.title : procedure.title,
      ...(procedure.sectionId === undefined ? {} : { sectionId: procedure.sectionId }),
      symptoms: [],
      ...workOf([procedure]),
      text: procedure.path.slice(0, -1),
    }))
  const whole = { ...base, title: playbook.title, symptoms: [], steps: [], commands: [], text: proseOf(playbook.blocks) }
  return [...scenarios, ...others, whole]
}

function workOf(procedures: readonly Procedure[]): { readonly steps: readonly string[]; readonly commands: readonly string[] } {
  const steps = procedures.flatMap((procedure) => procedure.steps)
  return { steps: steps.map((step) => step.title), commands: steps.flatMap((step) => step.commands.map((command) => command.text)) }
}

function proseOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.type) {
      case 'heading':
      case 'label':
      case 'paragraph':
        return [plainText(block.inlines)]
      case 'list':
        return block.items.flatMap((item) => proseOf(item.blocks))
      case 'table':
        return [block.head, ...block.rows].map((row) => row.map((cell) => plainText(cell.inlines)).join(' '))
      case 'quote':
        return proseOf(block.blocks)
      default:
        return []
    }
  })
}
