// A Docker daemon of a test's own, with images made from programs of this machine: nothing is downloaded, no network is set
// up, and nothing of it is left when it is stopped. Everything a test starts in it dies with it.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { realPart } from './real-parts.ts'

export interface DockerDaemon {
  readonly folder: string
  readonly socket: string
  /** For Runcard and the docker command: only this daemon and no configuration of the user's. */
  readonly environment: Readonly<Record<string, string>>
  /** Runs the docker command and returns what it printed. */
  docker(...words: string[]): string
  /** Starts a container that lives until it is ended, and returns its id. `options` are those of `docker run`. */
  run(name: string, image: DockerImage, ...options: string[]): string
  /** Ends the daemon with this signal and waits until it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>
  start(): Promise<void>
  /** Ends it with everything in it and removes its folder. */
  remove(): Promise<void>
}

/**
 * `busybox`: ash and nothing else. `shells`: sh (dash), zsh and ksh beside busybox's tools, with the users `zoe` (zsh), `kim`
 * (ksh) and `dan` (dash). `bash`: the same with bash. `bare`: one static program that sleeps, no shell.
 */
export type DockerImage = 'busybox' | 'shells' | 'bash' | 'bare'

const startLimitMs = 60_000
/** busybox under a name that is no tool's; where it is alone, nothing else can be started. */
const sleepForever = ['/srv/busybox-alone', 'sleep', '1000000'] as const

/** Starts a daemon. `flags` are added to those of dockerd. */
export async function startDockerDaemon(flags: readonly string[] = []): Promise<DockerDaemon> {
  // A unix socket's path may be 108 bytes long.
  const folder = mkdtempSync(join(tmpdir(), 'runcard-dockerd-'))
  const socket = join(folder, 'docker.sock')
  const environment = { DOCKER_HOST: `unix://${socket}`, DOCKER_CONFIG: join(folder, 'config'), PATH: process.env.PATH ?? '' }
  mkdirSync(environment.DOCKER_CONFIG)
  let daemon: ChildProcess | undefined
  const start = async (): Promise<void> => {
    const log = openSync(join(folder, 'log'), 'a')
    daemon = spawn(realPart('dockerd')!, [...daemonFlags(folder, socket), ...flags], { stdio: ['ignore', log, log] })
    closeSync(log)
    await answering(daemon, folder, socket)
  }
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (!daemon || daemon.exitCode !== null || daemon.signalCode !== null) return
    const gone = new Promise((resolve) => daemon?.once('exit', resolve))
    daemon.kill(signal)
    await gone
    // The kernel ends its containerd with it, but not at once, and a new daemon would mistake a dying one for its own.
    const isContainerd = (line: string): boolean => line.includes(join(folder, 'exec', 'containerd', 'containerd.toml'))
    while (processesWith(isContainerd).length > 0) await delay(20)
  }
  const docker = (...words: string[]): string => execFileSync('docker', words, { env: environment, encoding: 'utf8' }).trim()
  const remove = async (): Promise<void> => {
    await kill('SIGTERM')
    await endKeepers(folder)
    unmountAll(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
  try {
    await start()
  } catch (error) {
    await remove()
    throw error
  }
  const images = new Set<DockerImage>()
  return {
    folder,
    socket,
    environment,
    docker,
    run: (name, image, ...options) => {
      if (!images.has(image)) importImage(folder, image, environment)
      images.add(image)
      return docker(
        'run',
        '--detach',
        '--network',
        'none',
        '--stop-timeout',
        '1',
        '--name',
        name,
        ...options,
        `runcard-${image}`,
        ...sleepForever,
      )
    },
    kill,
    start,
    remove,
  }
}

function daemonFlags(folder: string, socket: string): string[] {
  const paths = ['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec'), '--pidfile', join(folder, 'pid')]
  return [
    ...paths,
    '--host',
    `unix://${socket}`,
    '--bridge',
    'none',
    '--iptables=false',
    '--ip6tables=false',
    '--ip-forward=false',
    '--ip-masq=false',
  ]
}

async function answering(daemon: ChildProcess, folder: string, socket: string): Promise<void> {
  for (const until = Date.now() + startLimitMs; Date.now() < until; await delay(50)) {
    if (daemon.exitCode !== null || daemon.signalCode !== null) break
    if (await ping(socket)) return
  }
  const log = readFileSync(join(folder, 'log'), 'utf8').trim().split('\n').slice(-5).join('\n')
  throw new Error(`dockerd does not start here:\n${log}`)
}

