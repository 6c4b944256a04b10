// What a responder is told when a container, or Docker itself, goes away under a session.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import type { Session } from '../../../../src/engine/session/session.ts'
import { type Containers, createContainers } from '../../../../src/engine/targets/docker/containers.ts'
import type { ShellExit, Target, TargetState } from '../../../../src/engine/targets/target.ts'
import { type DockerDaemon, startDockerDaemon } from '../../../support/dockerd.ts'
import { missing } from '../../../support/real-parts.ts'
import { finished, ran, shown } from '../../session/conformance.ts'

function ended(session: Session): Promise<ShellExit> {
  return new Promise((resolve) => session.onEnd(resolve))
}

/** What runs in the container; what nobody has asked for its status doesn't live. */
function living(daemon: DockerDaemon): readonly string[] {
  return daemon
    .docker('top', 'web', '-o', 'pid,args')
    .split('\n')
    .filter((line) => !line.includes('<defunct>'))
}

/** Resolves when the target has told this state. */
function told(target: Target, type: TargetState['type']): Promise<TargetState> {
  return new Promise((resolve) => {
    const stop = target.onState?.((state) => {
      if (state.type !== type) return
      stop?.()
      resolve(state)
    })
  })
}

describe.skipIf(missing('dockerd', 'busybox'))('a container under a session', () => {
  let daemon: DockerDaemon
  let containers: Containers
  let target: Target
  let session: Session
  beforeAll(async () => {
    daemon = await startDockerDaemon()
    containers = createContainers({ homeDirectory: daemon.folder, environment: daemon.environment })
  })
  afterAll(async () => {
    await containers?.close()
    await daemon?.remove()
  })
  beforeEach(async () => {
    daemon.run('web', 'busybox')
    target = containers.target({ container: 'web' })
    session = await openSession(target)
  })
  afterEach(async () => {
    await session.close()
    daemon.docker('rm', '--force', 'web')
  })

  const gone = (what: string): ShellExit => ({
    exitStatus: null,
    detail: expect.stringMatching(new RegExp(`^the container web ${what} at \\d\\d:\\d\\d: what ran in it is gone$`)),
  })

  it('says that it was restarted, and has a new shell in it at once', async () => {
    const end = ended(session)
    const isRunning = shown(session, 'running\r\n')
    const result = ran(session, 'echo running; sleep 300')
    await isRunning
    daemon.docker('restart', 'web')
    expect(await end).toEqual(gone('was restarted'))
    expect(await result).toMatchObject({ outcome: 'shell-gone', exitStatus: null })
    session = await openSession(target)
    expect(await ran(session, 'pwd')).toEqual(finished('/srv\n'))
  })

  it('says that it was stopped, killed, or ended by itself', async () => {
    const ends: ShellExit[] = []
    for (const words of [
      ['stop', 'web'],
      ['kill', 'web'],
      ['exec', 'web', 'kill', '-9', '-1'],
    ]) {
      const end = ended(session)
      daemon.docker(...words)
      ends.push(await end)
      daemon.docker('start', 'web')
      session = await openSession(target)
    }
    expect(ends).toEqual([
      gone(String.raw`was stopped \(SIGTERM\)`),
      gone(String.raw`was stopped \(SIGKILL\)`),
      { exitStatus: null, signal: 'SIGKILL' },
    ])
  })

  it('says that it was removed', async () => {
    const end = ended(session)
    daemon.docker('rm', '--force', 'web')
    expect(await end).toEqual(gone('was removed'))
    await expect(openSession(target)).rejects.toMatchObject({ code: 'no-containers' })
    daemon.run('web', 'busybox')
  })

  it('says that it was replaced by another of the same name when the next shell is opened', async () => {
    const end = ended(session)
    daemon.docker('rm', '--force', 'web')
    daemon.run('web', 'busybox')
    expect(await end).toEqual(gone('was removed'))
    const states: TargetState[] = []
    const stop = target.onState?.((state) => states.push(state))
    session = await openSession(target)
    stop?.()
    expect(states).toEqual([
      { type: 'connecting', detail: 'asking Docker (default) for web' },
      { type: 'connecting', detail: 'web is another container now: it was replaced, and what was in the old one is gone' },
      { type: 'ready' },
    ])
  })

  it('says that it is paused instead of hanging, and goes on when it goes on', async () => {
    const isRunning = shown(session, 'running\r\n')
    const result = ran(session, 'echo running; read -r line; echo "got $line"')
    await isRunning
    const paused = told(target, 'paused')
    daemon.docker('pause', 'web')
    expect(await paused).toMatchObject({ detail: 'the container web is paused: what runs in it stands still until “docker unpause web”' })
    expect(await session.stop()).toMatchObject({ outcome: 'still-running', certain: false })
    await expect(openSession(target)).rejects.toMatchObject({ code: 'container-paused', params: { container: 'web' } })
    const ready = told(target, 'ready')
    daemon.docker('unpause', 'web')
    await ready
    session.write(Buffer.from('it\n'))
    expect(await result).toEqual(finished('running\nit\ngot it\n'))
    expect(await ran(session, 'echo on')).toEqual(finished('on\n'))
  })

  it('refuses a command while it is paused, and can be left', async () => {
    const paused = told(target, 'paused')
    daemon.docker('pause', 'web')
    await paused
    await expect(session.run({ text: 'true', kind: 'shell' })).rejects.toMatchObject({ code: 'container-paused' })
    await session.close()
    daemon.docker('unpause', 'web')
  })

  it('says that Docker stopped answering when it is killed, and finds it again', async () => {
    const end = ended(session)
    await daemon.kill('SIGKILL')
    expect(await end).toEqual({ exitStatus: null, detail: 'Docker (default) stopped answering: what ran in its containers may be gone' })
    await expect(openSession(target)).rejects.toMatchObject({ code: 'daemon-not-running' })
    await daemon.start()
    daemon.docker('restart', 'web')
    session = await openSession(target)
    expect(await ran(session, 'echo back')).toEqual(finished('back\n'))
  })

  it('says what became of it when Docker is stopped in order', async () => {
    const end = ended(session)
    await daemon.kill('SIGTERM')
    expect(await end).toMatchObject({ exitStatus: null, detail: expect.stringMatching(/gone$/) })
    await daemon.start()
    daemon.docker('start', 'web')
    session = await openSession(target)
    expect(await ran(session, 'echo back')).toEqual(finished('back\n'))
  })

  it('leaves nothing running and no file behind when Runcard is killed', async () => {
    await session.close()
    const runcard = spawn(process.execPath, [join(import.meta.dirname, '../../../support/left-alone.ts'), 'web'], {
      env: daemon.environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => runcard.stdout.on('data', resolve))
    expect(living(daemon).join('\n')).toContain('sleep 301')
    runcard.kill('SIGKILL')
    await expect
      .poll(() => living(daemon), { timeout: 20_000 })
      .toEqual([expect.stringMatching(/^PID/), expect.stringMatching(/busybox-alone sleep 1000000$/)])
    expect(daemon.docker('exec', 'web', 'ls', '/tmp')).toBe('')
  })
})

describe.skipIf(missing('dockerd', 'busybox'))('a container that outlives its Docker (live-restore)', () => {
  it('has a new shell when Docker is back, and the old one is hung up', async () => {
    const daemon = await startDockerDaemon(['--live-restore'])
    const containers = createContainers({ homeDirectory: daemon.folder, environment: daemon.environment })
    try {
      const id = daemon.run('web', 'busybox')
      const target = containers.target({ container: 'web' })
      const session = await openSession(target)
      const end = ended(session)
      await daemon.kill('SIGTERM')
      expect(await end).toEqual({ exitStatus: null, detail: 'Docker (default) stopped answering: what ran in its containers may be gone' })
      await daemon.start()
      const next = await openSession(target)
      expect(await ran(next, 'echo back')).toEqual(finished('back\n'))
      await next.close()
      await expect
        .poll(() => living(daemon), { timeout: 20_000 })
        .toEqual([expect.stringMatching(/^PID/), expect.stringMatching(/busybox-alone sleep 1000000$/)])
      expect(daemon.docker('exec', 'web', 'ls', '/tmp')).toBe('')
      expect(daemon.docker('ps', '--quiet', '--no-trunc')).toBe(id)
    } finally {
      await containers.close()
      await daemon.remove()
    }
  })
})
