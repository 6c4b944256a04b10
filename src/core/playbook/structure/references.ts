// "Return to Step 2", "see Emergency #3": words that name a section by its number → the section, the nearest of that name.
import type { LineRange, SectionId } from '../model/document.ts'
import type { Section } from '../model/playbook.ts'
import type { FailureBranch } from '../model/procedure.ts'

const named =
  /(?<![\p{L}])(step|phase|option|scenario|emergency|procedure|problem|case|schritt|szenario|[ée]tape|paso|escenario)\s*#?\s*(\d+(?:\.\d+)*|[A-Z])(?![\p{L}\p{N}])/iu

export type ReferenceFinder = (text: string, lines: LineRange) => SectionId | undefined

/** Prepares the sections of a page for being named. */
export function createReferences(sections: readonly Section[]): ReferenceFinder {
  const known = new Map<string, Section[]>()
  for (const section of sections) {
    const match = named.exec(section.title.slice(0, 60))
    if (match === null || match.index > 3) continue
    const key = `${match[1]} ${match[2]}`.toLowerCase()
    const list = known.get(key)
    if (list === undefined) known.set(key, [section])
    else list.push(section)
  }
  return (text, lines) => {
    if (known.size === 0) return undefined
    const match = named.exec(text.slice(0, 300))
    if (match === null) return undefined
    const list = known.get(`${match[1]} ${match[2]}`.toLowerCase())
    return list === undefined ? undefined : nearest(list, lines.start).id
  }
}

/** The last that begins above the line, else the first below it; sections stand in document order. */
function nearest(sections: readonly Section[], line: number): Section {
  let low = 0
  let high = sections.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sections[middle]!.lines.start <= line) low = middle + 1
    else high = middle
  }
  return sections[Math.max(0, low - 1)]!
}

/** A branch told in words that name a section leads there. */
export function withReference(branch: FailureBranch, find: ReferenceFinder): FailureBranch {
  if (branch.sectionId !== undefined || branch.procedureIds !== undefined || branch.text === undefined) return branch
  const sectionId = find(branch.text, branch.lines)
  return sectionId === undefined ? branch : { ...branch, sectionId }
}
