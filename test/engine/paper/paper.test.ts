// From the screen's side: what is saved there is known by its code, and times written on it come back into the incident.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formatCode } from '../../../src/core/paper/page-code.ts'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { createWorkbench, idOf, openIncident, playbookOf, type Workbench } from '../workbench.ts'

let bench: Workbench
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

const book = playbookOf({ Look: 'systemctl status web', Restart: 'systemctl restart web', 'See whether it answers': 'curl -sf localhost' })

/** Prints the cards, and answers with the code of their only page. */
async function print(more: { isTaken: boolean } = { isTaken: true }) {
  const file = await bench.write('web.md', book)
  await bench.write('other.md', '# Other\n\nNothing to do.\n')
  const { client } = await bench.start()
  const playbookId = await idOf(client, file)
  const { playbook } = await client.call('playbook.open', { playbookId })
  const { printId } = await client.call('print.make', { playbookId, format: { type: 'cards' } })
  if (more.isTaken) await client.call('print.taken', { printId })
  const { sheets } = await typeset(playbook, { type: 'cards' }, { fileName: 'web.md', printedOn: '2026-11-21' })
  return { client, playbookId, file, code: formatCode(sheets[0]!.pages[0]!.code) }
}

describe('a sheet that was saved from the screen', () => {
  it('is known by its code, with its steps, and is stale when one of them changed', async () => {
    const { client, playbookId, file, code } = await print()
    const current = await client.call('paper.verify', { typed: code })
    expect(current).toMatchObject({
      type: 'current',
      sheet: { playbookId, file, name: 'Recovery', format: { type: 'card' }, scenario: 'It is down', paper: 'A4', pages: [1] },
    })
    expect('sheet' in current && current.sheet.steps.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '1 Look',
      '2 Restart',
      '3 See whether it answers',
    ])
    writeFileSync(file, readFileSync(file, 'utf8').replace('restart web', 'restart --now web'))
    expect(await client.call('paper.verify', { typed: code.toLowerCase() })).toMatchObject({
      type: 'stale',
      changes: [{ type: 'changed', before: { text: 'systemctl restart web' }, now: { text: 'systemctl restart --now web' } }],
    })
  })

  it('is not said to be printed while it was only looked at, but is known to say what the playbook says', async () => {
    const { client, code } = await print({ isTaken: false })
    const verdict = await client.call('paper.verify', { typed: code })
    expect(verdict).toMatchObject({ type: 'current', sheet: { scenario: 'It is down', pages: [] } })
    expect('sheet' in verdict && verdict.sheet.printedAt).toBeUndefined()
  })
})

describe('a pocket card, which has room for some of a playbook', () => {
  const scenario = (number: number, severity: string, steps: number) =>
    `## Scenario ${number}: Part ${number} down\n\n**Severity**: ${severity}\n\n\`\`\`bash\n${Array.from({ length: steps }, (_, step) => `# Do ${number}.${step + 1}\nsystemctl restart part-${number}-${step + 1}\n`).join('\n')}\`\`\`\n`

  it.each(['a4', 'letter', 'a3'] as const)('is stale on %s only by what changed of what is on it', async (paper) => {
    const text = `# Parts\n\n${scenario(1, 'Critical', 20)}\n${scenario(2, 'Low', 60)}\n${scenario(3, 'High', 4)}\n${scenario(4, 'Medium', 8)}`
    const file = await bench.write('parts.md', text)
    const { client } = await bench.start()
    const playbookId = await idOf(client, file)
    const { printId } = await client.call('print.make', { playbookId, format: { type: 'pocket' }, paper })
    await client.call('print.taken', { printId })
    const { playbook } = await client.call('playbook.open', { playbookId })
    const { sheets } = await typeset(playbook, { type: 'pocket' }, { paper, fileName: 'parts.md', printedOn: '2026-11-21' })
    const verdicts = () =>
      Promise.all(sheets[0]!.pages.map(async ({ code }) => (await client.call('paper.verify', { typed: formatCode(code) })).type))
    const all = sheets[0]!.pages.map(() => 'current')
    expect(await verdicts()).toEqual(all)
    writeFileSync(file, text.replace('restart part-2-1\n', 'restart --now part-2-1\n'))
    expect(await verdicts()).toEqual(all)
    writeFileSync(file, text.replace('restart part-1-20\n', 'restart --now part-1-20\n'))
    expect((await verdicts()).filter((type) => type === 'stale')).toHaveLength(1)
  })
})

