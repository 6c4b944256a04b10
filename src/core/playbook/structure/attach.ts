// Passages, relations and notes → the procedures, steps and scenarios that they belong to. What stands before a heading's
// first step and looks forward (prerequisites, a goal) is for what follows; everything else is for what stands above. What
// tells only of a scenario is there already (scenario-passages.ts).

import type { ProcedureId, ScenarioId, SectionId } from '../model/document.ts'
import type { Scenario, Section } from '../model/playbook.ts'
import type { FailureBranch, Procedure, Step } from '../model/procedure.ts'
import { keyValues } from '../wording/labels.ts'
import { withoutColon } from '../wording/titles.ts'
import { append } from './append.ts'
import { filled } from './filled.ts'
import type { Passage, PassageKind } from './passages.ts'
import { passageKind } from './passages.ts'
import type { ReferenceFinder } from './references.ts'
import { withReference } from './references.ts'
import type { ToldBranch } from './relations.ts'
import { keyOf, relateProcedures } from './relations.ts'
import { readStepNotes } from './step-notes.ts'

const looksForward: ReadonlySet<PassageKind> = new Set(['prerequisites', 'goal', 'useWhen'])

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] }
type ProcedureAdditions = Mutable<Pick<Procedure, 'goal'>> & {
  prerequisites: string[]
  expected: string[]
  successCriteria: string[]
  onFailure: FailureBranch[]
}

export interface Attached {
  readonly procedures: readonly Procedure[]
  readonly scenarios: readonly Scenario[]
  readonly prerequisites: readonly string[]
}

/** Puts every passage where it belongs. */
export function attachPassages(
  playbook: { readonly procedures: readonly Procedure[]; readonly scenarios: readonly Scenario[] },
  passages: readonly Passage[],
  scenarioAt: (sections: readonly Section[]) => Scenario | undefined,
  findReference: ReferenceFinder,
): Attached {
  const { procedures, scenarios } = playbook
  const own = new Map<ProcedureId, ProcedureAdditions>()
  const ofScenario = new Map<ScenarioId, string[]>()
  const general: string[] = []
  const told: ToldBranch[] = []
  const introduced = new Map<string, string>()
  const additions = (id: ProcedureId): ProcedureAdditions => {
    let found = own.get(id)
    if (found === undefined) {
      found = { prerequisites: [], expected: [], successCriteria: [], onFailure: [] }
      own.set(id, found)
    }
    return found
  }
  const near = createNeighbours(procedures)
  for (const passage of passages) {
    const { kind, spot, items } = passage
    if (kind === 'failure') {
      attachFailure(passage)
      continue
    }
    if (items.length === 0) continue
    const procedureId = ownerOf(passage, near)
    switch (kind) {
      case 'prerequisites': {
        const scenario = scenarioAt(spot.sections)
        const isGeneral =
          spot.sections[0] === undefined || passageKind(spot.sections[0].title.replace(/^[\d.\s]+/, ''), true) === 'prerequisites'
        if (isGeneral) append(general, items)
        else if (procedureId !== undefined) append(additions(procedureId).prerequisites, items)
        else if (scenario !== undefined) ofScenario.set(scenario.id, [...(ofScenario.get(scenario.id) ?? []), ...items])
        else append(general, items)
        break
      }
      case 'goal':
        if (procedureId !== undefined) additions(procedureId).goal ??= items[0]!
        break
      case 'expected':
        if (procedureId !== undefined) append(additions(procedureId).expected, items)
        break
      case 'success':
        if (procedureId !== undefined) append(additions(procedureId).successCriteria, items)
        break
      default:
    }
  }
  checklistPrerequisites()
  told.sort((one, other) => one.lines.start - other.lines.start)
  const relations = relateProcedures(procedures, told, introduced)
  return {
    procedures: procedures.map((procedure): Procedure => {
      const added = own.get(procedure.id)
      const { onFailure = [], ...related } = relations.get(procedure.id) ?? {}
      const steps = procedure.steps.map((written) => {
        const step = withoutCase(written, related.onlyWhen)
        const facts = readStepNotes(step.notes)
        if (facts.expected === undefined && facts.onFailure === undefined) return step
        return {
          ...step,
          ...facts,
          ...filled(
            'onFailure',
            facts.onFailure?.map((branch) => withReference(branch, findReference)),
          ),
        }
      })
      const branches = [...(added?.onFailure ?? []), ...onFailure].map((branch) => withReference(branch, findReference))
      const goal = added?.goal ?? goalOfManualStep(procedure)
      return {
        ...procedure,
        ...related,
        ...(goal === undefined ? {} : { goal }),
        ...filled('prerequisites', added?.prerequisites),
        ...filled('expected', added?.expected),
        ...filled('successCriteria', added?.successCriteria),
        ...filled('onFailure', branches),
        steps,
      }
    }),
    scenarios: scenarios.map((scenario): Scenario => {
      const rollbackIds = scenario.procedureIds.filter(
        (id) => relations.get(id)?.rollbackOf !== undefined || near.kindOf(id) === 'rollback',
      )
      return {
        ...scenario,
        ...filled('prerequisites', ofScenario.get(scenario.id)),
        ...filled('rollbackIds', rollbackIds),
      }
    }),
    prerequisites: [...new Set(general)],
  }

  function attachFailure(passage: Passage): void {
    const { spot, title, items, lines } = passage
    const titles = spot.sections.map((section) => section.title)
    const text = items.join('\n')
    const sectionId: SectionId | undefined = passage.sectionId
    if (passage.form === 'line') {
      // "If failover fails, restore from backup:" above the steps that do so.
      if (spot.before === undefined && spot.behind !== undefined && spot.label === '') {
        introduced.set(keyOf(titles, titles.length), title)
        return
      }
      // The steps below it are the branch.
      if (spot.behind !== undefined && isAnnounced(spot.text, near.titleOf(spot.behind))) return
      const procedureId = spot.before ?? near.lastWithin(spot.sections.at(-1), lines.start)
      if (procedureId === undefined) return
      additions(procedureId).onFailure.push({
        when: title,
        ...(text === '' ? {} : { text }),
        ...(sectionId === undefined ? {} : { sectionId }),
        lines,
      })
      return
    }
    const path = passage.form === 'label' ? [...titles, title] : titles
    const target = passage.form === 'heading' ? spot.sections.at(-1)?.id : sectionId
    if (near.hasPath(path)) return
    told.push({ path, when: title, ...(text === '' ? {} : { text }), ...(target === undefined ? {} : { sectionId: target }), lines })
  }

  /** Boxes to tick under "Prerequisites" are steps already; what they say is needed all the same. */
  function checklistPrerequisites(): void {
    for (const procedure of procedures) {
      const top = procedure.path[0]
      if (procedure.kind !== 'checklist' || top === undefined || passageKind(top.replace(/^[\d.\s]+/, ''), true) !== 'prerequisites')
        continue
      append(
        general,
        procedure.steps.map((step) => step.title),
      )
    }
  }
}

