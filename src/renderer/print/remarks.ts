import type { Pdf } from '../../contract/paper-calls.ts'

/** What whoever prints should know of it. */
export function remarks({
  missingCharacters,
  blankContacts,
  leftOut,
}: Pick<Pdf, 'missingCharacters' | 'blankContacts' | 'leftOut'>): string {
  const missing =
    missingCharacters.length === 0
      ? ''
      : `No font has these characters, they are printed as their numbers: ${missingCharacters.join(' ')}. `
  const blank =
    blankContacts.length === 0 ? '' : `These contacts are blank in the playbook and lines to write on: ${blankContacts.join(', ')}.`
  const room = leftOut.length === 0 ? '' : ` There is no room on it for: ${leftOut.join(', ')}.`
  return `${missing}${blank}${room}`.trim()
}
