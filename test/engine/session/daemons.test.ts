// What leaves the session's terminal, on Linux, where a process's environment can be looked into.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSession } from '../../../src/engine/session/open-session.ts'
import { createContainers } from '../../../src/engine/targets/docker/containers.ts'
import { createLocalTarget } from '../../../src/engine/targets/local/target.ts'
import type { Target } from '../../../src/engine/targets/target.ts'
import { startDockerDaemon } from '../../support/dockerd.ts'
import { missing } from '../../support/real-parts.ts'
import { createSshHome, type Sshd, type SshHome, startSshd } from '../../support/sshd.ts'
import { type ReachedHosts, reach } from '../targets/ssh/reach.ts'
import { ran, shown } from './conformance.ts'
import { installedShells } from './installed-shells.ts'

const isLinux = process.platform === 'linux'

async function namesDaemons(target: Target): Promise<void> {
  const session = await openSession(target, { directory: '/' })
  const other = await openSession(target, { directory: '/' })
  const isRunning = shown(session, 'running\r\n')
  const result = ran(session, `(setsid sh -c 'echo running; exec sleep 311' &); sleep 312`)
  await isRunning
  const { outcome, remaining } = await session.stop()
  expect({ outcome, remaining }).toMatchObject({
    outcome: 'stopped',
    remaining: [{ command: expect.stringMatching(/sleep 311$/), leftTerminal: true }],
  })
  await result
  expect(await other.stop()).toMatchObject({ remaining: [] })
  await session.close()
  // It lives on, as it was meant to: gone, this would fail.
  expect(await ran(other, `kill ${remaining[0]!.processId}`)).toMatchObject({ exitStatus: 0 })
  await other.close()
}

it.skipIf(!isLinux)('Stop names what a command started outside of the terminal, and leaves it alone', () =>
  namesDaemons(createLocalTarget({ shell: 'bash' })),
)

describe.skipIf(!isLinux || missing('sshd'))('on a host', () => {
  let home: SshHome
  let sshd: Sshd
  let hosts: ReachedHosts
  beforeEach(async () => {
    home = createSshHome()
    sshd = await startSshd(home)
    home.writeKnownHosts(sshd.knownHosts)
  })
  afterEach(async () => {
    await hosts.close()
    await sshd.stop()
    home.remove()
  })

  it.each(installedShells)('Stop names what a command of %s started outside of the terminal, and leaves it alone', (shell) => {
    hosts = reach(home, { shell })
    return namesDaemons(hosts.target({ host: sshd.address, user: sshd.user, port: sshd.port }))
  })
})

describe.skipIf(!isLinux || missing('dockerd', 'busybox', 'bash'))('in a container', () => {
  it.each(['busybox', 'bash'] as const)(
    'Stop names what a command started outside of the terminal, with the tools of %s',
    async (image) => {
      const daemon = await startDockerDaemon()
      const containers = createContainers({ homeDirectory: daemon.folder, environment: daemon.environment })
      try {
        daemon.run('place', image)
        await namesDaemons(containers.target({ container: 'place' }))
      } finally {
        await containers.close()
        await daemon.remove()
      }
    },
  )
})
