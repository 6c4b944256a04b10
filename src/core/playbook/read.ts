// A playbook's text → the model that every screen, card and command line shows. The one entry to reading.
// Never throws, whatever the text: what cannot be understood is kept and shown as written.
import type { ShellGrammar } from '../shell/grammar.ts'
import { coverEveryLine } from './coverage.ts'
import { createFenceReader } from './fences.ts'
import { finishProcedures } from './finish.ts'
import { parseMarkdown } from './markdown.ts'
import { readMeta } from './meta.ts'
import type { Block, Playbook } from './model.ts'
import { withTableObjectives } from './objectives.ts'
import { linkScenarios, readScenarios } from './scenarios.ts'
import { linkSections } from './section-links.ts'
import { prepareSource } from './source.ts'
import { walkDocument } from './walk.ts'

export interface ReadOptions {
  readonly grammar: ShellGrammar
  /** Gives the title where the text has no first-level heading. */
  readonly fileName?: string
}

/** Reads a playbook. */
export function readPlaybook(text: string, options: ReadOptions): Playbook {
  const fallbackTitle = (options.fileName ?? '').replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '') || 'Untitled'
  try {
    return readAll(text, options.grammar, fallbackTitle)
  } catch {
    // A defect of ours must not keep the page from a responder: show the file as it is.
    const lines = text.split(/\r\n|\n|\r/)
    const blocks: Block[] = [{ type: 'verbatim', text, lines: { start: 1, end: lines.length } }]
    return { title: fallbackTitle, meta: {}, blocks, sections: [], scenarios: [], procedures: [], lineCount: lines.length }
  }
}

function readAll(text: string, grammar: ShellGrammar, fallbackTitle: string): Playbook {
  const source = prepareSource(text)
  const nodes = parseMarkdown(source)
  const { title, blocks, recorder } = walkDocument(nodes, createFenceReader(grammar), fallbackTitle, source.lines.length)
  const procedures = finishProcedures(recorder, grammar, title)
  const scenarios = withTableObjectives(readScenarios(recorder.sections, procedures, recorder.procedures, title), nodes)
  const frontMatter: Block[] =
    source.frontMatter === undefined ? [] : [{ type: 'verbatim', text: source.frontMatter.text, lines: source.frontMatter.lines }]
  const sections = recorder.sections.map(({ id, level, title, start, end }) => ({
    id,
    level,
    title,
    lines: { start, end: Math.max(start, end) },
  }))
  return {
    title,
    meta: readMeta(nodes, source.frontMatter?.text),
    blocks: linkSections(coverEveryLine([...frontMatter, ...blocks], source.lines), sections),
    sections,
    scenarios,
    procedures: linkScenarios(procedures, scenarios),
    lineCount: source.lines.length,
  }
}
