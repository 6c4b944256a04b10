// How procedures belong together: which is for the failure of which, which takes back which, which are options of one
// choice. Told from their paths and their order: a branch belongs to what stands before it under the same heading.
import { hashText } from '../identity.ts'
import type { LineRange, ProcedureId, SectionId } from '../model/document.ts'
import type { FailureBranch, Procedure, ProcedureOption } from '../model/procedure.ts'
import { readTitle } from '../wording/titles.ts'
import { optionHeading, rollbackMention } from '../wording/words.ts'
import { isFailureHeading } from './conditions.ts'
import { shareOf, wordsOf } from './likeness.ts'
import { remembered } from './remembered.ts'

/** A branch that is told in words, under a heading or label of its own or introduced by a sentence. */
export interface ToldBranch {
  readonly path: readonly string[]
  readonly when: string
  readonly text?: string
  readonly sectionId?: SectionId
  readonly lines: LineRange
}

export interface Relations {
  readonly onlyWhen?: string
  readonly branchOf?: readonly ProcedureId[]
  readonly rollbackOf?: readonly ProcedureId[]
  readonly option?: ProcedureOption
  readonly onFailure?: readonly FailureBranch[]
}

/** No choice has more siblings than these, and no branch more procedures that it is for. */
const mostRelated = 20

const isBranchTitle = remembered((title) => isFailureHeading(readTitle(title).title))
const isRollbackTitle = remembered((title) => rollbackMention.test(title.slice(0, 80)))
const isOptionTitle = remembered((title) => optionHeading.test(title))

interface Parent {
  /** Procedures since the last branch: what the next branch is for. */
  mains: Procedure[]
  /** All of them: what a rollback takes back. */
  readonly all: Procedure[]
  branches: Branch[]
}

interface Branch {
  readonly key: string
  readonly when: string
  readonly procedureIds: ProcedureId[]
  readonly text?: string
  readonly sectionId?: SectionId
  readonly mains: readonly Procedure[]
  lines: LineRange
}

type Found = { -readonly [Key in keyof Relations]: Relations[Key] }

