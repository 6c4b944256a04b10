// What the playbook has for when a step fails: what the step itself says, then what is for the failure of its procedure, the
// other options of the same choice, and what takes it back. Never what merely comes next, and nothing of another step.
import type { Playbook } from './model/playbook.ts'
import type { FailureBranch, Procedure, Step } from './model/procedure.ts'

/** Where to go, under which condition, and what the document says of it in words; each as far as it is said. */
export interface Elsewhere {
  readonly when?: string
  readonly text?: string
  readonly procedure?: Procedure
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
  const seen = new Set([procedure.id])
  return [...told, ...[...others, ...back].map((other): Elsewhere => ({ procedure: other }))].filter(({ procedure: found, text }) => {
    if (found === undefined || text !== undefined) return true
    return !seen.has(found.id) && seen.add(found.id)
  })
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
