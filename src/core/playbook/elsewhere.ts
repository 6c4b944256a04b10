// What the playbook has for when a step fails: what the step itself says, then what is for the failure of its procedure, the
// other options of the same choice, and what takes it back; where the step says nothing itself, also what its scenario and
// then the whole playbook have for any failure. Never what merely comes next, and nothing of another step.
import type { Playbook } from './model/playbook.ts'
import type { FailureBranch, Procedure, Step } from './model/procedure.ts'
import { rollbackMention } from './wording/words.ts'

/** Where to go, under which condition, and what the document says of it in words; each as far as it is said. */
export interface Elsewhere {
  readonly when?: string
  readonly text?: string
  readonly procedure?: Procedure
  /** For any failure, and not for this procedure's more than for another's. */
  readonly isGeneral?: true
}

/** In the order in which to try; each procedure once. */
export function elsewhereFor(step: Step, procedure: Procedure, playbook: Pick<Playbook, 'procedures' | 'sections'>): readonly Elsewhere[] {
  const all = playbook.procedures.filter(({ steps }) => steps.length > 0)
  const told = [...(step.onFailure ?? []), ...(procedure.onFailure ?? [])].flatMap((branch) => followed(branch, all, playbook.sections))
  const { option } = procedure
  const others = all.filter(
    (other) => option !== undefined && other.option?.groupId === option.groupId && other.option.title !== option.title,
  )
  const back = all.filter(({ rollbackOf }) => rollbackOf?.includes(procedure.id) === true)
  const general = step.onFailure === undefined ? forAnyFailure(procedure, all) : []
  const seen = new Set([procedure.id])
  return [...told, ...[...others, ...back].map((other): Elsewhere => ({ procedure: other })), ...general].filter(
    ({ procedure: found, text }) => {
      if (found === undefined || text !== undefined) return true
      return !seen.has(found.id) && seen.add(found.id)
    },
  )
}

/** What is said above it in a list: not again what the one `before` it, or its procedure's title, says. */
export function wordsAbove({ when, text, procedure }: Elsewhere, before: Elsewhere | undefined): string | undefined {
  if (when === undefined || when === procedure?.title) return undefined
  if (text !== undefined) return `${when}: ${text}`
  return when === before?.when ? undefined : `${when}:`
}

/** The playbook's for any failure, whatever its kind: what stands in a chapter of rollbacks, or takes back nothing that is named. */
export function isForAnyFailure(procedure: Procedure): boolean {
  const { scenarioId, rollbackOf, path } = procedure
  if (scenarioId !== undefined) return false
  return (isUntied(procedure) && rollbackOf === undefined) || (path.length > 1 && rollbackMention.test(path[0] ?? ''))
}

/** Its steps are no part of a scenario's way. */
export function isForFailure(procedure: Procedure): boolean {
  const { branchOf, onlyWhen, option, kind } = procedure
  if (branchOf !== undefined || onlyWhen !== undefined || kind === 'rollback') return true
  return (kind === 'branch' && option === undefined) || isForAnyFailure(procedure)
}

/** A rollback that is not of one option or branch. */
function isUntied({ kind, branchOf, option }: Procedure): boolean {
  return kind === 'rollback' && branchOf === undefined && option === undefined
}

/** The scenario's rollback, unless it is of one option, then the playbook's. */
function forAnyFailure({ scenarioId }: Procedure, all: readonly Procedure[]): readonly Elsewhere[] {
  const own = all.filter((other) => scenarioId !== undefined && other.scenarioId === scenarioId && isUntied(other))
  return [...own, ...all.filter(isForAnyFailure)].map((other) => ({
    ...(other.onlyWhen === undefined ? {} : { when: other.onlyWhen }),
    procedure: other,
    isGeneral: true,
  }))
}

function followed(
  { when, procedureIds = [], text, sectionId }: FailureBranch,
  all: readonly Procedure[],
  sections: Playbook['sections'],
): readonly Elsewhere[] {
  const named = all.filter(({ id }) => procedureIds.includes(id))
  if (named.length > 0) return named.map((procedure) => ({ when, procedure }))
  const section = sections.find(({ id }) => id === sectionId)
  const within = ({ lines }: Procedure) => section !== undefined && lines.start >= section.lines.start && lines.start <= section.lines.end
  const first = all.find(within)
  if (first === undefined && text === undefined) return []
  return [{ when, ...(text === undefined ? {} : { text }), ...(first === undefined ? {} : { procedure: first }) }]
}
