// Who can be reached, where it stands above the text.
import { expect, it } from 'vitest'
import { read } from './reading.ts'

const contacts = (frontMatter: string) =>
  read(`---\n${frontMatter}\n---\n# Recovery\n\n## Contacts\n\n| Role | Phone |\n|---|---|\n| Boss | +1 212 736 5000 |\n`).contacts.map(
    ({ role, fields }) => [role, ...fields.map(({ kind, value }) => `${kind} ${value}`)],
  )
const boss = ['Boss', 'phone +1 212 736 5000']

it('reads a list, a map and a line of contacts in the front matter, before those of the text', () => {
  expect(contacts('contacts:\n  - name: Ann Lee\n    phone: "+49 30 1234567"\n    role: DBA')).toEqual([
    ['DBA', 'name Ann Lee', 'phone +49 30 1234567'],
    boss,
  ])
  expect(contacts('contacts:\n  database: Ann Lee, +49 30 1234567\n  network:\n    email: net@acme.test')).toEqual([
    ['database', 'name Ann Lee', 'phone +49 30 1234567'],
    ['network', 'email net@acme.test'],
    boss,
  ])
  expect(contacts('on_call: "[NAME]"\nowner: Platform team')).toEqual([['on call', 'name [NAME]'], boss])
  expect(contacts('contacts: [')).toEqual([boss])
})
