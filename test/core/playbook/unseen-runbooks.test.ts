// Ways of writing that runbooks of teams never seen before have, each on text of its own.
import { describe, expect, it, test } from 'vitest'
import { commandsOf, lines, outline, read, texts } from './reading.ts'

describe('words above a fence', () => {
  it('announce an output only in the sentence that leads to it', () => {
    expect(
      texts('## Lost instances', '', 'Lost ones should be replaced by themselves. If not, scale:', '', '```', 'cf scale shop -i 1', '```'),
    ).toEqual(['cf scale shop -i 1'])
    expect(texts('## Look', '', '`uptime` is run first. The load should be low:', '', '```', 'tool load -s 1', '```')).toEqual([])
  })

  it('tell to run what should be run', () => {
    expect(texts('## Fix', '', 'These should be run on the primary:', '', '```', 'cf restage shop --wait', '```')).toEqual([
      'cf restage shop --wait',
    ])
  })

  it('put the fence under their case, with a colon or without', () => {
    const text = (lead: string) =>
      lines('## Rebuild', '', 'Log in:', '', '```', 'cf login', '```', '', lead, '', '```', 'cf delete shop', '```')
    const cases = (lead: string) => commandsOf(text(lead)).map(({ onlyWhen }) => onlyWhen)
    expect(cases('If so, consider deleting the service')).toEqual([undefined, 'If so'])
    expect(cases('If you use the old space, delete it:')).toEqual([undefined, 'If you use the old space'])
    expect(cases('Delete the old one')).toEqual([undefined, undefined])
    expect(cases('If so, it is deleted.')).toEqual([undefined, undefined])
  })

  it('say what is done after a failure without a colon too', () => {
    const playbook = read(
      lines(
        '## Start',
        '',
        '1. `systemctl start ci`',
        '',
        'If the service does not start you can try',
        '',
        '1. `systemctl reset-failed ci`',
      ),
    )
    expect(playbook.procedures.map(({ kind, onlyWhen }) => [kind, onlyWhen])).toEqual([
      ['procedure', undefined],
      ['branch', 'If the service does not start you can try'],
    ])
  })

  it('that name the rollback put nothing under a case once more', () => {
    const text = lines('## Rollback', '', 'If the deployment causes trouble:', '', '```bash', 'helm rollback shop', '```')
    expect(commandsOf(text).map(({ onlyWhen }) => onlyWhen)).toEqual([undefined])
  })
})

test('an order with its case before the mark in front of the command says what the command is for', () => {
  const conditions = (item: string) => commandsOf(`## Fix\n\n1. ${item}\n`).map(({ onlyWhen }) => onlyWhen)
  expect(conditions('Look with `systemctl status web`. Restart it if it hangs: `systemctl restart web`')).toEqual([
    undefined,
    'if it hangs',
  ])
  expect(conditions('Look with `systemctl status web`. Check if it is up: `systemctl is-active web`')).toEqual([undefined, undefined])
})

describe('what is typed on a network device', () => {
  it('has blanks in angle brackets', () => {
    const commands = commandsOf(
      lines('## Look', '', '```', 'show ip bgp neighbors <peer-ip>', '```', '', '```', 'clear bgp neighbor <peer-ip>', '```'),
    )
    expect(commands.map(({ text, kind }) => [text, kind])).toEqual([
      ['show ip bgp neighbors <peer-ip>', 'repl'],
      ['clear bgp neighbor <peer-ip>', 'repl'],
    ])
    expect(commands.map(({ blanks }) => blanks.map(({ name }) => name))).toEqual([['<peer-ip>'], ['<peer-ip>']])
    expect(commands[1]!.hazards).toEqual(['changes-network'])
  })

  it('stands behind a prompt that says the mode in brackets', () => {
    expect(
      texts(
        '## Look',
        '',
        '```text',
        'leaf-07 [standalone: master] > enable',
        'leaf-07 [standalone: master] # show ip bgp summary',
        'VRF name : default',
        '```',
      ),
    ).toEqual(['enable', 'show ip bgp summary'])
  })
})

