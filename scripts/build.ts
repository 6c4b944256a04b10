// Builds out/ when the sources are newer than it. `npm start`, `npm test` and `npm run runcard` all go through here, so
// nobody ever runs yesterday's build; two of them at once wait for each other.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'out', '.built')
const lock = join(root, 'node_modules', '.runcard-building')
const inputs = ['src', 'package.json', 'electron.vite.config.ts', 'node_modules/.package-lock.json']
const lockLimitMs = 180_000

function newest(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) return 0
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function isFresh(): boolean {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return inputs.every((input) => newest(join(root, input)) <= built)
}

/** Takes the lock, or waits until whoever has it is done. Returns false where the wait made the build unnecessary. */
function takeLock(): boolean {
  for (;;) {
    try {
      mkdirSync(lock)
      return true
    } catch {
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0)
      if (age > lockLimitMs) rmSync(lock, { recursive: true, force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
      if (isFresh()) return false
    }
  }
}

/** What a command was compiled to is kept beside it, so that the first of a user's is as quick as the second. Nothing depends on it. */
function fillCompileCache(): void {
  // A command that ends at this moment may put something more into it.
  rmSync(join(root, 'out', 'compile-cache'), { recursive: true, force: true, maxRetries: 5 })
  const folder = mkdtempSync(join(tmpdir(), 'runcard-build-'))
  const playbook = join(root, 'playbooks', readdirSync(join(root, 'playbooks')).find((name) => name.endsWith('.md')) ?? '')
  const runcard = join(root, 'out', 'main', 'runcard.js')
  const env = { ...process.env, RUNCARD_DATA: folder }
  spawnSync(process.execPath, [runcard, 'export', playbook, '-o', join(folder, 'playbook.pdf')], { env })
  rmSync(folder, { recursive: true, force: true })
}

/** Makes out/ fit the sources. Ends the process with a message where the build fails. */
export function ensureBuilt(): void {
  if (isFresh() || !takeLock()) return
  try {
    process.stderr.write('Building Runcard…\n')
    const startedAt = new Date()
    const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const result = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, encoding: 'utf8' })
    if (result.status !== 0) {
      process.stderr.write(`${result.stdout}${result.stderr}\nThe build failed. Run “npm ci” and try again.\n`)
      process.exit(1)
    }
    fillCompileCache()
    writeFileSync(stamp, startedAt.toISOString())
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

if (import.meta.main) ensureBuilt()
