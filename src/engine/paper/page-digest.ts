// The code of a page, from the words on it. What goes into the digest is never changed: sheets with such codes are out there.
import { createHash } from 'node:crypto'
import { codeFromDigest, type PageCode } from '../../core/paper/page-code.ts'
import type { PrintedUnit } from '../../core/paper/units.ts'

/** `name` is the playbook's, which stands at the foot of the page: pages that say the same in two playbooks differ by it. */
export function codeOfPage(name: string, units: readonly PrintedUnit[]): PageCode {
  const said = [name, ...units.map(({ number = '', title = '', text }) => [number, title, text])]
  return codeFromDigest(createHash('sha256').update(JSON.stringify(said)).digest())
}
