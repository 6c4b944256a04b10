// Blocks of the model → elements of a sheet, one for one and in order: nothing of the document is left out.
import type { Command } from '../playbook/model/command.ts'
import type { Block, Inline, ListItem, ProcedureId, StepId } from '../playbook/model/document.ts'
import type { Playbook } from '../playbook/model/playbook.ts'
import type { Procedure, Step } from '../playbook/model/procedure.ts'
import type { PaperWords } from './language/paper-words.ts'
import { plainText, type Reference, runsOf } from './runs.ts'
import type { CommandBox, FormPart, ListEntry, SheetElement, TextRun } from './sheet.ts'
import { wordsToFillIn } from './words-to-fill-in.ts'

export interface StepIndex {
  readonly step: (procedureId: ProcedureId, stepId: StepId) => Step | undefined
  readonly isChecklist: (procedureId: ProcedureId) => boolean
}

export function indexSteps(playbook: Playbook): StepIndex {
  const procedures = new Map<ProcedureId, Procedure>(playbook.procedures.map((procedure) => [procedure.id, procedure]))
  const steps = new Map<ProcedureId, Map<StepId, Step>>()
  return {
    isChecklist: (procedureId) => procedures.get(procedureId)?.kind === 'checklist',
    step: (procedureId, stepId) => {
      let known = steps.get(procedureId)
      if (!known) {
        known = new Map((procedures.get(procedureId)?.steps ?? []).map((step) => [step.id, step]))
        steps.set(procedureId, known)
      }
      return known.get(stepId)
    },
  }
}

/** `chapterLevel` is the heading level of the source that counts as 1 on this sheet. */
export interface ElementOptions {
  readonly steps: StepIndex
  readonly words: PaperWords
  readonly chapterLevel: number
  /** Left out, a link says the page on which it ends. */
  readonly refer?: Reference
}

export function elementsOf(blocks: readonly Block[], options: ElementOptions): SheetElement[] {
  let under = 1
  return blocks.flatMap((block, index): SheetElement[] => {
    const next = blocks[index + 1]
    if (block.type === 'heading') under = sheetLevel(block.level, options)
    if (block.type === 'label') {
      return [
        {
          type: 'label',
          runs: runsOf(block.inlines, {}, options),
          headsProcedure: next?.type === 'step' || next?.type === 'label',
          under,
        },
      ]
    }
    // A rule before a heading divides what the heading divides anyway.
    if (block.type === 'rule' && (next === undefined || next.type === 'heading' || index === 0)) return []
    return blockElements(block, options)
  })
}

function blockElements(block: Block, options: ElementOptions): SheetElement[] {
  switch (block.type) {
    case 'heading': {
      const runs = runsOf(block.inlines, {}, options)
      return [{ type: 'heading', level: sheetLevel(block.level, options), runs, anchor: block.sectionId, bookmark: plainText(runs).trim() }]
    }
    case 'label':
      return [{ type: 'label', runs: runsOf(block.inlines, {}, options), headsProcedure: false, under: 1 }]
    case 'paragraph':
      return [{ type: 'paragraph', runs: runsOf(block.inlines, {}, options) }]
    case 'list':
      return [{ type: 'list', entries: block.items.map((item, index) => listEntry(item, block, index, options)) }]
    case 'table':
      return [
        {
          type: 'table',
          align: block.align,
          head: block.head.map((cell) => runsOf(cell.inlines, {}, options)),
          rows: block.rows.map((row) => row.map((cell) => runsOf(cell.inlines, {}, options))),
        },
      ]
    case 'code':
      return [{ type: isDrawing(block.role, block.text) ? 'diagram' : 'listing', text: trimBlankLines(block.text) }]
    case 'quote':
      return [{ type: 'quote', elements: elementsOf(block.blocks, options) }]
    case 'rule':
      return [{ type: 'rule', weight: 'thin' }]
    case 'verbatim':
      return [{ type: 'listing', text: trimBlankLines(block.text) }]
    case 'step': {
      const step = options.steps.step(block.procedureId, block.stepId)
      return step ? [stepElement(step, options.steps.isChecklist(block.procedureId), options)] : []
    }
    default:
      return []
  }
}

