// How a target is written, in one place: what is typed after --target, kept in the settings and used as the target's id.
//
//   local
//   ssh://[user@]host[:port]                 the host may be a name of the SSH config
//   docker://[user@]container[/directory][?context=NAME]     a name, the beginning of an id, or a label as key=value
import { RuncardError } from '../../../contract/errors.ts'
import type { TargetId } from '../../../core/incident/events.ts'

export type TargetAddress =
  | { readonly type: 'local' }
  | ({ readonly type: 'ssh' } & SshAddress)
  | ({ readonly type: 'container' } & ContainerAddress)

export interface SshAddress {
  readonly host: string
  readonly user?: string
  readonly port?: number
}

export interface ContainerAddress {
  /** Its name or id. */
  readonly container: string
  readonly user?: string
  /** Absolute. */
  readonly directory?: string
  /** Of the Docker command; the current one where it is left out. */
  readonly context?: string
}

const highestPort = 65_535
const scheme = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is
const sshPlace = /^(?:([^@]*)@)?(\[[^\]]*\]|[^:@[\]]*)(?::(.*))?$/s
const containerPlace = /^(?:([^@/]*)@)?([^@/?]*)(\/[^?]*)?(?:\?context=([^?&]*))?$/s
// A host is handed to programs of the SSH config; one that begins with a hyphen would be an option there.
const hostName = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u
const ipv6 = /^\[([0-9a-f:.]+(?:%[\w.-]+)?)\]$/i
const userName = /^[^\s@:/'"`$\\;|&<>-][^\s@/'"`$\\;|&<>]*$/
const containerName = /^[a-z0-9][a-z0-9_.=-]*$/i
const contextName = /^[a-z0-9][a-z0-9_.+-]*$/i

/** Throws RuncardError target-address-wrong. A name without a scheme other than `local` is no address. */
export function parseAddress(text: string): TargetAddress {
  // A password that was written into it must not come back in an error.
  const shown = text.replace(/(:\/\/[^/@:]*):.*@/s, '$1:…@')
  const wrong = (problem: string) => new RuncardError('target-address-wrong', { address: shown, problem })
  const written = text.trim()
  if (written === 'local') return { type: 'local' }
  const [, name = '', place = ''] = scheme.exec(written) ?? []
  if (name.toLowerCase() === 'ssh') return { type: 'ssh', ...parseSsh(place, wrong) }
  if (name.toLowerCase() === 'docker') return { type: 'container', ...parseContainer(place, wrong) }
  throw wrong(name === '' ? 'it has no ssh:// or docker:// before it' : `nothing is reached by ${name}://`)
}

function parseSsh(place: string, wrong: (problem: string) => Error): SshAddress {
  const [, user, bracketed = '', portText] = sshPlace.exec(place.replace(/\/$/, '')) ?? []
  if (user?.includes(':')) throw wrong('a password has no place in it; Runcard asks for it')
  if (user !== undefined && !userName.test(user))
    throw wrong(user === '' ? 'the user before @ is missing' : `“${user}” can’t be a user’s name`)
  const host = ipv6.exec(bracketed)?.[1] ?? bracketed
  if (host === '') throw wrong('the host is missing')
  if (host === bracketed && !hostName.test(host)) throw wrong(`“${host}” can’t be a host’s name`)
  const port = portText === undefined ? undefined : Number(portText)
  if (port !== undefined && !(/^\d+$/.test(portText ?? '') && port >= 1 && port <= highestPort))
    throw wrong(`“${portText}” is no port; a port is a number from 1 to ${highestPort}`)
  return { host, ...(user === undefined ? {} : { user }), ...(port === undefined ? {} : { port }) }
}

function parseContainer(place: string, wrong: (problem: string) => Error): ContainerAddress {
  const [, user, container = '', directory, context] = containerPlace.exec(place) ?? []
  if (user !== undefined && !userName.test(user))
    throw wrong(user === '' ? 'the user before @ is missing' : `“${user}” can’t be a user’s name`)
  if (container === '') throw wrong('the container’s name is missing')
  if (!containerName.test(container)) throw wrong(`“${container}” can’t be a container’s name`)
  if (context !== undefined && !contextName.test(context)) throw wrong(`“${context}” can’t be a context’s name`)
  const isNamed = directory !== undefined && directory !== '/'
  return {
    container,
    ...(user === undefined ? {} : { user }),
    ...(isNamed ? { directory } : {}),
    ...(context === undefined ? {} : { context }),
  }
}

/** The same text for every way of writing an address: the target's id, stable over restarts. */
export function addressId(address: TargetAddress): TargetId {
  return formatAddress(address) as TargetId
}

/** What parsing reads back as the same address. */
export function formatAddress(address: TargetAddress): string {
  switch (address.type) {
    case 'local':
      return 'local'
    case 'ssh': {
      const host = address.host.includes(':') ? `[${address.host}]` : address.host
      return `ssh://${before(address.user)}${host}${address.port === undefined ? '' : `:${address.port}`}`
    }
    case 'container':
      return `docker://${before(address.user)}${address.container}${address.directory ?? ''}${address.context === undefined ? '' : `?context=${address.context}`}`
    default:
      address satisfies never
      return ''
  }
}

/**
 * What a responder types before a hazard, where the target was given no name of its own: another for another user, port or
 * context, since it is another place to be dangerous in.
 */
export function nameOf(address: TargetAddress): string {
  if (address.type === 'local') return 'local'
  if (address.type === 'ssh') return formatAddress(address).slice('ssh://'.length)
  const { user, context, container } = address
  return `${before(user)}${context === undefined ? '' : `${context}/`}${container}`
}

function before(user: string | undefined): string {
  return user === undefined ? '' : `${user}@`
}
