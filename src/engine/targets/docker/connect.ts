// A dockerode client for an address. Everything that dockerode would take from this process's own environment is given
// outright, and connections are not kept for reuse: after the daemon was restarted an old one would fail the next request.
import { Agent, type AgentOptions } from 'node:http'
import { Agent as TlsAgent } from 'node:https'
import type { Duplex } from 'node:stream'
import Docker from 'dockerode'
import type { DaemonAddress } from './address.ts'

export interface SshHost {
  readonly host: string
  readonly user?: string
  readonly port?: number
}
/** Runs a command on a host and gives its standard input and output. */
export type SshStream = (host: SshHost, command: string) => Promise<Duplex>

/** Connects nothing yet. */
export function dockerAt(address: DaemonAddress, sshStream: SshStream | undefined): Docker {
  const nothing = {
    host: undefined,
    port: undefined,
    socketPath: undefined,
    ca: undefined,
    cert: undefined,
    key: undefined,
    timeout: undefined,
  }
  // The types don't allow undefined, which is what keeps dockerode from reading DOCKER_HOST and the like.
  const create = (options: object): Docker => new Docker({ ...nothing, protocol: 'http', ...options } as Docker.DockerOptions)
  if (address.type === 'socket') return create({ socketPath: address.path, agent: new Agent({ keepAlive: false }) })
  if (address.type === 'ssh') return create({ host: 'docker', port: 80, agent: new SshAgent(address, sshStream) })
  const { host, port, tls } = address
  const toHost = { host, port }
  if (!tls) return create({ ...toHost, agent: new Agent({ keepAlive: false }) })
  const { ca, cert, key, verify } = tls
  return create({ ...toHost, protocol: 'https', agent: new TlsAgent({ ca, cert, key, rejectUnauthorized: verify, keepAlive: false }) })
}

/** Each connection is the standard input and output of `docker system dial-stdio` over there. */
class SshAgent extends Agent {
  readonly #address: DaemonAddress & { readonly type: 'ssh' }
  readonly #sshStream: SshStream | undefined

  constructor(address: DaemonAddress & { readonly type: 'ssh' }, sshStream: SshStream | undefined) {
    super({ keepAlive: false })
    this.#address = address
    this.#sshStream = sshStream
  }

  override createConnection(_options: AgentOptions, callback: (error: Error | null, stream: Duplex) => void): undefined {
    const { host, user, port, path } = this.#address
    const socket = path === undefined ? '' : ` --host 'unix://${path.replaceAll("'", `'\\''`)}'`
    const opening = this.#sshStream
      ? this.#sshStream(
          { host, ...(user === undefined ? {} : { user }), ...(port === undefined ? {} : { port }) },
          `docker${socket} system dial-stdio`,
        )
      : Promise.reject(Object.assign(new Error('Docker over SSH is not available here'), { code: 'ENOTSUP' }))
    opening.then(
      (stream) => callback(null, stream),
      (error: Error) => callback(error, undefined as unknown as Duplex),
    )
    return undefined
  }
}
