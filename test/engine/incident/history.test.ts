// What is remembered of a playbook from one incident to the next.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createWorkbench, openIncident, playbookOf, type Workbench } from '../workbench.ts'

describe('what is remembered of a playbook', () => {
  let bench: Workbench
  beforeEach(() => {
    bench = createWorkbench()
  })
  afterEach(() => bench.clear())

  test('values are kept with the incident and offered in the next one; secrets are not', async () => {
    const file = await bench.write('book.md', playbookOf({ Say: 'echo [TENANT] $API_TOKEN', Again: 'echo [TENANT] again' }))
    const { client } = await bench.start()
    const { folderId } = await client.call('playbook.open', {
      playbookId: (await client.call('library.list', {})).playbooks[0]!.playbookId,
    })
    await client.call('library.trustFolder', { folderId })
    const incident = await openIncident(client, file)
    await incident.runToEnd('Say', { values: { '[TENANT]': 'acme', $API_TOKEN: 'hunter2-hunter2' } })
    await incident.runToEnd('Again', { values: { '[TENANT]': 'acme' } })
    const events = await incident.events()
    expect(events.filter(({ type }) => type === 'values-filled')).toMatchObject([{ values: { '[TENANT]': 'acme' } }])
    expect((await incident.state()).values).toEqual({ '[TENANT]': 'acme' })
    const { values } = await client.call('playbook.history', { playbookId: incident.playbookId })
    expect(values).toEqual({ '[TENANT]': 'acme' })
    expect(JSON.stringify(events)).not.toContain('hunter2')
  })

  test('a step is remembered as it was written when it last ran as a whole', async () => {
    const file = await bench.write('book.md', playbookOf({ Look: 'echo [NAME]' }))
    const { client } = await bench.start()
    const { folderId } = await client.call('playbook.open', {
      playbookId: (await client.call('library.list', {})).playbooks[0]!.playbookId,
    })
    await client.call('library.trustFolder', { folderId })
    const incident = await openIncident(client, file)
    const before = await client.call('playbook.history', { playbookId: incident.playbookId })
    expect(before).toEqual({ values: {}, steps: {}, rehearsed: { rehearsedScenarios: {} } })
    await incident.runToEnd('Look', { values: { '[NAME]': 'x' } })
    const { steps } = await client.call('playbook.history', { playbookId: incident.playbookId })
    expect(steps[incident.step('Look').id]).toEqual({ written: ['echo [NAME]'], at: expect.any(Number) })
  })
})
