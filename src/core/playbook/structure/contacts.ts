// Whom to reach, wherever authors put them: tables, "**Phone:** …" lines, lists, aligned "Name: number" listings in a
// fence. Read below headings that speak of contacts or roles, and from tables that have a column for numbers anywhere.

import type { Contact, ContactField } from '../model/facts.ts'
import type { KeyValue } from '../wording/labels.ts'
import { readTitle, withoutColon } from '../wording/titles.ts'
import { append } from './append.ts'
import { fieldFrom, fieldsIn, hasNumberOrMail, isBlankValue, isReachable, isWebOnly, kindOfLabel } from './contact-fields.ts'
import { timeMark } from './ladder-time.ts'
import type { Spot } from './outline.ts'
import { askingSections, itemText, sectionIdOf } from './outline.ts'
import { columnOf } from './tables.ts'
import { mentionsContact, mentionsLadder } from './words.ts'

const roleHead =
  /^(?:role|rolle|r[ôo]le|rol|team|position|function|funktion|fonction|funci[oó]n|responsible|department|level \/ role|职责|角色|部门|团队)\b|^(?:职责|角色|部门|团队)/i
const aboutHead =
  /^(?:problem|trouble|issue|when|for|topic|area|condition|case|situation|symptom|system|service|bei|f[üu]r|pour|para|问题)\b/i
