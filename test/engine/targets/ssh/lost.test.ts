// What happens to shells when the way to them is lost, refused or slow: with sshd killed, a cut network, and floods of output.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import type { Session } from '../../../../src/engine/session/session.ts'
import type { TargetState } from '../../../../src/engine/targets/target.ts'
import { createFarNetwork, type FarNetwork } from '../../../support/far-network.ts'
import { missing } from '../../../support/real-parts.ts'
import { createSshHome, type Sshd, type SshdOptions, type SshHome, startSshd } from '../../../support/sshd.ts'
import { finished, ran, shown } from '../../session/conformance.ts'
import { slowConsumer } from '../../session/slow-consumer.ts'
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
    const consumer = slowConsumer(3)
    let peak = 0
    const before = process.memoryUsage().rss
    const result = await session.run({
      text: 'head -c 200000000 /dev/zero | tr "\\0" x',
      kind: 'shell',
      onOutput: async (chunk) => {
        await consumer.onOutput(chunk)
        peak = Math.max(peak, process.memoryUsage().rss - before)
      },
    })
    expect(result).toMatchObject({ outcome: 'finished', exitStatus: 0 })
    expect(consumer.seen().bytes).toBe(200 * megabyte)
    expect(consumer.seen().mostWaiting).toBeLessThan(4 * megabyte)
    expect(peak).toBeLessThan(100 * megabyte)
    await session.close()
  })
})

describe.skipIf(missing('sshd', 'network namespace'))('shells over a network that a firewall cuts', () => {
  let network: FarNetwork
  const writeConfig = (more: string): void =>
    home.writeConfig(`Host there\n  HostName ${sshd.address}\n  ServerAliveInterval 1\n  ServerAliveCountMax 6\n${more}`)
  beforeEach(async () => {
    home = createSshHome()
    hosts = reach(home, { shell: 'bash' })
    network = await createFarNetwork()
    await start({ network })
    writeConfig('')
  })
  afterEach(async () => {
    await hosts.close()
    await sshd.stop()
    await network.remove()
    home.remove()
  })

  it('say that the host no longer answers, try again, and are there again when the rule is gone', async () => {
    const states: TargetState[] = []
    hosts.target({ host: 'there' }).onState?.((state) => states.push(state))
    const attempts = () => states.flatMap((state) => (state.type === 'lost' ? [state] : []))
    const session = await open()
    await ran(session, 'cd /usr; export KEPT=yes')
    const isRunning = shown(session, 'running\r\n')
    const result = ran(session, 'echo running; sleep 300')
    const ended = new Promise((resolve) => session.onEnd(resolve))
    await isRunning
    network.cut()
    writeConfig('  ConnectTimeout 1\n')
    expect(await result).toMatchObject({ outcome: 'shell-gone', exitStatus: null })
    expect(await ended).toEqual({ exitStatus: null, detail: 'the connection to there was lost: the host no longer answers' })
    await expect.poll(() => attempts().length, patiently).toBeGreaterThan(1)
    expect(attempts().slice(0, 2)).toMatchObject([
      { attempt: 1, detail: 'the connection to there was lost: the host no longer answers' },
      { attempt: 2, detail: expect.stringContaining('no answer within 1 s') },
    ])
    await expect(open()).rejects.toMatchObject({ code: 'host-unreachable', params: { reason: 'no answer within 1 s' } })
    network.mend()
    writeConfig('')
    await expect.poll(() => states.at(-1)?.type, patiently).toBe('ready')
    const again = await openSession(hosts.target({ host: 'there' }), { ...session.left, asker: person() })
    expect(await ran(again, 'echo "$PWD $KEPT"')).toEqual(finished('/usr yes\n'))
    await again.close()
  })
})
