// Commands of kinds of systems and ways of writing that are rare each and common together: what is found in them, and what is
// only said.
import { expect, test } from 'vitest'
import { commandsToRun } from '../../../src/core/playbook/runnable.ts'
import { commandsOf, outline, read, texts } from './reading.ts'

const fence = (language: string, ...lines: readonly string[]) => ['```'.concat(language), ...lines, '```'].join('\n')

const items: readonly (readonly [says: string, item: string, ...commands: string[]])[] = [
  ['a file that is read into the shell', 'Load it: `. ./env.sh`', '. ./env.sh'],
  ['a variable of PowerShell', 'Turn it on: `$env:TRACE="on"`', '$env:TRACE="on"'],
  ['a value of PowerShell', 'Find it: `$vm = Get-VM web1`', '$vm = Get-VM web1'],
  ['a script of Windows', 'Repair it: `.\\repair.ps1 -Force`', '.\\repair.ps1 -Force'],
  ['an unknown program with an option, behind a colon', 'State of the replica: `hanactl -state`', 'hanactl -state'],
  ['what opens a step and has to show something', '`consul members` should list three', 'consul members'],
  ['what is waited for', 'Start it and wait until `systemctl is-active web` says so', 'systemctl is-active web'],
  ['two behind each other with an arrow', '`systemctl stop web` → `systemctl start web`', 'systemctl stop web', 'systemctl start web'],
  [
    'a shell of NetApp',
    'Grow it: `volume size -vserver svm1 -volume home -new-size +2g`',
    'volume size -vserver svm1 -volume home -new-size +2g',
  ],
  ['a statement of SQL Server', 'Check it: `DBCC CHECKDB (sales)`', 'DBCC CHECKDB (sales)'],
  ['what a case behind a colon is for', 'If the gateway is down: `flagctl off pay`', 'flagctl off pay'],
  ['nothing that is seen in a case', 'If you see: `connection refused here`'],
  ['where it is run, behind a colon', 'Lustre hangs: on the client `lctl get_param x`', 'lctl get_param x'],
  ['what an order behind a colon says', 'A stolen account: lock it (`usermod -L bob`)', 'usermod -L bob'],
  ['what one becomes root with', 'Become root: `sudo -i`', 'sudo -i'],
  [
    'lines behind a colon in an item that has code as well',
    'In `services.msc`, or as administrator:\n   net stop spooler\n   net start spooler',
    'net stop spooler',
    'net start spooler',
  ],
  ['a line in bold', 'Look at it:\n\n   **sudo -u batch /opt/batch/bin/jobctl status**', 'sudo -u batch /opt/batch/bin/jobctl status'],
  ['no signal without a process', 'Use `kill -9` only if it ignores `kill`'],
  ['no word for a router outside of one', 'You can run `enable` first'],
  ['nothing that is only pointed to', 'See also `openssl verify a.pem`'],
  ['nothing that is an error', 'Error: `conn -refused by peer`'],
  ['nothing of what an arrow leads to', '`kubectl get pods` → `web-1 CrashLoop`', 'kubectl get pods'],
  ['nothing that should not be', '`app wipe --all` should never be needed'],
  ['nothing written in short', 'Sync: `git fetch + reset --hard`'],
]

test.each(items)('finds in a step %s', (_says, item, ...commands) => {
  expect(texts(`## Fix\n\n1. ${item}\n2. Look at the page\n`)).toEqual(commands)
})

const paragraphs: readonly (readonly [says: string, text: string, ...commands: string[]])[] = [
  [
    'at the prompt of PowerShell',
    'PS C:\\> Get-ClusterGroup\nPS C:\\> Move-ClusterGroup -Name AG1',
    'Get-ClusterGroup',
    'Move-ClusterGroup -Name AG1',
  ],
  ['that are a script by its path', 'tests/run-all.sh', 'tests/run-all.sh'],
  ['that call a program by its folder', '/opt/app/bin/ctl start nightly', '/opt/app/bin/ctl start nightly'],
  ['with a value before a script', 'TIMEOUT=10 bin/app init', 'TIMEOUT=10 bin/app init'],
]

test.each(paragraphs)('finds lines of plain words %s', (_says, text, ...commands) => {
  expect(texts(`## Fix\n\nDo this:\n\n${text}\n`)).toEqual(commands)
})

