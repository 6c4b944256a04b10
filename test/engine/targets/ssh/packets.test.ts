// Every way of enciphering that hosts are told to allow: what comes over it is whole, also when the keys have changed since.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import { missing } from '../../../support/real-parts.ts'
import { createSshHome, type SshHome, startSshd } from '../../../support/sshd.ts'
import { finished, ran } from '../../session/conformance.ts'
import { reach } from './reach.ts'

const lines = 200_000

describe.skipIf(missing('sshd', 'bash'))('a host that allows only', () => {
  let home: SshHome
  beforeAll(() => {
    home = createSshHome()
  })
  afterAll(() => home.remove())

  it.each([
    'aes128-gcm@openssh.com',
    'aes256-gcm@openssh.com',
    'chacha20-poly1305@openssh.com',
    'aes256-ctr with hmac-sha2-256-etm@openssh.com',
    'aes128-ctr with hmac-sha2-512',
  ])('%s', async (algorithms) => {
    const [cipher = '', mac] = algorithms.split(' with ')
    const sshd = await startSshd(home, { config: [`Ciphers ${cipher}`, ...(mac === undefined ? [] : [`MACs ${mac}`]), 'RekeyLimit 300K'] })
    home.writeKnownHosts(sshd.knownHosts)
    const hosts = reach(home, { shell: 'bash' })
    try {
      const session = await openSession(hosts.target({ host: sshd.address, user: sshd.user, port: sshd.port }))
      const hash = createHash('sha256')
      const { exitStatus } = await session.run({ text: `seq ${lines}`, kind: 'shell', onOutput: (bytes) => void hash.update(bytes) })
      const expected = createHash('sha256')
      for (let line = 1; line <= lines; line++) expected.update(`${line}\r\n`)
      expect({ exitStatus, output: hash.digest('hex') }).toEqual({ exitStatus: 0, output: expected.digest('hex') })
      const asked = ran(session, 'read -r answer; echo "is $answer"')
      session.write(Buffer.from('an answer\r'))
      expect((await asked).output).toMatch(/is an answer\n$/)
      expect(await ran(session, 'echo alive')).toEqual(finished('alive\n'))
      await session.close()
    } finally {
      await hosts.close()
      await sshd.stop()
    }
  })
})
