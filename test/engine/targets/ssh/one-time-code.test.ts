// One-time codes by keyboard-interactive. A real sshd asks for them only through PAM, which tests can't set up on a machine
// that isn't theirs; a server of ssh2 stands in for it.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ssh2, { type AuthContext } from 'ssh2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { missing } from '../../../support/real-parts.ts'
import { createSshHome, makeKey, type SshHome } from '../../../support/sshd.ts'
import { person } from './asking.ts'
import { type ReachedHosts, reach } from './reach.ts'

describe.skipIf(missing('sshd'))('one-time codes', () => {
  let home: SshHome
  let hosts: ReachedHosts
  let server: ssh2.Server
  beforeEach(() => {
    home = createSshHome()
    hosts = reach(home)
  })
  afterEach(async () => {
    await hosts.close()
    server.close()
    home.remove()
  })

  /** A host that lets in who passes `check`, and whose programs print `hello`. */
  async function start(check: (context: AuthContext) => void): Promise<void> {
    const keyFile = join(home.directory, 'host')
    makeKey(keyFile)
    server = new ssh2.Server({ hostKeys: [readFileSync(keyFile)] }, (client) => {
      client.on('error', () => {})
      client.on('authentication', check)
      client.on('session', (accept) => {
        accept().on('exec', (acceptExec) => {
          const channel = acceptExec()
          channel.end('hello')
        })
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    home.writeConfig(
      `Host vault\n  HostName 127.0.0.1\n  Port ${port}\n  User ada\n  StrictHostKeyChecking accept-new\n  IdentityFile none\n`,
    )
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
    const stream = await hosts.stream({ host: 'vault' }, 'greet', asker)
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString()).toBe('hello')
    const question = {
      type: 'prompts',
      target: 'vault',
      user: 'ada',
      host: '127.0.0.1',
      title: 'Vault',
      instructions: 'Look at your token.',
      prompts: [
        { text: 'User: ', isSecret: false },
        { text: 'Code: ', isSecret: true },
      ],
    }
    expect(asker.asked).toEqual([question, question])
  })

  it('that nobody gives are not asked for again', async () => {
    await start(asking('123456', ['keyboard-interactive']))
    const asker = person()
    await expect(hosts.stream({ host: 'vault' }, 'greet', asker)).rejects.toMatchObject({
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
    const stream = await hosts.stream({ host: 'vault' }, 'greet', person({ prompts: [['ada', '123456']] }))
    expect((await once(stream, 'data')).toString()).toBe('hello')
  })
})
