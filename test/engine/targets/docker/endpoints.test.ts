// Which Docker is meant and how it is reached: sockets, contexts, TLS, SSH, and what is said where it can't be.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { describeError, RuncardError } from '../../../../src/contract/errors.ts'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import { type ContainersOptions, createContainers } from '../../../../src/engine/targets/docker/containers.ts'
import { type DockerDaemon, startDockerDaemon } from '../../../support/dockerd.ts'
import { missing } from '../../../support/real-parts.ts'
import { ran } from '../../session/conformance.ts'

/** A certificate authority, and certificates of it for a daemon on the loopback and for whoever may talk to it. */
function makeCertificates(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const openssl = (...words: string[]): void => void execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' })
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=test', '-keyout', 'ca-key.pem', '-out', 'ca.pem')
  for (const [name, extension] of [
    ['server', 'subjectAltName=IP:127.0.0.1'],
    ['client', 'extendedKeyUsage=clientAuth'],
  ] as const) {
    writeFileSync(join(folder, `${name}.ext`), extension)
    openssl('req', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`, '-keyout', `${name}-key.pem`, '-out', `${name}.csr`)
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial', '-days', '2', '-extfile', `${name}.ext`]
    openssl('x509', '-req', '-in', `${name}.csr`, ...signed, '-out', `${name}-cert.pem`)
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

const text = (error: unknown): string => {
  if (!(error instanceof RuncardError)) throw error
  const { title, next } = describeError(error)
  return `${error.code}: ${title} ${next}`
}

/** What opening a shell in the container `web` comes to: what a command prints there, or the error in words. */
async function outcome(options: ContainersOptions, endpoint?: string): Promise<string> {
  const containers = createContainers(options)
  try {
    const session = await openSession(containers.target({ container: 'web', ...(endpoint === undefined ? {} : { endpoint }) }))
    const { output } = await ran(session, 'echo "in $FLAVOUR"')
    await session.close()
    return output
  } catch (error) {
    return text(error)
  } finally {
    await containers.close()
  }
}

describe('a Docker that can’t be reached', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'runcard-endpoint-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const at = (DOCKER_HOST: string, more: Readonly<Record<string, string>> = {}): Promise<string> =>
    outcome({ homeDirectory: folder, environment: { DOCKER_HOST, ...more } })

  it('does not run: no socket, or nothing behind it', async () => {
    const words = (endpoint: string): string =>
      `daemon-not-running: No Docker is listening at ${endpoint}. Start it (sudo systemctl start docker, or Docker Desktop), or choose another one with DOCKER_CONTEXT.`
    const [absent, closed] = [`unix://${folder}/absent.sock`, `tcp://127.0.0.1:${await freePort()}`]
    expect(await at(absent)).toBe(words(absent))
    expect(await at(closed)).toBe(words(closed))
  })

  it.skipIf(process.platform === 'win32')('may not be used by this user', async () => {
    const socket = join(folder, 'docker.sock')
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(socket, resolve))
    chmodSync(socket, 0)
    chmodSync(folder, 0o755)
    const words = `daemon-forbidden: You may not use Docker at unix://${socket}. Join the “docker” group (sudo usermod -aG docker $USER, then log in again), or use rootless Docker or Podman.`
    // Root may use any socket, so there the question is asked by someone else.
    expect(await asNobody(() => at(`unix://${socket}`))).toBe(words)
    server.close()
  })

  it('has an address that is none, or a context that is not there', async () => {
    expect(await at('gopher://far')).toMatch(
      /^daemon-unreachable: Docker at gopher:\/\/far can’t be reached: this is no address that Docker knows\./,
    )
    const options = { homeDirectory: folder, environment: { DOCKER_CONTEXT: 'production' } }
    expect(await outcome(options)).toMatch(
      /^context-unknown: There is no Docker context “production”\. It is one of default.*; see them with “docker context ls”\.$/,
    )
  })

  it('is on a host whose name nobody knows', async () => {
    expect(await at('tcp://no-such-host.invalid:2375')).toMatch(
      /^daemon-unreachable: Docker at tcp:\/\/no-such-host.invalid:2375 can’t be reached: its name /,
    )
  })

  it('lists it as a problem beside what can be listed', async () => {
    const containers = createContainers({ homeDirectory: folder, environment: { DOCKER_HOST: `unix://${folder}/absent.sock` } })
    const { containers: rows, problems } = await containers.list()
    expect({ rows, endpoints: problems.map(({ endpoint }) => endpoint) }).toEqual({ rows: [], endpoints: ['default'] })
  })

  it('lists an SSH endpoint as a problem where there is no SSH', async () => {
    expect(await at('ssh://deploy@web1')).toMatch(/^daemon-unreachable: Docker at ssh:\/\/deploy@web1 can’t be reached: /)
  })
})

/** Does the work with the rights of the user nobody, where this process is root's. */
async function asNobody<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return work()
  process.seteuid?.(65534)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

