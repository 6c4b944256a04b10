// A session that ends by itself, and the one after it; what a responder types into a session's terminal.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SessionId } from '../../../src/core/incident/events.ts'
import { installedShells } from '../session/installed-shells.ts'
import { createWorkbench, local, openIncident, playbookOf, type RunningEngine, resumeIncident, type Workbench } from '../workbench.ts'

let bench: Workbench
let running: RunningEngine
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

async function incidentWith(steps: Readonly<Record<string, string>>, shellPath?: string) {
  const file = await bench.write('recovery.md', playbookOf(steps))
  running = await bench.start(shellPath === undefined ? {} : { shellPath })
  return openIncident(running.client, file)
}

type Incident = Awaited<ReturnType<typeof incidentWith>>

async function lastSession(incident: Incident): Promise<SessionId> {
  return (await incident.state()).sessions.at(-1)!.sessionId
}

async function timeline(incident: Incident): Promise<readonly string[]> {
  return (await incident.state()).timeline.map(({ text }) => text)
}

describe('a session that ended by itself', () => {
  const steps = {
    Prepare: 'mkdir -p work; cd work; export FRUIT=pear; plain=yes',
    Leave: 'exit 5',
    Kill: 'kill -9 $$',
    Look: 'echo "$FRUIT,$' + '{plain-none},$(basename "$PWD")"',
  }

  it.each(['Leave', 'Kill'])('is followed by one with the directory and exported variables of the last finished step: %s', async (how) => {
    const incident = await incidentWith(steps)
    await incident.runToEnd('Prepare')
    await incident.runToEnd(how, { confirmation: 'local' })
    const directory = join(bench.booksFolder, 'work')
    expect((await incident.state()).sessions.at(-1)).toMatchObject({ leftDirectory: directory, leavesVariables: true })
    expect((await timeline(incident)).find((text) => text.startsWith('Session ended'))).toMatch(
      /functions, options and variables that were not exported are gone; the next session starts in .*work, with the exported variables/,
    )
    await incident.runToEnd('Look')
    expect(await incident.output('Look')).toBe('pear,none,work\n')
    expect((await incident.events()).filter(({ type }) => type === 'session-started').at(-1)).toMatchObject({ directory, restored: 'all' })
  })

  it('can be followed by a fresh one', async () => {
    const incident = await incidentWith(steps)
    await incident.runToEnd('Prepare')
    await incident.runToEnd('Leave')
    const { sessionId } = await running.client.call('session.start', { incidentId: incident.incidentId, targetId: local, fresh: true })
    expect(sessionId).toBe(await lastSession(incident))
    await incident.runToEnd('Look')
    expect(await incident.output('Look')).toBe(',none,books\n')
  })

  async function afterRestart({ playbookId, incidentId }: Incident): Promise<Incident> {
    await running.close()
    running = await bench.start()
    return resumeIncident(running.client, playbookId, incidentId)
  }

  it('is offered as one that was lost is, when Runcard was closed under it: to go on in its directory, or fresh', async () => {
    const incident = await incidentWith(steps)
    await incident.runToEnd('Prepare')
    const directory = join(bench.booksFolder, 'work')
    const again = await afterRestart(incident)
    const left = (await again.state()).sessions.at(-1)
    expect(left).toMatchObject({ leftDirectory: directory, endReason: 'Runcard was closed' })
    expect(left).not.toHaveProperty('leavesVariables')
    expect(await timeline(again)).toContain(
      `Session ended: Runcard was closed. Its functions, options and variables are gone; the next session starts in ${directory}`,
    )
    await running.client.call('session.start', { incidentId: incident.incidentId, targetId: local, fresh: true })
    await again.runToEnd('Look')
    expect(await again.output('Look')).toBe(',none,books\n')
  })

  it('is followed by one in its directory also after a restart of Runcard, which says that the variables are gone', async () => {
    const incident = await incidentWith(steps)
    await incident.runToEnd('Prepare')
    await incident.runToEnd('Leave')
    const again = await afterRestart(incident)
    await again.runToEnd('Look')
    expect(await again.output('Look')).toBe(',none,work\n')
    expect(await timeline(again)).toContainEqual(
      expect.stringMatching(/^New session on local in .*work, without the variables of the one before: Runcard was restarted meanwhile$/),
    )
  })

  it('leaves nothing to what follows a fresh one, also after a restart of Runcard', async () => {
    const incident = await incidentWith(steps)
    await incident.runToEnd('Prepare')
    await incident.runToEnd('Leave')
    await running.client.call('session.start', { incidentId: incident.incidentId, targetId: local, fresh: true })
    const again = await afterRestart(incident)
    expect((await again.state()).sessions.at(-1)).not.toHaveProperty('leftDirectory')
    await again.runToEnd('Look')
    expect(await again.output('Look')).toBe(',none,books\n')
  })

  it('is followed by one in the playbook’s folder where its directory is gone', async () => {
    const incident = await incidentWith({ ...steps, Leave: 'cd ..; rmdir work; exit 5' })
    await incident.runToEnd('Prepare')
    await incident.runToEnd('Leave')
    await incident.runToEnd('Look')
    expect(await incident.output('Look')).toBe('pear,none,books\n')
  })

  it('leaves no variable in any file, and its secrets stay masked in the next one', async () => {
    const incident = await incidentWith({ Use: 'export KEPT="$RUNCARD_TEST_TOKEN"', Leave: 'exit 0', Show: 'echo "[$KEPT]"' })
    await incident.runToEnd('Use', { values: { $RUNCARD_TEST_TOKEN: 'hunter2-secret' } })
    await incident.runToEnd('Leave')
    await incident.runToEnd('Show')
    expect(await incident.output('Show')).toBe('[••••••••]\n')
    const files = readdirSync(bench.dataFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name), 'latin1')).not.toContain('hunter2-secret')
  })
})

