// A real CUPS of a test's own: its daemon on a socket in a folder, `lp` and `lpstat` as they are, and a printer that keeps what it
// is given instead of printing it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realPart } from './real-parts.ts'

export interface PrintedJob {
  readonly bytes: Buffer
  readonly title: string
  /** As the printer was told: `media=… sides=…`. */
  readonly options: string
}

export interface Cupsd {
  /** What leads `lp` here. */
  readonly env: { readonly CUPS_SERVER: string }
  /** Sets up a printer; `isDefault` makes it the one that is taken where none is named. */
  addPrinter(name: string, isDefault?: boolean): void
  /** Has a printer take no more jobs. */
  reject(name: string): void
  /** What the printer was given last; undefined as long as there is nothing. */
  printed(): PrintedJob | undefined
  stop(): Promise<void>
}

const systemFilters = '/usr/lib/cups'

/** Resolves when it answers. */
export async function startCupsd(): Promise<Cupsd> {
  // A socket's path may not be long.
  const folder = mkdtempSync(join(tmpdir(), 'rc-cups-'))
  const at = (...parts: string[]) => join(folder, ...parts)
  chmodSync(folder, 0o755)
  for (const name of ['etc', 'spool', 'spool/tmp', 'cache', 'state', 'log', 'bin', 'bin/backend', 'out']) mkdirSync(at(name))
  for (const name of readdirSync(systemFilters)) if (name !== 'backend') symlinkSync(join(systemFilters, name), at('bin', name))
  writeFileSync(at('bin', 'backend', 'keep'), keepingBackend(at('out')), { mode: 0o700 })
  writeFileSync(at('etc', 'cupsd.conf'), daemonConfig(at('sock')))
  writeFileSync(at('etc', 'cups-files.conf'), filesConfig(folder))
  const env = { CUPS_SERVER: at('sock') }
  const daemon = spawn(realPart('cupsd')!, ['-f', '-c', at('etc', 'cupsd.conf'), '-s', at('etc', 'cups-files.conf')], { stdio: 'ignore' })
  const gone = new Promise<void>((resolve) => daemon.once('exit', () => resolve()))
  await answering(daemon, env)

  const run = (...args: string[]) => {
    const [program = '', ...rest] = args
    const { status, stderr } = spawnSync(program, rest, { env: { ...process.env, ...env }, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
  }
  return {
    env,
    addPrinter(name, isDefault = false) {
      run('/usr/sbin/lpadmin', '-p', name, '-E', '-v', 'keep:/here', '-m', 'raw')
      if (isDefault) run('/usr/sbin/lpadmin', '-d', name)
    },
    reject: (name) => run('/usr/sbin/cupsreject', name),
    printed() {
      if (!existsSync(at('out', 'job'))) return undefined
      const read = (name: string) => readFileSync(at('out', name), 'utf8').trim()
      return { bytes: readFileSync(at('out', 'job')), title: read('title'), options: read('options') }
    },
    async stop() {
      daemon.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answering(daemon: ChildProcess, env: { readonly CUPS_SERVER: string }): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    if (daemon.exitCode !== null) throw new Error(`cupsd ended with ${daemon.exitCode}`)
    const { stdout } = spawnSync('lpstat', ['-r'], { env: { ...process.env, ...env, LC_ALL: 'C' }, encoding: 'utf8' })
    if (stdout.includes('is running')) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('cupsd did not answer')
}

/** Called by CUPS with: job, user, title, copies, options, and the file where it isn't on standard input. */
function keepingBackend(out: string): string {
  return `#!/bin/sh
[ $# -eq 0 ] && { echo 'direct keep "Unknown" "Keeps what it is given"'; exit 0; }
printf '%s\\n' "$3" > '${out}/title'
printf '%s\\n' "$5" > '${out}/options'
cat "\${6:--}" > '${out}/part' && mv '${out}/part' '${out}/job'
`
}

function daemonConfig(socket: string): string {
  return `Listen ${socket}
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`
}

function filesConfig(folder: string): string {
  return `ServerRoot ${folder}/etc
ServerBin ${folder}/bin
RequestRoot ${folder}/spool
TempDir ${folder}/spool/tmp
CacheDir ${folder}/cache
StateDir ${folder}/state
AccessLog ${folder}/log/access
ErrorLog ${folder}/log/error
PageLog ${folder}/log/page
DataDir /usr/share/cups
`
}