describe.skipIf(missing('dockerd', 'busybox', 'openssl'))('a Docker that is reached', () => {
  let daemon: DockerDaemon
  let port: number
  let certificates: string
  let home: string
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'runcard-endpoint-'))
    certificates = join(home, 'certificates')
    makeCertificates(certificates)
    port = await freePort()
    const server = ['--tlscacert', 'ca.pem', '--tlscert', 'server-cert.pem', '--tlskey', 'server-key.pem']
    const paths = server.map((word) => (word.startsWith('--') ? word : join(certificates, word)))
    daemon = await startDockerDaemon(['--host', `tcp://127.0.0.1:${port}`, '--tlsverify', ...paths])
    daemon.run('web', 'busybox')
  })
  afterAll(async () => {
    await daemon?.remove()
    rmSync(home, { recursive: true, force: true })
  })

  const works = 'in of-the-image\n'
  const clientFolder = (name: string, files: readonly string[]): string => {
    const folder = join(home, name)
    mkdirSync(folder, { recursive: true })
    for (const file of files) {
      const from = file === 'ca.pem' ? 'ca.pem' : file === 'other-ca.pem' ? 'other/ca.pem' : `client-${file}`
      execFileSync('cp', [join(certificates, from), join(folder, file.replace('other-', ''))])
    }
    return folder
  }

  it('over TCP with TLS, from the environment', async () => {
    const DOCKER_CERT_PATH = clientFolder('good', ['ca.pem', 'cert.pem', 'key.pem'])
    const environment = { DOCKER_HOST: `tcp://127.0.0.1:${port}`, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH }
    expect(await outcome({ homeDirectory: home, environment })).toBe(works)
  })

  it('says what is wrong with TLS: none, no certificate of one’s own, or one of another authority', async () => {
    makeCertificates(join(certificates, 'other'))
    const DOCKER_HOST = `tcp://127.0.0.1:${port}`
    const withFolder = (DOCKER_CERT_PATH: string) =>
      outcome({ homeDirectory: home, environment: { DOCKER_HOST, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH } })
    expect(await outcome({ homeDirectory: home, environment: { DOCKER_HOST } })).toMatch(
      /^daemon-tls-failed: The TLS connection to Docker at tcp:\S+ failed: it expects TLS, and no certificates were found\./,
    )
    const words = (reason: string): unknown => expect.stringContaining(`failed: ${reason}. Check ca.pem, cert.pem and key.pem in ${home}/`)
    expect(await withFolder(clientFolder('without', ['ca.pem']))).toEqual(words('it does not accept your certificate, or there is none'))
    expect(await withFolder(clientFolder('foreign', ['other-ca.pem', 'cert.pem', 'key.pem']))).toEqual(
      words('its certificate is not of the authority in ca.pem'),
    )
  })

  it('by the contexts of the docker command, the current one where none is named', async () => {
    const DOCKER_CONFIG = join(home, 'config')
    const docker = (...words: string[]): void =>
      void execFileSync('docker', words, { env: { PATH: process.env.PATH, DOCKER_CONFIG }, stdio: 'ignore' })
    const good = clientFolder('good', ['ca.pem', 'cert.pem', 'key.pem'])
    const tls = ['ca', 'cert', 'key'].map((name) => `${name}=${join(good, `${name}.pem`)}`).join(',')
    docker('context', 'create', 'near', '--docker', `host=unix://${daemon.socket}`)
    docker('context', 'create', 'far', '--docker', `host=tcp://127.0.0.1:${port},${tls}`)
    docker('context', 'create', 'broken', '--docker', `host=unix://${home}/absent.sock`)
    docker('context', 'use', 'far')
    const options = { homeDirectory: home, environment: { DOCKER_CONFIG } }
    expect(await outcome(options)).toBe(works)
    expect(await outcome(options, 'near')).toBe(works)
    expect(await outcome({ ...options, environment: { DOCKER_CONFIG, DOCKER_CONTEXT: 'broken' } })).toMatch(/^daemon-not-running/)
    const { containers, problems } = await createContainers(options).list()
    expect(containers.map(({ name, endpoint }) => [endpoint, name])).toEqual(
      expect.arrayContaining([
        ['far', 'web'],
        ['near', 'web'],
      ]),
    )
    expect(problems.map(({ endpoint }) => endpoint)).toContain('broken')
  })

  it('by the socket of rootless Docker or Podman where there is no other', async () => {
    const runtime = join(home, 'runtime')
    mkdirSync(join(runtime, 'podman'), { recursive: true })
    execFileSync('ln', ['-s', daemon.socket, join(runtime, 'podman', 'podman.sock')])
    expect(await outcome({ homeDirectory: home, environment: { XDG_RUNTIME_DIR: runtime } }, 'podman')).toBe(works)
  })

  it('over SSH, through the connection that it is given', async () => {
    const asked: unknown[] = []
    const sshStream: NonNullable<ContainersOptions['sshStream']> = async (host, command) => {
      asked.push({ ...host, command })
      const child = spawn('sh', ['-c', command], { env: daemon.environment, stdio: ['pipe', 'pipe', 'ignore'] })
      return Duplex.from({ readable: child.stdout, writable: child.stdin })
    }
    const options = { homeDirectory: home, environment: { DOCKER_HOST: 'ssh://deploy@web1:2222' }, sshStream }
    expect(await outcome(options)).toBe(works)
    expect(asked[0]).toEqual({ host: 'web1', user: 'deploy', port: 2222, command: 'docker system dial-stdio' })
    const refused = new RuncardError('target-lost', { target: 'web1', reason: 'it was switched off' })
    expect(await outcome({ ...options, sshStream: () => Promise.reject(refused) })).toBe(text(refused))
  })
})
