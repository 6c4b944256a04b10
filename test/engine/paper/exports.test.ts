// Exports that a screen asks for, over the contract: into a folder that the shell chooses, or as one zip where it can't.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import type { ExportOrder, ExportState } from '../../../src/contract/paper-calls.ts'
import { receiveBytes } from '../../../src/contract/receive-bytes.ts'
import type { PlaybookId } from '../../../src/core/playbook/model/document.ts'
import { missing } from '../../support/real-parts.ts'
import { codeOf, createWorkbench, idOf, playbookOf, type Workbench } from '../workbench.ts'

type Ended = Extract<ExportState, { type: 'ended' }>

let bench: Workbench
let out: string
beforeEach(() => {
  bench = createWorkbench()
  out = join(bench.folder, 'binder')
})
afterEach(async () => {
  await bench.clear()
  vi.unstubAllEnvs()
})

const cards = { formats: ['cards'] } as const

/** A desktop on which the person chooses `out`, with these playbooks. */
async function desktop(names: readonly string[]): Promise<{ readonly client: Client; readonly playbookIds: PlaybookId[] }> {
  for (const name of names) await bench.write(name, playbookOf({ Look: `systemctl status ${name}` }))
  const { client } = await bench.start({ chooseFolder: async (what) => (what === 'paper' ? out : undefined) })
  const playbookIds: PlaybookId[] = []
  for (const name of names) playbookIds.push(await idOf(client, join(bench.booksFolder, name)))
  return { client, playbookIds }
}

function watch(client: Client, exportId: string, onState: (state: ExportState) => void = () => {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let last: ExportState | undefined
    client.subscribe(
      'export.progress',
      { exportId },
      {
        onItem(state) {
          last = state
          onState(state)
        },
        onEnd: (error) => (error === undefined && last?.type === 'ended' ? resolve(last) : reject(error ?? new Error('it did not end'))),
      },
    )
  })
}

async function exported(
  client: Client,
  order: Omit<ExportOrder, 'formats'> & { readonly formats: readonly ExportOrder['formats'][number][] },
) {
  const { exportId } = await client.call('export.begin', { ...order, formats: [...order.formats] })
  return watch(client, exportId!)
}

function pdfsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
}

const kept = ['.runcard-prints.lock', 'runcard-prints.jsonl']

