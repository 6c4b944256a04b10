// Which procedures one time is given for.
import { expect, test } from 'vitest'
import { isTimedWith, timedHeading } from '../../../src/core/playbook/timed-part.ts'
import { lines, read } from './reading.ts'

const run = (command: string) => ['', '```bash', command, '```', '']

test('what stands below a heading that gives a time has it together', () => {
  const [stop, look] = read(
    lines('## Phase 1: Triage (0-15 minutes)', '', '### Stop', ...run('docker stop web'), '### Look', ...run('docker ps')),
  ).procedures
  expect(timedHeading(look!)).toBe('Phase 1: Triage (0-15 minutes)')
  expect(isTimedWith(stop!, look!)).toBe(true)
})

test('two scenarios below it do not: who works on one does not work on the other', () => {
  const { procedures } = read(
    lines(
      '## Phase 1: Triage (0-15 minutes)',
      '',
      '### Scenario 1: Disk full',
      ...run('df -h'),
      '### Scenario 2: Web is down',
      '',
      '#### Stop',
      ...run('docker stop web'),
      '#### Look',
      ...run('docker ps'),
    ),
  )
  const [disk, stop, look] = procedures
  expect(procedures.map((procedure) => timedHeading(procedure))).toEqual(Array(3).fill('Phase 1: Triage (0-15 minutes)'))
  expect(isTimedWith(disk!, stop!)).toBe(false)
  expect(isTimedWith(stop!, look!)).toBe(true)
})