const whoHead = /^(?:who(?:m)?(?: to (?:call|contact))?|call|contact|team|notify|owner|wen|qui|qui[ée]n|联系人)$/i
const orderHead = /^(?:step|level|order|#|no\.?|tier|rank|priority|stufe|niveau|nivel|序号|级别)$/i
const doesHead =
  /^(?:does|responsib\w+|duties|description|purpose|aufgaben?|responsabilit\w+|hours|availability|time ?zone|notes?|comments?|when|escalat\w+|职责)\b/i
const longestKey = 60
const longestValue = 200

/** Collects contacts in document order. */
export function readContacts(spots: readonly Spot[]): readonly Contact[] {
  const contacts: Contact[] = []
  const isAmongContacts = askingSections((sections) => sections.some((section) => mentionsContact(section.title)))
  for (const spot of spots) {
    const { block } = spot
    if (block.type === 'heading' || block.type === 'step' || block.type === 'rule' || block.type === 'label') continue
    const isAbout = isAmongContacts(spot.sections) || mentionsContact(spot.label)
    if (block.type === 'table') append(contacts, fromTable(spot, isAbout))
    else if (isAbout) append(contacts, fromText(spot, contacts.at(-1)))
  }
  return merged(contacts)
}

function fromTable(spot: Spot, isAbout: boolean): readonly Contact[] {
  if (spot.block.type !== 'table' || (!isAbout && !spot.block.head.some((head) => head.inlines.length > 0))) return []
  const { heads, rows } = spot.table!
  const hasReach = heads.some((head) => head.length < 40 && (kindOfLabel(head) === 'phone' || kindOfLabel(head) === 'email'))
  if (!isAbout && !hasReach) return []
  const order = columnOf(heads, orderHead)
  let about = columnOf(heads, aboutHead, [order])
  let role = columnOf(heads, roleHead, [order])
  const who = columnOf(heads, whoHead, [role, about])
  if (role === -1 && about !== -1 && who !== -1 && !hasReach) role = who
  if (role === -1)
    role = heads.findIndex((head, index) => index !== order && index !== about && kindOfLabel(head) === undefined && !doesHead.test(head))
  // "Service | Support | Priority": the addresses are no roles; the service is.
  if (about !== -1 && role !== -1 && rows.length > 0 && rows.every((row) => hasNumberOrMail(row[role] ?? '') || isWebOnly(row[role] ?? '')))
    [role, about] = [about, -1]
  return rows.flatMap((row): readonly Contact[] => {
    if (timeMark(row[0] ?? '') !== undefined) return []
    const fields = row.flatMap((value, index): readonly ContactField[] => {
      const head = heads[index] ?? ''
      if (index === role || index === order || index === about || value.length > longestValue) return []
      if (doesHead.test(head) && !hasNumberOrMail(value)) return []
      return [fieldFrom(head, value)]
    })
    const title = role === -1 ? '' : (row[role] ?? '')
    const aboutText = about === -1 ? '' : (row[about] ?? '')
    const reaches = fields.some(
      (field) =>
        field.isBlank ||
        field.kind === 'phone' ||
        field.kind === 'email' ||
        (isAbout && field.kind === 'name') ||
        isWebOnly(field.value) ||
        isReachable(field.value),
    )
    if (!reaches && (aboutText === '' || title === '' || fields.length > 0)) return []
    if (title === '' && fields.every((field) => field.isBlank && field.value === '')) return []
    return [contact(spot, title, fields, true, aboutText)]
  })
}

function contact(spot: Spot, role: string, fields: readonly ContactField[], isListed: boolean, about = ''): Contact {
  return { role: role.trim(), fields, isListed, ...(about === '' ? {} : { about }), ...sectionIdOf(spot), lines: spot.block.lines }
}

/** The section's own title names the role where it is more than "Contacts". */
function roleOfSection(spot: Spot): string {
  const last = readTitle(spot.sections.at(-1)?.title ?? '').title
  const title = spot.label !== '' && !/^(?:contacts?|responsibilit\w*|notes?)$/i.test(spot.label) ? spot.label : last
  return /contact|kontakt|联系/i.test(title) || mentionsLadder(title) || /^(?:roles?\b|communication)/i.test(title) ? '' : title
}

function fromText(spot: Spot, previous: Contact | undefined): readonly Contact[] {
  const { block } = spot
  if (block.type === 'paragraph') return fromPairs(spot, spot.pairs, previous)
  if (block.type === 'list') return block.items.flatMap((item) => fromLine(spot, itemText(item.blocks)))
  if (block.type === 'code') return block.text.length > 20_000 ? [] : block.text.split('\n').flatMap((line) => fromListing(spot, line))
  return []
}

/** `**System Owner:** [Your Name]` opens a contact; `**Phone:** …` belongs to the one that is open. */
function fromPairs(spot: Spot, pairs: readonly KeyValue[], previous: Contact | undefined): readonly Contact[] {
  const usable = pairs.filter(
    ({ key, value }) =>
      key.length <= longestKey &&
      value.length <= longestValue &&
      (isBlankValue(value) ? value !== '' : isReachable(value) || kindOfLabel(key) === 'name'),
  )
  if (usable.length === 0) return []
  const found: Contact[] = []
  const role = roleOfSection(spot)
  for (const { key, value } of usable) {
    const kind = kindOfLabel(key)
    const isDetail = kind !== undefined || /^(?:slack|teams|chat|channel|address|web|url|fax|hours)/i.test(key)
    if (!isDetail) {
      found.push(contact(spot, key, fieldsIn(value), isBlankValue(value) || hasNumberOrMail(value)))
      continue
    }
    const field = fieldFrom(key, value)
    const last = found.at(-1) ?? (previous !== undefined && isSameSection(previous, spot) && previous.role === role ? previous : undefined)
    if (found.length > 0) found[found.length - 1] = { ...found.at(-1)!, fields: [...found.at(-1)!.fields, field] }
    else found.push(contact(spot, role, [field], last?.isListed ?? isBlankValue(value)))
  }
  return found
}

function isSameSection(one: Contact, spot: Spot): boolean {
  return one.sectionId !== undefined && one.sectionId === spot.sections.at(-1)?.id
}

/** "- **Primary**: Slack #incident", "- Jane Doe (+1-555-0123)". */
function fromLine(spot: Spot, text: string): readonly Contact[] {
  if (text === '' || text.length > 300 || timeMark(text) !== undefined) return []
  const pair = /^([^:：]{2,60})[:：]\s*(.*)$/s.exec(text)
  if (pair !== null && !/https?$/i.test(pair[1]!)) {
    const value = pair[2]!.trim()
    if (value === '' || (!isBlankValue(value) && !isReachable(value))) return []
    // "Important links" among the contacts are links.
    if (isWebOnly(value) && !mentionsContact(spot.sections.at(-1)?.title ?? '')) return []
    const kind = kindOfLabel(pair[1]!)
    // "On-Call Engineer: oncall@example.org" below "Contacts" is who; below "Database team" it is one of the team.
    return kind === undefined || (kind === 'name' && roleOfSection(spot) === '')
      ? [contact(spot, pair[1]!, fieldsIn(value), hasNumberOrMail(value) || isBlankValue(value))]
      : [contact(spot, roleOfSection(spot), [fieldFrom(pair[1]!, value)], false)]
  }
  return hasNumberOrMail(text) ? [contact(spot, '', fieldsIn(text), true)] : []
}

/** A line of a listing: "Primary On-Call:   +1-555-0101 (PagerDuty)", "Backup restore fails → Database Team". */
function fromListing(spot: Spot, line: string): readonly Contact[] {
  const text = line.slice(0, 300).trim()
  const arrow = /\s*(?:→|->|=>)\s*/.exec(text)
  if (arrow !== null && arrow.index > 0) {
    const who = text.slice(arrow.index + arrow[0].length).trim()
    return who === '' || who.length > longestKey ? [] : [contact(spot, who, [], true, text.slice(0, arrow.index).trim())]
  }
  const pair = /^([^:\n]{2,40}):\s+(\S.*)$/.exec(text) ?? /^(\S[^:\n]{1,40}?)\s{2,}(\S.*)$/.exec(text)
  if (pair === null || (!isReachable(pair[2]!) && !isBlankValue(pair[2]!))) return []
  const value = pair[2]!
  return [
    contact(spot, withoutColon(pair[1]!), hasNumberOrMail(value) && !/[,;|]/.test(value) ? [fieldFrom('', value)] : fieldsIn(value), true),
  ]
}

/** Lines of one section about one role are one contact, also where they are paragraphs of their own. */
function merged(contacts: readonly Contact[]): readonly Contact[] {
  const found: Contact[] = []
  for (const next of contacts) {
    const last = found.at(-1)
    const joins =
      last !== undefined &&
      last.role === next.role &&
      next.role !== '' &&
      last.sectionId === next.sectionId &&
      !last.isListed &&
      !next.isListed
    if (joins)
      found[found.length - 1] = {
        ...last,
        fields: [...last.fields, ...next.fields],
        lines: { start: last.lines.start, end: next.lines.end },
      }
    else found.push(next)
  }
  return found
}
