// The playbook's blocks, arranged for the page: chapters (a scenario or a top-level section each), runs of steps, and options
// that exclude each other side by side. Nothing is left out: a scenario's facts and symptoms move into its header, all else
// stays in the document's order. Pure; called once for each opened text.
import type { Block, Inline, ProcedureId, StepId } from '../../core/playbook/model/document.ts'
import type { Playbook, Scenario } from '../../core/playbook/model/playbook.ts'
import type { Procedure, Step } from '../../core/playbook/model/procedure.ts'
import { scenarioFacts, withoutFacts } from './scenario-facts.ts'

export type HeadingBlock = Extract<Block, { type: 'heading' }>
export type LabelBlock = Extract<Block, { type: 'label' }>

export interface Option {
  readonly procedure: Procedure
  /** "A", "B", … as the author has it, else by position. */
  readonly letter: string
  readonly title: string
  readonly parts: readonly Part[]
}

export type Part =
  | { readonly type: 'block'; readonly key: string; readonly block: Block }
  | { readonly type: 'steps'; readonly key: string; readonly procedure: Procedure; readonly steps: readonly Step[] }
  | { readonly type: 'options'; readonly key: string; readonly title?: HeadingBlock | LabelBlock; readonly options: readonly Option[] }

export interface Chapter {
  readonly key: string
  readonly heading?: HeadingBlock
  readonly scenario?: Scenario
  readonly parts: readonly Part[]
}

export interface Page {
  readonly playbook: Playbook
  readonly chapters: readonly Chapter[]
  readonly procedures: ReadonlyMap<ProcedureId, Procedure>
  readonly steps: ReadonlyMap<StepId, { readonly step: Step; readonly procedure: Procedure }>
}

export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'text' || inline.type === 'code') return inline.text
      if (inline.type === 'break') return ' '
      return inline.type === 'image' ? inline.alt : plainText(inline.children)
    })
    .join('')
    .trim()
}

export function arrangePage(playbook: Playbook): Page {
  const procedures = new Map(playbook.procedures.map((procedure) => [procedure.id, procedure]))
  const steps = new Map<StepId, { step: Step; procedure: Procedure }>()
  for (const procedure of playbook.procedures) for (const step of procedure.steps) steps.set(step.id, { step, procedure })
  const arranger = { procedures, steps }
  return { playbook, chapters: splitChapters(playbook).map((chapter) => arrangeChapter(chapter, arranger)), procedures, steps }
}

interface Lookup {
  readonly procedures: Page['procedures']
  readonly steps: Page['steps']
}

interface RawChapter {
  readonly heading?: HeadingBlock
  readonly scenario?: Scenario
  readonly blocks: Block[]
}

function splitChapters(playbook: Playbook): readonly RawChapter[] {
  const scenarios = new Map(playbook.scenarios.map((scenario) => [scenario.sectionId, scenario]))
  const chapters: RawChapter[] = []
  let current: RawChapter = { blocks: [] }
  for (const block of playbook.blocks) {
    const scenario = block.type === 'heading' ? scenarios.get(block.sectionId) : undefined
    const above = current.scenario === undefined ? 2 : (current.heading?.level ?? 2)
    if (block.type === 'heading' && (scenario !== undefined || block.level <= Math.max(2, above))) {
      chapters.push(current)
      current = { heading: block, ...(scenario === undefined ? {} : { scenario }), blocks: [] }
    } else current.blocks.push(block)
  }
  chapters.push(current)
  return chapters.filter((chapter) => chapter.heading !== undefined || chapter.blocks.length > 0)
}

function arrangeChapter(chapter: RawChapter, lookup: Lookup): Chapter {
  const blocks = chapter.scenario === undefined ? chapter.blocks : withoutHead(chapter.blocks, chapter.scenario, lookup)
  const last = blocks.findLastIndex((block) => block.type !== 'rule')
  return {
    key: chapter.heading?.sectionId ?? 'top',
    ...(chapter.heading === undefined ? {} : { heading: chapter.heading }),
    ...(chapter.scenario === undefined ? {} : { scenario: chapter.scenario }),
    parts: arrangeParts(blocks.slice(0, last + 1), lookup),
  }
}

