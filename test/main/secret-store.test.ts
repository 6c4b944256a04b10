// The desktop's store of secrets over the stand-in's keyring: what is in its file, and what it does without one.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runcard-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What the statements print, in a process of the app where the store is `store`. The stand-in finds the app beside the last word. */
function inTheApp(statements: string, desktop = 'GNOME'): string {
  const program = `import { app } from 'electron'
import { createSecretStore } from './src/main/secret-store.ts'
await app.whenReady()
const store = createSecretStore(${JSON.stringify(folder)})
${statements}
process.exit(0)`
  const words = ['--import', './test/support/electron/register.mjs', '--input-type=module', '--eval', program, 'package.json']
  const env = { PATH: process.env.PATH, XDG_CONFIG_HOME: folder, XDG_CURRENT_DESKTOP: desktop }
  return execFileSync(process.execPath, words, { cwd: root, env, encoding: 'utf8', timeout: 60_000 })
}

const kept = `console.log(await store.get('a'), await store.get('b'))`

it.skipIf(process.platform !== 'linux')(
  'keeps secrets from one start to the next, encrypted, in a file that only the user can read',
  () => {
    expect(inTheApp(`await Promise.all([store.set('a', 'hunter2'), store.set('b', 'correct horse')]); ${kept}`)).toBe(
      'hunter2 correct horse\n',
    )
    expect(inTheApp(kept)).toBe('hunter2 correct horse\n')
    const file = join(folder, 'secrets.json')
    expect(readFileSync(file, 'utf8')).not.toMatch(/hunter2|aHVudGVyMg|horse/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(inTheApp(`await store.remove('a'); ${kept}`)).toBe('undefined correct horse\n')
  },
)

it.skipIf(process.platform !== 'linux')('forgets what no keyring can read any more', () => {
  inTheApp(`await store.set('a', 'hunter2')`)
  rmSync(join(folder, 'runcard.keyring'))
  expect(inTheApp(kept)).toBe('undefined undefined\n')
  expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe('{}')
})

it.skipIf(process.platform !== 'linux')(
  'is there with a keyring, and not where secrets would be encrypted with a key that everybody knows',
  () => {
    const isThere = 'console.log(await store.isAvailable())'
    expect([inTheApp(isThere), inTheApp(isThere, 'none')]).toEqual(['true\n', 'false\n'])
  },
)
