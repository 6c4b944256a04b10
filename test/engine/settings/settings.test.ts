import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../src/contract/settings-calls.ts'
import { defaultDataFolder } from '../../../src/engine/settings/data-folder.ts'
import { openSettings } from '../../../src/engine/settings/settings.ts'
import { codeOf, createWorkbench, type Workbench } from '../workbench.ts'

let bench: Workbench
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

const defaults = defaultSettings

async function damaged(content: string): Promise<void> {
  await mkdir(bench.dataFolder, { recursive: true })
  await writeFile(join(bench.dataFolder, 'settings.json'), content)
}

describe('the settings', () => {
  it('are remembered from one start to the next, each by itself', async () => {
    const first = await bench.start({ bundledFolder: bench.booksFolder })
    expect(await first.client.call('settings.read', {})).toEqual(defaults)
    expect(await first.client.call('settings.write', { theme: 'dark' })).toEqual({ ...defaults, theme: 'dark' })
    await first.client.call('settings.write', { paper: 'letter' })
    await first.close()
    const second = await bench.start({ bundledFolder: bench.booksFolder })
    expect(await second.client.call('settings.read', {})).toEqual({ ...defaults, theme: 'dark', paper: 'letter' })
  })

  it('are seen by another Runcard at once', async () => {
    const [one, other] = [await bench.start({ bundledFolder: bench.booksFolder }), await bench.start({ bundledFolder: bench.booksFolder })]
    await one.client.call('settings.write', { shell: '/bin/zsh' })
    expect(await other.client.call('settings.read', {})).toMatchObject({ shell: '/bin/zsh' })
  })

  it('are readable by their owner only', async () => {
    await (await bench.start({ bundledFolder: bench.booksFolder })).client.call('settings.write', { theme: 'light' })
    expect((await stat(join(bench.dataFolder, 'settings.json'))).mode & 0o777).toBe(0o600)
    expect((await stat(bench.dataFolder)).mode & 0o777).toBe(0o700)
  })

  it('refuse what is no setting', async () => {
    const { client } = await bench.start({ bundledFolder: bench.booksFolder })
    expect(await codeOf(client.call('settings.write', { theme: 'pink' } as never))).toBe('invalid-message')
  })

  it('go on with the defaults where the file is damaged, and keep it aside', async () => {
    for (const content of ['{"theme":', '[]', '{"theme":"pink"}', '']) {
      await damaged(content)
      const { client, close } = await bench.start({ bundledFolder: bench.booksFolder })
      expect(await client.call('settings.read', {})).toEqual(defaults)
      await client.call('settings.write', { paper: 'letter' })
      expect(await client.call('settings.read', {})).toEqual({ ...defaults, paper: 'letter' })
      await close()
    }
    const kept = (await readdir(bench.dataFolder)).filter((name) => name.startsWith('settings.damaged-')).sort()
    expect(kept).toEqual([1, 2, 3, 4].map((number) => `settings.damaged-${number}.json`))
    expect(await readFile(join(bench.dataFolder, 'settings.damaged-3.json'), 'utf8')).toBe('{"theme":"pink"}')
  })

  it('leave alone what a newer Runcard wrote', async () => {
    await damaged('{"theme":"dark","later":{"kept":true}}')
    openSettings(bench.dataFolder).write({ paper: 'letter' })
    expect(JSON.parse(await readFile(join(bench.dataFolder, 'settings.json'), 'utf8'))).toEqual({
      theme: 'dark',
      paper: 'letter',
      later: { kept: true },
    })
  })
})

describe('where data is kept', () => {
  it('is where RUNCARD_DATA says, else where the platform keeps a program’s data', () => {
    expect(defaultDataFolder({ RUNCARD_DATA: '/srv/runcard', HOME: '/home/u' }, 'linux')).toBe('/srv/runcard')
    expect(defaultDataFolder({ HOME: '/home/u' }, 'linux')).toBe('/home/u/.local/share/runcard')
    expect(defaultDataFolder({ HOME: '/home/u', XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/runcard')
    expect(defaultDataFolder({ HOME: '/home/u', XDG_DATA_HOME: 'relative' }, 'linux')).toBe('/home/u/.local/share/runcard')
    expect(defaultDataFolder({ HOME: '/Users/u' }, 'darwin')).toBe('/Users/u/Library/Application Support/Runcard')
    expect(defaultDataFolder({ USERPROFILE: 'C:\\Users\\u' }, 'win32')).toBe('C:\\Users\\u\\AppData\\Local\\Runcard')
  })
})
