// Words above a fence that say into which console its lines are typed.
import { describe, expect, it } from 'vitest'
import { commandsOf } from './reading.ts'

function typed(lead: string, language: string, ...text: readonly string[]): readonly string[] {
  return commandsOf(`## Look\n\n${lead}\n\n\`\`\`${language}\n${text.join('\n')}\n\`\`\``).map(
    (command) => `${command.kind} ${command.text}`,
  )
}

describe('what stands below the name of a console is typed there', () => {
  it.each([
    ['Inside mongosh:', '', ['rs.status()', 'show dbs'], ['repl rs.status()', 'repl show dbs']],
    ['In the mongo shell, run:', 'js', ['rs.stepDown(60)'], ['repl rs.stepDown(60)']],
    ['Connect to mongosh and run:', 'bash', ['use admin', 'db.serverStatus()'], ['repl use admin', 'repl db.serverStatus()']],
    ['Within redis-cli:', '', ['info', 'config get maxmemory'], ['repl info', 'repl config get maxmemory']],
    ['In the psql shell:', '', ['\\dt', 'vacuum full;'], ['sql \\dt', 'sql vacuum full;']],
    ['At the `mysql>` prompt:', 'sh', ['stop slave;', 'show slave status\\G'], ['sql stop slave;', 'sql show slave status\\G']],
    ['From the Rails console:', '', ['Rails.cache.clear'], ['repl Rails.cache.clear']],
    ['在 mongosh 中执行：', '', ['rs.status()'], ['repl rs.status()']],
  ])('%s', (lead, language, text, commands) => {
    expect(typed(lead, language, ...text)).toEqual(commands)
  })

  it.each([
    ['In the psql shell:', 'psql -U app -c "SELECT 1"'],
    ['Inside the container:', 'rm -rf /tmp/cache'],
    ['Look at it in Redis:', 'redis-cli info'],
    ['On the MySQL host:', 'systemctl restart mysql'],
  ])('and what the shell takes is the shell’s: %s %s', (lead, command) => {
    expect(typed(lead, 'bash', command)).toEqual([`shell ${command}`])
  })

  it('knows MongoDB’s calls without any words', () => {
    expect(typed('Then:', 'bash', 'rs.status()', 'uptime')).toEqual(['repl rs.status()', 'shell uptime'])
  })

  it('opens a console that an item names', () => {
    expect(commandsOf('## Look\n\n1. Open the shell: `mongosh`\n2. In mongosh run `rs.status()`').map(({ text }) => text)).toEqual([
      'mongosh',
      'rs.status()',
    ])
  })
})
