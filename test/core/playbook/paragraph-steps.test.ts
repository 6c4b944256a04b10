// A paragraph whose lines each say what to run is several steps.
import { expect, test } from 'vitest'
import { commandsToRun } from '../../../src/core/playbook/runnable.ts'
import { lines, outline, read } from './reading.ts'

const paragraphs: readonly (readonly [string, string, ...(readonly [string, ...string[]])[]])[] = [
  [
    'named by words and a colon',
    lines('Start: `/opt/app/start.sh`', 'Stop: `/opt/app/stop.sh`', 'Logs: `/opt/app/log/`'),
    ['Start: /opt/app/start.sh', '/opt/app/start.sh'],
    ['Stop: /opt/app/stop.sh Logs: /opt/app/log/', '/opt/app/stop.sh'],
  ],
  [
    'named in bold, with the command on the next line',
    lines(
      '**Check 1:** is it up?',
      '`systemctl status vpn`',
      '**Check 2:** is the list old?',
      '`openssl crl -in crl.pem -nextupdate -noout`',
    ),
    ['Check 1: is it up?', 'systemctl status vpn'],
    ['Check 2: is the list old?', 'openssl crl -in crl.pem -nextupdate -noout'],
  ],
  [
    'that call themselves steps, with a command or none',
    lines('Paso 1. Reiniciar: `systemctl restart erp`', 'Paso 2. Avisar a los usuarios.', 'Paso 3. Si no arranca, `tail -200 erp.log`'),
    ['Reiniciar: systemctl restart erp', 'systemctl restart erp'],
    ['Avisar a los usuarios.'],
    ['Si no arranca, tail -200 erp.log', 'tail -200 erp.log'],
  ],
  [
    'whose commands have no mark',
    lines('Step 1 - fetch it', '    aws s3 cp s3://dumps/a.dump .', 'Step 2 - list it', '    pg_restore -l a.dump > toc'),
    ['fetch it', 'aws s3 cp s3://dumps/a.dump .'],
    ['list it', 'pg_restore -l a.dump > toc'],
  ],
  [
    'whose commands have no mark, each at the end of its line',
    lines('Fetch it:', 'aws s3 ls s3://dumps', 'List it:', 'pg_restore -l web.dump'),
    ['Fetch it', 'aws s3 ls s3://dumps'],
    ['List it', 'pg_restore -l web.dump'],
  ],
  [
    'that end with what is no command',
    lines('Start: `a.sh -x` in `/srv`', 'Stop: `b.sh -x`'),
    ['Start: a.sh -x in /srv', 'a.sh -x'],
    ['Stop: b.sh -x', 'b.sh -x'],
  ],
  [
    'named by themselves, not by the words above all of them',
    lines('Do both:', '', '`systemctl stop web`', 'Start: `systemctl start web`'),
    ['Web', 'systemctl stop web'],
    ['Start: systemctl start web', 'systemctl start web'],
  ],
  [
    'but not where the editor broke a line that was full',
    lines(
      'On the first of both machines in the rack stop it: `systemctl stop web`',
      'Web01 then goes on, and is looked at: `systemctl status web`',
    ),
    [
      'On the first of both machines in the rack stop it: systemctl stop web Web01 then goes on, and is looked at: systemctl status web',
      'systemctl stop web',
      'systemctl status web',
    ],
  ],
  [
    'that have a command without a mark between those with one',
    lines('**Fix:** look with `docker ps`.', 'As administrator:', 'net stop spooler', 'Then run `systemctl start web`.'),
    ['Fix: look with docker ps.', 'docker ps'],
    ['As administrator', 'net stop spooler'],
    ['Then run systemctl start web.', 'systemctl start web'],
  ],
  [
    'but not a line that goes on with a sentence',
    lines('Stop it with `systemctl stop web`, and then', 'Web can be started: `systemctl start web`.'),
    ['Stop it with systemctl stop web, and then Web can be started: systemctl start web.', 'systemctl stop web', 'systemctl start web'],
  ],
]

test.each(paragraphs)('%s', (_says, text, ...steps) => {
  expect(outline(`## Web\n\n${text}\n`)).toEqual([['Web', ...steps]])
})

test('a line for when the one above fails stays with it, and is not run', () => {
  const [step, ...others] = read('## Web\n\nStart: `systemctl start web`\nIf it fails: `systemctl reset-failed web`\n').procedures[0]!.steps
  expect(others).toEqual([])
  expect(commandsToRun(step!).map(({ text }) => text)).toEqual(['systemctl start web'])
})

test('the last step ends with the paragraph, also where its command goes over the end of a line', () => {
  const { steps } = read('## Web\n\nStart: `a.sh -x`\nStop: `b.sh -x\n-y`\n\nText.\n').procedures[0]!
  expect(steps.map((step) => step.lines)).toEqual([
    { start: 3, end: 3 },
    { start: 4, end: 5 },
  ])
})

test('each step has the lines of the file that it stands on', () => {
  const { steps } = read('## Web\n\nStart: `a.sh -x`\nwith care.\nStop: `b.sh -x`\n\nText.\n').procedures[0]!
  expect(steps.map((step) => step.lines)).toEqual([
    { start: 3, end: 4 },
    { start: 5, end: 5 },
  ])
})
