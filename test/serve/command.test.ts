import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClient } from '../../src/contract/client.ts'
import type { TargetId } from '../../src/core/incident/events.ts'
import { missing } from '../support/real-parts.ts'
import { openBrowserWire } from './browser-wire.ts'

const runcard = join(import.meta.dirname, '..', '..', 'out', 'main', 'runcard.js')
const patience = { timeout: 20_000, interval: 50 }

describe.skipIf(missing('bash'))('`runcard serve`', () => {
  let folder: string
  const started: { kill(signal: NodeJS.Signals): boolean }[] = []

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'runcard-command-')))
    mkdirSync(join(folder, 'runbooks'))
    writeFileSync(join(folder, 'runbooks', 'wait.md'), '# Waiting\n\n## Emergency\n\n1. Wait\n\n   ```bash\n   sleep 600\n   ```\n')
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    for (const child of started.splice(0)) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  async function start() {
    const child = spawn(process.execPath, [runcard, 'serve', join(folder, 'runbooks'), '--no-open'], {
      env: { ...process.env, RUNCARD_DATA: join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    started.push(child)
    const said = { output: '', messages: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.messages += text
    })
    const ended = new Promise<number | null>((resolve) => child.on('close', (status) => resolve(status)))
    await vi.waitFor(() => expect(said.output).toMatch(/\n/), patience)
    const end = (signal: NodeJS.Signals) => {
      child.kill(signal)
      return ended
    }
    return { said, end }
  }

  it('prints the address alone on one line, and ends without a word when nothing runs', async () => {
    const { said, end } = await start()
    expect(said.output).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/)
    expect(await end('SIGINT')).toBe(0)
    expect(said.messages).not.toMatch(/Stopping|Error/)
  })

  it('says that it stops what runs, and records that it did', async () => {
    const { said, end } = await start()
    const wire = await openBrowserWire(said.output.trim())
    const client = createClient(wire.transport)
    const { playbooks } = await client.call('library.list', {})
    const { playbookId } = playbooks.find(({ title }) => title === 'Waiting')!
    const { playbook, hash, folderId } = await client.call('playbook.open', { playbookId })
    await client.call('library.trustFolder', { folderId })
    const { incidentId } = await client.call('incident.open', { playbookId, kind: 'drill' })
    const stepId = playbook.procedures[0]!.steps[0]!.id
    await client.call('step.run', { incidentId, stepId, targetId: 'local' as TargetId, hash, values: {} })
    wire.stayAway()
    expect(await end('SIGTERM')).toBe(0)
    expect(said.messages).toContain('Stopping “Wait” on local…\n')

    const next = await start()
    const nextWire = await openBrowserWire(next.said.output.trim())
    const types: string[] = []
    createClient(nextWire.transport).subscribe('incident.events', { incidentId }, { onItem: (event) => types.push(event.type) })
    await vi.waitFor(() => expect(types).toContain('step-finished'), patience)
    expect(types).not.toContain('step-lost')
    nextWire.stayAway()
    expect(await next.end('SIGINT')).toBe(0)
  })
})
