// One-time codes by keyboard-interactive.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuthContext } from 'ssh2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import type { Asker } from '../../../../src/engine/targets/question.ts'
import type { TargetState } from '../../../../src/engine/targets/target.ts'
import { type Gate, startCodeGate, startGate } from '../../../support/code-gate.ts'
import { missing } from '../../../support/real-parts.ts'
import { createSshHome, type SshHome } from '../../../support/sshd.ts'
import { person } from './asking.ts'
import { type ReachedHosts, reach } from './reach.ts'

describe.skipIf(missing('sshd'))('one-time codes', () => {
  let home: SshHome
  let hosts: ReachedHosts
  let gate: Gate
  beforeEach(() => {
    home = createSshHome()
    hosts = reach(home)
  })
  afterEach(async () => {
    await hosts.close()
    await gate.stop()
    home.remove()
  })

  /** Has the config lead to it. */
  function lead(there: Gate): void {
    gate = there
    home.writeKnownHosts(gate.knownHosts)
    home.writeConfig(`Host vault\n  HostName 127.0.0.1\n  Port ${gate.port}\n  User ada\n  IdentityFile none\n`)
  }

  /** A host that lets in who passes `check`. */
  async function start(check: (context: AuthContext) => void): Promise<void> {
    lead(await startGate(home, check))
  }

  function asking(code: string, methods: ('password' | 'keyboard-interactive')[] = ['password', 'keyboard-interactive']) {
    return (context: AuthContext): void => {
      if (context.method !== 'keyboard-interactive') {
        context.reject(methods)
        return
      }
      context.prompt(
        [
          { prompt: 'User: ', echo: true },
          { prompt: 'Code: ', echo: false },
        ],
        'Vault',
        'Look at your token.',
        (answers) => {
          if (answers?.[1] === code) context.accept()
          else context.reject(methods)
        },
      )
    }
  }

  it('are asked for as the host asks, again when they were wrong, and before a password', async () => {
    await start(asking('123456'))
    const asker = person({
      prompts: [
        ['ada', '000000'],
        ['ada', '123456'],
      ],
    })
    const stream = await hosts.stream({ host: 'vault' }, 'echo hello', asker)
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString()).toBe('hello\n')
    const question = {
      type: 'prompts',
      target: 'vault',
      user: 'ada',
      host: '127.0.0.1',
      place: `vault ada@127.0.0.1:${gate.port}`,
      title: 'Vault',
      instructions: 'Look at your token.',
      prompts: [
        { text: 'User: ', isSecret: false },
        { text: 'Code: ', isSecret: true },
      ],
    }
    expect(asker.asked).toEqual([
      { ...question, isRetry: false },
      { ...question, isRetry: true },
    ])
  })

  it('that nobody gives are not asked for again', async () => {
    await start(asking('123456', ['keyboard-interactive']))
    const asker = person()
    await expect(hosts.stream({ host: 'vault' }, 'echo hello', asker)).rejects.toMatchObject({
      code: 'login-refused',
      params: { user: 'ada', host: '127.0.0.1', tried: 'keyboard-interactive (not answered)' },
    })
    expect(asker.asked).toHaveLength(1)
  })

  it('come after a key where the host wants both', async () => {
    const keyFile = home.keyFile
    let hasKey = false
    await start((context) => {
      if (context.method === 'publickey' && !hasKey) {
        hasKey = context.signature !== undefined
        if (hasKey) context.reject(['keyboard-interactive'], true)
        else context.accept()
      } else if (hasKey) asking('123456', ['keyboard-interactive'])(context)
      else context.reject(['publickey'])
    })
    home.writeConfig(readFileSync(join(home.directory, '.ssh', 'config'), 'utf8').replace('IdentityFile none', `IdentityFile ${keyFile}`))
    const stream = await hosts.stream({ host: 'vault' }, 'echo hello', person({ prompts: [['ada', '123456']] }))
    expect((await once(stream, 'data')).toString()).toBe('hello\n')
  })

  it('say that a code was refused only where one was: what a host asks next, or in a second part, is new', async () => {
    let part = 0
    await start((context) => {
      if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive'])
      context.prompt([{ prompt: `Part ${++part}: `, echo: false }], () => {
        if (part < 3) return context.reject(['keyboard-interactive'], part === 1)
        context.prompt([{ prompt: 'And now: ', echo: false }], () => context.accept())
      })
    })
    const asker = person({ prompts: [['1'], ['2'], ['3'], ['4']] })
    const stream = await hosts.stream({ host: 'vault' }, 'echo hello', asker)
    expect((await once(stream, 'data')).toString()).toBe('hello\n')
    expect(asker.asked.map((question) => question.type === 'prompts' && [question.prompts[0]?.text, question.isRetry])).toEqual([
      ['Part 1: ', false],
      ['Part 2: ', false],
      ['Part 3: ', true],
      ['And now: ', false],
    ])
  })

  it('can’t move the cursor of whoever is asked', async () => {
    await start((context) => {
      if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive'])
      context.prompt([{ prompt: 'Code\u001b[2J: ', echo: false }], 'Vault\u0007', 'First line\r\nsecond\u009b1A line', () =>
        context.accept(),
      )
    })
    const asker = person({ prompts: [['123456']] })
    await hosts.stream({ host: 'vault' }, 'true', asker)
    expect(asker.asked).toMatchObject([
      { title: 'Vault', instructions: 'First line\nsecond1A line', prompts: [{ text: 'Code[2J: ', isSecret: true }] },
    ])
  })

  it('are not asked for, nor given wrong, where a lost connection is made again with nobody there', async () => {
    const codes = await startCodeGate(home, ['123456'])
    lead(codes)
    const target = hosts.target({ host: 'vault' })
    const states: TargetState['type'][] = []
    target.onState?.(({ type }) => states.push(type))
    const session = await openSession(target, { asker: person({ prompts: [['0815', '123456']] }) })
    const ended = new Promise((resolve) => session.onEnd(resolve))
    codes.hangUp()
    await ended
    // It gives up instead of trying again.
    await expect.poll(() => states.slice(states.indexOf('lost')), { timeout: 40_000 }).toEqual(['lost', 'connecting', 'ready'])
    expect(codes.given).toEqual(['123456'])
  })

  it('are not waited for once the host has hung up, and that is said', async () => {
    const codes = await startCodeGate(home, ['123456'])
    lead(codes)
    const looksForTheToken: Asker = {
      ask: (_question, signal) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => resolve({ type: 'declined' }))
          codes.hangUp()
        }),
    }
    await expect(hosts.stream({ host: 'vault' }, 'true', looksForTheToken)).rejects.toMatchObject({
      code: 'login-unanswered',
      params: { user: 'ada', host: '127.0.0.1' },
    })
  })
})