describe('times written on a sheet', () => {
  it('come into the journal as done then and typed in later, in the order of the times', async () => {
    const { client, file, code } = await print()
    const incident = await openIncident(client, file)
    const now = Date.now()
    await client.call('incident.enterPaper', {
      incidentId: incident.incidentId,
      typed: code,
      done: [
        { stepId: incident.step('Restart').id, doneAt: now - 60_000 },
        { stepId: incident.step('Look').id, doneAt: now - 600_000 },
      ],
    })
    const facts = (await incident.events()).filter(({ type }) => type === 'step-done-on-paper')
    expect(facts.map((event) => 'title' in event && event.title)).toEqual(['Look', 'Restart'])
    const state = await incident.state()
    expect(state.steps[incident.step('Look').id]).toMatchObject({
      status: 'done',
      byHand: true,
      finishedAt: now - 600_000,
      paperCode: code.replaceAll('-', ''),
    })
    expect(state.timeline.at(-1)?.text).toMatch(
      new RegExp(`^Done from paper at \\d\\d:\\d\\d.*, typed in later \\(sheet ${code}\\): Restart$`),
    )
    expect(state.timeline.at(-1)?.at).toBeGreaterThanOrEqual(now)
    // What is done on the screen afterwards is no longer from paper.
    await client.call('step.tick', { incidentId: incident.incidentId, stepId: incident.step('Look').id })
    expect((await incident.state()).steps[incident.step('Look').id]?.paperCode).toBeUndefined()
  })

  it('are refused where they can’t be right: another playbook’s sheet, a time to come, a step of another sheet, no code', async () => {
    const { client, file, code } = await print()
    const incident = await openIncident(client, file)
    const other = await openIncident(client, join(bench.booksFolder, 'other.md'))
    const { incidentId } = incident
    const done = [{ stepId: incident.step('Look').id, doneAt: Date.now() }]
    const enter = (more: object) => client.call('incident.enterPaper', { incidentId, typed: code, done, ...more })
    await expect(enter({ incidentId: other.incidentId })).rejects.toMatchObject({ code: 'sheet-unusable' })
    await expect(enter({ typed: '000-000-0000' })).rejects.toMatchObject({ code: 'sheet-unusable' })
    await expect(enter({ typed: 'nonsense' })).rejects.toMatchObject({ code: 'sheet-unusable' })
    await expect(enter({ done: [{ ...done[0], doneAt: Date.now() + 3_600_000 }] })).rejects.toMatchObject({ code: 'time-to-come' })
    await expect(enter({ done: [{ ...done[0], stepId: 'step-other' }] })).rejects.toMatchObject({ code: 'step-unknown' })
    await client.call('incident.close', { incidentId })
    await expect(enter({})).rejects.toMatchObject({ code: 'incident-closed' })
  })
})

describe('the library', () => {
  it('says when a playbook was printed, and how many pages of that are out of date', async () => {
    const { client, playbookId, file } = await print()
    const paper = async () => (await client.call('library.list', {})).playbooks.find((row) => row.playbookId === playbookId)?.paper
    expect(await paper()).toEqual({ printedAt: expect.any(Number), stalePages: 0 })
    const changed = Promise.withResolvers<void>()
    client.subscribe('library.changes', {}, { onItem: async () => (await paper())?.stalePages === 1 && changed.resolve() })
    writeFileSync(file, readFileSync(file, 'utf8').replace('restart web', 'restart --now web'))
    await changed.promise
    // A file that was written to, but says the same on paper.
    writeFileSync(file, `${book}\n\n\n`)
    await expect.poll(paper, { timeout: 20_000 }).toMatchObject({ stalePages: 0 })
  })

  it('says nothing of the paper of a playbook that was never printed here', async () => {
    const { client, playbookId } = await print({ isTaken: false })
    expect((await client.call('library.list', {})).playbooks.find((row) => row.playbookId === playbookId)?.paper).toBeUndefined()
  })

  it('has only the pages printed that changed, after which all paper is fresh again', async () => {
    const scenario = (number: number) =>
      `## Scenario ${number}: Part ${number} down\n\n**Symptoms:**\n- No answer\n\n\`\`\`bash\n# Restart\nsystemctl restart part-${number}\n\`\`\`\n`
    const text = `# Parts\n\n${[1, 2, 3].map(scenario).join('\n')}`
    const file = await bench.write('parts.md', text)
    const { client } = await bench.start()
    const playbookId = await idOf(client, file)
    const make = async (more: object = {}) => client.call('print.make', { playbookId, format: { type: 'cards' }, ...more })
    const all = await make()
    await client.call('print.taken', { printId: all.printId })
    await expect(make({ onlyChanged: true })).rejects.toMatchObject({ code: 'nothing-changed' })
    writeFileSync(file, text.replace('restart part-2', 'restart --now part-2'))
    const some = await make({ onlyChanged: true })
    expect([all.pageCount, some.pageCount]).toEqual([3, 1])
    // Other paper than what is out there has to be printed whole.
    expect((await make({ onlyChanged: true, paper: 'letter' })).pageCount).toBe(3)
    expect((await make({ onlyChanged: true, binding: 'duplex' })).pageCount).toBeGreaterThanOrEqual(3)
    await client.call('print.taken', { printId: some.printId })
    const rows = (await client.call('library.list', {})).playbooks
    expect(rows.find((row) => row.playbookId === playbookId)?.paper).toMatchObject({ stalePages: 0 })
    await expect(make({ onlyChanged: true })).rejects.toMatchObject({ code: 'nothing-changed' })
  })
})
