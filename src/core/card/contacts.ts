// Whom to call, as lines of a form on paper: a blank the team never filled in becomes a line to write on.
import { reachOf } from '../incident/ladder.ts'
import type { Contact, ContactField, EscalationStep } from '../playbook/model/facts.ts'
import type { Playbook, Scenario } from '../playbook/model/playbook.ts'
import { levelsOf, longestLadder, whoOf } from './escalation.ts'
import type { PaperWords } from './language/paper-words.ts'
import type { FormPart } from './sheet.ts'

const longestPart = 60

export interface CallLine {
  /** Stands in a list or table of contacts, not somewhere in the text. */
  readonly isListed: boolean
  readonly parts: readonly FormPart[]
}

/** Where a playbook lists nobody who can be reached: the levels it calls in turn, or else names to write down; somebody is called all the same. */
export function unknownContacts(playbook: Playbook, words: PaperWords, scenario?: Scenario): readonly (readonly FormPart[])[] {
  const levels = levelsOf(playbook, scenario).slice(0, longestLadder)
  if (levels.length > 0) return levels.map((step) => levelParts(step, words))
  const { name, language } = words
  const unknown: readonly FormPart[] = [{ label: name, language, share: 1.3 }, numberToWrite(words)]
  return [unknown, unknown]
}

function levelParts(step: EscalationStep, words: PaperWords): readonly FormPart[] {
  const reach = reachOf(step)
  const who = whoOf(step)
  return reach === undefined ? [{ label: who, value: '', share: 0 }, numberToWrite(words)] : [{ label: who, value: reach, share: 1 }]
}

function numberToWrite({ telephone, language }: PaperWords): FormPart {
  return { label: telephone, language, share: 1 }
}

/** In document order; empty where the playbook names nobody who can be reached or filled in. */
export function findContacts(playbook: Playbook): readonly CallLine[] {
  return playbook.contacts.flatMap((contact) => {
    const fields = contact.fields.filter(({ value }) => value.length <= longestPart)
    return fields.length === 0 ? [] : [{ isListed: contact.isListed, parts: partsOf(contact, fields) }]
  })
}

function partsOf({ role }: Contact, fields: readonly ContactField[]): readonly FormPart[] {
  // One number or address without a word for it stands right behind the role.
  const [only] = fields
  if (role !== '' && fields.length === 1 && only!.label === '') return [part(role, only!)]
  return [...(role === '' ? [] : [{ label: role, value: '', share: 0 }]), ...fields.map((field) => part(labelOf(field), field))]
}

/** The column that says who it is needs no title beside the role. */
function labelOf({ kind, label }: ContactField): string {
  return kind === 'name' || /^(?:name|contact)$/i.test(label) ? '' : label
}

/** An address is longer than a number. */
const addressShare = 1.5

function part(label: string, { kind, value, isBlank, remark }: ContactField): FormPart {
  if (isBlank) return { label, share: kind === 'email' ? addressShare : 1 }
  return { label, value: remark === undefined ? value : `${value} (${remark})`, share: 1 }
}

/** For small cards: whoever has the number of a role asks for the name. */
export function onlyToDial(parts: readonly FormPart[]): readonly FormPart[] {
  return withoutBlank(parts, /^(?:e-?mail)?$/i)
}

/** For paper where it would take a second line: nobody writes letters from a card. */
export function withoutMail(parts: readonly FormPart[]): readonly FormPart[] {
  return withoutBlank(parts, /^e-?mail$/i)
}

/** But where nothing else is left by which somebody is reached. */
function withoutBlank(parts: readonly FormPart[], left: RegExp): readonly FormPart[] {
  const rest = parts.filter(({ label, value }) => value !== undefined || !left.test(label))
  return rest.some(({ share, label }) => share > 0 && label !== '') || rest.some(({ value, share }) => share > 0 && value) ? rest : parts
}
