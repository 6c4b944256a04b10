// A host that wants new keys after very little, as strict policies ask for: its sessions go on as if nothing had happened.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import type { Session } from '../../../../src/engine/session/session.ts'
import { missing } from '../../../support/real-parts.ts'
import { createSshHome, type Sshd, type SshHome, startSshd } from '../../../support/sshd.ts'
import { finished, ran } from '../../session/conformance.ts'
import { type ReachedHosts, reach } from './reach.ts'

const lines = 2_000_000

describe.skipIf(missing('sshd', 'bash'))('a host with a low RekeyLimit', () => {
  let home: SshHome
  let sshd: Sshd
  let hosts: ReachedHosts
  let session: Session
  beforeAll(async () => {
    home = createSshHome()
    sshd = await startSshd(home, { config: ['RekeyLimit 300K', 'LogLevel DEBUG1'] })
    home.writeKnownHosts(sshd.knownHosts)
    hosts = reach(home, { shell: 'bash' })
    session = await openSession(hosts.target({ host: sshd.address, user: sshd.user, port: sshd.port }))
  })
  afterAll(async () => {
    await hosts?.close()
    await sshd?.stop()
    home?.remove()
  })

  it('passes on every byte of a large output, over dozens of exchanges', async () => {
    const hash = createHash('sha256')
    const result = await session.run({ text: `seq ${lines}`, kind: 'shell', onOutput: (bytes) => void hash.update(bytes) })
    expect(result).toMatchObject({ outcome: 'finished', exitStatus: 0 })
    const expected = createHash('sha256')
    for (let line = 1; line <= lines; line++) expected.update(`${line}\r\n`)
    expect(hash.digest('hex')).toBe(expected.digest('hex'))
    expect(sshd.log().match(/SSH2_MSG_NEWKEYS received/g)?.length).toBeGreaterThan(20)
  })

  it('takes what is typed meanwhile', async () => {
    const printing = ran(session, 'seq 500000 >/dev/tty & read -r answer; wait; echo "is $answer"')
    for (const key of 'a long answer, letter by letter\r') {
      session.write(Buffer.from(key))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect((await printing).output).toMatch(/is a long answer, letter by letter\n$/)
    expect(await ran(session, 'echo alive')).toEqual(finished('alive\n'))
  })
})
