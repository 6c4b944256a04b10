// The lines between --- at the top of a file, as a reader of paper wants them: "owner: Team A" becomes a line with a bold label, and
// what the title page says in larger type isn't said again. Anything but plain keys and values is printed as it was written.

import { readMeta } from '../playbook/meta.ts'
import type { Block } from '../playbook/model/document.ts'
import type { Playbook, PlaybookMeta } from '../playbook/model/playbook.ts'
import type { SheetElement, TextRun } from './sheet.ts'

const keyAndValue = /^(?<key>\p{L}[\p{L}\d _-]*):[ \t]+(?<value>[^\s[{|>&*!#].*|\[[\p{Lu} _-]+\])$/u

/** Nothing where the file doesn't begin so, or with more than lines of this kind. */
export function frontMatterElements(playbook: Playbook, title: string): readonly SheetElement[] | undefined {
  const block = frontMatterOf(playbook)
  if (block === undefined) return undefined
  const lines = block.text.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^---\s*$/.test(line))
  const pairs = lines.map((line) => keyAndValue.exec(line)?.groups)
  if (pairs.length === 0 || pairs.includes(undefined)) return undefined
  const untold = pairs.flatMap((pair) => {
    const { key = '', value = '' } = pair ?? {}
    const name = key.replace(/[_-]/g, ' ')
    const said = value.trim().replace(/^(["'])(.*)\1$/, '$2')
    return isOnTitlePage(name, said, playbook, title) ? [] : [{ name: asLabel(name), said }]
  })
  const runs = untold.flatMap(({ name, said }, index): readonly TextRun[] => [
    ...(index === 0 ? [] : [{ text: '', breaks: true } as const]),
    { text: `${name}:`, bold: true },
    { text: ` ${said}` },
  ])
  return runs.length === 0 ? [] : [{ type: 'paragraph', runs }]
}

function asLabel(name: string): string {
  return /^(?:r[tp]o|sl[ao]|url|id)$/i.test(name) ? name.toUpperCase() : name.charAt(0).toUpperCase() + name.slice(1)
}

/** The block of the page that it is; undefined where the playbook has none of `key: value` lines. */
export function frontMatterOf({ blocks }: Playbook): Extract<Block, { type: 'verbatim' }> | undefined {
  const [first] = blocks
  return first?.type === 'verbatim' && first.lines.start === 1 && /^[\p{L}\d_-]+:/mu.test(first.text) ? first : undefined
}

const onTitlePage = ['version', 'rto', 'rpo', 'nextReview', 'lastUpdated'] as const satisfies readonly (keyof PlaybookMeta)[]
/** A version, a time, a day, and not a word more. */
const isBare = /^(?:v?\d[\w.-]*|[<≤~]?\s*\d+\s*\p{L}+|\d{1,2}\.? \p{L}+ \d{4}|\p{L}+ \d{1,2}, \d{4})$/iu

function isOnTitlePage(name: string, said: string, playbook: Playbook, title: string): boolean {
  if (/^title$/i.test(name)) return said === title
  const own = readMeta([], `${name}: ${said}`)
  return isBare.test(said) && onTitlePage.some((fact) => own[fact] !== undefined && own[fact] === playbook.meta[fact])
}
