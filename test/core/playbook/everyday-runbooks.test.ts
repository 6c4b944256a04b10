// What runbooks of web teams say every day: checklists with commands in brackets, questions with their answer, pasted
// sessions, a way back in one line.
import { describe, expect, test } from 'vitest'
import { commandsOf, outline, read } from './reading.ts'

const texts = (text: string) => commandsOf(text).map((command) => command.text)

describe('a box to tick', () => {
  test.each([
    ['Silence the alerts (`amtool silence add instance=web-1 -d 2h`)', ['amtool silence add instance=web-1 -d 2h']],
    ['After the reboot check `uptime` and `systemctl --failed`', ['uptime', 'systemctl --failed']],
  ])('tells to run it: %s', (task, commands) => {
    expect(texts(`## Before\n- [ ] ${task}\n- [ ] Tell the team`)).toEqual(commands)
  })

  test.each(['Backup taken (`restic backup /srv` was run)', 'The jobs run `bin/sync` hourly', '`uptime` is above a day'])(
    'speaks of it only: %s',
    (task) => {
      expect(texts(`## Before\n- [ ] ${task}\n- [ ] Tell the team`)).toEqual([])
    },
  )
})

test.each(['- Is it up? `redis-cli -h cache ping` should return `PONG`\n- Restart it', '1. Up? `redis-cli -h cache ping` must answer'])(
  'a question is answered by running what should answer it: %s',
  (list) => {
    expect(texts(`## Redis\n${list}`)).toEqual(['redis-cli -h cache ping'])
  },
)

test.each([
  'When done run `bin/backup --verify`; it prints `OK`.',
  'Once it is ready, run `bin/backup --verify`.',
  'After the restore run `bin/backup --verify`.',
])('a paragraph tells when to run it, and to run it: %s', (words) => {
  expect(texts(`## Backup\n${words}`)).toEqual(['bin/backup --verify'])
})

test.each([
  'When the jobs run `bin/backup --verify` the load is high.',
  'After the nightly jobs run `bin/backup --verify` the disk is full.',
])('a paragraph that tells when something else runs it is no order: %s', (words) => {
  expect(texts(`## Backup\n${words}`)).toEqual([])
})

describe('a pasted session', () => {
  test('goes on in the console that a command of it opened', () => {
    const commands = commandsOf('## Cache\n```\n$ redis-cli -h cache\n> FLUSHDB\nOK\n> exit\n$ uptime\n```')
    expect(commands.map(({ text, kind }) => [text, kind])).toEqual([
      ['redis-cli -h cache', 'shell'],
      ['FLUSHDB', 'repl'],
      ['exit', 'repl'],
      ['uptime', 'shell'],
    ])
  })

  test('has answers that begin like a prompt where no console is open', () => {
    expect(texts('## Cache\n```\n$ curl -v localhost\n> GET / HTTP/1.1\n< HTTP/1.1 200 OK\n```')).toEqual(['curl -v localhost'])
  })
})

describe('a way back in one line', () => {
  const steps = '1. Deploy: `kubectl apply -f app.yaml`\n2. Look at the page'

  test('is none of the steps above it', () => {
    const [main, back, ...others] = read(`# Deploy\n${steps}\n\n**Rollback**: run \`kubectl rollout undo deploy/app\``).procedures
    expect(others).toEqual([])
    expect(main!.steps).toHaveLength(2)
    expect(back).toMatchObject({ kind: 'rollback', rollbackOf: [main!.id] })
    expect(back!.steps.flatMap(({ commands }) => commands.map(({ text }) => text))).toEqual(['kubectl rollout undo deploy/app'])
  })

  test('is what helps below “Mitigation”', () => {
    const text = `## Mitigation\n**Restart**: run \`kubectl rollout restart deploy/app\`\n\n**Rollback**: run \`kubectl rollout undo deploy/app\``
    expect(outline(text)).toHaveLength(1)
  })
})

test('a branch in a document without headings, or in a part of its own, is of what stands right above', () => {
  const text = '# Restore\n1. Run `bin/restore`\n\nIf it doesn’t work:\n\n1. Call the owner'
  const [main, branch] = read(text).procedures
  expect(branch!.branchOf).toEqual([main!.id])
  const parts = read(
    '# Leak\n## Scale\n1. Run `bin/scale`\n## Restart\n1. Run `bin/restart`\n## If it still happens\n1. Run `bin/undo`',
  ).procedures
  expect(parts[2]!.branchOf).toEqual([parts[1]!.id])
  const named = read('# Lock\nCancel it:\n```\nkubectl cancel job\n```\nIf cancel doesn’t work:\n```\nkubectl delete job\n```').procedures
  expect(named[1]!.branchOf).toEqual([named[0]!.id])
})

test('“Check the lag:” above a fence is no heading', () => {
  const text = '## Diagnosis\nCheck the lag:\n```\nbin/lag\n```\nCheck the logs:\n```\nkubectl logs deploy/mailer\n```'
  expect(read(text).procedures.map(({ path }) => path)).toEqual([['Diagnosis']])
})

test.each([
  ['Don’t forget `heroku restart`.', 'heroku restart'],
  ['- [ ] Acknowledge what is open with `pd incident:ack --me`\n- [ ] Go on', 'pd incident:ack --me'],
  ['1. **If it hangs**: cancel it with `gh run cancel 12`\n2. Go on', 'gh run cancel 12'],
  ['1. Wait for the deploy (`kubectl rollout status deploy/app`)\n2. Go on', 'kubectl rollout status deploy/app'],
])('an order is one also with other verbs: %s', (words, command) => {
  expect(texts(`## Deploy\n${words}`)).toEqual([command])
})

test('what the CI runs is nothing to run', () => {
  expect(texts('## Deploy\n1. Wait for CI (`npm test` and `npm run lint` must pass)\n2. Merge it')).toEqual([])
})

test('a fence that begins with what only MongoDB’s console knows is typed there', () => {
  const commands = commandsOf('## Disk\n1. Look at the sizes:\n   ```\n   show dbs\n   use shop\n   db.stats()\n   ```')
  expect(commands.map(({ text, kind }) => [text, kind])).toEqual([
    ['show dbs', 'repl'],
    ['use shop', 'repl'],
    ['db.stats()', 'repl'],
  ])
})

test('a step that is nothing but its command has its bold words as its title, without the number', () => {
  expect(outline('## Slow\n**Step 3: kill it**\n\n`mysqladmin kill 12`')).toEqual([
    ['Slow › Step 3: kill it', ['kill it', 'mysqladmin kill 12']],
  ])
})
