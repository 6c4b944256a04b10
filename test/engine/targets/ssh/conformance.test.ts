// The conformance suite over real sshd, for every shell that may be found on a host.
import { afterAll, beforeAll, describe } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import { missing, type RealPart } from '../../../support/real-parts.ts'
import { createSshHome, type Sshd, type SshHome, startSshd } from '../../../support/sshd.ts'
import { describeLivingShell } from '../../session/conformance.ts'
import { type ReachedHosts, reach } from './reach.ts'

const shells = ['bash', 'zsh', 'dash', 'busybox', 'ksh'] as const satisfies readonly RealPart[]

describe.skipIf(missing('sshd'))('over SSH', () => {
  let home: SshHome
  let sshd: Sshd
  const opened: ReachedHosts[] = []
  beforeAll(async () => {
    home = createSshHome()
    sshd = await startSshd(home)
    home.writeKnownHosts(sshd.knownHosts)
  })
  afterAll(async () => {
    for (const hosts of opened) await hosts.close()
    await sshd.stop()
    home.remove()
  })

  for (const shell of shells) {
    describe.skipIf(missing(shell))(shell, () => {
      let hosts: ReachedHosts
      beforeAll(() => {
        hosts = reach(home, { shell })
        opened.push(hosts)
      })
      describeLivingShell(shell, (options) =>
        openSession(hosts.target({ host: sshd.address, user: sshd.user, port: sshd.port }), { directory: '/', ...options }),
      )
    })
  }
})
