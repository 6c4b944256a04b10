// `runcard run --target docker://…` and `runcard hosts` against a real daemon, as one would call them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DockerDaemon, startDockerDaemon } from '../support/dockerd.ts'
import { missing } from '../support/real-parts.ts'
import { runcard } from './runcard.ts'

const playbook = `# Try me

## Look

\`\`\`bash
# Remember
PLACE=$(cat /etc/hostname) && cd /srv

# Say it
echo "in $PLACE at $PWD"
\`\`\`

## Clear

\`\`\`bash
# Clear
rm -rf /tmp/cache && echo cleared
\`\`\`
`

describe.skipIf(missing('dockerd'))('a container on the command line', () => {
  let daemon: DockerDaemon
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'runcard-container-'))
    writeFileSync(join(folder, 'book.md'), playbook)
    daemon = await startDockerDaemon()
    daemon.run('web', 'bash', '--hostname', 'web-host')
    daemon.run('bare', 'bare')
  }, 120_000)
  afterAll(async () => {
    await daemon?.remove()
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)

  const call = (...args: string[]) => runcard(folder, daemon.environment, args)

  test('is listed with its image and its state', async () => {
    const { status, stdout } = await call('hosts')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^web +container +docker:\/\/web +\S+, Up /m)
  })

  test('keeps its shell from step to step', async () => {
    const { status, stdout, stderr } = await call('run', 'book.md', '-p', '1', '--yes', '--target', 'docker://web')
    expect(stderr).toContain('on web')
    expect(stdout).toBe('in web-host at /srv\n')
    expect(status).toBe(0)
  })

  test('is not gone into from inside of itself: a step that is written for outside says so, and nothing of it runs', async () => {
    writeFileSync(
      join(folder, 'outside.md'),
      '# Try me\n\n## Ask\n\n```bash\n# Ask it\necho first && docker exec -u root web cat /etc/hostname\n```\n',
    )
    const { status, stdout, stderr } = await call('run', 'outside.md', '--yes', '--target', 'docker://web')
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('This goes into the container web from outside, and web is inside of it already: echo first && docker exec')
    const other = await call('run', 'outside.md', '--yes', '--dry-run', '--target', 'docker://web')
    expect(other.status).toBe(0)
  })

  test('is found by its name in the list, after a host of that name', async () => {
    expect(await call('run', 'book.md', '-p', '1', '--yes', '--target', 'web')).toMatchObject({
      status: 0,
      stdout: 'in web-host at /srv\n',
    })
    mkdirSync(join(folder, '.ssh'))
    writeFileSync(join(folder, '.ssh', 'config'), 'Host web\n  HostName 127.0.0.1\n  Port 1\n')
    expect(await call('run', 'book.md', '-p', '1', '--dry-run', '--target', 'web')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('127.0.0.1:1'),
    })
    rmSync(join(folder, '.ssh'), { recursive: true })
    const unknown = await call('run', 'book.md', '-p', '1', '--yes', '--target', 'wed')
    expect(unknown).toMatchObject({ status: 2, stderr: expect.stringContaining('There is no target “wed”') })
  })

  test('is asked for by its name before a hazard', async () => {
    const wrong = await call('run', 'book.md', '-p', '2', '--yes', '--target', 'docker://web', '--confirm', 'local')
    expect(wrong).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('the target’s name is web') })
    const right = await call('run', 'book.md', '-p', '2', '--yes', '--target', 'docker://web', '--confirm', 'web')
    expect(right).toMatchObject({ status: 0, stdout: 'cleared\n' })
  })

  test('that has no shell, or isn’t there, is said with the layer that failed', async () => {
    const { status, stdout } = await call('hosts', 'docker://web', 'docker://bare', 'docker://nowhere', '--test')
    expect(status).toBe(1)
    expect(stdout).toMatch(/^✓ web \(container\): works, with .*bash$/m)
    expect(stdout).toMatch(/^✗ bare \(container\): the shell doesn’t work; Docker and the container work$/m)
    expect(stdout).toMatch(/^✗ nowhere \(container\): the container doesn’t work; Docker works$/m)
    expect(stdout).toContain('There is no container “nowhere”')
  })
})
