// "If it fails:" in plain words, with no heading and no bold: what stands below is done only then.
import { describe, expect, test } from 'vitest'
import { wayWith } from '../../../src/core/playbook/way.ts'
import { read } from './reading.ts'

const fence = (command: string) => `\`\`\`\n${command}\n\`\`\``

/** Per procedure: when it is done, the number and the words of its steps with their commands. */
function pieces(text: string) {
  return read(text).procedures.map(({ onlyWhen, steps }) => [
    onlyWhen,
    ...steps.map(({ number, title, commands }) => [number, title, ...commands.map((command) => command.text)].join(' | ')),
  ])
}

const restart = `1. Run \`systemctl restart web\`\n2. Check \`curl -f localhost\``

describe('words about failing above what to do then', () => {
  test('make a numbered list a branch of the steps above', () => {
    const playbook = read(`## Restart\n${restart}\n\nIf it fails:\n\n1. Run \`systemctl reset-failed web\`\n2. Call the owner`)
    const [main, branch, ...others] = playbook.procedures
    expect(others).toEqual([])
    expect(branch).toMatchObject({ kind: 'branch', onlyWhen: 'If it fails', branchOf: [main!.id], path: ['Restart', 'If it fails'] })
    expect(main!.onFailure).toEqual([{ when: 'If it fails', procedureIds: [branch!.id], lines: branch!.lines }])
    expect(branch!.steps.map((step) => step.title)).toEqual(['Run systemctl reset-failed web', 'Call the owner'])
    const inOneScenario = playbook.procedures.map((procedure) => ({ ...procedure, scenarioId: 'restart' as never }))
    expect(wayWith(inOneScenario[0]!, inOneScenario, () => false)).toEqual([inOneScenario[0]])
  })

  test('make a fence one, up to the next paragraph; the steps behind it count on', () => {
    const text = `## Restart\nRestart it:\n\n${fence('systemctl restart web')}\n\nIf that doesn't work:\n\n${fence('systemctl reset-failed web')}\n\n${fence('systemctl start web')}\n\nThen look:\n\n${fence('curl -f localhost')}`
    expect(pieces(text)).toEqual([
      [undefined, '1 | Restart | systemctl restart web'],
      ["If that doesn't work", "1 | If that doesn't work | systemctl reset-failed web", "2 | If that doesn't work | systemctl start web"],
      [undefined, '2 | Restart | curl -f localhost'],
    ])
  })

  test('below a heading put all of it under their case, and keep no command out of what Run runs there', () => {
    const text = `## Move\n\n${fence('move --all')}\n\n## Rebuild\n\nIf the move fails, rebuild it from what is in store:\n\n${fence('rebuild --all')}`
    const [, branch] = read(text).procedures
    expect(branch).toMatchObject({ onlyWhen: 'If the move fails' })
    expect(branch!.steps.flatMap(({ commands }) => commands.map(({ text, onlyWhen }) => [text, onlyWhen]))).toEqual([
      ['rebuild --all', undefined],
    ])
  })

  test('end before the next number of the list around them', () => {
    const text = `## Restart\n1. Run \`systemctl restart web\`\n\nIf it fails, reset it:\n\n${fence('systemctl reset-failed web')}\n\n2. Check \`curl -f localhost\``
    expect(pieces(text)).toEqual([
      [undefined, '1 | Run systemctl restart web | systemctl restart web'],
      ['If it fails, reset it', '1 | If it fails, reset it | systemctl reset-failed web'],
      [undefined, '2 | Check curl -f localhost | curl -f localhost'],
    ])
  })

  test('end at the next heading', () => {
    const text = `## Restart\n${restart}\n\nIf it fails:\n\n- Run \`systemctl reset-failed web\`\n\n## Look\n${fence('curl -f localhost')}`
    expect(pieces(text).map(([onlyWhen]) => onlyWhen)).toEqual([undefined, 'If it fails', undefined])
  })

  test('hold a sentence that leads on to the commands', () => {
    const text = `## Restart\n${restart}\n\nIf it fails:\n\nThe unit may be blocked. Reset it:\n\n${fence('systemctl reset-failed web')}\n\nThen look:\n\n${fence('curl localhost')}`
    expect(pieces(text).map(([onlyWhen, ...steps]) => [onlyWhen, steps.length])).toEqual([
      [undefined, 2],
      ['If it fails', 1],
      [undefined, 1],
    ])
  })

  test('stand behind another sentence too, and twice below one heading', () => {
    const text = `## Restart\n${restart}\n\nIt takes a minute. If it still does not answer, run:\n\n${fence('systemctl reset-failed web')}\n\nIf that fails:\n\n${fence('reboot')}`
    const [main, first, second] = read(text).procedures
    expect([first!.onlyWhen, second!.onlyWhen]).toEqual(['If it still does not answer, run', 'If that fails'])
    expect(main!.onFailure!.map(({ procedureIds }) => procedureIds)).toEqual([[first!.id], [second!.id]])
    expect(first!.onFailure!.map(({ procedureIds }) => procedureIds)).toEqual([[second!.id]])
  })

  test.each([
    ["If this doesn't help, reboot: `reboot`.", "If this doesn't help"],
    ['Should that not work, reboot with `reboot`.', 'Should that not work'],
    ['If it still fails, run `systemctl stop web` and then `reboot`.', 'If it still fails'],
  ])('make the paragraph a branch whose command they say: %s', (words, when) => {
    expect(pieces(`## Restart\n${restart}\n\n${words}\n\nThen run \`curl localhost\`.`)).toEqual([
      [undefined, '1 | Run systemctl restart web | systemctl restart web', '2 | Check curl -f localhost | curl -f localhost'],
      [when, expect.stringContaining('reboot')],
      [undefined, '3 | Then run curl localhost. | curl localhost'],
    ])
  })

  test('make no branch of a case that is no failure', () => {
    const playbook = read(`## Restart\n${restart}\n\nIf the queue is full, run \`reboot\`.`)
    expect(playbook.procedures.map(({ kind }) => kind)).toEqual(['procedure'])
  })

  test('make no branch of a paragraph that goes on with what is done always', () => {
    const playbook = read(`## Restart\n${restart}\n\nIf it fails, run \`reboot\`. Then run \`curl localhost\`.`)
    expect(playbook.procedures.map(({ kind }) => kind)).toEqual(['procedure'])
  })

  test('belong to the way above that a label names', () => {
    const text = `## Restart\n**Quick fix:**\n\n${fence('systemctl restart web')}\n\nIf it fails:\n\n${fence('reboot')}`
    const [quick, branch] = read(text).procedures
    expect(branch).toMatchObject({ branchOf: [quick!.id], path: ['Restart', 'Quick fix', 'If it fails'] })
    expect(quick!.onFailure).toHaveLength(1)
  })
})

