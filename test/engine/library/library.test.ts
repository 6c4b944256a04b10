import { execFileSync } from 'node:child_process'
import { chmod, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import type { LibraryRow } from '../../../src/contract/library-calls.ts'
import { receiveBytes } from '../../../src/contract/receive-bytes.ts'
import type { PlaybookId } from '../../../src/core/playbook/model/document.ts'
import { missing, seedsFolder } from '../../support/real-parts.ts'
import { codeOf, createWorkbench, idOf, openIncident, playbookOf, type Workbench } from '../workbench.ts'

let bench: Workbench
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

const page = playbookOf({ Look: 'echo look' })
const isRoot = process.getuid?.() === 0

async function rows(client: Client): Promise<Record<string, LibraryRow>> {
  const { playbooks } = await client.call('library.list', {})
  return Object.fromEntries(playbooks.map((row) => [row.file.slice(bench.booksFolder.length + 1), row]))
}

async function bytesOf(client: Client, { printId, sizeBytes }: { printId: string; sizeBytes: number }): Promise<Buffer> {
  return Buffer.from(await receiveBytes(client, 'print.bytes', { printId }, sizeBytes))
}

describe('the library', () => {
  it('lists every Markdown file below its folders, and nothing that is not one', async () => {
    for (const name of ['b.md', 'deep/er/a.markdown', 'UPPER.MD', 'node_modules/x/readme.md', '.git/notes.md', '.hidden.md', 'notes.txt'])
      await bench.write(name, page)
    await symlink(bench.booksFolder, join(bench.booksFolder, 'deep', 'loop'))
    await symlink(join(bench.booksFolder, 'b.md'), join(bench.booksFolder, 'same.md'))
    await symlink(join(bench.booksFolder, 'nowhere'), join(bench.booksFolder, 'dangling.md'))
    const { client } = await bench.start()
    expect(Object.keys(await rows(client)).sort()).toEqual(['UPPER.MD', 'b.md', 'deep/er/a.markdown'])
  })

  it('shows what a playbook says of itself', async () => {
    await bench.write('a.md', page)
    const { client } = await bench.start()
    expect((await rows(client))['a.md']).toMatchObject({ title: 'Recovery', scenarioCount: 1, procedureCount: 1, stepCount: 1 })
  })

  it('gives each broken file a row that says what is wrong, and shows the others', async () => {
    await bench.write('good.md', page)
    await bench.write('empty.md', '')
    await bench.write('blank.md', ' \n\n')
    await bench.write('picture.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))
    await bench.write('latin1.md', Buffer.from('# Überblick\n', 'latin1'))
    await truncate(await bench.write('huge.md', 'x'), 50 * 1024 * 1024)
    const { client } = await bench.start()
    const found = Object.entries(await rows(client)).map(([name, { title, problem }]) => [name, problem?.code ?? title])
    expect(Object.fromEntries(found)).toEqual({
      'good.md': 'Recovery',
      'empty.md': 'file-empty',
      'blank.md': 'file-empty',
      'picture.md': 'file-not-text',
      'latin1.md': 'Überblick',
      'huge.md': 'file-too-large',
    })
  })

  it.skipIf(isRoot)('says so of a file and of a folder that may not be read', async () => {
    await chmod(await bench.write('secret.md', page), 0o000)
    await bench.write('closed/a.md', page)
    await chmod(join(bench.booksFolder, 'closed'), 0o000)
    const { client, engine } = await bench.start()
    expect((await rows(client))['secret.md']?.problem?.code).toBe('file-unreadable')
    expect(await codeOf(engine.addFolder(join(bench.booksFolder, 'closed')))).toBe('folder-unreadable')
    await chmod(join(bench.booksFolder, 'closed'), 0o700)
  })

  it('says of a playbook that was there what became of it', async () => {
    const file = await bench.write('a.md', page)
    await bench.write('b.md', page)
    const { client } = await bench.start()
    const playbookId = await idOf(client, file)
    await rm(file)
    expect(await codeOf(client.call('playbook.open', { playbookId }))).toBe('file-gone')
    await writeFile(file, '')
    expect(await codeOf(client.call('playbook.open', { playbookId }))).toBe('file-empty')
    await rm(file)
    await mkdir(file)
    expect(await codeOf(client.call('playbook.open', { playbookId }))).toBe('file-is-folder')
    expect(await codeOf(client.call('playbook.open', { playbookId: 'playbook-none' as PlaybookId }))).toBe('playbook-unknown')
  })

  it('opens a file by its path, and says why it can’t', async () => {
    await bench.write('a.md', page)
    const other = join(bench.folder, 'alone.txt')
    await writeFile(other, page)
    const { client, engine } = await bench.start({ bundledFolder: bench.booksFolder })
    const playbookId = await engine.openFile(other)
    expect((await client.call('playbook.open', { playbookId })).playbook.title).toBe('Recovery')
    const { folders, playbooks } = await client.call('library.list', {})
    expect(playbooks.some((row) => row.playbookId === playbookId)).toBe(true)
    expect(folders.map(({ path, trusted }) => [path, trusted])).toEqual([
      [bench.booksFolder, true],
      [bench.folder, false],
    ])
    const pipe = join(bench.folder, 'pipe.md')
    execFileSync('mkfifo', [pipe])
    await writeFile(join(bench.folder, 'empty.md'), '')
    const codes = ['nowhere.md', '.', 'pipe.md', 'empty.md', 'alone.txt/x.md'].map((name) =>
      codeOf(engine.openFile(join(bench.folder, name))),
    )
    expect(await Promise.all(codes)).toEqual(['file-not-found', 'file-is-folder', 'file-unreadable', 'file-empty', 'file-not-found'])
  })

  it('remembers the folders that were added, and says what is wrong with one', async () => {
    await bench.write('a.md', page)
    const mine = join(bench.folder, 'mine')
    await mkdir(mine)
    await writeFile(join(mine, 'm.md'), page)
    await mkdir(join(bench.folder, 'bare'))
    const first = await bench.start({ bundledFolder: bench.booksFolder })
    const { folderId } = await first.engine.addFolder(mine)
    expect(await first.engine.addFolder(mine)).toEqual({ folderId })
    expect(await codeOf(first.engine.addFolder(join(bench.folder, 'nowhere')))).toBe('folder-not-found')
    expect(await codeOf(first.engine.addFolder(join(bench.folder, 'bare')))).toBe('folder-without-playbooks')
    expect(await codeOf(first.engine.addFolder(join(mine, 'm.md')))).toBe('folder-unreadable')
    await first.close()

    const second = await bench.start({ bundledFolder: bench.booksFolder })
    const list = async () =>
      (await second.client.call('library.list', {})).folders.map(({ path, bundled, problem }) => [path, bundled, problem?.code])
    expect(await list()).toEqual([
      [bench.booksFolder, true, undefined],
      [mine, false, undefined],
    ])
    await rm(mine, { recursive: true })
    expect(await list()).toEqual([
      [bench.booksFolder, true, undefined],
      [mine, false, 'folder-not-found'],
    ])
    await second.client.call('library.removeFolder', { folderId })
    expect(await list()).toEqual([[bench.booksFolder, true, undefined]])
  })

  it('adds a folder with the shell’s dialog, and nothing when that is cancelled', async () => {
    await bench.write('a.md', page)
    const mine = join(bench.folder, 'mine')
    await mkdir(mine)
    await writeFile(join(mine, 'm.md'), page)
    const answers: (string | undefined)[] = [undefined, mine]
    const { client } = await bench.start({ bundledFolder: bench.booksFolder, chooseFolder: async () => answers.shift() })
    expect(await client.call('library.addFolder', {})).toEqual({ added: false })
    expect(await client.call('library.addFolder', {})).toEqual({ added: true })
    expect((await client.call('library.list', {})).folders).toHaveLength(2)
  })

  it('tells screens which playbooks changed, were added, are gone, and have an incident', async () => {
    const file = await bench.write('sub/a.md', page)
    const { client } = await bench.start()
    const a = await idOf(client, file)
    const told: PlaybookId[][] = []
    let changed = Promise.withResolvers<void>()
    client.subscribe(
      'library.changes',
      {},
      {
        onItem({ playbookIds }) {
          told.push(playbookIds)
          changed.resolve()
        },
      },
    )
    // The first look happens before the stream can notice anything, so what is done is repeated until it was noticed; what was
    // repeated in vain may be told late, and is not what is waited for next.
    const untilTold = async (about: () => Promise<PlaybookId>, act: (attempt: number) => Promise<unknown>) => {
      told.length = 0
      for (let attempt = 1; ; attempt++) {
        await act(attempt)
        const id = await about()
        const isOver = AbortSignal.timeout(2000)
        const over = new Promise((resolve) => isOver.addEventListener('abort', resolve))
        while (!isOver.aborted) {
          if (told.some((ids) => ids.length === 1 && ids[0] === id)) return
          changed = Promise.withResolvers()
          await Promise.race([changed.promise, over])
        }
      }
    }
    await untilTold(
      async () => a,
      (attempt) => writeFile(file, `${page}\nmore ${attempt}\n`),
    )
    const other = join(bench.booksFolder, 'sub', 'b.md')
    await untilTold(
      () => idOf(client, other),
      (attempt) => writeFile(other, `${page}\nmore ${attempt}\n`),
    )
    const b = await idOf(client, other)
    await untilTold(
      async () => b,
      () => rm(other, { force: true }),
    )
    await untilTold(
      async () => a,
      () => client.call('incident.open', { playbookId: a, kind: 'drill' }),
    )
  })

  it('shows the open incident of a playbook, also of one in no folder any more', async () => {
    await bench.write('a.md', page)
    const elsewhere = join(bench.folder, 'elsewhere.md')
    await writeFile(elsewhere, page)
    const first = await bench.start()
    const playbookId = await first.engine.openFile(elsewhere)
    const { incidentId } = await first.client.call('incident.open', { playbookId, kind: 'incident' })
    await first.close()
    const { client } = await bench.start()
    const find = async () => (await client.call('library.list', {})).playbooks.find((row) => row.playbookId === playbookId)
    expect(await find()).toMatchObject({ file: elsewhere, openIncidentId: incidentId })
    expect((await client.call('playbook.open', { playbookId })).file).toBe(elsewhere)
    await client.call('incident.close', { incidentId })
    expect(await find()).toBeUndefined()
    expect((await client.call('playbook.open', { playbookId })).file).toBe(elsewhere)
  })

  it('counts a drill or an incident as a rehearsal of the scenario it was about, once it is closed with something done in it', async () => {
    const scenario = (title: string) => `## Scenario: ${title}\n\n\`\`\`bash\n# Look at ${title}\necho look\n\`\`\`\n`
    const file = await bench.write(
      'a.md',
      `# Recovery\n\n${scenario('Disk full')}\n${scenario('No power')}\n## Health\n\n- [ ] Read the mail\n`,
    )
    const { client } = await bench.start()
    const incident = await openIncident(client, file)
    const { playbookId, incidentId } = incident
    const { playbook } = await client.call('playbook.open', { playbookId })
    const [full, power] = playbook.scenarios.map(({ id }) => id)
    const find = async () => {
      const { lastRehearsedAt, rehearsedScenarios } = (await client.call('library.list', {})).playbooks.find(
        (row) => row.playbookId === playbookId,
      )!
      return { isRehearsed: lastRehearsedAt !== undefined, scenarios: Object.keys(rehearsedScenarios) }
    }
    const nothing = { isRehearsed: false, scenarios: [] }
    await client.call('incident.close', { incidentId })
    expect(await find()).toEqual(nothing)
    const second = await openIncident(client, file)
    await client.call('step.tick', { incidentId: second.incidentId, stepId: second.step('Look at Disk full').id })
    await client.call('step.skip', { incidentId: second.incidentId, stepId: second.step('Look at No power').id, reason: 'no time' })
    expect(await find()).toEqual(nothing)
    await client.call('incident.close', { incidentId: second.incidentId })
    expect(await find()).toEqual({ isRehearsed: true, scenarios: [full] })
    const third = await openIncident(client, file)
    await third.runToEnd('Look at No power')
    await client.call('incident.close', { incidentId: third.incidentId })
    expect((await find()).scenarios.sort()).toEqual([full, power].sort())
    const fourth = await openIncident(client, file)
    await client.call('step.tick', { incidentId: fourth.incidentId, stepId: fourth.step('Read the mail').id })
    const [row] = await client.call('incident.list', { playbookId })
    expect(row).not.toHaveProperty('scenario')
  })

  it('names the scenario that an open incident was worked on last', async () => {
    const file = await bench.write('a.md', page)
    const { client } = await bench.start()
    const incident = await openIncident(client, file)
    const list = () => client.call('incident.list', {})
    expect((await list())[0]).not.toHaveProperty('scenario')
    await client.call('step.tick', { incidentId: incident.incidentId, stepId: incident.step('Look').id })
    expect((await list())[0]).toMatchObject({ scenario: 'It is down' })
  })

  it('goes on with an incident whose file is gone: ticks and notes are still recorded', async () => {
    const file = await bench.write('a.md', page)
    const { client } = await bench.start()
    const incident = await openIncident(client, file)
    await rm(file)
    await client.call('step.tick', { incidentId: incident.incidentId, stepId: incident.step('Look').id })
    expect(await codeOf(incident.run('Look'))).toBe('file-gone')
    expect((await incident.events()).at(-1)).toMatchObject({ type: 'step-ticked', title: 'Look' })
  })

  it('finds a scenario by its symptom, with the match marked', async () => {
    const file = await bench.write('a.md', page)
    const { client } = await bench.start()
    const [hit] = await client.call('library.search', { query: 'no answer' })
    expect(hit).toMatchObject({ playbookId: await idOf(client, file), playbookTitle: 'Recovery', title: { text: 'It is down' } })
    expect(hit?.snippet?.marks.map(([from, to]) => hit.snippet?.text.slice(from, to))).toEqual(['no', 'answer'])
  })

  it('puts the user’s own playbook before the one that came with Runcard where both know the symptom', async () => {
    await bench.write('a.md', page)
    const mine = join(bench.folder, 'mine')
    await mkdir(mine)
    const own = join(mine, 'own.md')
    await writeFile(own, page.replace('no answer at all', 'there is no answer, whatever one asks it'))
    const { client, engine } = await bench.start({ bundledFolder: bench.booksFolder })
    await engine.addFolder(mine)
    const ownId = await idOf(client, own)
    const files = (await client.call('library.search', { query: 'no answer' })).map(({ playbookId }) => playbookId === ownId)
    expect(files).toEqual([true, false])
  })

  it('prints a booklet and a card under a name made from their titles', async () => {
    const file = await bench.write('a.md', page)
    const { client } = await bench.start()
    const playbookId = await idOf(client, file)
    const booklet = await client.call('print.make', { playbookId, format: { type: 'booklet' } })
    expect(booklet.fileName).toBe('recovery.pdf')
    const bytes = await bytesOf(client, booklet)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await codeOf(bytesOf(client, { printId: 'none', sizeBytes: 1 }))).toBe('print-gone')
    const [scenario] = (await client.call('playbook.open', { playbookId })).playbook.scenarios
    const card = await client.call('print.make', { playbookId, format: { type: 'card', scenarioId: scenario!.id }, paper: 'letter' })
    expect(card.fileName).toBe('recovery-1-it-is-down.pdf')
    const ordered = { playbookId, format: { type: 'card', scenarioId: scenario!.id } } as const
    const withHost = await client.call('print.make', { ...ordered, host: 'crane-7' })
    const without = await client.call('print.make', ordered)
    expect([withHost.pageCount, without.pageCount]).toEqual([1, 1])
    expect((await bytesOf(client, withHost)).equals(await bytesOf(client, without))).toBe(false)
    const unknown = client.call('print.make', { playbookId, format: { type: 'card', scenarioId: 'none' as never } })
    expect(await codeOf(unknown)).toBe('scenario-unknown')
  })
})

describe.skipIf(missing('seeds'))('the library with real playbooks', () => {
  it('lists all five with their scenarios and steps', async () => {
    const { client } = await bench.start({ bundledFolder: seedsFolder })
    const { playbooks } = await client.call('library.list', {})
    const real = playbooks.filter(({ file }) => !file.endsWith('README.md'))
    expect(real).toHaveLength(5)
    for (const row of real) expect(row.problem).toBeUndefined()
    expect(real.every(({ stepCount }) => stepCount > 20)).toBe(true)
  })
})