const fences: readonly (readonly [says: string, text: string, ...commands: string[]])[] = [
  [
    'a session on a NetApp',
    fence('', 'cluster1::> volume show -vserver svm1', 'Vserver  Volume', 'svm1     home', 'cluster1::*> snapmirror break -path a:b'),
    'volume show -vserver svm1',
    'snapmirror break -path a:b',
  ],
  [
    'what is typed on a device, by its language',
    fence('junos', 'set system services ssh', 'commit comment "INC-1"'),
    'set system services ssh',
    'commit comment "INC-1"',
  ],
  ['a session of a firewall', fence('', '[2.7.2-RELEASE][root@fw1]/root: pfctl -s info', 'Status: Enabled'), 'pfctl -s info'],
  [
    'a console without marks',
    fence('', 'ntdsutil', 'roles', 'connect to server DC02', 'seize pdc', 'quit'),
    'ntdsutil',
    'roles',
    'connect to server DC02',
    'seize pdc',
    'quit',
  ],
  [
    'a session on a firewall of Cisco',
    fence('', 'asa1> en', 'asa1# sh crypto ikev2 sa', 'There are no IKEv2 SAs'),
    'en',
    'sh crypto ikev2 sa',
  ],
  [
    'a script for the console of MongoDB',
    fence('', 'cfg = rs.conf()', 'cfg.members[1].priority = 5', 'rs.reconfig(cfg)'),
    'cfg = rs.conf()',
    'cfg.members[1].priority = 5\nrs.reconfig(cfg)',
  ],
  [
    'statements in capitals',
    fence('', 'USE erp;', "BACKUP LOG erp TO DISK = 'D:\\erp.trn';"),
    'USE erp;',
    "BACKUP LOG erp TO DISK = 'D:\\erp.trn';",
  ],
  [
    'a block in brackets at the prompt of a console',
    fence('', 'RMAN> run {', '  restore database;', '}', 'RMAN> alter database open;'),
    'run {\n  restore database;\n}',
    'alter database open;',
  ],
  [
    'a call over lines at the prompt of a console, without its answer',
    fence('', 'rs0:PRIMARY> db.runCommand({', '...   ping: 1', '... })', '{ "ok" : 1 }', 'rs0:PRIMARY> rs.status()'),
    'db.runCommand({\n  ping: 1\n})',
    'rs.status()',
  ],
  [
    'what looks like a remark in a text of PowerShell’s',
    fence(
      'powershell',
      '@"',
      'port = 1 # of the web',
      '"@ | Set-Content web.ini',
      "if ($on) { # don’t hurry, it's slow",
      '  Stop-Service web',
      '}',
    ),
    '@"\nport = 1 # of the web\n"@ | Set-Content web.ini',
    "if ($on) { # don’t hurry, it's slow\n  Stop-Service web\n}",
  ],
  [
    'no remark behind a line of PowerShell',
    fence('powershell', 'Stop-Service web # not on Fridays', 'Write-Host "a # b"'),
    'Stop-Service web',
    'Write-Host "a # b"',
  ],
  ['no sizes below `ls`', fence('bash', 'ls -lh certs', 'total 24K', '-rw-r--r-- 1 root root 1.1K May 20 07:31 ca.pem'), 'ls -lh certs'],
  ['no list of folders', fence('bash', '/etc/kubernetes   # settings', '/var/lib/kubelet', '~/.kube')],
  ['no list of folders below words about a run', `The run writes to:\n\n${fence('', '/srv/dumps/', '/var/log/dump.log')}`],
  [
    'no list of folders below words that tell to run something else',
    `Run the clean-up:\n\n${fence('', '/srv/dumps/', '/var/log/dump.log')}`,
  ],
  [
    'programs by their paths below “Run both:”',
    `Run both:\n\n${fence('', '/opt/vendor/stop', '/opt/vendor/start')}`,
    '/opt/vendor/stop',
    '/opt/vendor/start',
  ],
  ['no folder or file alone', `${fence('bash', '/var/log/web.log')}\n\n${fence('cmd', 'C:\\inetpub\\logs\\')}`],
  ['no files of Windows', fence('powershell', 'C:\\Windows\\System32\\drivers\\etc\\hosts', 'D:\\logs')],
  ['a program by its path', fence('bash', '/opt/vendor/bin/resync'), '/opt/vendor/bin/resync'],
  [
    'all of a line of cmd, where the mark is text',
    fence('bat', 'echo Item # 5 > list.txt', 'net stop web & rem # stop it'),
    'echo Item # 5 > list.txt',
    'net stop web & rem # stop it',
  ],
  [
    'all of a line at the prompt of cmd, and no remark at the one of PowerShell',
    `${fence('', 'C:\\> echo # 5 > a.txt')}\n\n${fence('', 'PS C:\\> Stop-Service web # at night')}`,
    'echo # 5 > a.txt',
    'Stop-Service web',
  ],
  [
    'the remark behind both kinds of quotes',
    fence('powershell', `Write-Host "it's" # don't worry`, `Write-Host 'a "b" # c'`),
    `Write-Host "it's"`,
    `Write-Host 'a "b" # c'`,
  ],
  ['no question of a script', `The script asks first:\n\n${fence('', "Type 'YES' to confirm it all")}`],
]