const languages = [
  ['German', 'Falls das nicht hilft:'],
  ['French', 'Si cela échoue :'],
  ['Spanish', 'Si no funciona:'],
  ['Portuguese', 'Se não funcionar:'],
  ['Italian', 'Se non funziona:'],
  ['Russian', 'Если не помогло:'],
  ['Chinese', '如果失败：'],
  ['Japanese', '失敗した場合：'],
  ['Korean', '실패하면:'],
] as const

test.each(languages)('words about failing are known in %s', (_language, words) => {
  const [, branch] = read(`## Web\n${restart}\n\n${words}\n\n${fence('systemctl reset-failed web')}`).procedures
  expect(branch?.onlyWhen).toBe(words.replace(/\s*[:：]$/, ''))
})

const none = [
  ['a circumstance', `## Web\n${restart}\n\nIf using Docker:\n\n${fence('docker restart web')}`],
  ['success', `## Web\n${restart}\n\nIf all is well:\n\n${fence('systemctl enable web')}`],
  ['a sentence that says all of it itself', `## Web\n${restart}\n\nIf it fails, call the owner.\n\n${fence('systemctl enable web')}`],
] as const

test.each(none)('%s makes no branch', (_what, text) => {
  expect(read(text).procedures.map(({ kind }) => kind)).toEqual(['procedure'])
})

test('words about failing with nothing done before them are what all of it is for', () => {
  const [only, ...others] = read(`## Failover\nIf failover fails, restore:\n\n${fence('pg_restore shop.dump')}`).procedures
  expect(others).toEqual([])
  expect(only).toMatchObject({ onlyWhen: 'If failover fails', path: ['Failover'] })
})