/** Without what the scenario's header shows already. */
function withoutHead(blocks: readonly Block[], scenario: Scenario, lookup: Lookup): readonly Block[] {
  const facts = scenarioFacts(scenario, lookup.procedures.values())
  return withoutFacts(withoutSymptoms(blocks, scenario), scenario, facts)
}

/** The list that the header shows as "You see", and the label above it. */
function withoutSymptoms(blocks: readonly Block[], scenario: Scenario): readonly Block[] {
  if (scenario.symptoms.length === 0) return blocks
  const at = blocks.findIndex((block) => block.type === 'list' && sameItems(block, scenario.symptoms))
  if (at === -1) return blocks
  const above = blocks[at - 1]
  const isLabelled = above?.type === 'label' || (above?.type === 'heading' && above.sectionId !== scenario.sectionId)
  return [...blocks.slice(0, isLabelled ? at - 1 : at), ...blocks.slice(at + 1)]
}

function sameItems(list: Extract<Block, { type: 'list' }>, texts: readonly string[]): boolean {
  if (list.items.length !== texts.length) return false
  return list.items.every((item, index) => {
    const only = item.blocks[0]
    return item.blocks.length === 1 && only?.type === 'paragraph' && plainText(only.inlines) === texts[index]?.trim()
  })
}

function arrangeParts(blocks: readonly Block[], lookup: Lookup): readonly Part[] {
  const parts: Part[] = []
  const groups = findOptionGroups(blocks, lookup)
  for (let at = 0; at < blocks.length; at++) {
    const group = groups.find((candidate) => candidate.start === at)
    if (group !== undefined) {
      const above = parts.at(-1)
      const title = above?.type === 'block' && (above.block.type === 'label' || above.block.type === 'heading') ? above.block : undefined
      if (title !== undefined) parts.pop()
      parts.push({
        type: 'options',
        key: `options ${group.ranges[0]?.procedure.id}`,
        ...(title === undefined ? {} : { title }),
        options: group.ranges.map(({ procedure, opener, end }, index) => ({
          procedure,
          ...optionName(procedure, index),
          parts: arrangeSteps(blocks.slice(opener + 1, end), lookup),
        })),
      })
      at = group.end - 1
    } else parts.push(...arrangeSteps(blocks.slice(at, at + 1), lookup, parts))
  }
  return parts
}

/** Runs of steps of one procedure become one part. `before` is what came before and may be continued. */
function arrangeSteps(blocks: readonly Block[], lookup: Lookup, before: Part[] = []): Part[] {
  const parts: Part[] = []
  for (const block of blocks) {
    const known = block.type === 'step' ? lookup.steps.get(block.stepId) : undefined
    if (known === undefined) {
      parts.push({ type: 'block', key: `block ${block.lines.start} ${block.type} ${parts.length}`, block })
      continue
    }
    const list = parts.length > 0 ? parts : before
    const above = list.at(-1)
    if (above?.type === 'steps' && above.procedure.id === known.procedure.id)
      list[list.length - 1] = { ...above, steps: [...above.steps, known.step] }
    else parts.push({ type: 'steps', key: `steps ${known.step.id}`, procedure: known.procedure, steps: [known.step] })
  }
  return parts
}

interface OptionRange {
  readonly procedure: Procedure
  readonly opener: number
  readonly end: number
}

interface OptionGroup {
  readonly start: number
  readonly end: number
  readonly ranges: readonly OptionRange[]
}

/** Two or more options one directly after the other; a single one stays in the text. */
function findOptionGroups(blocks: readonly Block[], lookup: Lookup): readonly OptionGroup[] {
  const ranges: OptionRange[] = []
  for (const [at, block] of blocks.entries()) {
    if (block.type !== 'step') continue
    const procedure = lookup.procedures.get(block.procedureId)
    if (procedure?.kind !== 'option' || ranges.some((range) => range.procedure.id === procedure.id || range.end > at)) continue
    const opener = blocks.findLastIndex((candidate, index) => index < at && (candidate.type === 'label' || candidate.type === 'heading'))
    if (opener !== -1 && opener >= (ranges.at(-1)?.end ?? 0)) ranges.push({ procedure, opener, end: endOfOption(blocks, opener) })
  }
  const groups: OptionRange[][] = []
  for (const range of ranges) {
    const group = groups.at(-1)
    if (group !== undefined && group.at(-1)?.end === range.opener) group.push(range)
    else groups.push([range])
  }
  return groups.filter((group) => group.length > 1).map((group) => ({ start: group[0]!.opener, end: group.at(-1)!.end, ranges: group }))
}