describe.each(installedShells)('a step that is stopped in %s', (shell) => {
  it('takes nothing from the shell, nor the directory from the session after a restart of Runcard', async () => {
    const steps = {
      Prepare: 'mkdir -p work/served; cd work; export FRUIT=pear; plain=yes',
      Serve: 'cd served; touch up; sleep 300',
      Look: 'echo "$FRUIT,$' + '{plain-none},$(basename "$PWD")"',
    }
    const incident = await incidentWith(steps, shell)
    await incident.runToEnd('Prepare')
    const runId = await incident.run('Serve')
    await expect.poll(() => existsSync(join(bench.booksFolder, 'work/served/up')), { timeout: 30_000 }).toBe(true)
    await running.client.call('step.stop', { incidentId: incident.incidentId, runId })
    await incident.until((event) => event.type === 'step-finished' && event.runId === runId)
    await incident.runToEnd('Look')
    expect(await incident.output('Look')).toBe('pear,yes,served\n')
    await running.close()
    running = await bench.start({ shellPath: shell })
    const again = await resumeIncident(running.client, incident.playbookId, incident.incidentId)
    await again.runToEnd('Look')
    expect(await again.output('Look')).toBe(',none,served\n')
    expect((await again.events()).filter(({ type }) => type === 'session-started').at(-1)).toMatchObject({ restored: 'directory' })
  })
})

describe.each(installedShells)('what is typed into the terminal of %s', (shell) => {
  const tellsText = shell === 'bash' || shell === 'zsh'

  async function typed(incident: Incident, keys: string): Promise<unknown> {
    const before = (await incident.events()).length
    await running.client.call('session.type', { sessionId: await lastSession(incident), text: keys })
    return incident.until((event) => event.type === 'command-typed' && event.seq > before)
  }

  it('is in the journal with its exit status, secrets masked', async () => {
    const incident = await incidentWith({ One: 'echo "$RUNCARD_TEST_TOKEN"' }, shell)
    await incident.runToEnd('One', { values: { $RUNCARD_TEST_TOKEN: 'hunter2-secret' } })
    const sessionId = await lastSession(incident)
    const text = tellsText ? { text: 'sh -c "exit 4" ••••••••' } : {}
    expect(await typed(incident, 'sh -c "exit 4" hunter2-secret\r')).toEqual({
      type: 'command-typed',
      sessionId,
      ...text,
      exitStatus: 4,
      startedAt: expect.any(Number),
      durationMs: expect.any(Number),
      seq: expect.any(Number),
      at: expect.any(Number),
    })
    const words = tellsText ? 'sh -c "exit 4" ••••••••' : 'a command that its shell doesn’t tell'
    expect((await timeline(incident)).at(-1)).toBe(`Typed on local: ${words} (exit status 4)`)
  })

  it('is not recorded where a program asked for it, nor where nothing was typed', async () => {
    const incident = await incidentWith({ One: 'echo one' }, shell)
    await incident.runToEnd('One')
    await running.client.call('session.type', { sessionId: await lastSession(incident), text: '\r' })
    await running.client.call('session.type', { sessionId: await lastSession(incident), text: '\r' })
    const asked = typed(incident, `stty -echo; echo as''king; read -r answer; stty echo; test "$answer" = typed-password\r`)
    await expect.poll(() => screenOf(incident)).toContain('asking')
    await running.client.call('session.type', { sessionId: await lastSession(incident), text: 'typed-password\r' })
    expect(await asked).toMatchObject({ exitStatus: 0 })
    const events = await incident.events()
    expect(events.filter(({ type }) => type === 'command-typed')).toHaveLength(1)
  })
})

async function screenOf(incident: Incident): Promise<string> {
  const sessionId = await lastSession(incident)
  return new Promise((resolve) => {
    const stop = running.client.subscribe(
      'session.screen',
      { sessionId },
      {
        onItem: ({ base64 }) => {
          stop()
          resolve(Buffer.from(base64, 'base64').toString('utf8'))
        },
      },
    )
  })
}
