// What leaves the session's terminal, on Linux, where a process's environment can be looked into.
import { describe, expect, it } from 'vitest'
import { openSession } from '../../../src/engine/session/open-session.ts'
import { createContainers } from '../../../src/engine/targets/docker/containers.ts'
import { createLocalTarget } from '../../../src/engine/targets/local/target.ts'
import type { Target } from '../../../src/engine/targets/target.ts'
import { startDockerDaemon } from '../../support/dockerd.ts'
import { missing } from '../../support/real-parts.ts'
import { hostForEach } from '../targets/ssh/host-for-each.ts'
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
  const host = hostForEach()

  it.each(installedShells)('Stop names what a command of %s started outside of the terminal, and leaves it alone', (shell) =>
    namesDaemons(host.target(shell)),
  )
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
