// A folder with many playbooks: read in the background, found as far as they have been read, and not all kept in memory.
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWorkbench, idOf, openIncident, playbookOf, type Workbench } from '../workbench.ts'

let bench: Workbench
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

/** More than what is kept in memory, and enough to be still at it when something else is asked. */
const many = 120

async function writeMany(): Promise<string[]> {
  const files: string[] = []
  for (let number = 0; number < many; number++) {
    const steps = Object.fromEntries(
      Array.from({ length: 60 }, (_, step) => [`Look at place ${step}`, `ls /srv/place-${number}/${step} | sort`]),
    )
    files.push(
      await bench.write(`book-${String(number).padStart(3, '0')}.md`, playbookOf(steps).replace('no answer at all', `symptom${number}`)),
    )
  }
  return files
}

describe('a library of many playbooks', () => {
  it('answers other calls, lists and finds what has been read, while it is still reading', async () => {
    await writeMany()
    const { client } = await bench.start()
    const answered: string[] = []
    const note = (name: string) => () => void answered.push(name)
    const whole = client.call('library.list', {}).then(({ playbooks, unread }) => {
      answered.push('everything')
      expect([playbooks.length, unread]).toEqual([many, 0])
    })
    const [first, found] = await Promise.all([
      client.call('library.list', { soFar: true }),
      client.call('library.search', { query: 'symptom0' }),
      client.call('app.info', {}).then(note('a call')),
    ])
    note('so far')()
    expect(first.playbooks.length + first.unread).toBe(many)
    expect(found[0]?.title.text).toBe('It is down')
    await whole
    expect(answered).toEqual(['a call', 'so far', 'everything'])
  })

  it('says that nothing was found only when everything has been read', async () => {
    await writeMany()
    const { client } = await bench.start()
    const [hit] = await client.call('library.search', { query: `symptom${many - 1}` })
    expect(hit?.snippet?.text).toBe(`symptom${many - 1}`)
    expect(await client.call('library.search', { query: 'quetzalcoatl' })).toEqual([])
  })

  it('opens every one of them, also those that are no longer in memory, as they are now', async () => {
    const files = await writeMany()
    const { client } = await bench.start()
    const { playbooks } = await client.call('library.list', {})
    const titles = async () => {
      const opened = await Promise.all(playbooks.map(({ playbookId }) => client.call('playbook.open', { playbookId })))
      return opened.map(({ playbook }) => playbook.scenarios[0]?.symptoms[0])
    }
    const symptoms = files.map((_, number) => `symptom${number}`)
    expect(await titles()).toEqual(symptoms)
    await writeFile(files[3]!, playbookOf({ Look: 'ls' }))
    expect(await titles()).toEqual(symptoms.with(3, 'no answer at all'))
  })

  it('goes on with the one that a responder opened when its file is gone, however many were read since', async () => {
    const [file = ''] = await writeMany()
    const { client } = await bench.start()
    const incident = await openIncident(client, file)
    for (const { playbookId } of (await client.call('library.list', {})).playbooks) await client.call('playbook.findings', { playbookId })
    await rm(file)
    await client.call('step.tick', { incidentId: incident.incidentId, stepId: incident.step('Look at place 7').id })
    expect((await incident.events()).at(-1)).toMatchObject({ type: 'step-ticked', title: 'Look at place 7' })
  })

  it('can be closed while it reads, counts and looks for changes, and does none of that any more', async () => {
    await writeMany()
    const { client, close } = await bench.start()
    void client.call('library.search', { query: 'symptom0' })
    void client.call('library.search', { query: 'quetzalcoatl' })
    await client.call('library.list', { soFar: true })
    await client.call('library.search', { query: 'symptom0' })
    await close()
    // Nothing of it comes up again as a fault: neither here, where it would end the test, nor in the log of faults.
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(existsSync(join(bench.dataFolder, 'logs'))).toBe(false)
  })

  it('lists and finds a playbook again whose file was away for a while', async () => {
    const [file = ''] = await writeMany()
    const { client } = await bench.start()
    const before = await idOf(client, file)
    const text = playbookOf({ Look: 'ls' }).replace('no answer at all', 'symptom0')
    await rm(file)
    expect((await client.call('library.list', {})).playbooks).toHaveLength(many - 1)
    await writeFile(file, text)
    expect(await idOf(client, file)).toBe(before)
    expect((await client.call('library.search', { query: 'symptom0' }))[0]?.playbookId).toBe(before)
  })
})
