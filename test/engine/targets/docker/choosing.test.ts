// Which container and what in it: names, ids, labels, users, directories, shells, and what is said where there is none.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import type { ContainerAddress } from '../../../../src/engine/targets/docker/container-address.ts'
import { type Containers, createContainers } from '../../../../src/engine/targets/docker/containers.ts'
import { type DockerDaemon, startDockerDaemon } from '../../../support/dockerd.ts'
import { missing } from '../../../support/real-parts.ts'
import { ran } from '../../session/conformance.ts'

describe.skipIf(missing('dockerd', 'busybox', 'zsh', 'dash', 'ksh'))('choosing a container', () => {
  let daemon: DockerDaemon
  let containers: Containers
  let ids: Readonly<Record<string, string>>
  beforeAll(async () => {
    daemon = await startDockerDaemon()
    containers = createContainers({ homeDirectory: daemon.folder, environment: daemon.environment })
    ids = {
      'shop-web-1': daemon.run('shop-web-1', 'busybox', '--label', 'app=shop', '--label', 'role=web', '--env', 'GIVEN=at its start'),
      'shop-web-2': daemon.run('shop-web-2', 'shells', '--label', 'app=shop', '--health-cmd', 'true', '--health-interval', '1s'),
      bare: daemon.run('bare', 'bare'),
      stopped: daemon.run('stopped', 'busybox', '--label', 'app=old'),
    }
    daemon.docker('kill', 'stopped')
  })
  afterAll(async () => {
    await containers?.close()
    await daemon?.remove()
  })

  async function output(address: ContainerAddress, text: string, directory?: string): Promise<string> {
    const session = await openSession(containers.target(address), directory === undefined ? {} : { directory })
    try {
      return (await ran(session, text)).output.trim()
    } finally {
      await session.close()
    }
  }
  const problem = (address: ContainerAddress) =>
    openSession(containers.target(address)).then(
      () => 'it opened',
      ({ code, params }) => ({ code, ...params }),
    )

  it('finds it by its name, the beginning of its id, or a label', async () => {
    const addresses = ['shop-web-1', ids['shop-web-1']!.slice(0, 6), 'role=web']
    const found = await Promise.all(addresses.map((container) => output({ container }, 'hostname')))
    expect(found).toEqual(addresses.map(() => ids['shop-web-1']!.slice(0, 12)))
  })

  it('names the candidates, the nearest, or what to do with one that does not run', async () => {
    expect(await problem({ container: 'app=shop' })).toEqual({
      code: 'container-ambiguous',
      container: 'app=shop',
      count: 2,
      containers: expect.stringMatching(/^shop-web-[12] \(Up .*\), shop-web-[12] \(Up .*\)$/),
    })
    expect(await problem({ container: 'shop-wep-2' })).toEqual({
      code: 'container-unknown',
      container: 'shop-wep-2',
      endpoint: 'default',
      nearest: expect.stringMatching(/^shop-web-2, shop-web-1, /),
    })
    const stopped = { code: 'container-not-running', container: 'stopped', state: expect.stringMatching(/^Exited \(137\)/) }
    expect(await problem({ container: 'stopped' })).toEqual(stopped)
    expect(await problem({ container: 'app=old' })).toEqual(stopped)
  })

  it('has the environment and the directory of the image, as docker exec has, and not those of a login', async () => {
    expect(await output({ container: 'shop-web-1' }, 'echo "$FLAVOUR, $GIVEN, $PATH"; pwd')).toBe(
      'of-the-image, at its start, /srv/tools:/bin:/usr/bin\n/srv',
    )
  })

  it('runs as a user and in a directory, the wanted one before that of the address', async () => {
    expect(await output({ container: 'shop-web-2', user: 'zoe', directory: '/home' }, 'whoami; pwd; echo "$ZSH_VERSION"')).toMatch(
      /^zoe\n\/home\n\d/,
    )
    expect(await output({ container: 'shop-web-2', user: '4711', directory: '/home' }, 'id -u; pwd', '/tmp')).toBe('4711\n/tmp')
  })

  it('says that there is no such user, directory or shell', async () => {
    expect(await problem({ container: 'shop-web-1', user: 'nobody-here' })).toEqual({
      code: 'container-user-unknown',
      user: 'nobody-here',
      container: 'shop-web-1',
    })
    expect(await problem({ container: 'shop-web-1', directory: '/not/there' })).toEqual({
      code: 'directory-not-found',
      directory: '/not/there',
    })
    expect(await problem({ container: 'bare' })).toEqual({ code: 'container-without-shell', container: 'bare', image: 'runcard-bare' })
  })

  it('says that it restarts over and over', async () => {
    daemon.run('looping', 'busybox', '--restart', 'always', '--entrypoint', '/bin/false')
    await expect
      .poll(() => daemon.docker('ps', '--filter', 'name=looping', '--format', '{{.Status}}'), { timeout: 30_000 })
      .toMatch(/^Restarting/)
    // Between two attempts it runs for a moment, and may then be found to have just stopped.
    await expect.poll(() => problem({ container: 'looping' }), { timeout: 30_000 }).toMatchObject({ code: 'container-restarting' })
    daemon.docker('rm', '--force', 'looping')
  })

  it('lists what there is with state, health and labels, those that can be used first', async () => {
    await expect.poll(() => daemon.docker('ps', '--format', '{{.Status}}'), { timeout: 30_000 }).toContain('(healthy)')
    const { containers: rows, problems } = await containers.list()
    expect(problems).toEqual([])
    expect(rows.map(({ state, ...row }) => ({ ...row, state: state.split(' ')[0] })).sort((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'bare', image: 'runcard-bare', labels: {}, endpoint: 'default', isCurrent: true, usable: true, state: 'Up' },
      {
        name: 'shop-web-1',
        image: 'runcard-busybox',
        labels: { app: 'shop', role: 'web' },
        endpoint: 'default',
        isCurrent: true,
        usable: true,
        state: 'Up',
      },
      {
        name: 'shop-web-2',
        image: 'runcard-shells',
        health: 'healthy',
        labels: { app: 'shop' },
        endpoint: 'default',
        isCurrent: true,
        usable: true,
        state: 'Up',
      },
      {
        name: 'stopped',
        image: 'runcard-busybox',
        labels: { app: 'old' },
        endpoint: 'default',
        isCurrent: true,
        usable: false,
        state: 'Exited',
      },
    ])
    expect(rows.at(-1)?.name).toBe('stopped')
  })

  it('passes 200 MB to a slow consumer in little memory', async () => {
    const session = await openSession(containers.target({ container: 'shop-web-1' }))
    const before = process.memoryUsage().rss
    let [bytes, peak, chunks] = [0, 0, 0]
    const result = await session.run({
      text: 'yes 123456789012345678 | head -n 10000000',
      kind: 'shell',
      onOutput: async (chunk) => {
        bytes += chunk.length
        peak = Math.max(peak, process.memoryUsage().rss - before)
        if (++chunks % 2_000 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      },
    })
    await session.close()
    expect(result).toMatchObject({ outcome: 'finished', exitStatus: 0 })
    expect(bytes).toBe(200_000_000)
    expect(peak).toBeLessThan(100_000_000)
  }, 300_000)
})