test('a prompt may be the name of a container and a folder', () => {
  expect(
    texts('## Kill', '', '```', '$ ksh osd-0', '(osd-pod):/# ps -ef', 'ceph 44 1 0 ceph-osd', '(osd-pod):/tmp# kill -9 44', '```'),
  ).toEqual(['ksh osd-0', 'ps -ef', 'kill -9 44'])
})

describe('an item of a list', () => {
  it('says below "Run:" what is run, be it a word', () => {
    expect(texts('## Check', '', '- Run:', '  uptime', '  last reboot')).toEqual(['uptime', 'last reboot'])
    expect(texts('## Check', '', '- Look at:', '  uptime', '  the last reboot')).toEqual([])
  })

  it('that tells what something else does holds nothing to run', () => {
    expect(texts('## Automation', '', 'The playbook:', '', '1. Attempts `systemctl restart web`', '2. Runs `web-check --all`')).toEqual([])
    expect(texts('## Automation', '', '1. Runs the check: `systemctl status web`')).toEqual(['systemctl status web'])
  })

  it('that says what a thing is there for names its program only', () => {
    expect(texts('## Prerequisites', '', '- A machine to run `act_runner` on')).toEqual([])
    expect(texts('## Start', '', '1. Run `act_runner`')).toEqual(['act_runner'])
  })

  it('may call a program by a variable, and a script in a folder', () => {
    expect(texts('## Clean up', '', '- [ ] Take the stack down: `$COMPOSE down -v` (look at the volumes)')).toEqual(['$COMPOSE down -v'])
    expect(texts('## Rebuild', '', '- On the new node: `scripts/standby_setup.sh <primary> slot1`')).toEqual([
      'scripts/standby_setup.sh <primary> slot1',
    ])
    expect(texts('## Settings', '', '- `$HOME is set`', '- `$LIMIT 5`')).toEqual([])
  })

  it('that only names a kind of command is none', () => {
    expect(texts('## Automated', '', '- Use `kubectl rollout undo` or what your platform has.')).toEqual([])
  })

  it('may be for the console of Redis', () => {
    expect(texts('## Look', '', '- Memory:', '  - `INFO MEMORY`')).toEqual(['INFO MEMORY'])
  })
})

test('lines of a cluster’s own words are commands without a mark', () => {
  expect(
    texts(
      '# Storage',
      '',
      '## Take a node out',
      '',
      'ceph osd set noout',
      '  nothing is moved',
      'ceph osd set norebalance',
      '  nor balanced',
    ),
  ).toEqual(['ceph osd set noout', 'ceph osd set norebalance'])
  expect(texts('# Storage', '', '## Signs', '', 'ceph health looks bad', 'ceph status page')).toEqual([])
})

describe('a list that fences cut into pieces', () => {
  const text = lines(
    '## New primary',
    '',
    '- Promote the standby',
    '```',
    'pg_ctl promote -D /srv/pg',
    '```',
    '',
    '- Modify _postgresql.conf_',
    '```ini',
    'max_wal_senders = 3',
    '```',
    '',
    '- Restart the server',
    '',
    '- It takes a minute',
    '',
    '- Modify _pg_hba.conf_',
    '```',
    'host    replication     repl     10.0.0.7/32     md5',
    '```',
  )

  it('has a step for each that tells to do something', () => {
    expect(outline(text)).toEqual([
      [
        'New primary',
        ['Promote the standby', 'pg_ctl promote -D /srv/pg'],
        ['Modify postgresql.conf'],
        ['Restart the server'],
        ['Modify pg_hba.conf'],
      ],
    ])
  })

  it('expects nothing of what goes into a file', () => {
    expect(read(text).procedures[0]!.expected).toBeUndefined()
  })

  it('may be one bullet right above its fence', () => {
    expect(outline(lines('## Standby', '', '- Prepare the file _recovery.conf_', '```ini', "standby_mode = 'on'", '```'))).toEqual([
      ['Standby', ['Prepare the file recovery.conf']],
    ])
  })
})

