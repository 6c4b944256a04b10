// Rules: numbers of steps that repeat or skip: in the comments of a fence, in a list, in headings side by side.
import { mayBeFence } from '../../playbook/source/source.ts'
import { readTitle } from '../../playbook/wording/titles.ts'
import { scenarioHeading } from '../../playbook/wording/words.ts'
import type { Remark, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import { firstAbove } from './scopes.ts'

export const numberingRules: readonly Rule[] = [
  {
    name: 'step-numbers',
    level: 'warning',
    summary: 'The numbers of steps repeat or skip.',
    why: '“I am at step 4” means two things, or a step seems to be missing; over the phone both cost minutes.',
    next: 'Number them from 1, without gaps; or leave the numbers out.',
    find: (subject) => [...inFences(subject), ...inLists(subject), ...inHeadings(subject)].sort((one, other) => one.line - other.line),
    yes: '```bash\n# 1. Look\ndocker ps\n\n# 2. Stop\ndocker stop web\n\n# 2. Start\ndocker start web\n```\n',
    no: '```bash\n# 1. Look\ndocker ps\n\n# 2. Stop\ndocker stop web\n```\n\n1. `ls`\n1. `df -h`\n1. `ps`\n\n## Step 1.1: A\n\n## Step 1.2: B\n',
  },
]

interface Numbered {
  readonly number: number
  readonly line: number
}

/** What is wrong with a row of numbers that belong together. A new 1 begins anew. */
function remarksOn(row: readonly Numbered[], what: string): readonly Remark[] {
  // Lists whose every number is 1 are numbered by whoever shows them.
  if (row.length > 1 && row.every(({ number }) => number === row[0]!.number) && row[0]!.number <= 1) return []
  return row.flatMap(({ number, line }, index): readonly Remark[] => {
    const before = row[index - 1]?.number
    if (before === undefined || number === before + 1 || (number <= 1 && before !== number)) return []
    if (number === before) return [{ line, message: `There are two of ${what} ${number}.` }]
    if (number < before) return [{ line, message: `${capitalised(what)} ${number} comes after ${before}.` }]
    const gap = number === before + 2 ? `There is no ${what} ${before + 1}` : `There are no ${what}s ${before + 1} to ${number - 1}`
    return [{ line, message: `${gap}: ${number} follows ${before}.` }]
  })
}

function capitalised(words: string): string {
  return words[0]!.toUpperCase() + words.slice(1)
}

function inFences(subject: Subject): readonly Remark[] {
  const stepLines = new Set(subject.playbook.procedures.flatMap((procedure) => procedure.steps.map((step) => step.lines.start)))
  const rows: Numbered[][] = []
  let row: Numbered[] = []
  let isOpen = false
  let isWork = false
  let isList = false
  const close = () => {
    if (isWork) rows.push(row)
    row = []
    isWork = isList = false
  }
  for (let index = 0; index < subject.lines.length; index++) {
    const line = subject.lines[index]!
    const isFence = subject.kinds[index] === 'fence'
    if (isOpen && (!isFence || (mayBeFence(line) && /^\s*(?:`{3,}|~{3,})/.test(line)))) close()
    isOpen = isFence
    if (!isFence) continue
    if (stepLines.has(index + 1)) isWork = true
    const comment = isCommented(line) ? /^\s*(?:#|--|%+)\s?(?=\S)(.*)$/.exec(line)?.[1] : undefined
    if (comment === undefined) {
      isList = false
      continue
    }
    const { number, numbered } = readTitle(comment)
    // "Consider:" and what is counted below it are one note.
    if (numbered === 'none') isList = /[:：]\s*$/.test(comment)
    else if (!isList && /^\d+$/.test(number ?? '')) row.push({ number: Number(number), line: index + 1 })
  }
  close()
  return rows.flatMap((numbers) => remarksOn(numbers, 'step'))
}

/** A look that spares most lines the pattern: whether the first character that is no space or tab may begin a comment. */
function isCommented(line: string): boolean {
  let at = 0
  while (line.charCodeAt(at) === 0x20 || line.charCodeAt(at) === 0x09) at++
  const first = line[at]
  return first === '#' || first === '-' || first === '%' || (first !== undefined && first.trim() === '')
}

const mayBeNumbered = /^\s*\d/

function inLists(subject: Subject): readonly Remark[] {
  const inSteps = new Uint8Array(subject.lines.length + 2)
  for (const procedure of subject.playbook.procedures) for (const { lines } of procedure.steps) inSteps.fill(1, lines.start, lines.end + 1)
  for (const block of subject.blocks) if (block.type === 'label') inSteps[block.lines.start] = 1
  const rows: Numbered[][] = []
  let open = new Map<number, Numbered[]>()
  for (let index = 0; index < subject.lines.length; index++) {
    const line = subject.prose.lines[index]!
    if (line === '') continue
    if (open.size > 0 && /^#{1,6}\s|^\*\*[^*]+\*\*:?\s*$/.test(line)) open = new Map()
    const item = mayBeNumbered.test(line) ? /^(\s*)(\d{1,3})[.)]\s+\S/.exec(line) : null
    if (item === null) {
      // A paragraph at the margin ends what is deeper, and a list of its own begins behind it.
      if (open.size > 0 && /^\S/.test(line) && !/^(?:[-*>|]|<)/.test(line)) open = new Map()
      continue
    }
    const indent = item[1]!.length
    for (const deeper of [...open.keys()]) if (deeper > indent) open.delete(deeper)
    let row = open.get(indent)
    if (row === undefined) {
      row = []
      open.set(indent, row)
      rows.push(row)
    }
    row.push({ number: Number(item[2]), line: index + 1 })
  }
  return rows.filter((row) => row.some(({ line }) => inSteps[line] === 1)).flatMap((row) => remarksOn(row, 'item'))
}

function inHeadings({ playbook }: Subject): readonly Remark[] {
  const work = playbook.procedures.map(({ lines }) => lines.start).sort((one, other) => one - other)
  const rows = new Map<string, { readonly what: string; readonly numbers: Numbered[]; readonly titles: Set<string>; hasWork: boolean }>()
  const parents: { readonly level: number; readonly id: string }[] = []
  for (const section of playbook.sections) {
    while (parents.length > 0 && parents.at(-1)!.level >= section.level) parents.pop()
    const parent = parents.at(-1)?.id ?? ''
    parents.push({ level: section.level, id: section.id })
    if (!/\d/.test(section.title)) continue
    const scenario = scenarioHeading.exec(section.title)
    const read = readTitle(section.title)
    const number = scenario?.[1] ?? (read.numbered === 'none' ? undefined : read.number)
    if (number === undefined || !/^\d+(?:\.\d+)?$/.test(number)) continue
    const word = /^[^\d#]*/.exec(section.title)![0].trim().toLowerCase()
    const prefix = number.replace(/\d+$/, '')
    const key = `${parent}\u0000${section.level}\u0000${word}\u0000${prefix}`
    const row = rows.get(key) ?? { what: word === '' ? 'section' : word, numbers: [], titles: new Set(), hasWork: false }
    rows.set(key, row)
    // A scenario that is described in one place and answered in another has its heading twice.
    if (row.titles.has(section.title)) continue
    row.hasWork ||= (firstAbove(work, section.lines.start - 1) ?? Number.POSITIVE_INFINITY) <= section.lines.end
    row.titles.add(section.title)
    row.numbers.push({ number: Number(number.slice(prefix.length)), line: section.lines.start })
  }
  // Headings without anything to do below them are chapters; numbers that go down are the versions of a change log.
  return [...rows.values()].flatMap(({ what, numbers, hasWork }) => (hasWork && !goesDown(numbers) ? remarksOn(numbers, what) : []))
}

function goesDown(row: readonly Numbered[]): boolean {
  const first = row[0]?.number ?? 0
  return row.length > 1 && row.every(({ number }) => number <= first) && row.some(({ number }) => number < first)
}
