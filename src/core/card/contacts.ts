// Whom to call: the lines of a playbook's own contact sections. A blank the team never filled in becomes a line to write on.
// Reads tables, "**Phone:** …" pairs and aligned "Name: number" listings; what it doesn't recognise stays where it is in the document.
import type { Block, Inline, Playbook } from '../playbook/model.ts'
import { inlinesText } from './runs.ts'
import type { FormPart } from './sheet.ts'

const contactSection = /contact|on-?call|who to call|kontakt|ansprech|contacto|联系/i
const reachable = /@|\+?\d[\d\s().-]{6,}\d|pager|phone|tel\b|slack|https?:/i
const longestPart = 60

export interface Contact {
  /** Stands in a list or table of contacts, not somewhere in the text. */
  readonly isListed: boolean
  readonly parts: readonly FormPart[]
}

/** In document order; empty where the playbook names nobody. */
export function findContacts(playbook: Playbook): readonly Contact[] {
  const contacts: Contact[] = []
  let sectionLevel = 0
  let role = ''
  for (const block of playbook.blocks) {
    if (block.type === 'heading') {
      const title = inlinesText(block.inlines)
      if (sectionLevel > 0 && block.level <= sectionLevel) sectionLevel = 0
      if (sectionLevel === 0 && block.level > 1 && contactSection.test(title)) sectionLevel = block.level
      role = /contact|kontakt/i.test(title) ? '' : title
    } else if (sectionLevel > 0) contacts.push(...contactsIn(block, role))
  }
  return contacts
}

/** `role` is the title of the section: the one whose address stands there without a name. */
function contactsIn(block: Block, role: string): Contact[] {
  switch (block.type) {
    case 'table':
      return block.rows
        .map((row) => ({ isListed: true, parts: rowParts(block.head.map(cellText), row.map(cellText)) }))
        .filter((row) => row.parts.length > 1)
    case 'paragraph': {
      const pairs = pairsOf(block.inlines)
      if (!pairs.some((pair) => isContactPair(pair))) return []
      const isNamed = isBlank(pairs[0]?.value ?? '') || role === ''
      return [{ isListed: isNamed, parts: [...(isNamed ? [] : [roleCell(role)]), ...pairs.map((pair) => part(pair.label, pair.value))] }]
    }
    case 'code':
      return block.text.split('\n').flatMap((line) => {
        const match = /^\s*([^:\n]{2,40}):\s+(\S.*)$/.exec(line)
        return match && reachable.test(match[2] as string)
          ? [{ isListed: true, parts: [part(match[1] as string, match[2] as string)] }]
          : []
      })
    default:
      return []
  }
}

function roleCell(label: string): FormPart {
  return { label, value: '', share: 0 }
}

function rowParts(head: readonly string[], row: readonly string[]): FormPart[] {
  const [role = '', ...rest] = row
  const cells = rest.map((value, index) => ({ label: head[index + 1] ?? '', value })).filter((cell) => cell.value.length <= longestPart)
  if (!cells.some((cell) => isBlank(cell.value) || reachable.test(cell.value))) return []
  return [roleCell(role), ...cells.map((cell) => part(isName(cell.label) ? '' : cell.label, cell.value))]
}

/** The column that says who it is needs no title beside the role. */
function isName(label: string): boolean {
  return /^name$/i.test(label) || /^contact$/i.test(label)
}

interface Pair {
  readonly label: string
  readonly value: string
}

function isContactPair(pair: Pair): boolean {
  return (isBlank(pair.value) || reachable.test(pair.value)) && pair.value.length <= longestPart
}

/** `**Email:** [Your Email]` and `**Contact**: someone@example.com`, several to a paragraph. */
function pairsOf(inlines: readonly Inline[]): Pair[] {
  const pairs: Pair[] = []
  for (const [index, inline] of inlines.entries()) {
    if (inline.type !== 'strong') continue
    const until = inlines.findIndex((other, at) => at > index && (other.type === 'strong' || other.type === 'break'))
    const value = inlinesText(inlines.slice(index + 1, until === -1 ? undefined : until))
    const label = inlinesText(inline.children)
    if (value === '' || (!/:$/.test(label) && !value.startsWith(':'))) continue
    pairs.push({ label: label.replace(/:$/, ''), value: value.replace(/^:\s*/, '').trim() })
  }
  return pairs
}

function part(label: string, value: string): FormPart {
  return isBlank(value) ? { label: label.trim(), share: 1 } : { label: label.trim(), value: value.trim(), share: 1 }
}

/** `[NAME]`, `<phone>`, `TBD`, `-`, nothing at all. */
function isBlank(value: string): boolean {
  return /^(?:\[[^\]]*\]|<[^>]*>|\{\{?[^}]*\}?\}|TBD|TODO|N\/A|_+|-+|–)?$/i.test(value.trim())
}

function cellText(cell: { readonly inlines: readonly Inline[] }): string {
  return inlinesText(cell.inlines)
}
