// Runbooks that stand in a fence of plain text, and lists of commands with what they do.
import { describe, expect, it, test } from 'vitest'
import { outline, texts } from './reading.ts'

function fenced(...lines: readonly string[]): string {
  return ['## The web is down', '', '```', ...lines, '```', ''].join('\n')
}

describe('a fence of plain text', () => {
  it('holds steps that mark their commands as Markdown does, below facts of the whole', () => {
    const text = fenced(
      'Symptoms: 500 for everybody',
      'Severity: SEV-2',
      '',
      '1. Check the service: `systemctl status shop`',
      '2. Look for locks: `SELECT * FROM pg_locks`',
      '3. If it is down: `systemctl restart shop`',
      '4. If the disk is full: remove old logs',
      '5. Call the owner after 15 min',
    )
    expect(texts(text)).toEqual(['systemctl status shop', 'SELECT * FROM pg_locks', 'systemctl restart shop'])
    expect(outline(text).flatMap(([, ...steps]) => steps).length).toBe(5)
  })

  it('holds what is typed below the name of what is done', () => {
    expect(
      texts(
        fenced(
          'Detect: alert "disk > 90%"',
          'Diagnose:',
          '  df -h /',
          '  du -sh /var/log/* | sort -h',
          'Mitigate:',
          '  journalctl --vacuum-time=7d',
          'Verify: df -h shows less than 80%',
        ),
      ),
    ).toEqual(['df -h /', 'du -sh /var/log/* | sort -h', 'journalctl --vacuum-time=7d'])
  })

  it.each([
    ['Usage:', '  kubectl get [flags]', 'Options:', '  -A all'],
    ['Events:', '  docker pull web failed', 'Checks:', '  all good'],
    ['1. alpha `x`', '2. beta', 'and more'],
  ])('is none where it is the words of a program: %s', (...lines) => {
    expect(texts(fenced(...lines))).toEqual([])
  })
})

test('items that all begin with a command and say what it does are commands', () => {
  expect(texts('## Reference\n\n- `nodetool status` shows the ring\n- `nodetool repair -pr` repairs a node\n')).toEqual([
    'nodetool status',
    'nodetool repair -pr',
  ])
  expect(texts('## Windows\n\nDisks:  \n`gwmi Win32_LogicalDisk`\n')).toEqual(['gwmi Win32_LogicalDisk'])
})

test.each([
  '## Symptoms\n\n- `kubectl get nodes` shows NotReady\n- `kubectl get pods` hangs\n',
  '## Background\n\n- `nodetool status` shows the ring\n- the ring has three nodes\n',
])('what is seen is none: %s', (text) => {
  expect(texts(text)).toEqual([])
})

test('what a program of the team is called with is a command where it opens an item or a cell', () => {
  expect(texts('## A\n\n| Symptom | Check |\n| --- | --- |\n| Not joined | `seat join edge --publish now`; is it still up? |\n')).toEqual([
    'seat join edge --publish now',
  ])
  expect(texts('## A\n\n| Symptom | Check |\n| --- | --- |\n| Not joined | `seat is taken`; is it still up? |\n')).toEqual([])
})

test('a task that begins with a command is checked with it', () => {
  expect(texts('## Before\n\n- [ ] `cargo build` succeeds\n- [ ] Service is up (`seat status`)\n- [ ] `main` has the fix\n')).toEqual([
    'cargo build',
  ])
})
