// Which Docker is meant. As the docker command has it: DOCKER_HOST, then DOCKER_CONTEXT, then the current context, then the
// socket of this machine; where that one isn't there, the sockets of rootless Docker, Docker Desktop and Podman stand in.
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { RuncardError } from '../../../contract/errors.ts'
import { type DaemonAddress, parseDaemonAddress, readTlsMaterial, type TlsMaterial } from './address.ts'
import { type DockerContext, readContexts, readCurrentContext } from './contexts.ts'

export interface EndpointOptions {
  readonly homeDirectory: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

export interface Endpoint {
  /** The context's name; `default`, `rootless`, `desktop` or `podman` for what is there without one. */
  readonly name: string
  /** As the docker command writes it, for people. */
  readonly address: string
  readonly daemon: DaemonAddress
}

const defaultName = 'default'
const defaultSocket = '/var/run/docker.sock'

/** The endpoint of this name, or the current one. Throws RuncardError context-unknown, daemon-unreachable. */
export async function resolveEndpoint(options: EndpointOptions, wanted: string | undefined): Promise<Endpoint> {
  const { DOCKER_HOST, DOCKER_CONTEXT } = options.environment
  if (wanted === undefined && DOCKER_HOST) return endpointOfHost(options, DOCKER_HOST)
  const folder = configFolder(options)
  const name = wanted ?? (DOCKER_CONTEXT || (await readCurrentContext(folder)))
  const local = await localEndpoints(options)
  if (name === undefined) return local[0]!
  const known = local.find((endpoint) => endpoint.name === name)
  if (known) return known
  if (name === defaultName) return local[0]!
  const contexts = await readContexts(folder)
  const context = contexts.find((entry) => entry.name === name)
  if (context) return endpointOfContext(context)
  const names = [...local.map((endpoint) => endpoint.name), ...contexts.map((entry) => entry.name)]
  throw new RuncardError('context-unknown', { context: name, contexts: names.join(', ') })
}

/** Every endpoint there is, the current one first, each address once. Throws as resolveEndpoint does for the current one. */
export async function allEndpoints(options: EndpointOptions): Promise<readonly Endpoint[]> {
  const contexts = await readContexts(configFolder(options))
  const others = contexts.flatMap((context) => {
    const daemon = parseDaemonAddress(context.host, context.tls)
    return daemon ? [{ name: context.name, address: context.host, daemon }] : []
  })
  const found = [await resolveEndpoint(options, undefined), ...(await localEndpoints(options)), ...others]
  return found.filter((endpoint, index) => found.findIndex((other) => other.address === endpoint.address) === index)
}

function endpointOfContext(context: DockerContext): Endpoint {
  return { name: context.name, address: context.host, daemon: parsed(context.host, context.tls) }
}

async function endpointOfHost(options: EndpointOptions, host: string): Promise<Endpoint> {
  const { DOCKER_TLS_VERIFY, DOCKER_TLS, DOCKER_CERT_PATH } = options.environment
  const folder = DOCKER_CERT_PATH || configFolder(options)
  const wantsTls = Boolean(DOCKER_TLS_VERIFY || DOCKER_TLS)
  const material = wantsTls ? await readTlsMaterial(folder, Boolean(DOCKER_TLS_VERIFY)) : undefined
  const tls: TlsMaterial | undefined = material ?? (wantsTls ? { folder, verify: Boolean(DOCKER_TLS_VERIFY) } : undefined)
  return { name: defaultName, address: host, daemon: parsed(host, tls) }
}

function parsed(host: string, tls: TlsMaterial | undefined): DaemonAddress {
  const daemon = parseDaemonAddress(host, tls)
  if (daemon) return daemon
  throw new RuncardError('daemon-unreachable', { endpoint: host, reason: 'this is no address that Docker knows' })
}

/** The sockets of this machine that are there; the usual one where none is. */
async function localEndpoints({ homeDirectory, environment }: EndpointOptions): Promise<readonly Endpoint[]> {
  if (environment.DOCKER_HOST) return [await endpointOfHost({ homeDirectory, environment }, environment.DOCKER_HOST)]
  if (process.platform === 'win32') return [socketEndpoint(defaultName, '//./pipe/docker_engine')]
  const { XDG_RUNTIME_DIR: runtime } = environment
  const candidates = [
    socketEndpoint(defaultName, defaultSocket),
    socketEndpoint('desktop', join(homeDirectory, '.docker', 'run', 'docker.sock')),
    ...(runtime ? [socketEndpoint('rootless', join(runtime, 'docker.sock'))] : []),
    ...(runtime ? [socketEndpoint('podman', join(runtime, 'podman', 'podman.sock'))] : []),
    socketEndpoint('podman-system', '/run/podman/podman.sock'),
  ]
  const present = await Promise.all(
    candidates.map(({ path }) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  )
  const found = candidates.filter((_candidate, index) => present[index])
  return found.length > 0 ? found : [candidates[0]!]
}

function socketEndpoint(name: string, path: string): Endpoint & { readonly path: string } {
  return { name, path, address: `unix://${path}`, daemon: { type: 'socket', path } }
}

function configFolder({ homeDirectory, environment }: EndpointOptions): string {
  return environment.DOCKER_CONFIG || join(homeDirectory, '.docker')
}
