// Contacts that nobody filled in: on paper they are lines to write on, and whoever prints is told.
import { findContacts } from '../../core/card/contacts.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'

export function blankContactsOf(playbook: Playbook): readonly string[] {
  const blank = findContacts(playbook).filter((contact) => contact.parts.some((part) => part.value === undefined))
  return blank.map(({ parts }) => parts[0]?.label ?? '')
}
