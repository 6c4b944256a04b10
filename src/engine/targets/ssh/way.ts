// The bytes' way to a host: a socket of its own, a channel through the hop before, or a ProxyCommand. Says in words of this
// layer what is wrong with it: the name, the route, the port.
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Client } from 'ssh2'
import { RuncardError } from '../../../contract/errors.ts'
import type { HostConfig } from './config.ts'

/** Throws RuncardError host-name-unknown, host-unreachable. */
export async function directWay({ host, port, connectTimeoutMs }: HostConfig, signal: AbortSignal): Promise<Duplex> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const socket = connect({ host, port, signal, noDelay: true, keepAlive: true })
  const timer = setTimeout(
    () => socket.destroy(Object.assign(new Error(`no answer within ${connectTimeoutMs / 1000} s`), { code: 'TOO_LONG' })),
    connectTimeoutMs,
  )
  socket.once('connect', () => resolve(socket))
  socket.once('error', reject)
  try {
    return await promise
  } catch (error) {
    throw routeError(error as NodeJS.ErrnoException, host, port)
  } finally {
    clearTimeout(timer)
    socket.off('error', reject)
  }
}

/** Throws RuncardError host-unreachable. */
export async function wayThrough(hop: Client, hopName: string, { host, port }: HostConfig): Promise<Duplex> {
  const { promise, resolve, reject } = Promise.withResolvers<Duplex>()
  hop.forwardOut('127.0.0.1', 0, host, port, (error, channel) => {
    if (error) reject(new RuncardError('host-unreachable', { host, port, reason: `${hopName} could not reach it (${plainReason(error)})` }))
    else resolve(channel)
  })
  return promise
}

/** What ssh2 says of a channel, without its own words around it. */
export function plainReason(error: Error): string {
  return error.message.replace(/^\(SSH\) Channel open failure: /, '').replace(/\.$/, '')
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there (connection refused)',
  EHOSTUNREACH: 'no route to it',
  ENETUNREACH: 'no network that leads there',
  ETIMEDOUT: 'no answer',
  ECONNRESET: 'the connection was reset',
}

function routeError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const { code = '' } = error
  if (error.name === 'AbortError') return new RuncardError('cancelled', {})
  if (/^(ENOTFOUND|EAI_)/.test(code))
    return new RuncardError('host-name-unknown', { host, reason: code === 'EAI_AGAIN' ? 'no name server answers' : 'no such name' })
  return new RuncardError('host-unreachable', { host, port, reason: words[code] ?? error.message })
}
