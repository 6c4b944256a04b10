import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stepOf } from '../../../src/core/incident/state.ts'
import { codeOf, createWorkbench, idOf, playbookOf, resumeIncident, type Workbench } from '../workbench.ts'
import { type OtherRuncard, startRuncard } from './other-process.ts'

let bench: Workbench
const others: OtherRuncard[] = []
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(async () => {
  for (const other of others.splice(0)) await other.kill()
  await bench.clear()
})

function start(...of: Parameters<typeof startRuncard>): OtherRuncard {
  const other = startRuncard(...of)
  others.push(other)
  return other
}

const steps = { First: 'echo first', Long: 'echo begun; sleep 300', Last: 'echo last' }

describe('killed in the middle of a step', () => {
  it('knows everything at the next start, and that the step may have run', async () => {
    const file = await bench.write('recovery.md', playbookOf(steps))
    const other = start(bench.folder, file, 'First')
    const { incidentId } = await other.until(({ event }) => event?.type === 'step-finished')
    await other.kill()
    const second = start(bench.folder, file, 'Long', incidentId)
    const { event: begun } = await second.until(({ event }) => event?.type === 'command-started' && event.text.includes('sleep'))
    if (begun?.type !== 'command-started') throw new Error('unreachable')
    const outputFile = join(bench.dataFolder, 'incidents', incidentId ?? '', `${begun.runId}-${begun.commandId}.out`)
    await expect.poll(() => readFile(outputFile, 'utf8').catch(() => ''), { timeout: 20_000 }).toBe('begun\r\n')
    await second.kill()

    const { client } = await bench.start()
    const incident = await resumeIncident(client, await idOf(client, file), incidentId!)
    const state = await incident.state()
    expect(stepOf(state, incident.step('First').id)).toMatchObject({ status: 'done', exitStatus: 0 })
    expect(stepOf(state, incident.step('Long').id)).toMatchObject({
      status: 'may-have-run',
      reason: 'Runcard ended while this was running.',
    })
    expect(state.sessions.map(({ endReason }) => endReason)).toEqual(['Runcard ended', 'Runcard ended'])
    expect(await incident.output('First')).toBe('first\n')
    expect(await incident.output('Long')).toBe('begun\n')
    // And it goes on from there.
    expect((await incident.runToEnd('Last')).at(-1)).toMatchObject({ outcome: 'succeeded' })
  })

  it('says it once, however many Runcards start afterwards', async () => {
    const file = await bench.write('recovery.md', playbookOf(steps))
    const other = start(bench.folder, file, 'Long')
    const { incidentId } = await other.until(({ event }) => event?.type === 'command-started')
    await other.kill()
    const engines = await Promise.all([bench.start(), bench.start()])
    const client = engines[0].client
    const incident = await resumeIncident(client, await idOf(client, file), incidentId!)
    expect((await incident.events()).filter(({ type }) => type === 'step-lost')).toHaveLength(1)
  })

  it('is noticed by another Runcard that has the incident on its screen', async () => {
    const file = await bench.write('recovery.md', playbookOf(steps))
    const other = start(bench.folder, file, 'Long')
    const { incidentId } = await other.until(({ event }) => event?.type === 'command-started')
    const { client } = await bench.start()
    const incident = await resumeIncident(client, await idOf(client, file), incidentId!)
    expect(stepOf(await incident.state(), incident.step('Long').id).status).toBe('running')
    const lost = incident.until(({ type }) => type === 'step-lost')
    await other.kill()
    expect(await lost).toMatchObject({ stepId: incident.step('Long').id })
  })
})

describe('two Runcards on one journal', () => {
  it('see each other’s events, in one order without gaps', async () => {
    const file = await bench.write('recovery.md', playbookOf(steps))
    const other = start(bench.folder, file, 'Long')
    const { incidentId } = await other.until(({ event }) => event?.type === 'command-started')
    const { client } = await bench.start()
    const incident = await resumeIncident(client, await idOf(client, file), incidentId!)
    for (let count = 1; count <= 20; count++) await client.call('incident.note', { incidentId: incidentId!, text: `note ${count}` })
    await other.until(({ event }) => event?.type === 'note-added' && event.text === 'note 20')
    const events = await incident.events()
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  })

  it('never run two steps of an incident on the same target, and either can stop what the other runs', async () => {
    const file = await bench.write('recovery.md', playbookOf(steps))
    const other = start(bench.folder, file, 'Long')
    const { incidentId } = await other.until(({ event }) => event?.type === 'command-started')
    const { client } = await bench.start()
    const incident = await resumeIncident(client, await idOf(client, file), incidentId!)
    expect(await codeOf(incident.run('Last'))).toBe('step-running')
    const { runId } = stepOf(await incident.state(), incident.step('Long').id)
    expect(await client.call('step.stop', { incidentId: incidentId!, runId: runId! })).toEqual({ stopped: true, stillRunning: [] })
    expect(stepOf(await incident.state(), incident.step('Long').id).status).toBe('stopped')
    expect((await incident.runToEnd('Last')).at(-1)).toMatchObject({ outcome: 'succeeded' })
  })

  it('end what they run when they are quit', async () => {
    const file = await bench.write('recovery.md', playbookOf(steps))
    const other = start(bench.folder, file, 'Long')
    const { incidentId } = await other.until(({ event }) => event?.type === 'command-started')
    await other.quit()
    const { client } = await bench.start()
    const incident = await resumeIncident(client, await idOf(client, file), incidentId!)
    const state = await incident.state()
    expect(stepOf(state, incident.step('Long').id)).toMatchObject({ status: 'may-have-run' })
    expect(state.sessions.map(({ endReason }) => endReason)).toEqual(['Runcard was closed'])
  })
})
