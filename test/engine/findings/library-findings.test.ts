// What a screen gets to know of what is wrong: the findings of an open playbook, and their number in the library's rows.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import { createWorkbench, idOf, type Workbench } from '../workbench.ts'

let bench: Workbench
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => {
  vi.unstubAllEnvs()
  return bench.clear()
})

const page = '# Recovery\n\n**Next Review**: 2999-01-01\n\nCall +49 30 1234567, see [a](a.md).\n\n```bash\nls\n```\n'

/** Follows the library until its first row says this number. */
function untilCounted(client: Client, findingCount: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () =>
      client.call('library.list', {}).then(({ playbooks: [row] }) => row?.findingCount === findingCount && resolve(), reject)
    client.subscribe('library.changes', {}, { onItem: look })
    void look()
  })
}

describe('the findings of the library', () => {
  it('come with line, rule, reason and what to do, and follow the file and what is beside it', async () => {
    const file = await bench.write('b.md', page)
    const { client } = await bench.start()
    const playbookId = await idOf(client, file)
    const { findings, hash } = await client.call('playbook.findings', { playbookId })
    expect(findings).toEqual([
      {
        rule: 'link-to-missing-file',
        level: 'error',
        line: 5,
        message: 'There is no file a.md.',
        why: expect.any(String),
        next: expect.any(String),
      },
    ])
    expect(hash).toBe((await client.call('playbook.open', { playbookId })).hash)
    await writeFile(join(bench.booksFolder, 'a.md'), '# A\n')
    expect((await client.call('playbook.findings', { playbookId })).findings).toEqual([])
    await writeFile(file, `${page}\n[x](#y)\n`)
    expect((await client.call('playbook.findings', { playbookId })).findings).toMatchObject([{ rule: 'link-to-nowhere', line: 11 }])
  })

  it('are counted after the reading, and again when the file or what is beside it is another', async () => {
    const file = await bench.write('b.md', page)
    const { client } = await bench.start()
    await untilCounted(client, 1)
    await writeFile(file, `${page}\n[x](#y)\n`)
    await untilCounted(client, 2)
    const counted = untilCounted(client, 1)
    await mkdir(join(bench.booksFolder, 'a.md'))
    await counted
  })

  it('are counted again when the day of the review has passed', async () => {
    await bench.write('b.md', page)
    const { client } = await bench.start()
    await untilCounted(client, 1)
    vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.UTC(2999, 0, 2) / 1000))
    await untilCounted(client, 2)
  })
})
