// Where `runcard run` takes a person from one procedure: along the way of the scenario, and to what the playbook has for a failure.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from './person.ts'
import { runcard } from './runcard.ts'

const fence = (title: string, command: string) => `\`\`\`bash\n# ${title}\n${command}\n\`\`\`\n`
const playbook = `# Web

## Scenario 1: Site down

### Step 1: Find out

${fence('Look', 'test -e ./up')}
### If Still Failing

${fence('Restart', 'touch up; echo restarted')}
### Step 2: Check

${fence('Ask it', 'echo it answers')}
## Scenario 2: Site slow

${fence('Wait', 'echo waited')}`

let desk: Desk
beforeEach(() => {
  desk = openDesk(playbook)
})

test('a step that failed offers what the playbook has for that, by its number, in the same incident', async () => {
  const person = desk.runcard('run', 'book.md', '-p', '1')
  await person.answers('Run it on local?', '\r')
  await person.sees('1 failed: exit status 1')
  await person.sees('If this does not help, the playbook has:')
  await person.sees('2 Scenario 1: Site down › If Still Failing (1 step)')
  await person.answers('What now?', '3\r')
  await person.answers('“3” is none of the answers: 2 go there', '2\r')
  await person.answers('1. Restart', '\r')
  await person.sees('restarted')
  await person.answers('Did it help?', '\r')
  await person.sees('3 Scenario 1: Site down › Step 2: Check (1 step)')
  await person.answers('Go on with it?', 'q\r')
  await person.answers('Close the incident?', 'c\r')
  expect(await person.leaves()).toBe(1)
  expect(person.shown()).toContain('1 step done, 1 failed')
  const { stdout } = await runcard(desk.folder, {}, ['report', '--list'])
  expect(stdout.trim().split('\n')).toHaveLength(1)
})

const pump = `# Pump

## Scenario 1: The pump is stuck

**RTO: 20 minutes**

### Quick Fix

\`\`\`bash
# Look
echo looked
# Turn
test -e ./turns
# Grease
echo greased
\`\`\`

### If Still Failing

${fence('Replace', 'touch ./turns; echo replaced')}
### Rollback

${fence('Shut', 'echo shut it')}`

async function reportOf(folder: string): Promise<string> {
  return (await runcard(folder, {}, ['report'])).stdout
}

test('what was for a step that failed leads back behind it, and only then is the objective met', async () => {
  writeFileSync(join(desk.folder, 'book.md'), pump)
  const person = desk.runcard('run', 'book.md', '-p', '1')
  await person.answers('Run it on local?', '\r')
  await person.answers('Run it on local?', '\r')
  await person.answers('What now?', '2\r')
  await person.answers('Run it on local?', '\r')
  await person.sees('replaced')
  await person.sees('step 2, which failed:')
  await person.sees('Did it help? [Enter or y on to step 3, a step 2 again, q stop here]')
  expect(await reportOf(desk.folder)).toContain('- The pump is stuck: 20 min allowed, not reached after')
  person.types('x\r')
  await person.answers('“x” is none of the answers', '\r')
  await person.sees('✓ 1 Look: done on local before')
  await person.sees('✗ 2 Turn: failed with exit status 1 on local before, and “If Still Failing” was done for that')
  await person.answers('Run it on local?', '\r')
  await person.sees('greased')
  await person.answers('Close the incident?', 'c\r')
  expect(await person.leaves()).toBe(1)
  expect(person.shown()).toContain('3 steps done, 1 failed')
  expect(await reportOf(desk.folder)).toMatch(/The pump is stuck: 20 min allowed, took .*: met/)
})

test('a step that failed can be run again after what was for it, and counts once', async () => {
  writeFileSync(join(desk.folder, 'book.md'), pump)
  const person = desk.runcard('run', 'book.md', '-p', '1')
  await person.answers('Run it on local?', '\r')
  await person.answers('Run it on local?', '\r')
  await person.answers('What now?', '2\r')
  await person.answers('Run it on local?', '\r')
  await person.answers('Did it help?', 'a\r')
  await person.sees('It failed with exit status 1 on local before.')
  await person.answers('Run it on local?', '\r')
  await person.sees('2 done')
  await person.answers('Run it on local?', '\r')
  expect(await person.leaves()).toBe(0)
  expect(person.shown()).toContain('4 steps done')
})

