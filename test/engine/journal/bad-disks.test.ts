import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IncidentId } from '../../../src/core/incident/events.ts'
import { stepOf } from '../../../src/core/incident/state.ts'
import { openJournal } from '../../../src/engine/journal/journal.ts'
import { codeOf, createWorkbench, openIncident, playbookOf, resumeIncident, type Workbench } from '../workbench.ts'

let bench: Workbench
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

const journalFile = () => join(bench.dataFolder, 'journal.sqlite')
const isRoot = process.getuid?.() === 0

describe('a journal that can’t be used', () => {
  it('is left untouched when it is damaged', async () => {
    for (const content of ['cut off', `this was never a journal ${'x'.repeat(10_000)}`]) {
      await mkdir(bench.dataFolder, { recursive: true })
      await writeFile(journalFile(), content)
      expect(await codeOf(bench.start())).toBe('records-damaged')
      expect(await readFile(journalFile(), 'utf8')).toBe(content)
      await rm(journalFile())
    }
  })

  it('is left untouched when a newer Runcard wrote it', async () => {
    await mkdir(bench.dataFolder, { recursive: true })
    const database = new DatabaseSync(journalFile())
    database.exec('CREATE TABLE later (x); PRAGMA user_version = 99')
    database.close()
    const before = await readFile(journalFile())
    expect(await codeOf(bench.start())).toBe('records-newer')
    expect((await readFile(journalFile())).equals(before)).toBe(true)
  })

  it('says where it can’t write', async () => {
    await writeFile(join(bench.folder, 'file'), '')
    expect(await codeOf(bench.start({ dataFolder: join(bench.folder, 'file', 'data') }))).toBe('records-unwritable')
    expect(await codeOf(bench.start({ dataFolder: join(bench.folder, 'file') }))).toBe('records-unwritable')
  })

  it.skipIf(isRoot)('says so of a folder without write permission', async () => {
    await mkdir(bench.dataFolder, { recursive: true })
    await chmod(bench.dataFolder, 0o500)
    expect(await codeOf(bench.start())).toBe('records-unwritable')
    await chmod(bench.dataFolder, 0o700)
  })

  it('lets nobody change what was recorded', async () => {
    const journal = openJournal(bench.dataFolder)
    journal.append('incident-1' as IncidentId, { type: 'note-added', text: 'as it was' })
    journal.close()
    const database = new DatabaseSync(journalFile())
    expect(() => database.exec(`UPDATE events SET json = '{}'`)).toThrow('append-only')
    expect(() => database.exec('DELETE FROM events')).toThrow('append-only')
    database.close()
  })

  it('records all of several facts or none', () => {
    const journal = openJournal(bench.dataFolder)
    const id = 'incident-1' as IncidentId
    const broken = { type: 'note-added', text: 1n } as never
    expect(() => journal.append(id, [{ type: 'note-added', text: 'one' }, broken])).toThrow()
    expect(journal.events(id, 0)).toEqual([])
    journal.append(id, { type: 'note-added', text: 'two' })
    expect(journal.events(id, 0)).toMatchObject([{ seq: 1, text: 'two' }])
    journal.close()
  })
})

