// A verdict on a sheet in words, the same in the terminal and on the screen.
import { formats } from '../card/format.ts'
import type { UnitChange } from './compare.ts'
import { formatCode } from './page-code.ts'
import { dayInWords } from './paper-time.ts'
import { unitName } from './unit-name.ts'
import type { KnownSheet, Verdict } from './verdict.ts'

export interface VerdictWords {
  readonly title: string
  /** What to do next, or what it can mean. */
  readonly next: string
}

export function verdictWords(verdict: Verdict): VerdictWords {
  switch (verdict.type) {
    case 'current':
      return { title: `Current: ${sheetWords(verdict.sheet)}.`, next: `It says what ${presentWords(verdict.sheet)} now.` }
    case 'stale':
      return {
        title: `Stale: ${sheetWords(verdict.sheet)}.`,
        next: `${staleWords(verdict)} Print it again${verdict.sheet.isExported ? '' : ` from ${verdict.sheet.file}`}.`,
      }
    case 'gone':
      return {
        title: `Not known whether it is still true: ${sheetWords(verdict.sheet)}.`,
        next: `${verdict.reason} Find out where the playbook went before you rely on this sheet.`,
      }
    case 'unknown':
      return { title: `No sheet with the code ${formatCode(verdict.code)} is known here.`, next: unknownWords(verdict) }
    case 'mistyped':
      return {
        title: `“${verdict.typed}” ${verdict.problem}.`,
        next: 'Compare it with the sheet once more; it stands at the right of the foot.',
      }
    default:
      verdict satisfies never
      return { title: '', next: '' }
  }
}

function presentWords({ file, isExported }: KnownSheet): string {
  return isExported ? `the export of ${file} says` : `${file} says`
}

/** "page 2 of the card “Disk full” of Database, printed on A4, 13 Nov 2026" */
export function sheetWords({ name, format, scenario, pages, paper, printedAt }: KnownSheet): string {
  const page = pages.length === 0 ? 'a page of' : pages.length === 1 ? `page ${pages[0]} of` : `pages ${pages.join(' and ')} of`
  const kind = formats[format.type].name.toLowerCase()
  const printed = printedAt === undefined ? '' : `, printed on ${paper}, ${dayInWords(printedAt)}`
  return `${page} the ${kind}${scenario === undefined ? '' : ` “${scenario}”`} of ${name}${printed}`
}

function staleWords({ changes, renamed }: Extract<Verdict, { type: 'stale' }>): string {
  const name = renamed === undefined ? '' : `The playbook is called “${renamed}” now. `
  const count = changes.length === 1 ? 'One part of it has' : `${changes.length} parts of it have`
  return changes.length === 0 ? name.trim() : `${name}${count} changed since.`
}

function unknownWords({ near, playbookCount, registerProblem }: Extract<Verdict, { type: 'unknown' }>): string {
  const problem = registerProblem === undefined ? '' : `${registerProblem} `
  if (near !== undefined) return `${problem}Is it ${formatCode(near)}? That one was printed here.`
  const looked = playbookCount === 1 ? 'the one playbook here doesn’t say' : `none of the ${playbookCount} playbooks here says`
  const what = playbookCount === 0 ? 'There are no playbooks here.' : `It was not printed here, and ${looked} just this now.`
  return `${problem}${what} It may be out of date, or from another computer: verify it there, or with --from FOLDER against the folder of an export. Until then don’t rely on the sheet.`
}

/** "Step 3 “Restart” says something else", for a list of changes. */
export function changeWords(change: UnitChange): string {
  switch (change.type) {
    case 'changed':
      return `${unitName(change.before)} says something else now`
    case 'renumbered':
      return `${unitName(change.before)} has the number ${change.now.number ?? ''} now`
    case 'moved':
      return `${unitName(change.before)} stands elsewhere now`
    case 'removed':
      return `${unitName(change.before)} is gone`
    case 'added':
      return `${unitName(change.now)} is new`
    default:
      change satisfies never
      return ''
  }
}
