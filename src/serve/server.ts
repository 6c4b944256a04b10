// The browser shell: the built screens and their wire, on the loopback address only. Whoever starts it gets the address with
// the token and shows it to the one person it is for.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RuncardError } from '../contract/errors.ts'
import type { Handlers } from '../contract/server.ts'
import { createAccess } from './access.ts'
import { createPages } from './pages.ts'
import { openWire } from './wire.ts'

const loopback = '127.0.0.1'

export interface ServerOptions {
  readonly engine: { readonly handlers: Handlers }
  /** The built screens. */
  readonly rendererFolder: string
  /** A free one where left out or 0. */
  readonly port?: number
  /** The first browser's token; a random one where left out. */
  readonly token?: string
}

export interface RunningServer {
  /** The address to open; its token lets in one browser. */
  readonly url: string
  /** An address with a new token, for one more browser. */
  anotherUrl(): string
  /** Ends every screen's connection and stops listening. */
  close(): Promise<void>
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new RuncardError('port-in-use', { port }))
      else if (error.code === 'EACCES')
        reject(new RuncardError('port-forbidden', { port, reason: 'ports below 1024 belong to the system' }))
      else reject(error)
    })
    server.listen(port, loopback, () => resolve((server.address() as AddressInfo).port))
  })
}

/** Throws RuncardError port-in-use or port-forbidden. */
export async function startServer({ engine, rendererFolder, port: wantedPort = 0, token }: ServerOptions): Promise<RunningServer> {
  const access = createAccess(token)
  const server = createServer(createPages(rendererFolder, access))
  const wire = openWire(server, engine.handlers, access)
  const port = await listen(server, wantedPort).catch((error: unknown) => {
    wire.close()
    throw error
  })
  const urlWith = (urlToken: string) => `http://${loopback}:${port}/?token=${encodeURIComponent(urlToken)}`
  return {
    url: urlWith(access.firstToken),
    anotherUrl: () => urlWith(access.issueToken()),
    close() {
      wire.close()
      return new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
