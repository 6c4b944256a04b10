// What a cell, a value or a line says about how to reach someone: a number, an address, a name, or a blank to fill in.
import type { ContactField } from '../model/facts.ts'

/** No number to call: `2026-01-01T18:23`. */
const date = /\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?/g
const phone = /(?<![\w.])\+?\(?\d[\d ().\u00a0-]{5,20}\d(?![\w.]*@)/
const email = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/
const address = /https?:\/\/\S+|(?<![\w&])#[a-z][\w-]+|@[\w.-]{2,}/i
const reaching = /\b(?:slack|teams|pager\w*|opsgenie|zoom|discord|irc|signal|whatsapp|telegram|bridge|hotline|mattermost)\b/i
const blank =
  /^(?:\[[^\]]{0,80}\]|【[^】]{0,80}】|[（(]待[^）)]{0,40}[）)]|<[^>]{0,80}>|\{\{?[^}]{0,80}\}?\}|TBD|TODO|N\/A|\?+|_{2,}|-+|–|—|\.{3}|…|X{3,}[\dX-]*|\+?\d{0,3}[-. (]{0,2}X{2,}[\dX(). -]*|to be (?:configured|defined|filled in|announced)\b.*)?$/i
const phoneLabel = /phone|\btel\b|telefon|t[ée]l[ée]phone|tel[ée]fono|mobil|m[óo]vil|cell|pager|portable|rufnummer|电话|手机/i
const emailLabel = /e-?mail|\bmail\b|correo|courriel|邮箱|邮件/i
const nameLabel =
  /^(?:(?:full |first |your )?name|contact(?: person| name)?|person|who|nom|nombre|姓名|联系人|engineer|on-?call(?: engineer)?)$/i

/** `[NAME]`, `<phone>`, `TBD`, `-`, nothing at all. */
export function isBlankValue(value: string): boolean {
  return value.length < 100 && blank.test(value.trim())
}

/** It names a number, an address or a channel. */
export function isReachable(value: string): boolean {
  const text = value.slice(0, 300).replace(date, '')
  return phone.test(text) || email.test(text) || address.test(text) || reaching.test(text)
}

/** Nothing but an address on the web. */
export function isWebOnly(value: string): boolean {
  return /^<?https?:\/\/\S+>?$/i.test(value.trim().slice(0, 300))
}

/** Whether the text says how to reach somebody; a date is no number. */
export function hasNumberOrMail(value: string): boolean {
  const text = value.slice(0, 300).replace(date, '')
  return phone.test(text) || email.test(text)
}

/** The kind that a column's head or a key announces. */
export function kindOfLabel(label: string): ContactField['kind'] | undefined {
  if (emailLabel.test(label)) return 'email'
  if (phoneLabel.test(label)) return 'phone'
  return nameLabel.test(label.trim()) ? 'name' : undefined
}

function kindOfValue(value: string): ContactField['kind'] | undefined {
  if (email.test(value)) return 'email'
  if (phone.test(value) && !/https?:/.test(value)) return 'phone'
  if (/^[[<{].*(?:phone|tel|mobile|pager|number)/i.test(value)) return 'phone'
  if (/^[[<{].*mail/i.test(value)) return 'email'
  if (/^[[<{].*name/i.test(value)) return 'name'
  return address.test(value) || reaching.test(value) ? 'other' : undefined
}

/** One field of what stands under a label. What the value is counts for more than what the label calls it. */
export function fieldFrom(label: string, value: string): ContactField {
  const text = value.trim().replace(/^<?mailto:/i, '')
  const announced = kindOfLabel(label)
  const seen = kindOfValue(text.slice(0, 300))
  const kind = seen !== undefined && (announced === undefined || announced === 'name' || seen !== 'other') ? seen : (announced ?? 'other')
  const remark = kind === 'phone' || kind === 'email' ? /^(\S.*?)\s+\(([^()]{1,80})\)$/.exec(text.slice(0, 200)) : null
  return {
    kind,
    label: label.trim(),
    // "[Pager] -> oncall@example.org"
    value: remark !== null ? remark[1]! : kind === 'email' && /\s/.test(text) ? (email.exec(text.slice(0, 300))?.[0] ?? text) : text,
    isBlank: isBlankValue(text),
    ...(remark === null ? {} : { remark: remark[2]! }),
  }
}

/** The fields of a line that says several things: "Jane Doe, +1-555-0123, jane@example.com". */
export function fieldsIn(line: string): readonly ContactField[] {
  const text = line.slice(0, 300)
  const parts = text.split(/\s*(?:[,;|/·•]|\s[–—-]\s)\s*(?![^()]*\))/).filter((part) => part.trim() !== '')
  if (parts.length < 2 || /https?:/.test(text)) {
    const inner = parts.length < 2 ? withinText(text) : undefined
    return inner ?? (text.trim() === '' ? [] : [unlabelled(text)])
  }
  return parts.map(unlabelled)
}

function unlabelled(part: string): ContactField {
  const pair = /^(phone|tel\.?|mobile|cell|pager|e-?mail|mail|slack|name)\s*[:：]\s*(\S.*)$/i.exec(part.trim())
  if (pair !== null) return fieldFrom(pair[1]!, pair[2]!)
  const field = fieldFrom('', part)
  return field.kind === 'other' && !isReachable(part) && !field.isBlank ? { ...field, kind: 'name' } : field
}

/** "Jane Doe (+1-555-0123)": a name and, behind it, a number or an address. */
function withinText(text: string): readonly ContactField[] | undefined {
  const found = /^(\p{L}[^(<+\d@]{1,60}?)\s*[(<]([^()<>]{5,80})[)>]\s*$/u.exec(text.trim())
  if (found === null || !hasNumberOrMail(found[2]!)) return undefined
  return [{ ...fieldFrom('', found[1]!), kind: 'name' }, fieldFrom('', found[2]!)]
}
