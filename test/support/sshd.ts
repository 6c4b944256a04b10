// A real sshd on a loopback address, with a folder of its own for keys and config, and beside it a home with an ssh config
// that leads there. What a test starts, `stop` ends.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { FarNetwork } from './far-network.ts'
import { realPart } from './real-parts.ts'

export interface SshdOptions {
  /** 127.0.0.1 when left out; any of 127.0.0.0/8. */
  readonly address?: string
  /** Listens there, on the usual port, instead of at an address of this machine. */
  readonly network?: FarNetwork
  /** More lines of its sshd_config; the first of an option wins, and these come first. */
  readonly config?: readonly string[]
  /** Public keys that may log in as the user who runs the test; of `home` when left out. */
  readonly authorizedKeys?: readonly string[]
  readonly hostKeyTypes?: readonly ('ed25519' | 'rsa' | 'ecdsa')[]
}

export interface Sshd {
  readonly address: string
  readonly port: number
  readonly user: string
  /** Lines for known_hosts that trust it. */
  readonly knownHosts: string
  readonly folder: string
  readonly processId: number
  /** What it wrote to its log so far. */
  log(): string
  /** Ends it with all its connections, and removes its folder. */
  stop(): Promise<void>
  /** Kills it with all its connections. */
  kill(): Promise<void>
  /** Starts it again on the same port with the same keys. */
  restart(): Promise<void>
}

export interface SshHome {
  readonly directory: string
  readonly publicKey: string
  readonly keyFile: string
  /** Replaces ~/.ssh/config. */
  writeConfig(text: string): void
  writeKnownHosts(text: string): void
  readKnownHosts(): string
  remove(): void
}

/** A home directory with a key of its own, an empty config and no known hosts. */
export function createSshHome(): SshHome {
  const directory = mkdtempSync(join(tmpdir(), 'runcard-ssh-home-'))
  const folder = join(directory, '.ssh')
  mkdirSync(folder, { mode: 0o700 })
  const keyFile = join(folder, 'id_ed25519')
  makeKey(keyFile)
  const known = join(folder, 'known_hosts')
  return {
    directory,
    keyFile,
    publicKey: readFileSync(`${keyFile}.pub`, 'utf8').trim(),
    writeConfig: (text) => writeFileSync(join(folder, 'config'), text),
    writeKnownHosts: (text) => writeFileSync(known, text),
    readKnownHosts: () => readFileSync(known, 'utf8'),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

export function makeKey(file: string, ...more: readonly string[]): void {
  const type = more.includes('-t') ? [] : ['-t', 'ed25519']
  const passphrase = more.includes('-N') ? [] : ['-N', '']
  execFileSync('ssh-keygen', ['-q', ...type, ...passphrase, '-C', 'ada@laptop', ...more, '-f', file])
}

/** A port of this address that nothing listens on now. */
export async function freePort(address: string): Promise<number> {
  const server = createServer()
  server.listen(0, address)
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

export async function startSshd(home: SshHome, options: SshdOptions = {}): Promise<Sshd> {
  const { network } = options
  const address = network?.address ?? options.address ?? '127.0.0.1'
  const folder = mkdtempSync(join(tmpdir(), 'runcard-sshd-'))
  const hostKeys = (options.hostKeyTypes ?? ['ed25519']).map((type) => {
    const file = join(folder, `host_${type}`)
    makeKey(file, '-t', type)
    return file
  })
  writeFileSync(join(folder, 'authorized'), `${(options.authorizedKeys ?? [home.publicKey]).join('\n')}\n`)
  chmodSync(join(folder, 'authorized'), 0o600)
  // Where sshd goes for its privilege separation; a package's start script would make it.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 })
  const logFile = join(folder, 'log')
  let port = 0
  let child: ReturnType<typeof spawn> | undefined

  const run = async (): Promise<void> => {
    const lines = [
      ...(options.config ?? []),
      `ListenAddress ${address}`,
      `Port ${port}`,
      ...hostKeys.map((file) => `HostKey ${file}`),
      `AuthorizedKeysFile ${join(folder, 'authorized')}`,
      `PidFile ${join(folder, 'pid')}`,
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'StrictModes no',
      'UsePAM no',
      'LogLevel VERBOSE',
      'UseDNS no',
      'PrintMotd no',
      'MaxStartups 100:30:200',
    ]
    writeFileSync(join(folder, 'config'), `${lines.join('\n')}\n`)
    const words = [...(network?.enter ?? []), realPart('sshd') ?? 'sshd', '-D', '-f', join(folder, 'config'), '-E', logFile]
    child = spawn(words[0]!, words.slice(1), { stdio: 'ignore' })
    const ended = once(child, 'exit')
    await Promise.race([
      untilAnswers(address, port),
      ended.then(() => {
        throw new Error(`sshd did not start: ${readFileSync(logFile, 'utf8')}`)
      }),
    ])
  }
  // Another test may take the port between the choice and the start.
  for (let attempt = 0; ; attempt++) {
    port = network ? 22 : await freePort(address)
    try {
      await run()
      break
    } catch (error) {
      if (attempt === 3) throw error
    }
  }

  const place = port === 22 ? address : `[${address}]:${port}`
  const publicOf = (file: string): string => readFileSync(`${file}.pub`, 'utf8').trim().split(' ').slice(0, 2).join(' ')
  const kill = async (): Promise<void> => {
    if (child?.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    for (const processId of descendants(child.pid ?? 0)) tryKill(processId)
    child.kill('SIGKILL')
    await ended
  }
  return {
    address,
    port,
    user: userInfo().username,
    folder,
    knownHosts: hostKeys.map((file) => `${place} ${publicOf(file)}\n`).join(''),
    get processId() {
      return child?.pid ?? 0
    },
    log: () => readFileSync(logFile, 'utf8'),
    kill,
    stop: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
    restart: async () => {
      await kill()
      await run()
    },
  }
}

async function untilAnswers(address: string, port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, address)
    const answer = await Promise.race([once(socket, 'data').then(() => true), once(socket, 'close').then(() => false)]).catch(() => false)
    socket.destroy()
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** sshd's own children, not what runs in them: those should learn of it from the kernel. */
function descendants(processId: number): readonly number[] {
  const { stdout } = spawnSync('ps', ['-e', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' })
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  const below = (parent: number): readonly number[] =>
    rows
      .filter(([, ppid, name]) => Number(ppid) === parent && name?.startsWith('sshd'))
      .flatMap(([pid]) => [...below(Number(pid)), Number(pid)])
  return below(processId)
}

function tryKill(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL')
  } catch {
    // It was gone already.
  }
}
