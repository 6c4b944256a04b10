// `runcard run` with a person at a terminal: questions, keys that go to the program, Ctrl-C.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from './person.ts'
import { startedSleeping } from './processes.ts'

const ctrlC = '\u0003'
const ctrlD = '\u0004'
const ctrlT = '\u0014'
const playbook = `# Try me

## Only one

\`\`\`bash
# Set
VALUE=kept

# Ask
read -r -p "your name? " NAME && echo "hello $NAME"

# Wait
sleep 1000

# Use
echo "still $VALUE"
\`\`\`
`

describe('runcard run at a terminal', () => {
  let desk: Desk
  beforeEach(() => {
    desk = openDesk(playbook)
  })

  test('what is typed while a step runs goes to the program, Ctrl-C stops the step and the shell survives it', async () => {
    const person = desk.runcard('run', 'book.md')
    await person.answers('Run it on local?', '\r')
    await person.sees('1 done')
    await person.answers('Run it on local?', 'r\r')
    await person.answers('your name? ', 'Ada\r')
    await person.sees('hello Ada')
    await person.answers('Run it on local?', 'r\r')
    await startedSleeping(desk.folder)
    person.types(ctrlC)
    await person.sees('3 stopped')
    await person.answers('What now?', 'g\r')
    await person.answers('Run it on local?', '\r')
    await person.sees('still kept')
    await person.answers('Close the incident?', 'c\r')
    expect(await person.leaves()).toBe(1)
    expect(person.shown()).toContain('3 steps done, 1 failed')
  })

  test('Ctrl-C at a question leaves with 130, Ctrl-D stops with 1', async () => {
    const first = desk.runcard('run', 'book.md')
    await first.answers('Run it on local?', ctrlC)
    expect(await first.leaves()).toBe(130)
    const second = desk.runcard('run', 'book.md', '--new')
    await second.answers('Run it on local?', ctrlD)
    expect(await second.leaves()).toBe(1)
  })

  test('a skipped step asks why', async () => {
    const person = desk.runcard('run', 'book.md')
    await person.answers('Run it on local?', 's\r')
    await person.answers('Why is it skipped?', 'not today\r')
    await person.answers('2. Ask', 'q\r')
    await person.answers('Close the incident?', 'c\r')
    expect(await person.leaves()).toBe(1)
    expect(person.shown()).toContain('0 steps done, 1 skipped, 3 not come to')
  })
})

describe('a terminal of forty columns', () => {
  test('shows all words whole, and nothing but text where it says that it can do no more', async () => {
    const playbook = '# A database that is down in the night\n\n## Scenario 1: Its disk is full and nothing is written any more\n\n'
    const desk = openDesk(
      `${playbook}### Quick fix\n\n\`\`\`bash\nexit_with_one() { return 1; }; exit_with_one\n\`\`\`\n\n### If still failing\n\n\`\`\`bash\ntrue\n\`\`\`\n`,
      undefined,
      {
        columns: 40,
        env: { TERM: 'dumb', NO_COLOR: '1' },
      },
    )
    const person = desk.runcard('run', 'book.md', '-p', '1')
    await person.answers('Run it on local?', '\r')
    await person.answers('What now?', 'q\r')
    await person.answers('Close the incident?', 'c\r')
    await person.leaves()
    expect(person.raw()).not.toContain('\u001b')
    const prose = person
      .shown()
      .split(/\r*\n/)
      .filter((line) => !line.includes('exit_with_one'))
    expect(prose.filter((line) => line.length > 40)).toEqual([])
    expect(prose.join(' ')).toContain('s skip it with a reason, t another target')
  })
})

test('a command that runs until it is stopped says how, and Ctrl-C ends it well', async () => {
  const desk = openDesk('# Try me\n\n## Watch\n\n```bash\ntail -f ./book.md\n```\n')
  const person = desk.runcard('run', 'book.md')
  await person.answers('Run it on local?', '\r')
  await person.sees('It runs until you stop it with Ctrl-C.')
  await person.answers('## Watch', '\u0003')
  await person.sees('1 done')
  expect(await person.leaves()).toBe(0)
})

