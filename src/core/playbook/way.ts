// The way through a scenario: its procedures that are worked through one after another when each does what it should. Of ways
// to choose from one; not what is for when that fails, nor what takes it back.
import type { Procedure } from './model/procedure.ts'

const onTheWay: ReadonlySet<Procedure['kind']> = new Set(['procedure', 'checklist', 'diagnostic', 'option'])

/** What a heading or a sentence makes conditional is not, whatever kind it is; a choice by circumstances ("If using Docker") is. */
export function isOnTheWay({ kind, onlyWhen, option, steps }: Procedure): boolean {
  return steps.length > 0 && onlyWhen === undefined && (onTheWay.has(kind) || (kind === 'branch' && option !== undefined))
}

/**
 * In the document's order; nothing but the procedure itself where it is in no scenario, or aside of the way. `isChosen` says of
 * the options which one was taken; where none was, it is the first.
 */
export function wayWith(
  procedure: Procedure,
  procedures: Iterable<Procedure>,
  isChosen: (option: Procedure) => boolean,
): readonly Procedure[] {
  if (procedure.scenarioId === undefined || !isOnTheWay(procedure)) return [procedure]
  const all = [...procedures].filter((other) => other.scenarioId === procedure.scenarioId && isOnTheWay(other))
  return all.filter((one) => {
    if (one.option === undefined) return true
    const options = all.filter((other) => other.option?.groupId === one.option?.groupId)
    const chosen = options.find(({ id }) => id === procedure.id) ?? options.find(isChosen) ?? options[0]
    // An option may have several procedures.
    return chosen?.option?.title === one.option.title
  })
}

/** Which of several ways to go is for the responder to say; what has an alternative beside it is gone into by itself. */
export function isChoice({ option }: Procedure): boolean {
  return option !== undefined && option.isUsual !== true
}

/** What is to be known before any step of it: the condition and the option that it stands under, outermost first, as written. */
export function standsUnder(procedure: Procedure): readonly string[] {
  const { path, onlyWhen, option, title } = procedure
  const depth = path.findIndex((heading) => heading === onlyWhen || (isChoice(procedure) && heading === option?.title))
  if (depth !== -1) return onlyWhen === undefined || path.includes(onlyWhen) ? path.slice(depth) : [onlyWhen, ...path.slice(depth)]
  return onlyWhen === undefined ? [] : [onlyWhen, title]
}