/** A small disk of its own, for the whole of the records. Needs the right to mount. */
function mountSmallDisk(folder: string, sizeKb: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKb}k`, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    process.stderr.write('skipped here: what happens on a full disk; it needs the right to mount a small one\n')
    return false
  }
}

/** Takes every last byte. */
function fillUp(file: string): void {
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=4k'], { stdio: 'ignore' })
  } catch {
    return
  }
}

describe('a full disk', () => {
  const steps = { Quick: 'echo quick', Wait: 'until [ -e go ]; do sleep 0.05; done; echo gone', Much: 'seq 400000' }
  let ballast: string

  async function incidentOnSmallDisk(sizeKb: number) {
    await mkdir(bench.dataFolder, { recursive: true })
    if (!mountSmallDisk(bench.dataFolder, sizeKb)) return undefined
    ballast = join(bench.dataFolder, 'ballast')
    const file = await bench.write('recovery.md', playbookOf(steps))
    const running = await bench.start()
    return { running, incident: await openIncident(running.client, file) }
  }

  afterEach(async () => {
    try {
      execFileSync('umount', ['-l', bench.dataFolder], { stdio: 'ignore' })
    } catch {
      return
    }
  })

  it('starts no step that can’t be recorded, and goes on when there is space again', async (context) => {
    const small = await incidentOnSmallDisk(2048)
    if (small === undefined) return context.skip()
    const { running, incident } = small
    fillUp(ballast)
    const { incidentId } = incident
    expect(await codeOf(running.client.call('step.tick', { incidentId, stepId: incident.step('Quick').id }))).toBe('disk-full')
    expect(await codeOf(incident.run('Quick'))).toBe('disk-full')
    rmSync(ballast)
    expect((await incident.runToEnd('Quick')).at(-1)).toMatchObject({ outcome: 'succeeded' })
    expect((await incident.events()).filter(({ type }) => type === 'step-started')).toHaveLength(1)
    await running.close()
  })

  it('keeps the end of a step that was running, says that it is not recorded yet, and records it later', async (context) => {
    const small = await incidentOnSmallDisk(2048)
    if (small === undefined) return context.skip()
    const { running, incident } = small
    const { incidentId } = incident
    await incident.run('Wait')
    await incident.until(({ type }) => type === 'command-started')
    fillUp(ballast)
    const told = new Promise<Error | undefined>((resolve) => {
      running.client.subscribe('incident.events', { incidentId }, { onItem: () => {}, onEnd: resolve })
    })
    await writeFile(join(bench.booksFolder, 'go'), '')
    expect(await told).toMatchObject({ code: 'disk-full' })
    rmSync(ballast)
    const resumed = await resumeIncident(running.client, incident.playbookId, incidentId)
    const end = await resumed
      .until(({ type }) => type === 'step-finished')
      .catch(() => resumed.until(({ type }) => type === 'step-finished'))
    expect(end).toMatchObject({ outcome: 'succeeded' })
    expect(stepOf(await resumed.state(), incident.step('Wait').id).status).toBe('done')
    await running.close()
  })

  it('lets a command with much output go on, keeps its tail, and says from where on nothing was kept', async (context) => {
    const small = await incidentOnSmallDisk(1536)
    if (small === undefined) return context.skip()
    const { running, incident } = small
    const runId = await incident.run('Much')
    // The output takes all the space there is; then the journal waits for some.
    await new Promise((resolve) => setTimeout(resolve, 500))
    while (running.engine.runningSteps().length > 0) await new Promise((resolve) => setTimeout(resolve, 50))
    const folder = join(bench.dataFolder, 'incidents', incident.incidentId)
    const [name = ''] = readdirSync(folder)
    const kept = statSync(join(folder, name)).size
    const place = { incidentId: incident.incidentId, runId, commandId: incident.step('Much').commands[0]!.id }
    const whole = Array.from({ length: 400_000 }, (_, index) => `${index + 1}\r\n`).join('')
    const tail = await running.client.call('output.read', { ...place, from: whole.length - 8, lengthBytes: 100 })
    expect(tail).toMatchObject({ text: '400000\r\n', to: whole.length, totalBytes: whole.length })
    const head = await running.client.call('output.read', { ...place, from: 0, lengthBytes: 1000 })
    expect(head.text).toBe(whole.slice(0, 1000))
    // Somebody makes room elsewhere.
    execFileSync('mount', ['-o', 'remount,size=4096k', bench.dataFolder])
    const resumed = await resumeIncident(running.client, incident.playbookId, incident.incidentId)
    const ended = () => resumed.until(({ type }) => type === 'command-finished')
    expect(await ended().catch(ended)).toMatchObject({
      outcome: 'succeeded',
      outputBytes: whole.length,
      outputLost: expect.stringContaining(`not kept from byte ${kept} on: There is no space left`),
    })
    await running.close()
    expect(existsSync(join(folder, name))).toBe(true)
  })
})