describe('a value that was wrong', () => {
  test('is filled in anew where the step failed with it, and what Enter keeps stays; each text is seen before it runs', async () => {
    const desk = openDesk(
      '# Try me\n\n## Restore\n\n```bash\n# Restore\ntest [DAY] = sunday && echo "[DAY] for [HOST]"\n\n# Tell\necho "told [DAY]"\n```\n',
    )
    const person = desk.runcard('run', 'book.md')
    await person.sees('1. Restore')
    await person.answers('Run it on local?', '\r')
    await person.answers('([DAY]):', 'sonday\r')
    await person.answers('([HOST]):', 'db-1\r')
    await person.sees('    test sonday = sunday')
    await person.sees('failed: exit status 1')
    await person.sees('v other values')
    await person.answers('What now?', 'v\r')
    await person.answers('([DAY]): [Enter keeps sonday]', 'sunday\r')
    await person.answers('([HOST]): [Enter keeps db-1]', '\r')
    await person.sees('    test sunday = sunday')
    await person.answers('What now?', 'a\r')
    await person.sees('sunday for db-1')
    await person.sees('2. Tell')
    await person.sees('    echo "told sunday"')
    await person.answers('Run it on local?', 'v\r')
    await person.answers('([DAY]): [Enter keeps sunday]', 'monday\r')
    await person.sees('    echo "told monday"')
    await person.answers('Run it on local?', '\r')
    await person.sees('told monday')
    expect(await person.leaves()).toBe(0)
  })
})

describe('a step that is done by hand', () => {
  test('and was marked as failed is asked about again, never taken for done, and on no other target', async () => {
    const desk = openDesk('# Try me\n\n## Call\n\n- [ ] Call the provider\n')
    const person = desk.runcard('run', 'book.md')
    await person.answers('Done by hand?', 'f nobody answers\r')
    await person.answers('What now?', 't\r')
    await person.answers('“t” is none of the answers: a try it again', 'a\r')
    await person.answers('Done by hand?', 'q\r')
    await person.answers('Close the incident?', 'c\r')
    expect(await person.leaves()).toBe(1)
    expect(person.shown()).toContain('0 steps done, 1 failed')
    expect(person.shown()).not.toContain('another target')
  })
})

describe('a step that goes into a container from outside', () => {
  test('is refused inside of it before anything is asked for, and runs where another target is taken', async () => {
    const desk = openDesk('# Try me\n\n## Clear\n\n```bash\ndocker exec web rm -rf /var/cache/[NAME]\n```\n')
    const person = desk.runcard('run', 'book.md', '--target', 'docker://web')
    await person.answers('Run it on web?', '\r')
    await person.sees('1 did not start: This goes into the container web from outside')
    await person.sees('What now?')
    expect(person.shown()).not.toContain('[NAME]):')
    expect(person.shown()).not.toContain('Type the target’s name')
    person.types('t local\r')
    await person.sees('From here on: local')
    await person.answers('What now?', 'a\r')
    await person.answers('([NAME]):', 'old\r')
    await person.answers('Type the target’s name (local)', ctrlC)
    expect(await person.leaves()).toBe(130)
  })
})

describe('a secret', () => {
  test('is asked for without showing it, and masked in the output', async () => {
    const desk = openDesk('# Try me\n\n## Use\n\n```bash\necho "got $RUNCARD_TEST_PASSWORD"\n```\n')
    const person = desk.runcard('run', 'book.md')
    await person.answers('Run it on local?', 'r\r')
    await person.answers('($RUNCARD_TEST_PASSWORD):', 'open-sesame\r')
    await person.sees('got ••••')
    expect(await person.leaves()).toBe(0)
    expect(person.shown()).not.toContain('open-sesame')
  })
})

test('a secret that is kept, or filled in anew, is shown nowhere, and never offered as what it is', async () => {
  const desk = openDesk(
    '# Try me\n\n## Use\n\n```bash\n# Use\nexpr "$RUNCARD_TEST_PASSWORD" : "r.*s$" && echo "in as [USER]"\n```\n',
    undefined,
    { env: { RUNCARD_TEST_PASSWORD: 'open-sesame' } },
  )
  const person = desk.runcard('run', 'book.md', '--set', 'USER=ada')
  await person.sees('RUNCARD_TEST_PASSWORD=••••••••')
  await person.answers('Run it on local?', 'v\r')
  await person.answers('($RUNCARD_TEST_PASSWORD): [Enter keeps it]', '\r')
  await person.answers('([USER]): [Enter keeps ada]', '\r')
  await person.answers('Run it on local?', '\r')
  await person.answers('What now?', 'v\r')
  await person.answers('($RUNCARD_TEST_PASSWORD): [Enter keeps it]', 'roses\r')
  await person.answers('([USER]): [Enter keeps ada]', '\r')
  await person.answers('What now?', 'a\r')
  await person.sees('in as ada')
  expect(await person.leaves()).toBe(0)
  expect(person.shown()).not.toMatch(/open-sesame|roses/)
})