function ping(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket, () => connection.write('GET /_ping HTTP/1.0\r\n\r\n'))
    connection.on('data', (bytes) => {
      connection.destroy()
      resolve(bytes.toString().startsWith('HTTP/1.0 200'))
    })
    connection.on('error', () => resolve(false))
  })
}

/**
 * A daemon that was killed, or lets containers live on, leaves the keepers of containers running, with its folder in their
 * command line, and the containers' first processes as their children.
 */
async function endKeepers(folder: string): Promise<void> {
  for (;;) {
    const keepers = processesWith((line) => line.includes(folder))
    if (keepers.length === 0) return
    const kept = keepers.flatMap((id) => processesWith((_line, parentId) => parentId === id))
    for (const processId of [...kept, ...keepers]) spawnSync('kill', ['-9', String(processId)])
    await delay(50)
  }
}

function processesWith(fits: (commandLine: string, parentId: number) => boolean): readonly number[] {
  const ids = readdirSync('/proc')
    .map(Number)
    .filter((id) => id > 1 && id !== process.pid)
  return ids.filter((id) => {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'latin1')
      return fits(readFileSync(`/proc/${id}/cmdline`, 'utf8'), Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]))
    } catch {
      return false
    }
  })
}

function unmountAll(folder: string): void {
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
  for (const mount of mounts.filter((path) => path.startsWith(`${folder}/`)).reverse()) spawnSync('umount', ['--lazy', mount])
}

function importImage(folder: string, image: DockerImage, environment: Readonly<Record<string, string>>): void {
  const root = join(folder, 'images', image)
  for (const directory of ['bin', 'etc', 'tmp', 'root', 'home', 'srv', 'usr']) mkdirSync(join(root, directory), { recursive: true })
  chmodSync(join(root, 'tmp'), 0o1777)
  const busybox = realPart('busybox')!
  copyProgram(root, busybox, sleepForever[0])
  if (image !== 'bare') addShells(root, image, busybox)
  const archive = join(folder, `${image}.tar`)
  execFileSync('tar', ['-C', root, '-cf', archive, '.'])
  const changes = ['ENV PATH=/srv/tools:/bin:/usr/bin', 'ENV FLAVOUR=of-the-image', 'WORKDIR /srv']
  execFileSync('docker', ['import', ...changes.flatMap((change) => ['--change', change]), archive, `runcard-${image}`], {
    env: environment,
    stdio: 'ignore',
  })
  rmSync(archive)
}

function addShells(root: string, image: DockerImage, busybox: string): void {
  copyFileSync(busybox, join(root, 'bin', 'busybox'))
  const applets = execFileSync(busybox, ['--list'], { encoding: 'utf8' }).trim().split('\n')
  for (const applet of applets) if (applet !== 'busybox') symlinkSync('busybox', join(root, 'bin', applet))
  const shells = image === 'busybox' ? [] : image === 'bash' ? (['bash'] as const) : (['dash', 'zsh', 'ksh'] as const)
  for (const shell of shells) copyProgram(root, realPart(shell)!, `/bin/${shell}`)
  if (image === 'shells') copyZshModules(root)
  const users = [
    'root:x:0:0::/root:/bin/sh',
    'zoe:x:1001:1001::/tmp:/bin/zsh',
    'kim:x:1002:1002::/tmp:/bin/ksh',
    'dan:x:1003:1003::/tmp:/bin/dash',
  ]
  writeFileSync(join(root, 'etc', 'passwd'), `${users.join('\n')}\n`)
  writeFileSync(join(root, 'etc', 'group'), 'root:x:0:\n')
}

/** With the libraries that it is linked with. */
function copyProgram(root: string, program: string, to: string): void {
  copyFileSync(program, join(root, to))
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' })
  for (const [, library] of stdout.matchAll(/(\/\S+) \(0x/g)) {
    const copy = join(root, library!)
    if (existsSync(copy)) continue
    mkdirSync(dirname(copy), { recursive: true })
    copyFileSync(library!, copy)
  }
}

/** Its line editor is one. */
function copyZshModules(root: string): void {
  const folder = execFileSync(realPart('zsh')!, ['-fc', 'print -r -- $module_path'], { encoding: 'utf8' }).trim()
  cpSync(folder, join(root, folder), { recursive: true, dereference: true })
}
