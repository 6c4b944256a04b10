// Where a Docker daemon (or Podman, which speaks the same) listens, from the way the docker command writes it.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a TLS connection is made with; `folder` is where it was read from, for the words of an error. */
export interface TlsMaterial {
  readonly folder: string
  readonly ca?: Buffer
  readonly cert?: Buffer
  readonly key?: Buffer
  readonly verify: boolean
}

export type DaemonAddress =
  | { readonly type: 'socket'; readonly path: string }
  | { readonly type: 'tcp'; readonly host: string; readonly port: number; readonly tls?: TlsMaterial }
  | { readonly type: 'ssh'; readonly host: string; readonly user?: string; readonly port?: number; readonly path?: string }

const plainPort = 2375
const tlsPort = 2376

/** Reads `unix:///path`, `npipe:////./pipe/name`, `tcp://host:port`, `host:port`, `ssh://user@host:port`; undefined where it is none of them. */
export function parseDaemonAddress(text: string, tls: TlsMaterial | undefined): DaemonAddress | undefined {
  const [, scheme = 'tcp', rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/.exec(text.trim()) ?? []
  if (scheme === 'unix') return rest === '' ? { type: 'socket', path: '/var/run/docker.sock' } : { type: 'socket', path: rest }
  if (scheme === 'npipe') return { type: 'socket', path: rest }
  if (!['tcp', 'http', 'https', 'ssh'].includes(scheme)) return undefined
  const url = URL.parse(`ssh://${rest}`)
  if (!url?.hostname) return undefined
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = url.port === '' ? undefined : Number(url.port)
  if (scheme !== 'ssh') {
    return { type: 'tcp', host, port: port ?? (tls ? tlsPort : plainPort), ...(tls ? { tls } : {}) }
  }
  return {
    type: 'ssh',
    host,
    ...(url.username === '' ? {} : { user: decodeURIComponent(url.username) }),
    ...(port === undefined ? {} : { port }),
    ...(url.pathname === '' || url.pathname === '/' ? {} : { path: url.pathname }),
  }
}

/** Reads ca.pem, cert.pem and key.pem; undefined where there is none of them. */
export async function readTlsMaterial(folder: string, verify: boolean): Promise<TlsMaterial | undefined> {
  const read = (name: string): Promise<Buffer | undefined> => readFile(join(folder, name)).catch(() => undefined)
  const [ca, cert, key] = await Promise.all([read('ca.pem'), read('cert.pem'), read('key.pem')])
  if (!ca && !cert && !key) return undefined
  return { folder, verify, ...(ca ? { ca } : {}), ...(cert ? { cert } : {}), ...(key ? { key } : {}) }
}