describe('an export into a folder', () => {
  it('keeps it fresh: all is new, then nothing, then only what changed; and the sheets are known afterwards', async () => {
    const { client, playbookIds } = await desktop(['web.md', 'db/main.md'])
    expect(await exported(client, { playbookIds, ...cards })).toEqual({
      type: 'ended',
      isCancelled: false,
      folder: out,
      playbookCount: 2,
      written: 2,
      unchanged: 0,
      leftovers: 0,
      failures: [],
      missingCharacters: [],
      blankContacts: [],
    })
    expect(pdfsIn(out)).toEqual([...kept, 'web-cards.pdf', 'db', 'db/main-cards.pdf'].sort())
    const { playbooks } = await client.call('library.list', {})
    expect(playbooks.map(({ paper }) => paper?.stalePages)).toEqual([0, 0])
    expect(await exported(client, { playbookIds, ...cards })).toMatchObject({ written: 0, unchanged: 2 })
    await bench.write('web.md', playbookOf({ Look: 'systemctl status --no-pager web.md' }))
    expect(await exported(client, { playbookIds, ...cards })).toMatchObject({ written: 1, unchanged: 1 })
  })

  it('of some playbooks leaves the paper of the others, and counts what no playbook has any more', async () => {
    const { client, playbookIds } = await desktop(['a.md', 'b.md'])
    await exported(client, { playbookIds, formats: ['booklet', 'cards'] })
    const before = readFileSync(join(out, 'a.pdf'))
    await bench.write('a.md', playbookOf({ Look: 'true' }))
    expect(await exported(client, { playbookIds: playbookIds.slice(1), ...cards })).toMatchObject({
      playbookCount: 1,
      written: 0,
      leftovers: 2,
    })
    expect(readFileSync(join(out, 'a.pdf'))).toEqual(before)
  })

  it('says which playbook could not be exported, and exports the others', async () => {
    const { client, playbookIds } = await desktop(['a.md', 'b.md'])
    mkdirSync(out)
    writeFileSync(join(out, 'a-cards.pdf'), 'mine')
    const ended = await exported(client, { playbookIds, ...cards })
    expect(ended).toMatchObject({ written: 1, failures: [{ code: 'export-foreign', params: { file: join(out, 'a-cards.pdf') } }] })
    expect(readFileSync(join(out, 'a-cards.pdf'), 'utf8')).toBe('mine')
  })

  it('says why nothing can be written there', async () => {
    const { client, playbookIds } = await desktop(['a.md'])
    writeFileSync(out, 'a file')
    expect(await exported(client, { playbookIds, ...cards })).toMatchObject({ written: 0, problem: { code: 'export-unwritable' } })
  })

  it('is cancelled between two PDFs: what is there is whole and in the manifest, and the next one makes the rest', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `book-${String(index + 1).padStart(2, '0')}.md`)
    const { client, playbookIds } = await desktop(names)
    const { exportId } = await client.call('export.begin', { playbookIds, formats: ['cards'] })
    const ended = await watch(client, exportId!, (state) => {
      if (state.type === 'under-way' && state.playbooksDone >= 1) void client.call('export.cancel', { exportId: exportId! })
    })
    expect(ended.isCancelled).toBe(true)
    expect(ended.written).toBeGreaterThanOrEqual(1)
    expect(ended.written).toBeLessThan(names.length)
    const pdfs = pdfsIn(out).filter((name) => !kept.includes(name))
    expect(pdfs).toEqual(names.slice(0, ended.written).map((name) => name.replace('.md', '-cards.pdf')))
    for (const pdf of pdfs) expect(readFileSync(join(out, pdf)).subarray(-6).toString()).toContain('%%EOF')
    expect(await exported(client, { playbookIds, ...cards })).toMatchObject({
      isCancelled: false,
      written: names.length - ended.written,
      unchanged: ended.written,
    })
  })

  it('is none where the person chooses no folder, and a second one waits for the first', async () => {
    await bench.write('a.md', playbookOf({ Look: 'true' }))
    const asked = Promise.withResolvers<string | undefined>()
    const { client } = await bench.start({ chooseFolder: () => asked.promise })
    const playbookIds = [await idOf(client, join(bench.booksFolder, 'a.md'))]
    const first = client.call('export.begin', { playbookIds, formats: ['cards'] })
    expect(await codeOf(client.call('export.begin', { playbookIds, formats: ['cards'] }))).toBe('export-busy')
    asked.resolve(undefined)
    expect(await first).toEqual({})
    expect(existsSync(out)).toBe(false)
  })

  it('is not of a playbook that is gone, and nobody can look at one that is not there', async () => {
    const { client } = await desktop(['a.md'])
    const gone = 'playbook-gone' as PlaybookId
    expect(await codeOf(client.call('export.begin', { playbookIds: [gone], formats: ['cards'] }))).toBe('playbook-unknown')
    expect(await codeOf(client.call('export.cancel', { exportId: 'none' }))).toBe('print-gone')
    expect(await codeOf(watch(client, 'none'))).toBe('print-gone')
  })
})

describe.skipIf(missing('unzip'))('an export where the shell has no dialog for folders', () => {
  it('is one zip with every PDF and the manifest, which is gone when the shell ends', async () => {
    const temporary = join(bench.folder, 'temporary')
    mkdirSync(temporary)
    vi.stubEnv('TMPDIR', temporary)
    await bench.write('web.md', playbookOf({ Look: 'true' }))
    await bench.write('db/日本.md', playbookOf({ Look: 'false' }))
    const { client, close } = await bench.start()
    const { playbooks } = await client.call('library.list', {})
    const { exportId } = await client.call('export.begin', {
      playbookIds: playbooks.map(({ playbookId }) => playbookId),
      formats: ['booklet', 'cards'],
    })
    const ended = await watch(client, exportId!)
    expect(ended).toMatchObject({ written: 4, zip: { fileName: expect.stringMatching(/^runcard-paper-\d{4}-\d{2}-\d{2}\.zip$/) } })
    expect(ended.folder).toBeUndefined()
    const file = join(bench.folder, 'all.zip')
    writeFileSync(file, await receiveBytes(client, 'export.bytes', { exportId: exportId! }, ended.zip!.sizeBytes))
    execFileSync('unzip', ['-q', file, '-d', out])
    expect(pdfsIn(out)).toEqual(['db', 'db/日本-cards.pdf', 'db/日本.pdf', 'runcard-prints.jsonl', 'web-cards.pdf', 'web.pdf'])
    expect(readFileSync(join(out, 'web.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(readdirSync(temporary)).toHaveLength(1)
    await close()
    expect(readdirSync(temporary)).toEqual([])
  })
})