test.each(fences)('finds in a fence %s', (_says, text, ...commands) => {
  expect(texts(`## Fix\n\n${text}\n`)).toEqual(commands)
})

test('has tasks of lines with boxes, with what stands indented below them', () => {
  const text = fence(
    'text',
    '[ ] Apply the migrations:  supabase db push',
    '[ ] Triggers off:',
    "      set session_replication_role = 'replica';",
    '[ ] Every table is protected:',
    '      select relname from pg_class',
    '      where not relrowsecurity;',
    '    Only roles may be left',
    '[ ] Ask the owner; it is slow,',
    '    and may lock',
    '[ ] Wait:',
    '    set the flag first',
    '    kubectl get pods',
  )
  expect(outline(`## Load\n\n${text}\n`)).toEqual([
    [
      'Load',
      ['Apply the migrations:  supabase db push', 'supabase db push'],
      ['Triggers off:', "set session_replication_role = 'replica';"],
      ['Every table is protected:', 'select relname from pg_class\nwhere not relrowsecurity;'],
      ['Ask the owner; it is slow, and may lock'],
      ['Wait:', 'kubectl get pods'],
    ],
  ])
})

test('has tasks of lines with boxes outside of lists', () => {
  expect(outline('## Contain\n\n☐ Who owns it? `aws sts get-caller-identity`\n☐ Turn it off\n')).toEqual([
    ['Contain', ['Who owns it? aws sts get-caller-identity', 'aws sts get-caller-identity'], ['Turn it off']],
  ])
})

test('reads what is escaped, or a fence, in such a list as in any other', () => {
  expect(texts('## Contain\n\n☐ Look: \\`df -h\\`\n☐ Turn it off\n')).toEqual(['df -h'])
  const text = `Look\n: ${fence('bash', 'df -h', '[ -f /srv/on ]').replaceAll('\n', '\n  ')}\n\nStop\n: \`make stop\`\n`
  expect(texts(`## Contain\n\n${text}`)).toEqual(['df -h', '[ -f /srv/on ]', 'make stop'])
})

test('has lists that Markdown knows none of: with letters, and below a term', () => {
  expect(outline('## Recover\n\na) stop the server\nb) go there: `cd /opt/raft`\n')).toEqual([
    ['Recover', ['a) stop the server'], ['b) go there: cd /opt/raft', 'cd /opt/raft']],
  ])
  expect(texts('## Workers\n\nLook\n: `celery -A app status` → more than one\n')).toEqual(['celery -A app status'])
})

test('has what is to be done below “DO”, and nothing below “DON’T”', () => {
  const text = '**DO**\n\n1. Lock it: `usermod -L bob`\n\n**DON’T**\n\n- run `shutdown -h now`\n'
  expect(texts(`# First hour\n\n${text}`)).toEqual(['usermod -L bob'])
})

test('has a row’s name, and not what it has to show, as the title', () => {
  expect(outline('## Check\n\n| Check | Expect |\n|---|---|\n| `dig acme.test +short` | 192.0.2.1 |\n| `dig b.test` | today |\n')).toEqual([
    ['Check', ['dig acme.test +short', 'dig acme.test +short'], ['dig b.test', 'dig b.test']],
  ])
})

