// The way through a scenario: its procedures that are worked through one after another when each does what it should. Of ways
// to choose from one; not what is for when that fails, nor what takes it back.
import type { Procedure } from './model/procedure.ts'

const onTheWay: ReadonlySet<Procedure['kind']> = new Set(['procedure', 'checklist', 'diagnostic', 'option'])

/**
 * In the document's order; nothing but the procedure itself where it is in no scenario, or aside of the way. `isBegun` says of
 * the options which one was chosen; where none was, it is the first.
 */
export function wayWith(
  procedure: Procedure,
  procedures: Iterable<Procedure>,
  isBegun: (option: Procedure) => boolean,
): readonly Procedure[] {
  if (procedure.scenarioId === undefined || !onTheWay.has(procedure.kind)) return [procedure]
  const all = [...procedures].filter(
    ({ scenarioId, kind, steps }) => scenarioId === procedure.scenarioId && onTheWay.has(kind) && steps.length > 0,
  )
  const groupOf = ({ option }: Procedure) => option?.groupId
  return all.filter((one) => {
    const group = groupOf(one)
    if (group === undefined) return true
    const options = all.filter((other) => groupOf(other) === group)
    const chosen = options.find(({ id }) => id === procedure.id) ?? options.find(isBegun) ?? options[0]
    return chosen?.id === one.id
  })
}