/** Relates procedures; `introduced` names headings (by their path) that a sentence makes branches: "If failover fails, …:". */
export function relateProcedures(
  procedures: readonly Procedure[],
  told: readonly ToldBranch[],
  introduced: ReadonlyMap<string, string>,
): ReadonlyMap<ProcedureId, Relations> {
  const found = new Map<ProcedureId, Found>()
  const parents = new Map<string, Parent>()
  const failures = new Map<ProcedureId, Branch[]>()
  const parentAt = (key: string): Parent => {
    let parent = parents.get(key)
    if (parent === undefined) {
      parent = { mains: [], all: [], branches: [] }
      parents.set(key, parent)
    }
    return parent
  }
  const of = (id: ProcedureId): Found => {
    let relations = found.get(id)
    if (relations === undefined) {
      relations = {}
      found.set(id, relations)
    }
    return relations
  }
  /** The branch at this place, tied to what stands before it; later branches are also for the failure of earlier ones. */
  const enterBranch = (path: readonly string[], depth: number, when: string, lines: LineRange, rest: Partial<Branch>): Branch => {
    const parent = parentAt(keyOf(path, depth))
    const key = keyOf(path, depth + 1)
    const known = parent.branches.find((other) => other.key === key)
    if (known !== undefined) return known
    const words = wordsOfCondition(when)
    const narrower = words.size === 0 ? [] : parent.mains.filter((main) => main.path.some((title) => shareOf(words, wordsOf(title)) === 1))
    // Words that no heading has are about what was done last.
    const isOfLast = words.size > 0 || (depth === 0 && saysOfBefore.test(when))
    const before = isOfLast ? parent.mains.slice(-1) : parent.mains
    const mains = narrower.length > 0 ? narrower : before.length > 0 ? before : sameWords(procedures, words, lines.start)
    const isOwnChapter = depth === 0 && narrower.length === 0 && !saysOfBefore.test(when) && before.every((main) => main.path.length > 0)
    const branch: Branch = {
      when,
      lines,
      ...rest,
      key,
      procedureIds: [],
      mains: isOwnChapter ? sameWords(procedures, words, lines.start) : mains,
    }
    for (const main of branch.mains) push(failures, main.id, branch)
    for (const earlier of parent.branches) for (const id of earlier.procedureIds) push(failures, id, branch)
    if (parent.branches.length < mostRelated) parent.branches.push(branch)
    return branch
  }
  let next = 0
  const tellUntil = (line: number) => {
    for (; next < told.length && told[next]!.lines.start < line; next++) {
      const { path, when, text, sectionId, lines } = told[next]!
      if (path.length > 0)
        enterBranch(path, path.length - 1, when, lines, {
          ...(text === undefined ? {} : { text }),
          ...(sectionId === undefined ? {} : { sectionId }),
        })
    }
  }
  for (const procedure of procedures) {
    tellUntil(procedure.lines.start)
    const { path, id, kind } = procedure
    const option = optionOf(procedure)
    if (option !== undefined) of(id).option = option
    const branchDepth = path.findIndex((title, depth) => isBranchTitle(title) || introduced.has(keyOf(path, depth + 1)))
    const rollbackDepth = path.findIndex(isRollbackTitle)
    if (rollbackDepth !== -1 && kind !== 'checklist' && (branchDepth === -1 || rollbackDepth <= branchDepth)) {
      const { all } = parentAt(keyOf(path, rollbackDepth))
      // A chapter of its own takes back no other chapter.
      const before = rollbackDepth === 0 ? all.filter((main) => main.path.length === 0) : all
      // "Option B: roll back" is another way than option A; it takes that one back no more than A does B.
      const taken = option === undefined ? before : before.filter((main) => found.get(main.id)?.option?.groupId !== option.groupId)
      if (taken.length > 0) of(id).rollbackOf = taken.map((main) => main.id)
    }
    if (branchDepth !== -1) {
      const when = introduced.get(keyOf(path, branchDepth + 1)) ?? path[branchDepth]!
      const branch = enterBranch(path, branchDepth, when, procedure.lines, {})
      of(id).onlyWhen = when
      branch.procedureIds.push(id)
      branch.lines = { start: Math.min(branch.lines.start, procedure.lines.start), end: Math.max(branch.lines.end, procedure.lines.end) }
      if (branch.mains.length > 0) of(id).branchOf = branch.mains.map((main) => main.id)
    } else if (rollbackDepth === -1 && (kind === 'procedure' || kind === 'option' || kind === 'branch')) enterMain(procedure)
  }
  tellUntil(Number.POSITIVE_INFINITY)
  for (const [id, branches] of failures)
    of(id).onFailure = branches.map(({ key: _, mains: __, procedureIds, ...branch }) => ({
      ...branch,
      ...(procedureIds.length === 0 ? {} : { procedureIds }),
    }))
  pairLonelyOptions(procedures, found)
  return found

  function enterMain(procedure: Procedure): void {
    for (let depth = 0; depth <= procedure.path.length; depth++) {
      const parent = parentAt(keyOf(procedure.path, depth))
      if (parent.branches.length > 0) {
        parent.mains = []
        parent.branches = []
      }
      for (const list of [parent.mains, parent.all]) {
        list.push(procedure)
        if (list.length > mostRelated) list.shift()
      }
    }
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else if (list.length < mostRelated) list.push(value)
}

/** The first titles of a path as one key. */
export function keyOf(path: readonly string[], length: number): string {
  return path.slice(0, length).join('\u0000')
}

/** "If it doesn't work", "If that fails": of what stands right above, wherever that is. */
const saysOfBefore = /^\p{L}+ (?:it|this|that|something|anything|das|es|dies|etwas|cela|ça|quelque chose|esto|eso|algo|isso) /iu
const fillers = /^(?:if|when|still|fails?|failed|failing|not|does|doesnt|the|this|that|case|otherwise|fallback|any|all|step|steps|you|and)$/

/** What a condition is about: the "restore" of "If restore still fails". */
function wordsOfCondition(when: string): ReadonlySet<string> {
  return new Set([...wordsOf(when)].filter((word) => !fillers.test(word)))
}

/** "If Restore Fails", in a chapter of its own: the nearest procedures above whose heading speaks of restoring. */
function sameWords(procedures: readonly Procedure[], words: ReadonlySet<string>, line: number): readonly Procedure[] {
  if (words.size === 0) return []
  let heading: string | undefined
  const same: Procedure[] = []
  // Only what is near is looked at: a document of a thousand chapters must not be compared with each of its branches.
  for (let index = lastBefore(procedures, line), seen = 0; index >= 0 && seen < 60; index--, seen++) {
    const { path } = procedures[index]!
    const depth = path.findIndex((part) => shareOf(words, wordsOf(part)) === 1)
    const key = keyOf(path, depth + 1)
    if (depth === -1 || (heading !== undefined && key !== heading)) continue
    heading = key
    same.unshift(procedures[index]!)
  }
  return same.slice(-mostRelated)
}

function lastBefore(procedures: readonly Procedure[], line: number): number {
  let low = 0
  let high = procedures.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (procedures[middle]!.lines.start < line) low = middle + 1
    else high = middle
  }
  return low - 1
}

function optionOf({ path, kind }: Procedure): ProcedureOption | undefined {
  const depth = path.findIndex(isOptionTitle)
  if (depth !== -1) return { groupId: groupId(path, depth), title: path[depth]! }
  if (kind === 'option') return { groupId: groupId(path, path.length - 1), title: path.at(-1) ?? '' }
  // "If using Docker", "If using systemd": a choice by circumstances.
  const last = path.at(-1)
  return kind === 'branch' && last !== undefined && !isBranchTitle(last)
    ? { groupId: groupId(path, path.length - 1), title: last }
    : undefined
}

function groupId(path: readonly string[], depth: number): string {
  return `options-${hashText(keyOf(path, depth))}`
}

/** "Alternative: …" alone is the other way beside the procedure above it. */
function pairLonelyOptions(procedures: readonly Procedure[], found: Map<ProcedureId, Found>): void {
  const titles = new Map<string, Set<string>>()
  for (const { id } of procedures) {
    const option = found.get(id)?.option
    if (option !== undefined) titles.set(option.groupId, (titles.get(option.groupId) ?? new Set()).add(option.title))
  }
  for (const [index, { id, path }] of procedures.entries()) {
    const option = found.get(id)?.option
    const above = procedures[index - 1]
    if (option === undefined || above === undefined || titles.get(option.groupId)!.size > 1) continue
    const depth = path.indexOf(option.title)
    const relations = found.get(above.id) ?? {}
    if (
      (above.kind !== 'procedure' && above.kind !== 'diagnostic') ||
      relations.option !== undefined ||
      relations.branchOf !== undefined ||
      keyOf(above.path, depth) !== keyOf(path, depth)
    )
      continue
    found.set(above.id, { ...relations, option: { groupId: option.groupId, title: above.path[depth] ?? above.title, isUsual: true } })
  }
}