test('a rollback leads back to the step that failed, which only the responder can say is over', async () => {
  writeFileSync(join(desk.folder, 'book.md'), pump)
  const person = desk.runcard('run', 'book.md', '-p', '1')
  await person.answers('Run it on local?', '\r')
  await person.answers('Run it on local?', '\r')
  await person.answers('What now?', '3\r')
  await person.answers('Run it on local?', '\r')
  await person.sees('shut it')
  await person.answers('Go back to it? [Enter or y back to step 2, q stop here]', '\r')
  await person.answers('Run it on local?', 'q\r')
  await person.sees('Tried, and neither done nor skipped: “Turn”.')
  await person.answers('Close the incident?', '\r')
  expect(await person.leaves()).toBe(1)
  const again = desk.runcard('run', 'book.md', '-p', '1')
  await again.answers('Go on with it?', '\r')
  await again.answers('Run it on local?', 's shut for the night\r')
  await again.answers('Run it on local?', 'q\r')
  await again.answers('Close the incident?', 'c\r')
  expect(await again.leaves()).toBe(1)
  expect(again.shown()).not.toContain('Tried, and neither')
  expect(await reportOf(desk.folder)).toMatch(/The pump is stuck: .* NOT MET, closed with open steps: “Grease”/)
})

test('a check that failed and has no branch of its own offers what the whole playbook has for that', async () => {
  writeFileSync(
    join(desk.folder, 'book.md'),
    `${playbook}\n### Check\n\n${fence('Is it fast', 'test -e ./fast')}\n## Afterwards\n\n### Rollback Procedure\n\nIf recovery fails or causes issues:\n\n${fence('Take it back', 'echo taken back')}`,
  )
  const person = desk.runcard('run', 'book.md', '-p', '5')
  await person.sees('Run it on local?')
  person.types('\r')
  await person.sees('If this does not help, the playbook has:')
  await person.sees('If recovery fails or causes issues:')
  await person.sees('Afterwards › Rollback Procedure (1 step)')
  await person.sees('go there')
  person.types('6\r')
  await person.sees('1. Take it back')
  person.types('\r')
  await person.sees('taken back')
  await person.answers('Go back to it? [Enter or y back to step 1', 'q\r')
  await person.sees('Close the incident?')
  person.types('c\r')
  expect(await person.leaves()).toBe(1)
})

test('ways under one condition stand under it together', async () => {
  writeFileSync(
    join(desk.folder, 'book.md'),
    `${playbook}\n## Rollback Procedures\n\n### If Restore Fails\n\n#### Option 1: Another\n\n${fence('Take another', 'echo another')}\n#### Option 2: Older\n\n${fence('Take an older one', 'echo older')}`,
  )
  const person = desk.runcard('run', 'book.md', '-p', '1')
  await person.answers('Run it on local?', '\r')
  await person.sees('go there')
  person.types('6\r')
  await person.answers('1. Take an older one', '\r')
  await person.sees('older')
  await person.answers('Go back to it? [Enter or y back to step 1', 'q\r')
  await person.answers('Close the incident?', 'c\r')
  expect(await person.leaves()).toBe(1)
  expect(person.shown().split('If Restore Fails:')).toHaveLength(2)
})

test('a procedure that is done offers the next one on the way, and never one of another scenario or one for a failure', async () => {
  const person = desk.runcard('run', 'book.md', '-p', '1')
  await person.answers('Run it on local?', 's is up\r')
  await person.sees('Next in this scenario:')
  await person.sees('3 Scenario 1: Site down › Step 2: Check (1 step)')
  await person.answers('Go on with it?', '\r')
  await person.answers('1. Ask it', '\r')
  await person.sees('it answers')
  expect(await person.leaves()).toBe(0)
  expect(person.shown()).toContain('1 step done, 1 skipped')
})

test('going no further leaves it open, for the next run to go on where it was left', async () => {
  const person = desk.runcard('run', 'book.md')
  await person.answers('Which procedure?', 'nonsense\r')
  await person.answers('There is no procedure “nonsense”', 'find out\r')
  await person.answers('Run it on local?', 's is up\r')
  await person.answers('Go on with it?', 'q\r')
  await person.answers('Close the incident?', '\r')
  await person.sees('The incident stays open')
  expect(await person.leaves()).toBe(0)
  const again = desk.runcard('run', 'book.md')
  await again.answers('open    Web', '\r')
  await again.sees('It was left in 1 Scenario 1: Site down › Step 1: Find out.')
  await again.answers('Which procedure?', 'q\r')
  expect(await again.leaves()).toBe(1)
})

test('whom nobody called although they were due is said before the incident is closed', async () => {
  writeFileSync(join(desk.folder, 'book.md'), `${playbook}\n## Escalation\n\n- T+0: First on call\n- T+90 min: Director\n`)
  const person = desk.runcard('run', 'book.md', '-p', '1')
  await person.answers('Run it on local?', 'q\r')
  await person.sees('Due on the ladder, and nobody was called: First on call (T+0).')
  await person.answers('Close the incident? [c close it, e call, Enter leaves it open]', '\r')
  expect(await person.leaves()).toBe(1)
})
