// `npm start`: the desktop app; where its runtime is missing and can't be fetched soon, or can't open a window here, the
// same screens in a browser.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.ts'

const root = join(import.meta.dirname, '..')
const electronFolder = join(root, 'node_modules', 'electron')
const fetchLimitMs = 20_000
/** An app that ends with an error this soon never opened a window. */
const earlyExitMs = 5_000

function electronBinary(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}

/** Resolves with the exit status; null where it was ended by the time limit or a signal. */
function run(command: string, args: readonly string[], stdio: 'ignore' | 'inherit', limitMs?: number): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio,
      ...(limitMs === undefined ? {} : { timeout: limitMs, killSignal: 'SIGKILL' as const }),
    })
    child.on('error', () => resolve(null))
    child.on('exit', (status) => resolve(status))
  })
}

async function fetchedBinary(): Promise<string | undefined> {
  if (electronBinary() === undefined) await run(process.execPath, [join(electronFolder, 'install.js')], 'ignore', fetchLimitMs)
  return electronBinary()
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

async function openDesktop(): Promise<string | undefined> {
  if (!hasDisplay()) return 'There is no display here for the desktop app'
  const binary = await fetchedBinary()
  if (binary === undefined) return 'The desktop app’s runtime (Electron) is missing and could not be downloaded'
  const startedAt = performance.now()
  const status = await run(binary, [root, ...process.argv.slice(2)], 'inherit')
  if (status !== 0 && performance.now() - startedAt < earlyExitMs) return 'The desktop app could not open its window'
  process.exitCode = status ?? 1
  return undefined
}

ensureBuilt()
const obstacle = await openDesktop()
if (obstacle !== undefined) {
  process.stderr.write(`${obstacle}: opening Runcard in the browser instead.\n`)
  process.argv.splice(2, 0, 'serve')
  await import(new URL('../out/main/runcard.js', import.meta.url).href)
}
