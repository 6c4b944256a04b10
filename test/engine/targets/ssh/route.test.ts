// The way to a host: over hops, by commands of the config, and in the words of the layer that fails.

import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import type { SshAddress } from '../../../../src/engine/targets/ssh/hosts.ts'
import { missing } from '../../../support/real-parts.ts'
import { createSshHome, freePort, makeKey, type Sshd, type SshHome, startSshd } from '../../../support/sshd.ts'
import { finished, ran } from '../../session/conformance.ts'
import { type Person, person } from './asking.ts'
import { reach } from './reach.ts'

let home: SshHome
let near: Sshd
let middle: Sshd
let far: Sshd

async function visit(address: SshAddress, asker: Person = person()): Promise<unknown> {
  const hosts = reach(home)
  try {
    const session = await openSession(hosts.target(address), { asker })
    const result = await ran(session, 'echo "$SSH_CONNECTION" | cut -d " " -f 3,4')
    await session.close()
    return result
  } finally {
    await hosts.close()
  }
}

describe.skipIf(missing('sshd'))('the way to a host', () => {
  beforeAll(async () => {
    home = createSshHome()
    near = await startSshd(home, { address: '127.0.1.11' })
    middle = await startSshd(home, { address: '127.0.1.12' })
    far = await startSshd(home, { address: '127.0.1.13' })
  })
  afterAll(async () => {
    for (const sshd of [near, middle, far]) await sshd.stop()
    home.remove()
  })
  beforeEach(() => {
    home.writeKnownHosts(near.knownHosts + middle.knownHosts + far.knownHosts)
    home.writeConfig('')
  })

  it('leads over two hops, each with its own config', async () => {
    home.writeConfig(`
Host near
  HostName ${near.address}
  Port ${near.port}
Host middle
  HostName ${middle.address}
  Port=${middle.port}
  ProxyJump near
Host far
  HostName ${far.address}
  Port "${far.port}"
  ProxyJump middle
`)
    expect(await visit({ host: 'far' })).toEqual(finished(`${far.address} ${far.port}\n`))
    const port = await freePort('127.0.1.13')
    await expect(visit({ host: 'far', port })).rejects.toMatchObject({
      code: 'host-unreachable',
      params: { host: far.address, port, reason: expect.stringContaining(`@${middle.address}:${middle.port} could not reach it`) },
    })
  })

  it('leads over a list of hops, and asks about the key of each', async () => {
    home.writeKnownHosts(far.knownHosts)
    home.writeConfig(
      `Host far\n  HostName ${far.address}\n  Port ${far.port}\n  ProxyJump ${near.address}:${near.port},${middle.address}:${middle.port}\n`,
    )
    const asker = person({ 'host-key': [[], []] })
    expect(await visit({ host: 'far' }, asker)).toEqual(finished(`${far.address} ${far.port}\n`))
    expect(asker.asked).toMatchObject([
      { type: 'host-key', target: 'far', hop: `${near.user}@${near.address}:${near.port}`, host: near.address },
      { type: 'host-key', target: 'far', hop: `${near.user}@${middle.address}:${middle.port}`, host: middle.address },
    ])
  })

  it('says which hop refused to let anybody in', async () => {
    const strangerFile = join(home.directory, 'stranger')
    makeKey(strangerFile)
    home.writeConfig(`
Host near
  HostName ${near.address}
  Port ${near.port}
  IdentityFile ${strangerFile}
Host far
  HostName ${far.address}
  Port ${far.port}
  ProxyJump near
`)
    await expect(visit({ host: 'far' })).rejects.toMatchObject({
      code: 'login-refused',
      params: { host: near.address, tried: `key ${strangerFile}`, hop: `near (${near.user}@${near.address}:${near.port})` },
      message: expect.stringMatching(/^At the jump host near \(/),
    })
  })

  it('runs a ProxyCommand only when that is allowed', async () => {
    const mark = join(home.directory, 'ran')
    const program = join(home.directory, 'netcat.mjs')
    writeFileSync(
      program,
      "import { connect } from 'node:net'\nconst socket = connect(process.argv[3], process.argv[2])\nprocess.stdin.pipe(socket).pipe(process.stdout)\n",
    )
    const netcat = `${process.execPath} ${program}`
    home.writeConfig(`Host far\n  HostName ${far.address}\n  Port ${far.port}\n  ProxyCommand touch ${mark}; exec ${netcat} %h %p\n`)
    const command = `touch ${mark}; exec ${netcat} ${far.address} ${far.port}`
    const file = join(home.directory, '.ssh', 'config')
    await expect(visit({ host: 'far' })).rejects.toMatchObject({
      code: 'local-command-declined',
      params: { host: far.address, option: 'ProxyCommand', command, file, line: 4 },
    })
    const hosts = reach(home)
    expect(await hosts.list()).toEqual([
      {
        name: 'far',
        detail: `${far.user}@${far.address}:${far.port}`,
        problem: 'runs a ProxyCommand here, when you allow it',
      },
    ])
    expect(existsSync(mark)).toBe(false)
    const asker = person({ 'local-command': [[]] })
    expect(await visit({ host: 'far' }, asker)).toEqual(finished(`${far.address} ${far.port}\n`))
    expect(asker.asked).toMatchObject([{ type: 'local-command', option: 'ProxyCommand', command, file, line: 4 }])
    expect(existsSync(mark)).toBe(true)
  })

  it('says what a ProxyCommand that fails said last', async () => {
    home.writeConfig(`Host far\n  ProxyCommand echo 'cannot find the gateway' >&2; exit 3\n`)
    await expect(visit({ host: 'far' }, person({ 'local-command': [[]] }))).rejects.toMatchObject({
      code: 'host-not-ssh',
      params: { reason: 'its ProxyCommand ended with status 3 (“cannot find the gateway”)' },
    })
  })

  it('runs a Match exec only when that is allowed, and leads nowhere else where it is not', async () => {
    const mark = join(home.directory, 'matched')
    home.writeConfig(
      `Match host far exec "touch ${mark}"\n  HostName ${far.address}\n  Port ${far.port}\nHost far\n  HostName ${near.address}\n  Port ${near.port}\n`,
    )
    expect(await reach(home).list()).toMatchObject([{ name: 'far', detail: `${near.user}@${near.address}:${near.port}` }])
    await expect(visit({ host: 'far' })).rejects.toMatchObject({
      code: 'local-command-declined',
      params: { host: 'far', option: 'Match exec', command: `touch ${mark}`, line: 1 },
    })
    expect(existsSync(mark)).toBe(false)
    expect(await visit({ host: 'far' }, person({ 'local-command': [[]] }))).toEqual(finished(`${far.address} ${far.port}\n`))
    expect(existsSync(mark)).toBe(true)
  })

  it('is told in the words of the layer that failed: name, route, port, what is no SSH server', async () => {
    await expect(visit({ host: 'no-such-host.invalid' })).rejects.toMatchObject({
      code: 'host-name-unknown',
      params: { host: 'no-such-host.invalid' },
    })
    const port = await freePort('127.0.1.11')
    await expect(visit({ host: '127.0.1.11', port })).rejects.toMatchObject({
      code: 'host-unreachable',
      params: { host: '127.0.1.11', port, reason: 'nothing listens there (connection refused)' },
    })
    for (const says of ['HTTP/1.1 400 Bad Request\r\n\r\n', undefined]) {
      const server = createServer((socket) => (says === undefined ? socket.resume() : socket.end(says)))
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port: other } = server.address() as { port: number }
      home.writeConfig('Host *\n  ConnectTimeout 1\n')
      await expect(visit({ host: '127.0.0.1', port: other })).rejects.toMatchObject({
        code: 'host-not-ssh',
        params: { host: '127.0.0.1', port: other },
      })
      server.close()
    }
  })

  it('is listed from the config and what it includes, in order, without patterns', async () => {
    const folder = join(home.directory, '.ssh', 'conf.d')
    mkdirSync(folder)
    writeFileSync(join(folder, 'b.conf'), 'Host second *.pattern\n  User ops\n  HostName %h.example\n')
    writeFileSync(join(folder, 'a.conf'), 'Host first !first-not\n')
    home.writeConfig(`Include conf.d/*.conf\nHost web? third\n  Port 2222\n  ProxyJump ops@bastion:2200\nHost *\n  User deploy\n`)
    expect(await reach(home).list()).toEqual([
      { name: 'first', detail: 'deploy@first:22' },
      { name: 'second', detail: 'ops@second.example:22' },
      { name: 'third', detail: 'deploy@third:2222 via ops@bastion:2200' },
    ])
    home.writeConfig('Host a\nUser "open\n')
    await expect(reach(home).list()).rejects.toMatchObject({
      code: 'ssh-config-invalid',
      params: { file: join(home.directory, '.ssh', 'config'), line: 2, problem: 'a quote is not closed' },
    })
  })
})
