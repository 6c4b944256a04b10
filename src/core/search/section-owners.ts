// Which scenario the text under a heading belongs to. Mostly the one in whose lines it stands; but many playbooks describe
// their scenarios in one place and recover them in another, under a heading that only the procedures tell whose it is.
import type { LineRange, SectionId } from '../playbook/model/document.ts'
import type { WrittenPlaybook } from '../playbook/model/playbook.ts'

/** From a heading to that of its only scenario: nothing stands between. */
const mostLinesToOnly = 2

interface Placed {
  readonly lines: LineRange
}

/** For each section that belongs to a scenario, the scenario's index. */
export function sectionOwners(playbook: WrittenPlaybook): ReadonlyMap<SectionId, number> {
  const owners = new Map<SectionId, number>()
  const scenarios = inOrder(playbook.scenarios.map(({ lines }, index) => ({ lines, index })))
  const procedures = inOrder(playbook.procedures)
  const indexes = new Map(playbook.scenarios.map(({ id }, index) => [id, index]))
  const open: (typeof scenarios)[number][] = []
  let next = 0
  for (const section of inOrder(playbook.sections)) {
    const { start } = section.lines
    while (next < scenarios.length && scenarios[next]!.lines.start <= start) open.push(scenarios[next++]!)
    while (open.length > 0 && open.at(-1)!.lines.end < start) open.pop()
    const owner = open.at(-1)?.index ?? ownerOfContent(section, scenarios, procedures)
    if (owner !== undefined) owners.set(section.id, owner)
  }
  return owners

  function ownerOfContent(section: Placed, all: typeof scenarios, work: typeof procedures): number | undefined {
    const [only, ...more] = inside(all, section)
    if (only !== undefined) {
      const isOnlyItsName = more.length === 0 && only.lines.start - section.lines.start <= mostLinesToOnly
      return isOnlyItsName ? only.index : undefined
    }
    const [first, ...others] = inside(work, section)
    if (first?.scenarioId === undefined || others.some(({ scenarioId }) => scenarioId !== first.scenarioId)) return undefined
    return indexes.get(first.scenarioId)
  }
}

function inOrder<Item extends Placed>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((one, other) => one.lines.start - other.lines.start)
}

/** Those of the ordered items that lie within. */
function inside<Item extends Placed>(items: readonly Item[], { lines }: Placed): readonly Item[] {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]!.lines.start < lines.start) low = middle + 1
    else high = middle
  }
  const found: Item[] = []
  for (let index = low; index < items.length && items[index]!.lines.start <= lines.end; index++) {
    if (items[index]!.lines.end <= lines.end) found.push(items[index]!)
  }
  return found
}
