import { expect, test } from 'vitest'
import { wayOut } from '../../../src/core/playbook/console-way-out.ts'

const typed = (...openers: readonly string[]) => openers.map((opener) => wayOut(opener).typed)
const pressed = (...openers: readonly string[]) => openers.map((opener) => wayOut(opener).pressed)

test('a console is left by its own word', () => {
  expect(typed('psql -U app shop', 'sudo -u postgres psql', 'docker exec -it db psql -U app', 'kubectl exec -it db-0 -- psql')).toEqual(
    Array(4).fill('\\q'),
  )
  expect(typed('erl', 'rebar3 shell', 'python3', 'sqlite3 a.db', 'redis-cli -h cache', 'mysql -u root', 'node')).toEqual([
    'q().',
    'q().',
    'exit()',
    '.quit',
    'exit',
    'exit',
    '.exit',
  ])
})

test('one on a running node is left without a word that would stop the node', () => {
  const openers = ['bin/shop remote_console', 'erl -sname a -remsh shop@here', './shop attach', 'iex --remsh shop@here', 'iex -S mix']
  expect(typed(...openers)).toEqual(openers.map(() => undefined))
  expect(pressed(...openers)).toEqual(['Ctrl G, then q and Enter', 'Ctrl G, then q and Enter', 'Ctrl D', 'Ctrl C twice', 'Ctrl C twice'])
})

test('a shell elsewhere is left with exit, what runs elsewhere is only let go of, and what is not known as most are', () => {
  expect(typed('ssh db-1', 'docker exec -it web bash', 'kubectl exec -it web-0 -- sh', 'sudo su')).toEqual(Array(4).fill('exit'))
  expect(pressed('docker attach web', 'tmux attach -t ops', 'screen -r')).toEqual([
    'Ctrl P, then Ctrl Q',
    'Ctrl B, then d',
    'Ctrl A, then d',
  ])
  expect(wayOut('make console')).toEqual({ typed: 'exit', pressed: 'Ctrl D' })
})
