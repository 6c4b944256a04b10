// Docker on another host: a real daemon, reached through a real sshd over the connection that the host's own shells share.
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import { type Containers, createContainers } from '../../../../src/engine/targets/docker/containers.ts'
import { type DockerDaemon, startDockerDaemon } from '../../../support/dockerd.ts'
import { missing } from '../../../support/real-parts.ts'
import { createSshHome, type Sshd, type SshHome, startSshd } from '../../../support/sshd.ts'
import { describeLivingShell, finished, ran, shown } from '../../session/conformance.ts'
import { person } from '../ssh/asking.ts'
import { type ReachedHosts, reach } from '../ssh/reach.ts'

describe.skipIf(missing('dockerd', 'sshd', 'busybox', 'bash'))('a container of a Docker over SSH', () => {
  let daemon: DockerDaemon
  let home: SshHome
  let sshd: Sshd
  let hosts: ReachedHosts
  let containers: Containers
  const asker = person()
  const dockerOf = (environment: Readonly<Record<string, string>>): Containers =>
    createContainers({ homeDirectory: home.directory, environment, sshStream: (host, command) => hosts.stream(host, command, asker) })
  const connectionsMade = (): number => sshd.log().match(/Accepted publickey/g)?.length ?? 0

  beforeAll(async () => {
    daemon = await startDockerDaemon()
    daemon.run('web', 'bash')
    home = createSshHome()
    sshd = await startSshd(home, { config: ['MaxSessions 100'] })
    home.writeKnownHosts(sshd.knownHosts)
    home.writeConfig(`Host there\n  HostName ${sshd.address}\n  Port ${sshd.port}\n`)
    hosts = reach(home, { shell: 'bash' })
    containers = dockerOf({ DOCKER_HOST: `ssh://there${daemon.socket}` })
  })
  afterAll(async () => {
    await containers?.close()
    await hosts?.close()
    await sshd?.stop()
    home?.remove()
    await daemon?.remove()
  })

  describeLivingShell('bash', (options) => openSession(containers.target({ container: 'web' }), { directory: '/', ...options }))

  it('shares one connection with the host’s own shells, and asks for nothing twice', async () => {
    const beside = await openSession(hosts.target({ host: 'there' }), { directory: '/', asker })
    const before = connectionsMade()
    const inside = await openSession(containers.target({ container: 'web' }))
    expect([await ran(beside, 'echo "on $FLAVOUR"'), await ran(inside, 'echo "on $FLAVOUR"')]).toEqual([
      finished('on \n'),
      finished('on of-the-image\n'),
    ])
    expect({ made: connectionsMade(), asked: asker.asked }).toEqual({ made: before, asked: [] })
    await beside.close()
    await inside.close()
  })

  it('is found by a context of the docker command', async () => {
    const DOCKER_CONFIG = `${home.directory}/docker`
    const words = ['context', 'create', 'far', '--docker', `host=ssh://there${daemon.socket}`]
    execFileSync('docker', words, { env: { PATH: process.env.PATH, DOCKER_CONFIG, HOME: home.directory }, stdio: 'ignore' })
    const byContext = dockerOf({ DOCKER_CONFIG, DOCKER_CONTEXT: 'far' })
    expect(await byContext.list()).toMatchObject({ containers: [{ name: 'web', endpoint: 'far', usable: true }] })
    const session = await openSession(byContext.target({ container: 'web' }))
    expect(await ran(session, 'echo "in $FLAVOUR"')).toEqual(finished('in of-the-image\n'))
    await session.close()
    await byContext.close()
  })

  it('says that the connection was lost, leaves nothing running, and has a new shell when the host is back', async () => {
    const session = await openSession(containers.target({ container: 'web' }))
    const isRunning = shown(session, 'running\r\n')
    const result = ran(session, 'echo running; sleep 300')
    const ended = new Promise((resolve) => session.onEnd(resolve))
    await isRunning
    await sshd.kill()
    expect(await result).toMatchObject({ outcome: 'shell-gone', exitStatus: null })
    expect(await ended).toEqual({
      exitStatus: null,
      detail: 'Docker (default), over SSH on there, stopped answering: what ran in its containers may be gone',
    })
    await sshd.restart()
    const again = await openSession(containers.target({ container: 'web' }))
    expect(await ran(again, 'echo back')).toEqual(finished('back\n'))
    await again.close()
    await expect.poll(() => daemon.docker('top', 'web', '-o', 'pid,args'), { timeout: 40_000 }).not.toContain('sleep 300')
  })
})
