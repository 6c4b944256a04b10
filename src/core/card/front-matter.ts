// The lines between --- at the top of a file, as a reader of paper wants them: "owner: Team A" becomes a line with a bold label, and
// what the title page says in larger type isn't said again. Anything but plain keys and values is printed as it was written.
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
    return isOnTitlePage(name, said, playbook.meta, title) ? [] : [{ name: name.charAt(0).toUpperCase() + name.slice(1), said }]
  })
  const runs = untold.flatMap(({ name, said }, index): readonly TextRun[] => [
    ...(index === 0 ? [] : [{ text: '', breaks: true } as const]),
    { text: `${name}:`, bold: true },
    { text: ` ${said}` },
  ])
  return runs.length === 0 ? [] : [{ type: 'paragraph', runs }]
}

export function frontMatterOf({ blocks }: Playbook): Extract<Block, { type: 'verbatim' }> | undefined {
  const [first] = blocks
  return first?.type === 'verbatim' && first.lines.start === 1 && /^[\p{L}\d_-]+:/mu.test(first.text) ? first : undefined
}

const onTitlePage: readonly (readonly [RegExp, keyof PlaybookMeta])[] = [
  [/^version$/i, 'version'],
  [/^rto$/i, 'rto'],
  [/^rpo$/i, 'rpo'],
  [/^next review$/i, 'nextReview'],
  [/^(?:last )?(?:updated|reviewed)$/i, 'lastUpdated'],
]

function isOnTitlePage(name: string, said: string, meta: PlaybookMeta, title: string): boolean {
  if (/^title$/i.test(name)) return said === title
  return onTitlePage.some(([key, fact]) => key.test(name) && meta[fact] !== undefined)
}
