// What the words say was done once, or is not to be done: it stays in the step to read, and never becomes a command.
import { describe, expect, it } from 'vitest'
import { lines, texts } from './reading.ts'

const old = '`docker restart web`'

describe('a step that names another way', () => {
  it.each([
    `Instead of the old way (run ${old}), call us.`,
    `Rather than restarting by hand (${old}), call us.`,
    `Unlike before (run ${old}, then look), the pipeline does it.`,
    `This replaces the old procedure (run ${old}).`,
    `Previously we ran ${old}; call us.`,
    `Formerly: ${old}.`,
    `Deprecated: run ${old}.`,
    `Old way: ${old}`,
    `Never do this: ${old}`,
    `No longer run ${old}.`,
    `Stop using ${old}.`,
    `There is no need to restart it (${old}).`,
    `It is no longer necessary to run ${old}.`,
    `Before, you had to run ${old}.`,
    `Nobody has to run ${old} now.`,
    `${old} (deprecated)`,
    `Call us, **not** ${old}.`,
    `In place of ${old} call us.`,
    `Anstatt wie früher (${old} ausführen), rufen Sie uns an.`,
    `Au lieu de l’ancienne méthode (exécutez ${old}), appelez-nous.`,
    `En lugar del método antiguo (ejecute ${old}), llámenos.`,
    `Em vez da forma antiga (execute ${old}), ligue para nós.`,
    `Invece del vecchio metodo (esegui ${old}), chiamaci.`,
  ])('does not run it: %s', (text) => {
    expect(texts('## Fix', '', `1. ${text}`)).toEqual([])
  })

  it.each([
    [`Instead of running \`docker stop web\` or ${old}, run \`docker ps\`.`, ['docker ps']],
    [`Previously we ran ${old}; now run \`docker ps\`.`, ['docker ps']],
    [`Old way: ${old}. New way: \`docker ps\``, ['docker ps']],
    ['Instead of waiting run `docker ps`.', ['docker ps']],
    ['Instead of a restart: `docker kill -s HUP web`.', ['docker kill -s HUP web']],
    ['Rather than guess, look (`docker logs web`).', ['docker logs web']],
    ['Use the old way (run `docker ps`).', ['docker ps']],
    ['Stop using the disk (`umount /data`).', ['umount /data']],
    ['If it no longer answers, run `docker ps`.', ['docker ps']],
    ['Do not skip this: `docker ps`', ['docker ps']],
    ['Unlike db1, db2 is restarted with `systemctl restart pg`.', ['systemctl restart pg']],
    ['Previously failed jobs are listed again: `docker ps`', ['docker ps']],
    ['Run `docker ps` (the old name is web-1).', ['docker ps']],
  ])('runs what it says instead: %s', (text, commands) => {
    expect(texts('## Fix', '', `1. ${text}`)).toEqual(commands)
  })
})

describe('a fence', () => {
  const fence = ['```bash', 'docker restart web', '```']

  it.each([
    'Do not do this:',
    'Do not run the following commands:',
    'The pool is small. Never do this:',
    '❌ Wrong:',
    'The old way:',
    'Instead of this:',
    'Nicht so:',
    'Ne faites pas ceci :',
    'No haga esto:',
    '不要这样做：',
  ])('is not run below "%s"', (lead) => {
    expect(texts('## Fix', '', lead, '', ...fence)).toEqual([])
    expect(texts('## Fix', '', `1. ${lead}`, ...fence.map((line) => `   ${line}`))).toEqual([])
  })

  it('is not run below such words either where its lines have numbers', () => {
    expect(
      texts('## Fix', '', 'Do not do this:', '', '```', '1. Stop it: `docker stop web`', '2. Remove it: `docker rm web`', '```'),
    ).toEqual([])
  })

  it('is not run below a heading that forbids it, and is shown', () => {
    expect(texts('## Do not', '', ...fence)).toEqual([])
    expect(texts('## Do not', '', 'Do this:', '', ...fence)).toEqual(['docker restart web'])
  })

  it.each(["Do's:", 'Do this:', 'Do not wait. Run this:', 'If nothing helps, do not give up:', 'Never mind:', 'Do not forget:'])(
    'is run below "%s"',
    (lead) => {
      expect(texts('## Fix', '', lead, '', ...fence)).toEqual(['docker restart web'])
    },
  )

  it('is run where the words above it turn to what to do', () => {
    expect(
      texts(lines('1. Instead of this:', ...fence.map((line) => `   ${line}`), '   do this:', '   ```bash', '   docker ps', '   ```')),
    ).toEqual(['docker ps'])
  })
})