test('an order above a fence is no heading of what comes after it', () => {
  const text = lines(
    '## Rebuild',
    '',
    'Check if it is there',
    '',
    '```',
    'cf service shop-db',
    '```',
    '',
    'Create it',
    '',
    '```',
    'cf create-service pg s shop-db',
    '```',
  )
  expect(outline(text)).toEqual([['Rebuild', ['Rebuild', 'cf service shop-db'], ['Rebuild', 'cf create-service pg s shop-db']]])
})

test('a file among commands that nobody calls is named only', () => {
  expect(
    texts('## Logs', '', '```bash', '# Places', '/var/log/maillog', '/var/log/mail.log', '', '# Follow', 'tail -f /var/log/maillog', '```'),
  ).toEqual(['tail -f /var/log/maillog'])
  expect(texts('## Fix', '', '```bash', '/opt/shop/bin/fix', '/etc/init.d/shop', '```')).toEqual(['/opt/shop/bin/fix', '/etc/init.d/shop'])
})

test('a part of a Jenkinsfile goes into the file', () => {
  expect(
    texts(
      '## Faster',
      '',
      '1. Add a limit:',
      '   ```groovy',
      "   timeout(time: 10, unit: 'MINUTES') {",
      "     sh 'make'",
      '   }',
      '   ```',
    ),
  ).toEqual([])
  expect(texts('## Queue', '', 'In the script console:', '', '```groovy', 'Jenkins.instance.queue.clear()', '```')).toEqual([
    'Jenkins.instance.queue.clear()',
  ])
})

test('headings may be numbered by letters', () => {
  expect(outline(lines('## B. Disk', '', '### B.1. Log in', '', '```', 'ssh web-1', '```', '', '### B.2. Tell the team'))).toEqual([
    ['B. Disk › B.1. Log in', ['Log in', 'ssh web-1']],
    ['B. Disk › B.2. Tell the team', ['Tell the team']],
  ])
})

test('what deletes logs is no diagnosis', () => {
  expect(read(lines('## 3. Clean up logs', '', '```', 'journalctl --vacuum-time=3d', '```')).procedures[0]!.kind).toBe('procedure')
})

test('a document that is called commands holds them without a mark', () => {
  expect(texts('# Common Commands', '', '* mailq - the queued mail', '* postqueue -f - deliver it now', '* See the manual')).toEqual([
    'mailq',
    'postqueue -f',
  ])
})

test('a case above a list of bullets is that of what they say to run', () => {
  const cases = (...text: readonly string[]) => commandsOf(lines('## Restart', '', ...text)).map(({ onlyWhen }) => onlyWhen)
  expect(cases('If a restart is necessary:', '', '- `bash redeploy.sh`')).toEqual(['If a restart is necessary'])
  expect(cases('Otherwise nothing. Look:', '', '- `bash look.sh`')).toEqual([undefined])
  expect(cases('If any queue has messages, look:', '', '```', 'ls -l', '```')).toEqual(['If any queue has messages'])
})

test('a command without a mark below a few words is one', () => {
  expect(
    texts(
      'State of the cluster',
      'curl localhost:9200/_cluster/health\\?pretty',
      '',
      'Shards?',
      'curl "http://localhost:9200/_cat/shards?v" | grep -v STARTED',
    ),
  ).toEqual(['curl localhost:9200/_cluster/health?pretty', 'curl "http://localhost:9200/_cat/shards?v" | grep -v STARTED'])
  expect(texts('The page says what, then', 'curl -x of them all is tried.', '', 'Look at the log', 'and the page')).toEqual([])
})

test('what a table only names is no command', () => {
  expect(texts('## Overview', '', '| Level | How |', '|---|---|', '| Snapshots | `pct snapshot` via cron |')).toEqual([])
})
