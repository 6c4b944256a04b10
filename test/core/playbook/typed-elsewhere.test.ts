// What is typed on a device or into a database, written as inline code or in a fence of its own, is none of the shell's.
import { describe, expect, it, test } from 'vitest'
import { commandsOf } from './reading.ts'

function typed(...lines: readonly string[]): readonly string[] {
  return commandsOf(lines.join('\n')).map((command) => `${command.kind} ${command.text}`)
}

describe('SQL in small letters', () => {
  it.each([
    ['1. Stop it.  \n   `stop slave;`', ['sql stop slave;']],
    ['1. 在主库中使用 `flush logs` 来刷新日志;', ['sql flush logs']],
    ['1. 执行 `start slave; show slave status\\G`', ['sql start slave; show slave status\\G']],
    ["1. Set it\n   `SET @@GLOBAL.GTID_PURGED='0440256a:1-7351'`", ["sql SET @@GLOBAL.GTID_PURGED='0440256a:1-7351'"]],
    ['1. Run `SELECT 1` there', ['sql SELECT 1']],
  ])('is typed into the database: %s', (text, commands) => {
    expect(typed('## Fix', text)).toEqual(commands)
  })

  it('ends where a remark begins', () => {
    expect(typed('## Fix', '```sql', "DELETE FROM t WHERE a = '--x';   -- if the index hurts", 'SELECT 1;', '```')).toEqual([
      "sql DELETE FROM t WHERE a = '--x';",
      'sql SELECT 1;',
    ])
  })

  it('is a word as any other where it says nothing else', () => {
    expect(typed('## Fix', '1. The words `start slave labour` and `stop it` are none')).toEqual([])
  })
})

describe('RouterOS', () => {
  it('is typed on the router, in an item, in a sentence and in a fence', () => {
    expect(
      typed(
        '## Look',
        '- Before:',
        '  - `/system resource print`',
        '  - `/export file=before`',
        '- Look at the rules with `/ip firewall filter print`.',
        '',
        '```routeros',
        '# Both tables',
        '/ip address print',
        '/ip route print detail',
        '```',
      ),
    ).toEqual([
      'repl /system resource print',
      'repl /export file=before',
      'repl /ip firewall filter print',
      'repl /ip address print',
      'repl /ip route print detail',
    ])
  })

  it('is no path, and no path is RouterOS', () => {
    expect(typed('## Look', '1. Look into `/system/resource`', '2. Restart with `/usr/local/bin/web restart`')).toEqual([
      'shell /usr/local/bin/web restart',
    ])
  })
})

test('code in tags is code', () => {
  expect(typed('## Look', '1. Look with <code>top -bn1 | head</code>, then restart: <code>systemctl restart web</code>')).toEqual([
    'shell top -bn1 | head',
    'shell systemctl restart web',
  ])
  expect(typed('## Look', '1. The page says `</code>` and <code> alone')).toEqual([])
})

test('a column may be one of commands or of something else to do', () => {
  expect(
    typed('## 检查', '| 检查项 | 命令/方式 |', '| --- | --- |', '| 连通 | `telnet 10.0.2.20 3306` |', '| 缓存 | 启动后加载 |'),
  ).toEqual(['shell telnet 10.0.2.20 3306'])
})
