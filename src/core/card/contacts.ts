// Whom to call: the lines of a playbook's own contact sections. A blank the team never filled in becomes a line to write on.
// Reads tables, "**Phone:** …" pairs and aligned "Name: number" listings; what it doesn't recognise stays where it is in the document.
import type { Block, Inline, Playbook } from '../playbook/model.ts'
import { inlinesText } from './runs.ts'
import type { FormPart } from './sheet.ts'

const contactSection = /contact|on-?call|who to call|kontakt|ansprech|contacto|联系/i
const reachable = /@|\+?\d[\d\s().-]{6,}\d|pager|phone|tel\b|slack|https?:/i
const longestPart = 60

export interface Contact {
  readonly parts: readonly FormPart[]
}

/** In document order; empty where the playbook names nobody. */
export function findContacts(playbook: Playbook): readonly Contact[] {
  const contacts: Contact[] = []
  let sectionLevel = 0
  for (const block of playbook.blocks) {
    if (block.type === 'heading') {
      if (sectionLevel > 0 && block.level <= sectionLevel) sectionLevel = 0
      if (sectionLevel === 0 && block.level > 1 && contactSection.test(inlinesText(block.inlines))) sectionLevel = block.level
    } else if (sectionLevel > 0) contacts.push(...contactsIn(block))
  }
  return contacts
}

function contactsIn(block: Block): Contact[] {
  switch (block.type) {
    case 'table':
      return block.rows
        .map((row) => ({ parts: rowParts(block.head.map(cellText), row.map(cellText)) }))
        .filter((row) => row.parts.length > 1)
    case 'paragraph': {
      const pairs = pairsOf(block.inlines)
      return pairs.some((pair) => isContactPair(pair)) ? [{ parts: pairs.map((pair) => part(pair.label, pair.value)) }] : []
    }
    case 'code':
      return block.text.split('\n').flatMap((line) => {
        const match = /^\s*([^:\n]{2,40}):\s+(\S.*)$/.exec(line)
        return match && reachable.test(match[2] as string) ? [{ parts: [part(match[1] as string, match[2] as string)] }] : []
      })
    default:
      return []
  }
}

function rowParts(head: readonly string[], row: readonly string[]): FormPart[] {
  const [role = '', ...rest] = row
  const cells = rest.map((value, index) => ({ label: head[index + 1] ?? '', value })).filter((cell) => cell.value.length <= longestPart)
  if (!cells.some((cell) => isBlank(cell.value) || reachable.test(cell.value))) return []
  return [{ label: role, value: '', share: 0 }, ...cells.map((cell) => part(cell.label === 'Contact' ? 'Name' : cell.label, cell.value))]
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
