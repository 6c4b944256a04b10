// A playbook's text → the model that every screen, card and command line shows, or all of it but the judgement of its
// commands, for the list and the search. The one entry to reading.
// Never throws, whatever the text: what cannot be understood is kept and shown as written.
import type { ShellGrammar } from '../shell/grammar.ts'
import { coverEveryLine } from './coverage.ts'
import { createFenceReader } from './fence/fences.ts'
import { contactsInFrontMatter } from './front-matter-contacts.ts'
import { readMeta, titleInFrontMatter } from './meta.ts'
import type { WrittenCommand } from './model/command.ts'
import type { Block, LineRange } from './model/document.ts'
import type { Playbook, WrittenPlaybook } from './model/playbook.ts'
import { linkScenarios, readScenarios } from './scenarios.ts'
import { linkNotes, linkSections } from './section-links.ts'
import { parseMarkdown } from './source/markdown.ts'
import { prepareSource } from './source/source.ts'
import { noStructure, withStructure } from './structure/structure.ts'
import type { DraftRecorder, SectionDraft } from './walk/draft.ts'
import { asTheyAreWritten, type CommandFinisher, finishProcedures, judging } from './walk/finish.ts'
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
  return readOrShow(text, options, (recorder) => judging(recorder, options.grammar))
}

/** Reads a playbook and judges none of its commands, which takes a good part of the time. */
export function readWritten(text: string, options: ReadOptions): WrittenPlaybook {
  return readOrShow(text, options, () => asTheyAreWritten)
}

/** How the commands are finished of what a walk recorded. */
type ChooseFinisher<Of extends WrittenCommand> = (recorder: DraftRecorder) => CommandFinisher<Of>

function readOrShow<Of extends WrittenCommand>(text: string, options: ReadOptions, finisherOf: ChooseFinisher<Of>): Playbook<Of> {
  const fallbackTitle = (options.fileName ?? '').replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '') || 'Untitled'
  try {
    return readAll(text, options, fallbackTitle, finisherOf)
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

function readAll<Of extends WrittenCommand>(
  text: string,
  { grammar, onFault }: ReadOptions,
  fallbackTitle: string,
  finisherOf: ChooseFinisher<Of>,
): Playbook<Of> {
  const asWritten: LineRange[] = []
  const source = prepareSource(text)
  const nodes = parseMarkdown(source)
  const { title, blocks, recorder } = walkDocument(
    nodes,
    createFenceReader(grammar, (error, { lines }) => {
      asWritten.push(lines)
      onFault?.(error)
    }),
    titleInFrontMatter(source.frontMatter?.text) ?? fallbackTitle,
    source.lines.length,
  )
  const finished = finishProcedures(recorder, title, finisherOf(recorder))
  const found = readScenarios(recorder.sections, finished, recorder.procedures, title)
  const frontMatter: Block[] =
    source.frontMatter === undefined ? [] : [{ type: 'verbatim', text: source.frontMatter.text, lines: source.frontMatter.lines }]
  const sections = recorder.sections.map(({ id, level, title, start, end }) => ({
    id,
    level,
    title,
    lines: { start, end: Math.max(start, end) },
  }))
  const linked = linkSections(coverEveryLine([...frontMatter, ...blocks], source.lines), sections)
  const procedures = linkScenarios(linkNotes(finished, sections), found)
  const factsByHeading = new Map<string, SectionDraft['facts'][number][]>()
  for (const section of recorder.sections) {
    if (section.facts.length === 0) continue
    const facts = factsByHeading.get(section.title)
    if (facts === undefined) factsByHeading.set(section.title, [...section.facts])
    else for (const fact of section.facts) facts.push(fact)
  }
  return withStructure(
    {
      title,
      meta: readMeta(nodes, source.frontMatter?.text),
      blocks: linked,
      sections,
      lineCount: source.lines.length,
      ...(asWritten.length === 0 ? {} : { asWritten }),
    },
    {
      procedures,
      scenarios: found,
      frontMatterContacts: source.frontMatter === undefined ? [] : contactsInFrontMatter(source.frontMatter),
    },
    ({ heading }) => factsByHeading.get(heading) ?? [],
    onFault,
  )
}