describe('a console that a step opens', () => {
  test('gets what the playbook has for it with Ctrl-T, one command at a time, and never by itself', async () => {
    const desk = openDesk(
      '# Try me\n\n## Fix\n\n```bash\n# Open the console\nerl\n```\n\nThen, in the console:\n\n```\n> system:hello().\n> system:bye().\n```\n',
    )
    const erl = '#!/bin/sh\necho console is open\nwhile read -r line; do echo "heard <$line>"; [ "$line" != quit ] || exit 0; done\n'
    writeFileSync(join(desk.folder, 'erl'), erl, { mode: 0o755 })
    const person = desk.runcard('run', 'book.md')
    await person.answers('Run it on local?', '\r')
    await person.sees('Ctrl-T types the next of these')
    await person.answers('console is open', ctrlT)
    await person.answers('heard <system:hello().>', ctrlT)
    await person.answers('heard <system:bye().>', ctrlT)
    await person.answers('That was all', 'quit\r')
    await person.sees('1 done')
    await person.answers('Done by hand?', 'q\r')
    await person.answers('Close the incident?', 'c\r')
    expect(await person.leaves()).toBe(1)
  })
})

describe('a container that a step enters', () => {
  test('gets what the playbook means for it, with its hazards asked for beforehand, and nothing of that runs outside', async () => {
    const commands = '# Load the dump\ndocker exec -it graph bash\ngraph stop\n\n# Look at it\ngraph status\n\n# Go on outside\ndocker ps\n'
    const desk = openDesk(`# Try me\n\n## Fix\n\n\`\`\`bash\n${commands}\`\`\`\n`)
    const docker = `#!/bin/sh
[ "$1" = exec ] || exec echo "docker $*"
echo inside; while read -r line && [ "$line" != exit ]; do echo "heard <$line>"; done\n`
    writeFileSync(join(desk.folder, 'docker'), docker, { mode: 0o755 })
    const person = desk.runcard('run', 'book.md')
    await person.answers('Run it on local?', '\r')
    await person.answers('stops a service', 'local\r')
    await person.sees('Ctrl-T types the next of these')
    await person.sees('graph status')
    await person.answers('inside', ctrlT)
    await person.answers('heard <graph stop>', ctrlT)
    await person.answers('heard <graph status>', 'exit\r')
    await person.sees('1 done')
    await person.answers('Done by hand?', '\r')
    await person.answers('Run it on local?', '\r')
    await person.sees('docker ps')
    expect(await person.leaves()).toBe(0)
  })
})

describe('a step that changed', () => {
  test('is marked with what is different from what last ran, and what did not change is not', async () => {
    const book = (commands: string) => `# Try me\n\n## Fix\n\n\`\`\`bash\n# Look\necho looked\n\n# Restore\n${commands}\n\`\`\`\n`
    const desk = openDesk(book('echo from monday\necho restored'))
    const work = async (): Promise<string> => {
      const person = desk.runcard('run', 'book.md')
      for (let step = 0; step < 2; step++) {
        await person.answers('Run it on local?', '\r')
      }
      expect(await person.leaves()).toBe(0)
      return person.shown()
    }
    expect(await work()).not.toContain('Changed')
    writeFileSync(join(desk.folder, 'book.md'), book('echo from tuesday\necho restored'))
    const shown = await work()
    expect(shown.match(/Changed since it last ran/g)).toHaveLength(1)
    expect(shown).toMatch(/- echo from monday\s+\+ echo from tuesday\s+echo restored/)
    expect(await work()).not.toContain('Changed')
  })
})

describe('several procedures', () => {
  test('are listed and one is asked for', async () => {
    const desk = openDesk('# Try me\n\n## One\n\n```bash\necho the first\n```\n\n## Two\n\n```bash\necho the second\n```\n')
    const person = desk.runcard('run', 'book.md')
    await person.sees('2 Two')
    await person.answers('Which procedure?', '2\r')
    await person.answers('Run it on local?', '\r')
    await person.sees('the second')
    expect(await person.leaves()).toBe(0)
  })
})
