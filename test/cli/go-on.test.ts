// `runcard run` where an incident of the playbook is open already: left at a question, killed under a step, or at work elsewhere.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk, type Person } from './person.ts'
import { startedSleeping } from './processes.ts'
import { runcard } from './runcard.ts'

const ctrlC = '\u0003'
const playbook = `# Try me

## Only one

\`\`\`bash
# Look
echo looked at $WHAT

# Wait
sleep 1000

# Use
echo used $WHAT
\`\`\`
`

let desk: Desk
beforeEach(() => {
  desk = openDesk(playbook)
})

const withoutTerminal = (...args: string[]) => runcard(desk.folder, {}, args)

/** The first step done, the second one under way. */
async function atWork(): Promise<Person> {
  const person = desk.runcard('run', 'book.md', '--set', 'WHAT=disk-1')
  for (let step = 1; step <= 2; step++) {
    await person.answers('Run it on local?', '\r')
  }
  await startedSleeping(desk.folder)
  return person
}

describe('an incident that a killed run left open', () => {
  test('is gone on with by Enter, with its values, from the step that may have run, which Enter does not run again', async () => {
    const first = await atWork()
    first.loses()
    await first.leaves()
    const person = desk.runcard('run', 'book.md')
    await person.sees('An incident of this playbook is open:')
    await person.answers('Go on with it?', '\r')
    await person.sees('1 Look: done on local before')
    await person.sees('It may have run on local')
    await person.answers('Run it again on local?', '\r')
    await person.answers('“” is none of the answers', 'd\r')
    await person.sees('    WHAT=disk-1')
    await person.answers('Run it on local?', '\r')
    await person.sees('used disk-1')
    await person.answers('Close the incident?', 'c\r')
    expect(await person.leaves()).toBe(0)
    expect(person.shown()).toContain('3 steps done')
    const { stdout } = await withoutTerminal('report', '--list')
    expect(stdout.trim().split('\n')).toEqual([expect.stringMatching(/^1 .*incident {2}closed {2}Try me$/)])
  })

  test('refuses a run with nobody there, which says what to add, and what may have run stays for a person', async () => {
    const first = await atWork()
    first.loses()
    await first.leaves()
    const refused = await withoutTerminal('run', 'book.md', '--yes', '--set', 'WHAT=x')
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    expect(refused.stderr).toMatch(
      /“Try me” has an open incident already:\n {2}1 {2}.*\nGo on with it with --incident 1, or begin another one with --new/,
    )
    const doubtful = await withoutTerminal('run', 'book.md', '--yes', '--incident', '1')
    expect(doubtful).toMatchObject({ status: 2, stdout: '' })
    expect(doubtful.stderr).toContain('may have run already, and --yes does not cover that: 2. Wait.')
  })
})

describe('an incident that a person left open', () => {
  test('is said to stay open, is gone on with by --incident, and --new begins another one', async () => {
    const first = desk.runcard('run', 'book.md')
    await first.answers('Run it on local?', 's not now\r')
    await first.answers('Run it on local?', 'q\r')
    await first.answers('Close the incident?', '\r')
    await first.sees('The incident stays open: “runcard run book.md” goes on with it.')
    expect(await first.leaves()).toBe(1)
    const goesOn = await withoutTerminal('run', 'book.md', '--incident', '1')
    expect(goesOn.status).toBe(1)
    expect(goesOn.stderr).toContain('1 Look: skipped before (not now)')
    const another = desk.runcard('run', 'book.md', '--new')
    await another.answers('Run it on local?', ctrlC)
    expect(await another.leaves()).toBe(130)
    const { stdout } = await withoutTerminal('report', '--list')
    expect(stdout.match(/ open /g)).toHaveLength(2)
  })

  test('is worked through with what --set says now, also in the procedure after the first', async () => {
    const fence = (title: string) => `### ${title}\n\n\`\`\`bash\n# ${title}\necho ${title} $WHAT\n\`\`\`\n\n`
    writeFileSync(join(desk.folder, 'book.md'), `# Try me\n\n## Scenario 1: Full\n\n${fence('Step 1: Look')}${fence('Step 2: Use')}`)
    const first = desk.runcard('run', 'book.md', '-p', '1', '--set', 'WHAT=old')
    await first.answers('Run it on local?', '\r')
    await first.sees('Next in this scenario:')
    await first.answers('Go on with it?', ctrlC)
    expect(await first.leaves()).toBe(130)
    const second = desk.runcard('run', 'book.md', '-p', '1', '--set', 'WHAT=new')
    await second.answers('Go on with it?', '\r')
    await second.answers('Run it on local?', 's seen before\r')
    await second.answers('Go on with it?', '\r')
    await second.answers('Run it on local?', '\r')
    await second.sees('Step 2: Use new')
    await second.answers('Close the incident?', '\r')
    expect(await second.leaves()).toBe(0)
  })

  /** Ctrl-C at the first question. */
  async function leftOpen(...args: string[]): Promise<Person> {
    const person = desk.runcard('run', 'book.md', ...args)
    await person.answers('Run it on local?', ctrlC)
    expect(await person.leaves()).toBe(130)
    return person
  }

  test('is not what a drill is gone on with, which says that it is open', async () => {
    await leftOpen()
    const drill = await leftOpen('--drill')
    expect(drill.shown()).toContain('An incident of this playbook is open since')
    expect(drill.shown()).toContain('A drill, on local')
    const asDrill = await withoutTerminal('run', 'book.md', '--drill', '--incident', '2')
    expect(asDrill).toMatchObject({ status: 2, stderr: expect.stringContaining('is for real') })
  })

  test('is not gone on with in another playbook, nor is one that is closed or not there', async () => {
    await leftOpen()
    const other = openDesk('# Another\n\n## Do\n\n```bash\necho done\n```\n')
    const fromElsewhere = await withoutTerminal('run', `${other.folder}/book.md`, '--incident', '1')
    expect(fromElsewhere).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('is one of “Try me”') })
    const unknown = await withoutTerminal('run', 'book.md', '--incident', '7')
    expect(unknown).toMatchObject({ status: 2, stderr: expect.stringContaining('no incident “7”') })
    await withoutTerminal('run', 'book.md', '--new', '--set', 'WHAT=x')
    const closed = await withoutTerminal('run', 'book.md', '--incident', '1')
    expect(closed).toMatchObject({ status: 1, stderr: expect.stringContaining('This incident is closed.') })
  })
})

