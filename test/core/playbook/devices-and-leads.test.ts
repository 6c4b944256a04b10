// Lines for a network device in a fence that calls them shell, and words that only seem to tell to run something.
import { describe, expect, it, test } from 'vitest'
import { commandsOf, texts } from './reading.ts'

describe('a fence that calls itself shell', () => {
  it.each([
    ['enable', 'conf t', 'router ospf 1', ' network 10.1.0.0 0.0.255.255 area 0', ' passive-interface Gi0/1', 'end'],
    ['interface Loopback0', ' ip address 192.0.2.2 255.255.255.255', ' description "for tests"'],
    ['show ip interface brief'],
    ['interface range Gi0/1-4', ' switchport access vlan 20', ' no shutdown'],
  ])('holds what is typed on a device: %s', (...lines) => {
    const found = commandsOf(`## A\n\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`)
    expect(found.map(({ text, kind }) => [kind, text])).toEqual(lines.map((line) => ['repl', line.trim()]))
  })

  it('holds what a shell runs as ever', () => {
    const found = commandsOf('## A\n\n```bash\nping -c 1 web\nip route\nexit\n```\n')
    expect(found.map(({ kind }) => kind)).toEqual(['shell', 'shell', 'shell'])
  })
})

describe('code', () => {
  it.each([
    ['Then run `bin/schema-tool`.', 'bin/schema-tool'],
    ['Re-bind: `bindtool --channel <name>`', 'bindtool --channel <name>'],
    ['`bridge.exe --check` 查看状态', 'bridge.exe --check'],
    ['如果不确定名称，使用 `pm2 list` 查看', 'pm2 list'],
  ])('is to be run: %s', (text, command) => {
    expect(texts(`## A\n\n- ${text}\n`)).toEqual([command])
  })

  it.each([
    '**Error:** `npm ERR!`',
    'Pfade: `service install` erfordert einen gültigen Pfad.',
    '如果是使用 `docker compose down -v`，数据会被删除。',
    '如果执行 `docker ps` 报错，请联系负责人。',
  ])('is only talked about: %s', (text) => {
    expect(texts(`## A\n\n- ${text}\n`)).toEqual([])
    expect(texts(`## A\n\n${text}\n`)).toEqual([])
  })
})

test('a file that is only named is none', () => {
  expect(texts('## A\n\n- Look into `bin/schema-tool`\n- The tools are in `bin/`\n')).toEqual([])
})
