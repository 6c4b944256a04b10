// `runcard run` records whom somebody called and what came of it, as the screens do.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from './person.ts'
import { runcard } from './runcard.ts'

const playbook = `# The lighthouse

## Scenario 1: The light is out

### Look

\`\`\`bash
# Look up
echo looking
\`\`\`

## Contacts

| Role | Phone |
|---|---|
| Keeper on call | +1-555-0101 |
| The coast guard | +1-555-0150 |

## Escalation

- T+0: Keeper on call
- T+90 min: Harbour master
`

let desk: Desk
beforeEach(() => {
  desk = openDesk(playbook)
})

async function report(): Promise<string> {
  return (await runcard(desk.folder, {}, ['report'])).stdout
}

test('at any question, whoever is due at one key; the report has it as the screens put it', async () => {
  const person = desk.runcard('run', 'book.md')
  await person.answers('Run it on local?', 'e\r')
  await person.sees('1 Keeper on call: +1-555-0101 · due now')
  await person.sees('2 The coast guard: +1-555-0150')
  await person.sees('3 Harbour master: no number in the playbook · T+90 min')
  await person.answers('Whom do you call? [its number or words of a name, Enter 1, q nobody]', '\r')
  await person.sees('Calling Keeper on call: +1-555-0101')
  await person.sees('[Enter or r reached, n no answer, m left a message, q not called]')
  await person.answers('What comes of it?', 'n\r')
  await person.sees('In the journal: called Keeper on call, no answer.')
  await person.answers('Run it on local?', 'e coast\r')
  await person.sees('Calling The coast guard: +1-555-0150')
  await person.answers('What comes of it?', '\r')
  await person.sees('In the journal: called The coast guard, reached.')
  await person.answers('Run it on local?', 'e harbour\r')
  await person.answers('What comes of it?', 'q\r')
  await person.sees('Nothing was recorded.')
  await person.answers('Run it on local?', 'e\r')
  await person.sees('1 Keeper on call: +1-555-0101 · due now · no answer at ')
  await person.answers('Whom do you call?', 'e\r')
  await person.answers('“e” is not one of them, or several.', 'q\r')
  await person.answers('Run it on local?', '\r')
  await person.sees('Called and not reached: Keeper on call (no answer).')
  await person.answers('Close the incident?', 'c\r')
  expect(await person.leaves()).toBe(0)
  const told = await report()
  expect(told).toMatch(/Called Keeper on call, \+1-555-0101: no answer\n- .* Called The coast guard, \+1-555-0150: reached\n/)
  expect(told).toContain('- [ ] Called and not reached: Keeper on call (no answer).')
  expect(told).not.toContain('Harbour master')
})

test('whoever was due is asked about before the end, where a call can still be recorded', async () => {
  const person = desk.runcard('run', 'book.md')
  await person.answers('Run it on local?', '\r')
  await person.sees('Due on the ladder, and nobody was called: Keeper on call (T+0).')
  await person.answers('Close the incident?', 'e\r')
  await person.answers('Whom do you call?', '1\r')
  await person.answers('What comes of it?', 'r\r')
  await person.sees('In the journal: called Keeper on call, reached.')
  expect(await person.leaves()).toBe(0)
  expect(await report()).toContain('Incident closed')
})

test('a playbook that names nobody says so', async () => {
  writeFileSync(join(desk.folder, 'book.md'), playbook.replace(/## Contacts.*/s, ''))
  const person = desk.runcard('run', 'book.md')
  await person.answers('Run it on local?', 'e\r')
  await person.sees('The playbook names nobody to call. A note can say whom you called.')
  await person.answers('Run it on local?', '\r')
  expect(await person.leaves()).toBe(0)
})
