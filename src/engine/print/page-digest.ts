// The code of a page, from the words on it. What goes into the digest is never changed: sheets with such codes are out there.
import { createHash, type Hash } from 'node:crypto'
import { codeFromDigest, type PageCode, partWithCode } from '../../core/paper/page-code.ts'
import type { PrintedUnit } from '../../core/paper/units.ts'

/** What a page says. */
export interface PageWords {
  /** The playbook's, which stands at the foot of the page: pages that say the same in two playbooks differ by it. */
  readonly name: string
  /** Of the card that the page goes on with, which stands above it: two scenarios may have the same step. */
  readonly head?: PrintedUnit | undefined
  readonly units: readonly PrintedUnit[]
  /** How much of the first unit stands on the pages before, in characters. */
  readonly from?: number
}

/** The same for the same words, whatever paper they are on. */
export function codeOfPage({ name, head, units, from = 0 }: PageWords): PageCode {
  const hash = begin(name)
  for (const unit of head ? [head, ...units] : units) hash.update(lineOf(unit))
  return codeFromDigest(hash.digest(), from)
}

/** More stand on no page. */
const mostUnitsOfPage = 150

/**
 * The first page that would have this code, wherever pages begin and end: so that a sheet can be found whose printing nobody
 * remembers, in whatever format and on whatever paper it was. Of a card, pages that go on with it may have its head in their code.
 */
export function findPage(
  code: PageCode,
  name: string,
  units: readonly PrintedUnit[],
  head?: PrintedUnit,
): { readonly first: number; readonly last: number } | undefined {
  const partOf = partWithCode(code)
  const lines = units.map(lineOf)
  const headAt = head ? units.indexOf(head) : units.length
  for (let first = 0; first < units.length; first++) {
    const most = mostSaid(units[first] as PrintedUnit)
    for (const above of headAt < first ? ['', lines[headAt] as string] : ['']) {
      const hash = begin(name).update(above)
      for (let last = first; last < Math.min(units.length, first + mostUnitsOfPage); last++) {
        hash.update(lines[last] as string)
        if (partOf(hash.copy().digest(), most) !== undefined) return { first, last }
      }
    }
  }
  return undefined
}

/** What is drawn of a unit, with the numbers of lists and the names of blanks, is less than this. */
function mostSaid({ title = '', text }: PrintedUnit): number {
  return 64 + 2 * (title.length + text.length)
}

function begin(name: string): Hash {
  return createHash('sha256').update(`${JSON.stringify(name)}\n`)
}

function lineOf({ number = '', title = '', text }: PrintedUnit): string {
  return `${JSON.stringify([number, title, text])}\n`
}
