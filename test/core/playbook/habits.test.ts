// Habits of single authors, each of which once cost a command or made one of an answer.
import { expect, test } from 'vitest'
import { commandsOf, lines, texts } from './reading.ts'

const habits: readonly (readonly [says: string, text: string, ...commands: string[]])[] = [
  ['then, behind an order in words', 'Ask the user, then `rndc reload example.org`', 'rndc reload example.org'],
  ['what it must show, behind a wait', '1. Wait ~10 s; `redis-cli -p 26379 ping` must print PONG.', 'redis-cli -p 26379 ping'],
  ['a question in brackets', 'Look at the server: are there errors (`dmesg | tail`)?', 'dmesg | tail'],
  [
    'another order behind it',
    'If it is missing on all: `zkServer.sh start-foreground` and read what it says.',
    'zkServer.sh start-foreground',
  ],
  ['an order behind a case', "1. If it's them: switch to the other one: `shopctl psp use fallback`", 'shopctl psp use fallback'],
  ['an order to drop', 'Third: drop the metric by a rule, `promtool check config p.yml`.', 'promtool check config p.yml'],
  ['no order in a name', '- DROP TABLE\n- Drop in traffic: `errors total`'],
  [
    'letters in capitals',
    lines('A) Restart', '   `supervisorctl restart x:*`', '', 'B) Purge', '   `rabbitmqctl purge_queue x`'),
    'supervisorctl restart x:*',
    'rabbitmqctl purge_queue x',
  ],
  [
    'a request with a body',
    '- free space, then `PUT _cluster/settings {"a":1}`\n- `GET orders/_search`',
    'PUT _cluster/settings {"a":1}',
    'GET orders/_search',
  ],
  [
    'a value in MongoDB',
    '1. Force it: `cfg = rs.conf(); rs.reconfig(cfg, {force: true})`',
    'cfg = rs.conf(); rs.reconfig(cfg, {force: true})',
  ],
  ['a function of PostgreSQL in small letters', '1. `select pg_cancel_backend(<pid>)`', 'select pg_cancel_backend(<pid>)'],
  [
    'Asterisk',
    '1. Calls stuck: `core show channels`, hang up with `channel request hangup all`',
    'core show channels',
    'channel request hangup all',
  ],
  ['names below a list of them', '```\nkafka-topics.sh --list\norders-v2\nbilling\n```', 'kafka-topics.sh --list'],
  ['programs below a list', '```\nkubectl exec web -- ls\ndate\nuptime\n```', 'kubectl exec web -- ls', 'date', 'uptime'],
  ['one name, which may be a program', '```\ndocker images --list\nrestart-all\n```', 'docker images --list', 'restart-all'],
  ['an answer of Ruby', '```\nrails console\n> User.count\n=> 51234\n> User.first\n```', 'rails console', 'User.count', 'User.first'],
]

test.each(habits)('%s', (_says, text, ...commands) => {
  expect(texts(`## Recovery\n\n${text}\n`)).toEqual(commands)
})

test('a disk without its folder is a blank', () => {
  expect(commandsOf('## Fix\n1. `dmesg -T | grep sdX`\n2. `ls sdXtra`').map(({ blanks }) => blanks.map(({ name }) => name))).toEqual([
    ['sdX'],
    [],
  ])
})

test('what is only for an emergency is not simply next', () => {
  const commands = commandsOf('## Fix\n1. Stop it: `/opt/x/stop.sh`; in an emergency: `/opt/x/stop.sh --now`')
  expect(commands.map(({ onlyWhen }) => onlyWhen)).toEqual([undefined, 'in an emergency'])
})
