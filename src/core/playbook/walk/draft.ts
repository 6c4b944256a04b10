// What the walk over a document collects before commands are judged: procedures with raw commands, sections with the
// facts that stand in them. Commands can only be judged at the end, when all variables of the document are known.
import type { GroupCommand } from '../fence/fence-groups.ts'
import { createIdentities } from '../identity.ts'
import type { Block, Inline, LineRange, ProcedureId, SectionId, StepId } from '../model/document.ts'
import type { TitleLink } from '../model/procedure.ts'
import { plainText } from '../source/inlines.ts'
import type { MarkdownItem } from '../source/markdown.ts'
import type { FenceAttributes } from '../structure/attributes.ts'
import { nameIn, titleOfName } from '../structure/attributes.ts'
import { keyValues } from '../wording/labels.ts'
import { taskOf } from './tasks.ts'

/** Where in the document something stands: the headings, labels and list items above it. */
export interface Place {
  readonly path: readonly string[]
  /** Unique for this very heading, label or item: repeated headings are different places. */
  readonly key: string
  /** What a step without a title of its own is called here. */
  readonly stepTitle: string
  readonly sectionId?: SectionId
  /** The item of a numbered list that this is below: steps count `2.1`, `2.2`, … */
  readonly itemNumber?: string
  /** One of several ways: the tab of a page that is shown in tabs. */
  readonly isOption?: boolean
  /** Indexes of the sections around, outermost first. */
  readonly sections: readonly number[]
}

export interface SectionDraft {
  readonly id: SectionId
  readonly level: number
  readonly title: string
  readonly parents: readonly number[]
  readonly start: number
  end: number
  /** `**Severity**: High` lines, as [key, value]. */
  readonly facts: { readonly key: string; readonly value: string }[]
  /** Lists and texts under a label or heading such as "Symptoms". */
  readonly symptoms: string[]
}

export interface RawCommand extends GroupCommand {
  readonly language: string
  /** What the fence's opening line says beside its language. */
  readonly attributes?: FenceAttributes
  /** What it is only for stands above the step, and not in the step's own words. */
  readonly isCaseAbove?: true
  readonly lines: LineRange
}

export interface StepDraft {
  readonly id: StepId
  readonly number: string
  readonly title: string
  readonly links?: readonly TitleLink[]
  readonly notes: readonly Block[]
  readonly commands: readonly RawCommand[]
  readonly lines: LineRange
}

export interface ProcedureDraft {
  readonly id: ProcedureId
  readonly place: Place
  readonly steps: StepDraft[]
  /** How many steps and items of the same list stand above. */
  readonly countAbove: number
  isChecklist: boolean
}

export interface NewStep {
  readonly title: string
  readonly links?: readonly TitleLink[] | undefined
  readonly notes: readonly Block[]
  readonly commands: readonly RawCommand[]
  readonly lines: LineRange
  readonly isChecklistItem?: boolean
}

export class DraftRecorder {
  readonly procedures: ProcedureDraft[] = []
  readonly sections: SectionDraft[] = []
  private readonly placesWithSteps = new Set<string>()
  private readonly names = new Set<string>()
  /** Of a list under way, how many of its items stand above. */
  private underWay: { readonly key: string; readonly count: number } | undefined
  private readonly identify = createIdentities()

  /** Adds a step to the procedure at this place and returns the block that points at it. */
  addStep(place: Place, step: NewStep): Block {
    const procedure = this.procedureAt(place)
    if (step.isChecklistItem === true && procedure.steps.length === 0) procedure.isChecklist = true
    const name = this.newName(step.commands[0]?.attributes)
    // Where only the heading would give the title, the name that the author gave says more.
    const title = name !== undefined && step.title === place.stepTitle ? titleOfName(name) : step.title
    const id = this.identify('step', name === undefined ? [...place.path, title] : ['', name]) as StepId
    const { links, notes, commands, lines } = step
    const number = `${place.itemNumber === undefined ? '' : `${place.itemNumber}.`}${procedure.countAbove + procedure.steps.length + 1}`
    procedure.steps.push({ id, number, title, ...(links === undefined ? {} : { links }), notes, commands, lines })
    return { type: 'step', stepId: id, procedureId: procedure.id, lines }
  }

  /** The number of an item that is no step but holds some; the list goes on counting behind it. */
  countItem(place: Place): string {
    const last = this.procedures.at(-1)
    const above = last?.place.key === place.key ? last.countAbove + last.steps.length : this.countAbove(place)
    this.underWay = { key: place.key, count: above + 1 }
    return `${place.itemNumber === undefined ? '' : `${place.itemNumber}.`}${above + 1}`
  }

  /** Whether the step above stands at this place or below it. */
  endsBelow(place: Place): boolean {
    const above = this.procedures.at(-1)?.place
    return (
      above !== undefined &&
      above.sections.at(-1) === place.sections.at(-1) &&
      place.path.every((title, depth) => above.path[depth] === title)
    )
  }

  /** A procedure that something stands in the middle of goes on counting behind it. */
  goOn(place: Place): void {
    const last = this.procedures.findLast((procedure) => procedure.place.key === place.key)
    if (last !== undefined) this.underWay = { key: place.key, count: Math.max(this.countAbove(place), last.countAbove + last.steps.length) }
  }

  private countAbove(place: Place): number {
    return this.underWay?.key === place.key ? this.underWay.count : 0
  }

  /** A fence's name is its first step's; a second fence of that name is a step like any other. */
  private newName(attributes: FenceAttributes | undefined): string | undefined {
    const name = nameIn(attributes)
    if (name === undefined || this.names.has(name)) return undefined
    this.names.add(name)
    return name
  }

  hasSteps(place: Place): boolean {
    return this.placesWithSteps.has(place.key)
  }

  /** Keeps the `Key: value` lines with the section that they stand in. */
  noteFacts(place: Place, inlines: readonly Inline[]): void {
    this.sectionAt(place)?.facts.push(...keyValues(inlines))
  }

  noteSymptoms(place: Place, items: readonly MarkdownItem[]): void {
    for (const item of items) {
      const first = item.children[0]
      if (first?.type === 'paragraph') this.sectionAt(place)?.symptoms.push(plainText(taskOf(item)?.inlines ?? first.inlines).trim())
    }
  }

  private sectionAt(place: Place): SectionDraft | undefined {
    return this.sections[place.sections.at(-1) ?? -1]
  }

  /** Steps at one place with others between them are two procedures: their order is that of the document. */
  private procedureAt(place: Place): ProcedureDraft {
    const last = this.procedures.at(-1)
    if (last?.place.key === place.key) return last
    const id = this.identify('procedure', place.path) as ProcedureId
    const procedure: ProcedureDraft = { id, place, steps: [], countAbove: this.countAbove(place), isChecklist: false }
    this.placesWithSteps.add(place.key)
    this.procedures.push(procedure)
    return procedure
  }
}
