// The conformance suite over the shells of containers.
import { afterAll, beforeAll, describe } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import type { ContainerAddress } from '../../../../src/engine/targets/docker/container-address.ts'
import { type Containers, createContainers } from '../../../../src/engine/targets/docker/containers.ts'
import { type DockerDaemon, startDockerDaemon } from '../../../support/dockerd.ts'
import { missing } from '../../../support/real-parts.ts'
import { describeLivingShell } from '../../session/conformance.ts'

const shells: Readonly<Record<string, ContainerAddress>> = {
  busybox: { container: 'small' },
  bash: { container: 'large' },
  zsh: { container: 'several', user: 'zoe' },
  dash: { container: 'several', user: 'dan' },
  ksh: { container: 'several', user: 'kim' },
}

describe.skipIf(missing('dockerd', 'busybox', 'bash', 'zsh', 'dash', 'ksh'))('in a container', () => {
  let daemon: DockerDaemon
  let containers: Containers
  beforeAll(async () => {
    daemon = await startDockerDaemon()
    daemon.run('small', 'busybox')
    daemon.run('large', 'bash')
    daemon.run('several', 'shells')
    containers = createContainers({ homeDirectory: daemon.folder, environment: daemon.environment })
  })
  afterAll(async () => {
    await containers?.close()
    await daemon?.remove()
  })

  for (const [name, address] of Object.entries(shells)) {
    describeLivingShell(name, (options) => openSession(containers.target(address), { directory: '/', ...options }))
  }
})