function endOfOption(blocks: readonly Block[], opener: number): number {
  const level = headingLevel(blocks[opener])
  const end = blocks.findIndex((block, index) => {
    if (index <= opener) return false
    if (block.type === 'heading') return block.level <= level
    return block.type === 'label' && level === labelLevel
  })
  return end === -1 ? blocks.length : end
}

/** A label ends at any heading. */
const labelLevel = 9

function headingLevel(block: Block | undefined): number {
  return block?.type === 'heading' ? block.level : labelLevel
}

function optionName(procedure: Procedure, index: number): { letter: string; title: string } {
  const match = /^\p{L}+\s+([A-Z]|\d{1,2})\b\s*[:.)–—-]?\s*(.*)$/u.exec(procedure.title)
  const letter = match?.[1] ?? String.fromCharCode(65 + index)
  const title = match?.[2] === undefined || match[2] === '' ? procedure.title : match[2]
  return { letter, title }
}

/** The steps that can be reached with the arrow keys: those of options that are not on view are left out. */
export function visibleSteps(page: Page, chosen: Readonly<Record<string, ProcedureId>>): readonly StepId[] {
  const walk = (parts: readonly Part[]): readonly StepId[] =>
    parts.flatMap((part) => {
      if (part.type === 'steps') return part.steps.map((step) => step.id)
      return part.type === 'options' ? walk(optionOnView(part, chosen).parts) : []
    })
  return page.chapters.flatMap((chapter) => walk(chapter.parts))
}

export function optionOnView(part: Extract<Part, { type: 'options' }>, chosen: Readonly<Record<string, ProcedureId>>): Option {
  return part.options.find((option) => option.procedure.id === chosen[part.key]) ?? part.options[0]!
}

/** The options part that a procedure is one of, so that it can be brought into view. */
export function optionsWith(page: Page, procedureId: ProcedureId): Extract<Part, { type: 'options' }> | undefined {
  for (const chapter of page.chapters)
    for (const part of chapter.parts)
      if (part.type === 'options')
        for (const option of part.options)
          if (option.parts.some((inner) => inner.type === 'steps' && inner.procedure.id === procedureId)) return part
  return undefined
}

/** All of them, those of options that are not on view too. */
export function stepsIn(parts: readonly Part[]): readonly Step[] {
  return parts.flatMap((part) => {
    if (part.type === 'steps') return part.steps
    return part.type === 'options' ? part.options.flatMap((option) => stepsIn(option.parts)) : []
  })
}

export function chapterOfStep(page: Page, stepId: StepId): Chapter | undefined {
  return page.chapters.find((chapter) => stepsIn(chapter.parts).some((step) => step.id === stepId))
}

/** The chapter of a heading: its own, or the one that it stands in. */
export function chapterOfSection(page: Page, sectionId: string): Chapter | undefined {
  const isIt = (block: Block | undefined) => block?.type === 'heading' && block.sectionId === sectionId
  const has = (parts: readonly Part[]): boolean =>
    parts.some((part) => {
      if (part.type === 'block') return isIt(part.block)
      return part.type === 'options' && (isIt(part.title) || part.options.some((option) => has(option.parts)))
    })
  return page.chapters.find((chapter) => chapter.key === sectionId) ?? page.chapters.find((chapter) => has(chapter.parts))
}

/** The first step of a chapter, on view or not. */
export function firstStepOf(chapter: Chapter): StepId | undefined {
  for (const part of chapter.parts) {
    if (part.type === 'steps') return part.steps[0]?.id
    if (part.type === 'options') {
      for (const inner of part.options[0]?.parts ?? []) if (inner.type === 'steps') return inner.steps[0]?.id
    }
  }
  return undefined
}
