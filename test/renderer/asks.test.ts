import { expect, test } from 'vitest'
import { shownLines } from '../../src/core/terminal/shown-lines.ts'
import { asksSomething } from '../../src/renderer/step/asks.ts'

const asks = (text: string, isWhole = true) => asksSomething({ text, isWhole }, shownLines(text, isWhole))

test.each([
  '[sudo] password for ops: ',
  "ops@10.0.0.3's password: ",
  'Enter passphrase for key /home/ops/.ssh/id: ',
  'WARNING! This will remove all images.\r\nAre you sure you want to continue? [y/N] ',
  'Are you sure you want to continue connecting (yes/no/[fingerprint])? ',
  "Please type 'yes', 'no' or the fingerprint: ",
  'Overwrite existing file? ',
  'Verification code: ',
  'Press any key to continue . . . ',
  '\u001b[7m--More--\u001b[0m',
  'opened\r\n\u001b[?1049h\u001b[2J\u001b[1;1H# a file\u001b[24;1H"notes" 1L\r\n',
])('a command that stopped after %j asks something', (text) => {
  expect(asks(text)).toBe(true)
})

test.each([
  '',
  'password changed:\r\n',
  'starting chroma\r\nheartbeat',
  'Progress: 40%',
  'Waiting for rollout: 1 of 5\r\n',
  'Continue? [y/N] y\r\n',
  'downloading [====>    ]',
  '\u001b[?1049h\u001b[2J\u001b[1;1H# a file\u001b[?1049l\r\nsaved\r\n',
])('a command that goes on after %j does not', (text) => {
  expect(asks(text)).toBe(false)
})

test('a terminal that shows another one asks nothing of its own', () => {
  const drawn = '\u001b[?1049h\u001b[H(shop@here)1> '
  expect(asksSomething({ text: drawn, isWhole: true }, shownLines(drawn, true), 'tmux attach -t shop')).toBe(false)
  expect(asksSomething({ text: drawn, isWhole: true }, shownLines(drawn, true), 'vi notes')).toBe(true)
})

test('a full-screen program still has the keys when it has drawn so much that its beginning is no longer at hand', () => {
  const drawn = Array.from({ length: 24 }, (_, row) => `\u001b[${row + 1};1H~\u001b[K`).join('')
  expect(asks(drawn, false)).toBe(true)
  expect(asks(`${drawn}\u001b[?1049l`, false)).toBe(false)
})
