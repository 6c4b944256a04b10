// Contacts that the front matter names: `oncall: Jane Doe, +1 212 736 5000`, or `contacts:` with a list or a map of people.
import { parse } from 'yaml'
import type { LineRange } from './model/document.ts'
import type { Contact } from './model/facts.ts'
import { fieldFrom, fieldsIn, kindOfLabel } from './structure/contact-fields.ts'

const contactKey =
  /^(?:(?:emergency )?contacts?|on ?call|escalation|ansprechpartner|kontakte?|rufbereitschaft|astreinte|contactos?|guardia|联系人|值班)$/i
const roleKey = /^(?:role|title|team|position|rolle|r[ôo]le|rol|角色)$/i

export function contactsInFrontMatter({ text, lines }: { readonly text: string; readonly lines: LineRange }): readonly Contact[] {
  const data = parsed(text)
  const found = Object.entries(data).flatMap(([key, value]) => {
    const name = key.replace(/[_-]/g, ' ').trim()
    return contactKey.test(name) ? contactsOf(/contact|kontakt|ansprech|联系/i.test(name) ? '' : name, value) : []
  })
  return found.map((contact) => ({ ...contact, isListed: true, lines }))
}

type Said = Pick<Contact, 'role' | 'fields'>

function contactsOf(role: string, value: unknown): readonly Said[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ role, fields: fieldsIn(value) }]
  if (Array.isArray(value)) return value.flatMap((item) => contactsOf(role, item))
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  if (!entries.some(([key]) => kindOfLabel(key) !== undefined)) return entries.flatMap(([key, item]) => contactsOf(key, item))
  const texts = entries.flatMap(([key, item]) => (typeof item === 'string' ? [{ key, item }] : []))
  return [
    {
      role: texts.find(({ key }) => roleKey.test(key))?.item ?? role,
      fields: texts.filter(({ key }) => !roleKey.test(key)).map(({ key, item }) => fieldFrom(key, item)),
    },
  ]
}

function parsed(text: string): object {
  try {
    const data: unknown = parse(text.replace(/^---\s*$/gm, '').replace(/\u00a0/g, ' '), { schema: 'failsafe', logLevel: 'silent' })
    return typeof data === 'object' && data !== null ? data : {}
  } catch {
    return {}
  }
}