describe('an incident that is gone on with begins where the last finished step left its shell', () => {
  async function worksUntilServing(): Promise<Person> {
    const steps = ['# Go\nmkdir -p work && cd work', '# Serve\nsleep 1000', '# Use\necho "in $' + '{PWD##*/}"']
    writeFileSync(join(desk.folder, 'book.md'), `# Try me\n\n## Only one\n\n\`\`\`bash\n${steps.join('\n\n')}\n\`\`\`\n`)
    const person = desk.runcard('run', 'book.md')
    for (let step = 1; step <= 2; step++) {
      await person.answers('Run it on local?', '\r')
    }
    await startedSleeping(join(desk.folder, 'work'))
    return person
  }

  async function goesOn(answer: string): Promise<void> {
    const person = desk.runcard('run', 'book.md')
    await person.answers('Go on with it?', '\r')
    await person.sees('1 Go: done on local before')
    await person.answers('on local?', answer)
    await person.sees('3. Use')
    await person.answers('Run it on local?', '\r')
    await person.sees(`New session on local in ${join(desk.folder, 'work')}, without the variables of the one before`)
    await person.sees('in work')
    await person.answers('Close the incident?', 'c\r')
    await person.leaves()
  }

  test('after Ctrl-C stopped a server and the run was left', async () => {
    const person = await worksUntilServing()
    person.types(ctrlC)
    await person.answers('What now?', 'q\r')
    await person.answers('Close the incident?', '\r')
    await person.leaves()
    await goesOn('s it serves\r')
  })

  test('after Runcard was killed under a server', async () => {
    const person = await worksUntilServing()
    person.loses()
    await person.leaves()
    await goesOn('d\r')
  })

  test('after Runcard was killed again before anything had ended in the next shell', async () => {
    const person = await worksUntilServing()
    person.loses()
    await person.leaves()
    const again = desk.runcard('run', 'book.md')
    await again.answers('Go on with it?', '\r')
    await again.answers('Run it again on local?', 'a\r')
    await again.sees(`New session on local in ${join(desk.folder, 'work')}`)
    again.loses()
    await again.leaves()
    await goesOn('d\r')
  })
})

describe('a step that another Runcard runs at this moment', () => {
  test('is said to, and is asked for once that has ended', async () => {
    const first = await atWork()
    const second = desk.runcard('run', 'book.md')
    await second.answers('Go on with it?', '\r')
    await second.sees('It is running on local')
    await second.answers('Has it ended?', '\r')
    await second.sees('It is running on local')
    await second.answers('Has it ended?', 's\r')
    await second.sees('“s” is none of the answers')
    first.types(ctrlC)
    await first.sees('What now?')
    second.types('\r')
    await second.sees('It was stopped on local before')
    await second.answers('Run it on local?', 's enough\r')
    await second.answers('3. Use', ctrlC)
    expect(await second.leaves()).toBe(130)
    first.types('q\r')
    await first.answers('Close the incident?', 'c\r')
    expect(await first.leaves()).toBe(1)
  })
})
