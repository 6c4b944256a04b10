// The code of a page, from the words on it. What goes into the digest is never changed: sheets with such codes are out there.
import { createHash, type Hash } from 'node:crypto'
import { codeFromDigest, type PageCode } from '../../core/paper/page-code.ts'
import type { PrintedUnit } from '../../core/paper/units.ts'

/** `name` is the playbook's, which stands at the foot of the page: pages that say the same in two playbooks differ by it. */
export function codeOfPage(name: string, units: readonly PrintedUnit[]): PageCode {
  const hash = begin(name)
  for (const unit of units) addUnit(hash, unit)
  return codeFromDigest(hash.digest())
}

/** More stand on no page. */
const mostUnitsOfPage = 150

/**
 * The first page that would have this code, wherever pages begin and end: so that a sheet can be found whose printing nobody
 * remembers, in whatever format and on whatever paper it was.
 */
export function findPage(code: PageCode, name: string, units: readonly PrintedUnit[]): { first: number; last: number } | undefined {
  for (let first = 0; first < units.length; first++) {
    const hash = begin(name)
    for (let last = first; last < Math.min(units.length, first + mostUnitsOfPage); last++) {
      addUnit(hash, units[last] as PrintedUnit)
      if (codeFromDigest(hash.copy().digest()) === code) return { first, last }
    }
  }
  return undefined
}

function begin(name: string): Hash {
  return createHash('sha256').update(`${JSON.stringify(name)}\n`)
}

function addUnit(hash: Hash, { number = '', title = '', text }: PrintedUnit): void {
  hash.update(`${JSON.stringify([number, title, text])}\n`)
}
