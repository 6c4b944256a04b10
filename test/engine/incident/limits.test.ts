// What the settings bound: how long a step may take, how long Stop waits, how much output is kept.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Settings } from '../../../src/contract/settings-calls.ts'
import { stepOf } from '../../../src/core/incident/state.ts'
import { createWorkbench, openIncident, playbookOf, type RunningEngine, resumeIncident, type Workbench } from '../workbench.ts'

let bench: Workbench
let running: RunningEngine
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

async function incidentIn(playbook: string, settings: Partial<Settings>) {
  const file = await bench.write('recovery.md', playbook)
  running = await bench.start()
  await running.client.call('settings.write', settings)
  return openIncident(running.client, file)
}

const shortStop = { stopTerminateAfterMs: 100, stopKillAfterMs: 100, stopGiveUpAfterMs: 20_000 }

describe('a time limit', () => {
  it('stops a step that takes longer, which has then failed', async () => {
    const incident = await incidentIn(playbookOf({ Hang: 'sleep 300\ntouch after', Quick: 'true' }), { stepTimeLimitMs: 500 })
    expect((await incident.runToEnd('Hang')).at(-1)).toMatchObject({
      outcome: 'failed',
      detail: 'stopped at its time limit of 0.5 s; One command was not run.',
    })
    expect((await incident.runToEnd('Quick')).at(-1)).toMatchObject({ outcome: 'succeeded' })
  })

  it('can be said on a fence, and is not meant for what runs until it is stopped', async () => {
    const book =
      '# R\n\n## Fix\n\n### Steps\n\n1. Hang\n\n```bash {"timeout":"300ms"}\nsleep 300\n```\n\n2. Follow\n\n```bash {"timeout":"1ms"}\ntail -f /dev/null\n```\n'
    const incident = await incidentIn(book, {})
    const [hang, follow] = incident.steps
    expect((await incident.runToEnd(hang!.title)).at(-1)).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('stopped at its time limit of 0.3 s'),
    })
    const runId = await incident.run(follow!.title)
    await incident.until((event) => event.type === 'command-started' && event.runId === runId)
    await running.client.call('step.stop', { incidentId: incident.incidentId, runId })
    expect(await incident.until((event) => event.type === 'step-finished' && event.runId === runId)).toMatchObject({ outcome: 'succeeded' })
  })
})

describe('Stop', () => {
  it('waits as long as the settings say before it terminates and kills, also when they change under a session', async () => {
    const stubborn = `sh -c 'trap "" INT TERM; echo deaf; while :; do sleep 0.05; done'`
    const incident = await incidentIn(playbookOf({ Warm: 'true', Deaf: stubborn }), { stopTerminateAfterMs: 600_000 })
    await incident.runToEnd('Warm')
    await running.client.call('settings.write', shortStop)
    const deaf = Promise.withResolvers<void>()
    const stop = running.client.subscribe(
      'step.output',
      { incidentId: incident.incidentId, whole: true },
      { onItem: ({ text }) => text.includes('deaf') && deaf.resolve() },
    )
    const runId = await incident.run('Deaf')
    await deaf.promise
    stop()
    const answer = await running.client.call('step.stop', { incidentId: incident.incidentId, runId })
    expect(answer).toEqual({ stopped: true, stillRunning: [] })
  })
})

describe('output beyond the limit', () => {
  it('is said when it happens, and its beginning and end are kept, also after a restart', async () => {
    const incident = await incidentIn(playbookOf({ Loud: 'seq 400000; echo the very end' }), { outputLimitMb: 1 })
    const events = await incident.runToEnd('Loud')
    const { id, commands } = incident.step('Loud')
    const reason = 'more than 1 MB: only the beginning and the end are kept'
    expect(events.map(({ type }) => type)).toEqual(['step-started', 'command-started', 'output-lost', 'command-finished', 'step-finished'])
    const { runId } = stepOf(await incident.state(), id)
    const place = { incidentId: incident.incidentId, runId: runId!, commandId: commands[0]!.id }
    await running.close()
    running = await bench.start()
    const again = await resumeIncident(running.client, incident.playbookId, incident.incidentId)
    expect(Object.values(stepOf(await again.state(), id).commands)).toMatchObject([{ outputLost: reason, status: 'succeeded' }])
    const head = await running.client.call('output.read', { ...place, from: 0, lengthBytes: 10 })
    expect(head.text).toBe('1\r\n2\r\n3\r\n4')
    const tail = await running.client.call('output.read', { ...place, from: head.totalBytes - 14, lengthBytes: 100 })
    expect(tail).toMatchObject({ text: 'the very end\r\n', to: head.totalBytes })
    const gap = await running.client.call('output.read', { ...place, from: 1_500_000, lengthBytes: 100 })
    expect(gap.from).toBe(head.totalBytes - 256 * 1024)
  })
})