function sheetLevel(level: number, options: ElementOptions): number {
  return Math.max(1, level - options.chapterLevel + 1)
}

function isDrawing(role: string, text: string): boolean {
  return role === 'diagram' || /[\u2500-\u257f]/.test(text)
}

function trimBlankLines(text: string): string {
  return text.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd()
}

function listEntry(item: ListItem, list: Extract<Block, { type: 'list' }>, index: number, options: ElementOptions): ListEntry {
  const elements = elementsOf(item.blocks, options)
  if (item.checked !== undefined) return { marker: item.checked ? 'ticked-box' : 'box', elements }
  return { marker: list.ordered ? { number: list.start + index } : 'dash', elements }
}

/** Notes and commands stand in the order in which the author wrote them. */
export function stepElement(step: Step, isChecklist: boolean, options: ElementOptions): Extract<SheetElement, { type: 'step' }> {
  const notes = step.notes.map((note, index) => {
    const before = step.notes[index - 1]
    const isNextLine = before?.type === 'paragraph' && note.type === 'paragraph' && note.lines.start === before.lines.end + 1
    const parts = blockElements(note, options)
    return { line: note.lines.start, parts: isNextLine ? parts.map(onNextLine) : parts }
  })
  const asked = new Set<string>()
  const commands = step.commands.map((command) => ({ line: command.lines.start, parts: [commandBox(command, asked, options.words)] }))
  const written = [...commands, ...notes].sort((a, b) => a.line - b.line).flatMap((entry): (SheetElement | CommandBox)[] => entry.parts)
  const open = wordsToFillIn(step, asked)
  const parts = open.length === 0 ? written : [...written, { type: 'form', lines: [open] } as const]
  const linked = titleRuns(step, options)
  return {
    type: 'step',
    stepId: step.id,
    number: step.number,
    title: step.title,
    ...(linked.length > 1 ? { titleRuns: linked } : {}),
    isPlain: isChecklist && parts.length === 0,
    parts,
  }
}

/** The lines of one comment are no paragraphs. */
function onNextLine(element: SheetElement): SheetElement {
  return element.type === 'paragraph' ? { ...element, isNextLine: true } : element
}

/** The title; behind each link, where that leads. */
function titleRuns({ title, links = [] }: Step, options: ElementOptions): TextRun[] {
  const runs: TextRun[] = []
  let from = 0
  for (const { text, href, sectionId } of links) {
    const at = text === '' ? -1 : title.indexOf(text, from)
    if (at === -1) continue
    if (at > from) runs.push({ text: title.slice(from, at) })
    from = at + text.length
    const children: readonly Inline[] = [{ type: 'text', text }]
    runs.push(...runsOf([{ type: 'link', href, children, ...(sectionId === undefined ? {} : { sectionId }) }], {}, options))
  }
  return from < title.length ? [...runs, { text: title.slice(from) }] : runs
}

/** What a step needs is written down once, beside the first command that needs it. */
function commandBox(command: Command, asked: Set<string>, words: PaperWords): CommandBox {
  const blanks = command.blanks.filter((blank) => !asked.has(blank.name))
  for (const blank of blanks) asked.add(blank.name)
  return {
    type: 'command',
    text: command.text,
    hazards: command.hazards.map((hazard) => words.hazards[hazard].toUpperCase()),
    asides: [command.onlyWhen, command.remark].filter((aside) => aside !== undefined),
    remarks: remarksOn(command, words),
    isWhole: command.kind === 'script' || command.text.includes('\n'),
    blanks: command.blanks.flatMap((blank) => blank.spans.map(({ start, end }) => ({ start, end }))),
    fillIn: blanks.map((blank): FormPart => {
      const label = blank.name.replace(/^\$/, '')
      return blank.secret ? { label, value: words.secret, share: 1 } : { label, share: 1 }
    }),
  }
}

/** What to know before typing a command: where it goes, and whether it comes back. */
function remarksOn({ kind, follows }: Command, words: PaperWords): readonly string[] {
  const remarks: string[] = []
  if (kind === 'repl') remarks.push(words.inTheConsole)
  if (kind === 'sql') remarks.push(words.inSql)
  if (kind === 'script') remarks.push(words.oneScript)
  if (follows) remarks.push(words.untilStopped)
  return remarks
}
