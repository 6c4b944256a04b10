import { execFile, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import { readLoginEnvironment } from '../../../../src/engine/targets/local/environment.ts'
import { createLocalTarget } from '../../../../src/engine/targets/local/target.ts'
import { parseStat } from '../../../../src/engine/targets/posix/process-table.ts'
import { finished, ran } from '../../session/conformance.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-target-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function program(name: string, text: string, mode = 0o755): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  await chmod(path, mode)
  return path
}

describe('this machine', () => {
  it('says which shell is not there, or can’t be run', async () => {
    const notExecutable = await program('bash', '#!/bin/sh\n', 0o644)
    for (const shell of ['/no/such/shell', 'no-such-shell', notExecutable, folder]) {
      await expect(openSession(createLocalTarget({ shell }))).rejects.toMatchObject({ code: 'shell-not-found', params: { shell } })
    }
  })

  it('says that a program is not a shell', async () => {
    const shell = await program('sulks', '#!/bin/sh\nexit 3\n')
    await expect(openSession(createLocalTarget({ shell }))).rejects.toMatchObject({
      code: 'shell-failed',
      params: { shell, reason: 'it ended with status 3' },
    })
  })

  it('says that the directory to start in is gone', async () => {
    const directory = join(folder, 'gone')
    await expect(openSession(createLocalTarget(), { directory })).rejects.toMatchObject({
      code: 'directory-not-found',
      params: { directory },
    })
  })

  it('starts in the directory, with the size and the environment that it was given', async () => {
    const session = await openSession(createLocalTarget({ shell: 'bash' }), {
      directory: folder,
      columns: 71,
      rows: 19,
      environment: { COLOR: 'dark red' },
    })
    expect(await ran(session, 'pwd; stty size; echo "$COLOR"; echo "$PAGER"')).toEqual(finished(`${folder}\n19 71\ndark red\ncat\n`))
    session.resize(90, 20)
    expect(await ran(session, 'stty size')).toEqual(finished('20 90\n'))
    await session.close()
  })

  it('leaves no file behind, neither while a session lives nor after', async () => {
    const session = await openSession(createLocalTarget({ shell: 'bash' }), { directory: folder })
    const { output } = await ran(session, 'printf "%s" "$__runcard_file"; echo "$SECRET" >/dev/null', { assignments: { SECRET: 'hush' } })
    const directory = join(output, '..')
    await ran(session, 'true')
    await expect.poll(async () => (await readdir(directory)).sort()).toEqual([])
    await session.close()
    await expect.poll(() => readdir(directory).catch(() => 'gone')).toBe('gone')
  })

  it('survives a cleaner of temporary files, and clears away what a killed Runcard left', async () => {
    const { pid } = spawnSync('true')
    const abandoned = join(process.env.XDG_RUNTIME_DIR || tmpdir(), `runcard-shell-${pid}-left`)
    await mkdir(abandoned)
    await writeFile(join(abandoned, '7.values'), 'SECRET=hush')
    const session = await openSession(createLocalTarget({ shell: 'bash' }), { directory: folder })
    const { output } = await ran(session, 'printf "%s" "$__runcard_file"')
    await rm(join(output, '..'), { recursive: true })
    expect(await ran(session, 'echo on')).toEqual(finished('on\n'))
    await expect.poll(() => readdir(abandoned).catch(() => 'gone')).toBe('gone')
    await session.close()
  })

  it.each(['bash', 'dash'])('hangs up on everything that a closed session was running, but for what %s was told to keep', async (shell) => {
    const session = await openSession(createLocalTarget({ shell }), { directory: folder })
    const processIds = await new Promise<readonly number[]>((resolve) => {
      let seen = ''
      const onOutput = (bytes: Buffer): void => {
        seen += bytes.toString()
        const found = /pids (\d+) (\d+) (\d+)\r/.exec(seen)
        if (found) resolve(found.slice(1).map(Number))
      }
      const text = `env sleep 300 & one=$!; nohup sleep 300 >/dev/null 2>&1 & two=$!; sleep 0.3; sh -c 'echo pids '$one' '$two' $$; exec sleep 300'`
      void session.run({ text, kind: 'shell', onOutput })
    })
    await session.close()
    await expect.poll(async () => Promise.all(processIds.map(isRunning))).toEqual([false, true, false])
    process.kill(processIds[1]!, 'SIGKILL')
  })
})

/** A process whose end nobody has noticed yet runs no more. */
async function isRunning(processId: number): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'state=', '-p', String(processId)]).catch(() => ({ stdout: '' }))
  return stdout !== '' && !stdout.startsWith('Z')
}

describe('the login environment', () => {
  it('is what the login shell says, whatever it prints besides, and this process’s own where it fails', async () => {
    const original = process.env.SHELL
    try {
      process.env.SHELL = await program(
        'chatty',
        '#!/bin/sh\necho "Welcome!"\nshift\nFRUIT="pear\nplum" exec env FRUIT="pear\nplum" sh "$@"\n',
      )
      expect(await readLoginEnvironment()).toMatchObject({ FRUIT: 'pear\nplum', HOME: process.env.HOME })
      process.env.SHELL = await program('broken', '#!/bin/sh\necho FRUIT=pear\nexit 1\n')
      const inherited = await readLoginEnvironment()
      expect(inherited).toMatchObject({ HOME: process.env.HOME })
      expect(inherited).not.toHaveProperty('FRUIT')
    } finally {
      if (original === undefined) delete process.env.SHELL
      else process.env.SHELL = original
    }
  })
})

it('reads the process table’s lines, whatever a program calls itself', () => {
  const fields = '(a) b (c)) S 1 42 7 34816 43 4194304 0 0 0 0 0 0 0 0 20 0 1 0 12345 0'
  expect(parseStat(`42 ${fields}`)).toEqual({
    processId: 42,
    state: 'S',
    processGroupId: 42,
    sessionId: 7,
    foregroundGroupId: 43,
    startTicks: 12345,
    name: 'a) b (c)',
  })
})