/** A heading that is a step itself keeps its "Objective: …" in the notes. */
function goalOfManualStep({ steps }: Procedure): string | undefined {
  if (steps.length !== 1) return undefined
  for (const note of steps[0]!.notes.slice(0, 2)) {
    if (note.type !== 'paragraph') continue
    const pair = keyValues(note.inlines).find(({ key, value }) => value !== '' && passageKind(key, false) === 'goal')
    if (pair !== undefined) return pair.value
  }
  return undefined
}

/** Whoever is in a procedure that is only for a case is in that case: its commands need not be kept out of what Run runs for it. */
function withoutCase(step: Step, onlyWhen: string | undefined): Step {
  if (onlyWhen === undefined || !step.commands.some((command) => command.onlyWhen === onlyWhen)) return step
  return {
    ...step,
    commands: step.commands.map(({ onlyWhen: own, ...command }) =>
      own === undefined || own === onlyWhen ? command : { ...command, onlyWhen: own },
    ),
  }
}

/** The words end with the title that is theirs: "… If it fails, run:". */
function isAnnounced(words: string, title: string | undefined): boolean {
  return title !== undefined && withoutColon(words).endsWith(title)
}

interface Neighbours {
  readonly lastWithin: (section: Section | undefined, beforeLine: number) => ProcedureId | undefined
  readonly firstWithin: (section: Section | undefined, afterLine: number) => ProcedureId | undefined
  readonly hasPath: (path: readonly string[]) => boolean
  readonly titleOf: (id: ProcedureId) => string | undefined
  readonly kindOf: (id: ProcedureId) => Procedure['kind'] | undefined
}

function ownerOf({ kind, form, spot, lines }: Passage, near: Neighbours): ProcedureId | undefined {
  const isForward = looksForward.has(kind)
  if (form === 'heading') {
    // A heading of its own speaks of the section that it stands in.
    const parent = spot.sections.at(-2)
    return parent === undefined ? undefined : isForward ? near.firstWithin(parent, lines.end) : near.lastWithin(parent, lines.start)
  }
  if (isForward) return spot.before === undefined || spot.label !== '' ? (spot.behind ?? spot.before) : spot.before
  return spot.before ?? spot.behind
}

/** Looks procedures up by their lines; they stand in the order of the document. */
function createNeighbours(procedures: readonly Procedure[]): Neighbours {
  const starts = procedures.map((procedure) => procedure.lines.start)
  const kinds = new Map(procedures.map((procedure) => [procedure.id, procedure.kind]))
  const titles = new Map(procedures.map((procedure) => [procedure.id, procedure.title]))
  const paths = new Set<string>()
  for (const { path } of procedures) for (let length = 1; length <= path.length; length++) paths.add(keyOf(path, length))
  const indexAt = (line: number) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! < line) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    lastWithin: (section, beforeLine) => {
      const procedure = procedures[indexAt(beforeLine) - 1]
      return section !== undefined && procedure !== undefined && procedure.lines.start >= section.lines.start ? procedure.id : undefined
    },
    firstWithin: (section, afterLine) => {
      const procedure = procedures[indexAt(afterLine)]
      return section !== undefined && procedure !== undefined && procedure.lines.start <= section.lines.end ? procedure.id : undefined
    },
    hasPath: (path) => paths.has(keyOf(path, path.length)),
    titleOf: (id) => titles.get(id),
    kindOf: (id) => kinds.get(id),
  }
}
