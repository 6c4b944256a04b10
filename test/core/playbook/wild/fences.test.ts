// Fences without a language, and what stands below words that announce an output.
import { describe, expect, it } from 'vitest'
import { everyBlock, lines, read, texts } from '../reading.ts'

describe('fences without a language', () => {
  it.each([
    'bin/server-roles -u <user> -k <path/to/key>',
    './restore 2024',
    '/opt/app/bin/ctl --all',
    'kubectl get pods',
    'for i in 1 2; do echo $i; done',
    'sudo -u postgres psql -c "SELECT 1"',
  ])('hold a command: %s', (text) => {
    expect(texts('## Fix', '```', text, '```')).toEqual([text])
  })

  it.each([
    '@channel the certificate will expire on Thu Nov 30',
    '/opt/app/bin/git',
    'acl is_delete method DELETE\nhttp-request deny if is_delete',
    'INCIDENT: database is gone\nSEVERITY: P1',
    '{"status": "ok"}',
    'ERROR 1040 (HY000): Too many connections',
  ])('hold none: %s', (text) => {
    expect(texts('## Fix', '```', ...text.split('\n'), '```')).toEqual([])
  })
})

describe('what one expects to see', () => {
  it.each([
    'Expected output:',
    '**Expected Output:**',
    'The output should contain the `notAfter` field.',
    'You should see something like this:',
    'You will get:',
    'Output:',
    'This returns:',
    'The response looks like this:',
    'which prints',
    'Sample output',
    'Logs similar to the following should be present:',
    'Erwartete Ausgabe:',
    'Résultat attendu :',
    'Salida esperada:',
    '预期输出：',
  ])('stands below "%s" and is not run', (lead) => {
    const playbook = read(lines('## Look', '', lead, '', '```shell', 'notAfter=Aug  6 13:11:20 2025 GMT', '```'))
    expect(playbook.procedures).toEqual([])
    expect(everyBlock(playbook.blocks)).toContainEqual(expect.objectContaining({ type: 'code', role: 'output' }))
  })

  const announced = 'Expected output:\n\n```shell\nnode-1 ready\nnode-2 ready\n```'
  it.each([
    ['a heading that says what to run', '## Restart it with `make up`', announced],
    ['a label that says what to run', '## Fix', '**Restart it with `make up`**', announced],
    ['an item that says what to run', '## Fix', '1. Restart it with `make up`', announced.replace(/^(?=.)/gm, '   '), '2. Wait'],
    ['a numbered heading', '## 1. Start', '```bash\nmake up\n```', '## 2. Tell the users', 'Then look.', announced],
  ])('is not run below %s', (_, ...blocks) => {
    expect(texts(blocks.join('\n\n'))).toEqual(['make up'])
  })

  it.each([
    ['a comment behind the command', 'uptime  # should be more than a day'],
    ['a comment below the command', 'uptime\n# Expected: more than a day'],
    ['a comment further below', 'uptime\n\n# 预期: 一天以上'],
    ['an arrow', 'uptime\n# => 1 day'],
  ])('may be %s', (_, text) => {
    expect(texts('## Look', '```bash', ...text.split('\n'), '```')).toEqual(['uptime'])
  })
})