test('keeps the case of all that hangs below it', () => {
  const quote = '   If that does not help:\n\n   > It takes long.\n   >\n   > ```bash\n   > systemctl reset-failed web\n   > ```'
  const [step] = read(`## Fix\n1. Run \`systemctl start web\`\n\n${quote}\n2. Look\n`).procedures[0]!.steps
  expect(step!.commands.map(({ text, onlyWhen }) => [text, onlyWhen])).toEqual([
    ['systemctl start web', undefined],
    ['systemctl reset-failed web', 'If that does not help'],
  ])
})

test('joins a title that goes on in the next comment', () => {
  const text = fence(
    'bash',
    '# Stop the writers, so that no job',
    '# is lost on the way',
    'systemctl stop jobs',
    '# Look',
    '# (5 GB)',
    'df -h',
  )
  expect(outline(`## Fix\n\n${text}\n`)).toEqual([
    ['Fix', ['Stop the writers, so that no job is lost on the way', 'systemctl stop jobs'], ['Look', 'df -h']],
  ])
})

test('runs nothing of a step whose commands are for different cases', () => {
  const [step] = read('## Fix\n\n1. If the cart is slow: `make cart`. If the page is slow: `make page`.\n2. Look\n').procedures[0]!.steps
  expect(step!.commands.map(({ onlyWhen }) => onlyWhen)).toEqual(['If the cart is slow', 'If the page is slow'])
  expect(commandsToRun(step!)).toEqual([])
})

test('ties a case whose words no heading has to what was done last', () => {
  const text = '## Part 1\n\n### Start\n\n1. `make start`\n\n### Load\n\n1. `make load`\n\n### If the disk breaks\n\n1. `make swap`\n'
  const { procedures } = read(text)
  expect(procedures.map(({ title, branchOf }) => [title, branchOf])).toEqual([
    ['Start', undefined],
    ['Load', undefined],
    ['If the disk breaks', [procedures[1]!.id]],
  ])
})

test('reads a document that is one fence of Markdown as a whole, and shows any other as it is', () => {
  const document = '# Web\n\n## Fix\n\n1. Restart: `systemctl restart web`\n'
  expect(outline(`\`\`\`markdown\n${document}\`\`\`\n`)).toEqual([['Fix', ['Restart: systemctl restart web', 'systemctl restart web']]])
  expect(read(`\`\`\`markdown\n${document}\`\`\`\n`).procedures[0]!.lines).toEqual({ start: 6, end: 6 })
  expect(read(`# Template\n\n\`\`\`markdown\n${document}\`\`\`\n`).procedures).toEqual([])
  const inner = `${document}\n${fence('bash', 'make web')}\n`
  expect(texts(`\`\`\`markdown\n${inner}\`\`\`\n`)).toEqual(['systemctl restart web', 'make web'])
  expect(outline(`${fence('markdown', '# A message')}\n\n## Fix\n\n${fence('bash', 'make web')}\n`)).toEqual([['Fix', ['Fix', 'make web']]])
})

test('reads tags that are only looks as looks, and an anchor as no words', () => {
  const { sections, blocks } = read('# Web\n\n## Restore {#restore-db}\n\nFirst <b>stop</b> it.<br>Then <name> goes.\n')
  expect(sections.map(({ id, title }) => [id, title]).at(-1)).toEqual(['restore-db', 'Restore'])
  expect(blocks.at(-1)).toMatchObject({
    inlines: [{ type: 'text', text: 'First stop it.' }, { type: 'break' }, { type: 'text', text: 'Then <name> goes.' }],
  })
})

test('has no blank where a file has the head of a section, and none in an option of Windows', () => {
  const blanks = (text: string) => commandsOf(text).flatMap((command) => command.blanks.map(({ name }) => name))
  expect(blanks(`## Fix\n\n${fence('bash', "cat > web.service <<'EOT'", '[Service]', 'User=web', 'EOT')}\n`)).toEqual([])
  expect(blanks(`## Fix\n\n${fence('bash', 'restore --id [backup]')}\n`)).toEqual(['[backup]'])
  expect(blanks('## Fix\n\n1. `taskkill /F /PID <PID>`\n')).toEqual(['<PID>'])
  expect(blanks('## Fix\n\n1. `$env:TRACE="on"`\n')).toEqual([])
})
