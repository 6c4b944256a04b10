// A playbook's text → the model that every screen, card and command line shows, or as much of it as the list and the search
// need of it. The one entry to reading.
// Never throws, whatever the text: what cannot be understood is kept and shown as written.
import type { ShellGrammar } from '../shell/grammar.ts'
import { coverEveryLine } from './coverage.ts'
import { createFenceReader } from './fence/fences.ts'
import { contactsInFrontMatter } from './front-matter-contacts.ts'
import { readMeta, titleInFrontMatter } from './meta.ts'
import type { Block, LineRange } from './model/document.ts'
import type { Playbook, WrittenPlaybook } from './model/playbook.ts'
import { linkScenarios, readScenarios } from './scenarios.ts'
import { linkNotes, linkSections } from './section-links.ts'
import { parseMarkdown } from './source/markdown.ts'
import { type FrontMatter, prepareSource } from './source/source.ts'
import { noStructure, type Page, withSigns, withStructure } from './structure/structure.ts'
import type { DraftRecorder, SectionDraft } from './walk/draft.ts'
import { finishProcedures, writtenProcedures } from './walk/finish.ts'
import { walkDocument } from './walk/walk.ts'

export interface ReadOptions {
  readonly grammar: ShellGrammar
  /** Gives the title where the text has no first-level heading. */
  readonly fileName?: string
  /** Told of a fault of ours, in place of which the file is shown as written. */
  readonly onFault?: (error: unknown) => void
}

/** Reads a playbook. */
export function readPlaybook(text: string, options: ReadOptions): Playbook {
  return readOrShow(text, options, wholeOf)
}

/** Reads of a playbook what the list and the search need, with the same result in that. */
export function readWritten(text: string, options: ReadOptions): WrittenPlaybook {
  return readOrShow(text, options, writtenOf)
}

function readOrShow<Read>(text: string, options: ReadOptions, readRest: (walked: Walked, options: ReadOptions) => Read): Read | Playbook {
  const fallbackTitle = (options.fileName ?? '').replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '') || 'Untitled'
  try {
    return readRest(walk(text, options, fallbackTitle), options)
  } catch (error) {
    options.onFault?.(error)
    // A defect of ours must not keep the page from a responder: show the file as it is.
    const lines = text.split(/\r\n|\n|\r/)
    const blocks: Block[] = [{ type: 'verbatim', text, lines: { start: 1, end: lines.length } }]
    return {
      title: fallbackTitle,
      meta: {},
      blocks,
      sections: [],
      scenarios: [],
      procedures: [],
      ...noStructure,
      lineCount: lines.length,
      asWritten: [{ start: 1, end: lines.length }],
    }
  }
}

/** The page, and what was recorded on the way through it. */
interface Walked {
  readonly page: Page
  readonly recorder: DraftRecorder
  readonly frontMatter: FrontMatter | undefined
}

function walk(text: string, { grammar, onFault }: ReadOptions, fallbackTitle: string): Walked {
  const asWritten: LineRange[] = []
  const source = prepareSource(text)
  const { frontMatter } = source
  const nodes = parseMarkdown(source)
  const { title, blocks, recorder } = walkDocument(
    nodes,
    createFenceReader(grammar, (error, { lines }) => {
      asWritten.push(lines)
      onFault?.(error)
    }),
    titleInFrontMatter(frontMatter?.text) ?? fallbackTitle,
    source.lines.length,
  )
  const above: Block[] = frontMatter === undefined ? [] : [{ type: 'verbatim', text: frontMatter.text, lines: frontMatter.lines }]
  const sections = recorder.sections.map(({ id, level, title, start, end }) => ({
    id,
    level,
    title,
    lines: { start, end: Math.max(start, end) },
  }))
  const page = {
    title,
    meta: readMeta(nodes, frontMatter?.text),
    blocks: linkSections(coverEveryLine([...above, ...blocks], source.lines), sections),
    sections,
    lineCount: source.lines.length,
    ...(asWritten.length === 0 ? {} : { asWritten }),
  }
  return { page, recorder, frontMatter }
}

function writtenOf({ page, recorder }: Walked): WrittenPlaybook {
  const written = writtenProcedures(recorder, page.title)
  const scenarios = readScenarios(recorder.sections, written, recorder.procedures, page.title)
  return withSigns(page, { procedures: linkScenarios(written, scenarios), scenarios })
}

function wholeOf({ page, recorder, frontMatter }: Walked, { grammar, onFault }: ReadOptions): Playbook {
  const finished = finishProcedures(recorder, page.title, grammar)
  const scenarios = readScenarios(recorder.sections, finished, recorder.procedures, page.title)
  const procedures = linkScenarios(linkNotes(finished, page.sections), scenarios)
  const factsByHeading = new Map<string, SectionDraft['facts'][number][]>()
  for (const section of recorder.sections) {
    if (section.facts.length === 0) continue
    const facts = factsByHeading.get(section.title)
    if (facts === undefined) factsByHeading.set(section.title, [...section.facts])
    else for (const fact of section.facts) facts.push(fact)
  }
  return withStructure(
    page,
    { procedures, scenarios, frontMatterContacts: frontMatter === undefined ? [] : contactsInFrontMatter(frontMatter) },
    ({ heading }) => factsByHeading.get(heading) ?? [],
    onFault,
  )
}
