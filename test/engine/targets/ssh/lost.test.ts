// What happens to shells when the way to them is lost, refused or slow: with sshd killed, a cut network, and floods of output.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSession, type Session } from '../../../../src/engine/session/session.ts'
import type { TargetState } from '../../../../src/engine/targets/target.ts'
import { missing } from '../../../support/real-parts.ts'
import { createSshHome, type Sshd, type SshdOptions, type SshHome, startSshd } from '../../../support/sshd.ts'
import { finished, ran, shown } from '../../session/conformance.ts'
import { person } from './asking.ts'
import { type ReachedHosts, reach } from './reach.ts'

const megabyte = 1_000_000
const patiently = { timeout: 40_000, interval: 100 }

let home: SshHome
let sshd: Sshd
let hosts: ReachedHosts

async function start(options: SshdOptions = {}): Promise<void> {
  sshd = await startSshd(home, options)
  home.writeKnownHosts(sshd.knownHosts)
  home.writeConfig(`Host there\n  HostName ${sshd.address}\n  Port ${sshd.port}\n`)
}

function open(): Promise<Session> {
  return openSession(hosts.target({ host: 'there' }), { directory: '/', asker: person() })
}

function connectionsMade(): number {
  return sshd.log().match(/Accepted publickey/g)?.length ?? 0
}

/** A relay that can stop carrying bytes, as a network that was cut does: nobody is told. */
async function startRelay(port: number): Promise<{ readonly port: number; cut(): void; stop(): void }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    near.pipe(far)
    far.pipe(near)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as { port: number }).port,
    cut: () => {
      for (const socket of sockets) {
        socket.unpipe()
        socket.pause()
      }
    },
    stop: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

describe.skipIf(missing('sshd'))('shells over SSH', () => {
  beforeEach(() => {
    home = createSshHome()
    hosts = reach(home, { shell: 'bash' })
  })
  afterEach(async () => {
    await hosts.close()
    await sshd.stop()
    home.remove()
  })

  it('share one connection', async () => {
    await start()
    const sessions = await Promise.all([open(), open(), open()])
    for (const session of sessions) expect(await ran(session, 'echo here')).toEqual(finished('here\n'))
    expect(connectionsMade()).toBe(1)
    for (const session of sessions) await session.close()
  })

  it('can be stopped where the host allows one channel on a connection', async () => {
    await start({ config: ['MaxSessions 1'] })
    const session = await open()
    const isRunning = shown(session, 'running\r\n')
    const result = ran(session, 'echo running; sleep 300')
    await isRunning
    expect(await session.stop()).toMatchObject({ outcome: 'stopped', signals: ['SIGINT'], remaining: [], certain: true })
    expect((await result).outcome).toBe('finished')
    expect(connectionsMade()).toBe(2)
    await session.close()
  })

  it('say that the host lets nobody have a session', async () => {
    await start({ config: ['MaxSessions 0'] })
    await expect(open()).rejects.toMatchObject({ code: 'channel-refused', params: { target: 'there' } })
  })

  it('say that no shell runs there', async () => {
    await start({ config: ['ForceCommand echo This account is for backups only'] })
    await expect(open()).rejects.toMatchObject({
      code: 'target-without-shell',
      params: { target: 'there', reason: 'This account is for backups only' },
    })
  })

  it('say at once that the connection was lost, and are there again when sshd is', async () => {
    await start()
    const states: TargetState[] = []
    hosts.target({ host: 'there' }).onState?.((state) => states.push(state))
    const session = await open()
    const isRunning = shown(session, 'running\r\n')
    const result = ran(session, 'echo running; sleep 300')
    const ended = new Promise((resolve) => session.onEnd(resolve))
    await isRunning
    await sshd.kill()
    expect(await result).toMatchObject({ outcome: 'shell-gone', exitStatus: null })
    expect(await ended).toEqual({ exitStatus: null, detail: expect.stringMatching(/^the connection to there was lost: /) })
    await expect.poll(() => states.filter((state) => state.type === 'lost').length, patiently).toBeGreaterThan(1)
    await sshd.restart()
    await expect.poll(() => states.at(-1)?.type, patiently).toBe('ready')
    expect(states.slice(0, 4)).toEqual([
      { type: 'connecting', detail: expect.stringContaining(`${sshd.address}:${sshd.port}`) },
      { type: 'ready' },
      { type: 'lost', detail: expect.stringContaining('was lost'), attempt: 1, retryAt: expect.any(Number) },
      { type: 'connecting', detail: expect.any(String) },
    ])
    const again = await open()
    expect(await ran(again, 'echo back')).toEqual(finished('back\n'))
    await again.close()
  })

  it('notice a network that was cut, by what is not answered', async () => {
    await start()
    const relay = await startRelay(sshd.port)
    home.writeKnownHosts(sshd.knownHosts.replaceAll(String(sshd.port), String(relay.port)))
    home.writeConfig(`Host there\n  HostName 127.0.0.1\n  Port ${relay.port}\n  ServerAliveInterval 1\n  ServerAliveCountMax 2\n`)
    const session = await open()
    const isRunning = shown(session, 'running\r\n')
    const result = ran(session, 'echo running; sleep 300')
    const ended = new Promise((resolve) => session.onEnd(resolve))
    await isRunning
    relay.cut()
    expect((await result).outcome).toBe('shell-gone')
    expect(await ended).toEqual({ exitStatus: null, detail: 'the connection to there was lost: the host no longer answers' })
    relay.stop()
  })

  it('leave nothing behind, neither processes nor files, and clear away what a lost connection left', async () => {
    await start()
    const session = await open()
    const { output } = await ran(session, 'printf "%s" "$__runcard_file"; sleep 7531 & nohup sleep 0.1 >/dev/null 2>&1 &', {
      assignments: { SECRET: 'hush' },
    })
    const directory = output.slice(0, output.lastIndexOf('/'))
    await expect.poll(() => readdirSync(directory), patiently).toEqual(['leader', 'owner'])
    await session.close()
    expect(existsSync(directory)).toBe(false)
    expect(execFileSync('sh', ['-c', 'ps -e -o args= | grep -c "[s]leep 7531" || :'], { encoding: 'utf8' })).toBe('0\n')

    const lost = await open()
    const other = await ran(lost, 'printf "%s" "$__runcard_file"')
    const left = other.output.slice(0, other.output.lastIndexOf('/'))
    const ended = new Promise((resolve) => lost.onEnd(resolve))
    await sshd.restart()
    await ended
    const opensAnother = async (): Promise<boolean> => {
      await (await open()).close()
      return existsSync(left)
    }
    await expect.poll(opensAnother, patiently).toBe(false)
  })

  it('pass on 200 MB to a slow consumer, to the byte and in little memory', async () => {
    await start()
    const session = await open()
    let bytes = 0
    let waiting = 0
    let mostWaiting = 0
    let peak = 0
    const before = process.memoryUsage().rss
    const result = await session.run({
      text: 'head -c 200000000 /dev/zero | tr "\\0" x',
      kind: 'shell',
      onOutput: async (chunk) => {
        waiting += chunk.length
        mostWaiting = Math.max(mostWaiting, waiting)
        for (let count = 0; count < 3; count++) await turn()
        waiting -= chunk.length
        bytes += chunk.length
        peak = Math.max(peak, process.memoryUsage().rss - before)
      },
    })
    expect(result).toMatchObject({ outcome: 'finished', exitStatus: 0 })
    expect(bytes).toBe(200 * megabyte)
    expect(mostWaiting).toBeLessThan(4 * megabyte)
    expect(peak).toBeLessThan(100 * megabyte)
    await session.close()
  })
})
