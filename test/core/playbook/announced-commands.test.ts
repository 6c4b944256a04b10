// Commands that the words above or before them announce: below "Useful commands", behind "Verify with:", in a row of code.
import { describe, expect, it, test } from 'vitest'
import { texts } from './reading.ts'

describe('a list that is announced as commands', () => {
  it('holds them without any mark, with what they are for behind them', () => {
    expect(
      texts(
        '## Look around',
        'Helpful commands on the switch:',
        '- net show bridge macs',
        '- net show lldp | grep -i spine',
        '- ip route',
        '- ip address <interface>',
        '- df -h - free space',
        '- the console of the vendor',
        '- docker is not installed there',
      ),
    ).toEqual(['net show bridge macs', 'net show lldp | grep -i spine', 'ip route', 'ip address <interface>', 'df -h'])
  })

  it('holds programs that nobody knows, whatever is said of them', () => {
    expect(
      texts('## Useful commands', '- `acmectl queue status` shows what waits', '- `acmectl queue flush`', '- never `acmectl wipe all`'),
    ).toEqual(['acmectl queue status', 'acmectl queue flush'])
  })

  it('may hang below an item', () => {
    expect(texts('## Look', '1. Commands on the router:', '   - ip route', '   - ip neigh', '2. Write down what you saw.')).toEqual([
      'ip route',
      'ip neigh',
    ])
  })
})

describe('a command without any mark', () => {
  it.each([
    ['1. Verify with: curl https://web.example/health', 'curl https://web.example/health'],
    ['1. yq 버전 확인: yq --version', 'yq --version'],
    ['1. 파일 확인: ls config/values/dev/', 'ls config/values/dev/'],
    ['1. By hand: TAG="v2" yq -i \'.tag = strenv(TAG)\' values.yaml', 'TAG="v2" yq -i \'.tag = strenv(TAG)\' values.yaml'],
  ])('stands behind the colon that says what it is for: %s', (text, command) => {
    expect(texts('## Check', text)).toEqual([command])
  })

  it.each([
    '1. Note: git is not there yet',
    '1. Requires: docker and a key',
    '1. curl: (7) could not connect',
    '1. npm 10.x',
    '1. docker 24+',
  ])('is none in words behind a colon, nor a version: %s', (text) => {
    expect(texts('## Check', text)).toEqual([])
  })
})

describe('code in a step', () => {
  it.each([
    ['1. List them: `~/bin/session list`', '~/bin/session list'],
    ['1. Stop it: `/etc/init.d/acme stop`', '/etc/init.d/acme stop'],
    ['1. `shutdown` sur l’interface de R2', 'shutdown'],
    ['1. Wait a little: `sleep 0.5`', 'sleep 0.5'],
  ])('is a command: %s', (text, command) => {
    expect(texts('## Fix', text)).toEqual([command])
  })

  it.each(['1. Needs `npm 10.x`', '1. In short `git fetch + reset --hard`', '1. Look at `/opt/acme/bin/session`'])(
    'is none: %s',
    (text) => {
      expect(texts('## Fix', text)).toEqual([])
    },
  )

  it('is run once where it is named and then stands alone', () => {
    expect(texts('## Look', '1. To see the peers, use the `show ip bgp summary` command.', '   `show ip bgp summary`')).toEqual([
      'show ip bgp summary',
    ])
  })

  it('goes on in a row that also names programs alone', () => {
    expect(texts('## Tools', 'Look with `ipconfig /all`, `tracert`, `ping`, `netstat -an`.')).toEqual(['ipconfig /all', 'netstat -an'])
  })
})

describe('a program that nobody knows', () => {
  it.each([
    ['1. Any session from before is lost: recreate them with `acme-session create`', ['acme-session create']],
    ['Verify with `acme version`, `acme doctor` and the page of the board.', ['acme version', 'acme doctor']],
    ['1. `deploy/scripts/smoke.sh` and look at the page', ['deploy/scripts/smoke.sh']],
  ])('is called where the words say what is done with it: %s', (text, commands) => {
    expect(texts('## Restart', text)).toEqual(commands)
  })

  it.each([
    '1. Replace the key with `acme secret`',
    '1. Fill in the form with `acme user`',
    '- `deploy/scripts/smoke.sh` – looks at the page',
  ])('is none where they do not: %s', (text) => {
    expect(texts('## Restart', text)).toEqual([])
  })
})

test('an item that is called a check runs what it says the answer of', () => {
  expect(
    texts(
      '## Change',
      '- **Validation:** `dotnet build x.sln` green; `grep -r "using x" app/` returns zero.',
      "- **Verification (after it):** `select a from flags where k='x'` shows true.",
      '- **Rollback:** `git revert` of the change; `git log` shows it.',
    ),
  ).toEqual(['dotnet build x.sln', 'grep -r "using x" app/', "select a from flags where k='x'"])
})

test('a column of commands holds those of programs that nobody knows', () => {
  expect(
    texts(
      '## Tasks',
      '| Aufgabe | Befehl |',
      '| --- | --- |',
      '| Prüfen | `integrity:scan --root=<id>` |',
      '| Ausweisen | `data-report` |',
    ),
  ).toEqual(['integrity:scan --root=<id>', 'data-report'])
})

test('a block of settings is none to run, though its fence says shell and spaces end its lines', () => {
  expect(texts('## Network', '```bash', 'subnet 10.0.0.0 netmask 255.0.0.0 {  ', 'range 10.0.0.10 10.0.0.250;  ', '}', '```')).toEqual([])
})
