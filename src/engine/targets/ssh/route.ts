// The whole way to a host, hop by hop: each with its own config, its own key check and its own login.
import type { Duplex } from 'node:stream'
import type { Client } from 'ssh2'
import { atHop, RuncardError } from '../../../contract/errors.ts'
import { type Asker, askUntil } from '../question.ts'
import { type ConfigReader, type HostConfig, hopName, type LocalCommand, readHostConfig, type SshAddress } from './config.ts'
import { connectOver } from './connect.ts'
import { directWay, wayThrough } from './way.ts'

const mostHops = 16

/** What runs commands on this machine, which only the local target may. */
export interface LocalCommands {
  /** Whether it ended with status 0. */
  succeeds(command: string): Promise<boolean>
  /** Its standard input and output. */
  pipe(command: string): Duplex
}

export interface Route {
  readonly client: Client
  readonly config: HostConfig
  /** Ends every hop. */
  close(): void
}

export interface RouteRequest {
  readonly reader: ConfigReader
  readonly address: SshAddress
  readonly local: LocalCommands
  readonly asker: Asker
  /** The target's name, for questions. */
  readonly target: string
  readonly signal: AbortSignal
  /** Told what is being done, for a state that is shown. */
  readonly onProgress: (detail: string) => void
}

/** Throws what readHostConfig, directWay, wayThrough and connectOver throw, and RuncardError local-command-declined. */
export async function openRoute(wanted: RouteRequest): Promise<Route> {
  const request = { ...wanted, asker: askUntil(wanted.signal, wanted.asker) }
  const allowed = new Set<string>()
  const hops = await hopsTo(request, request.address, allowed, 0)
  const clients: Client[] = []
  const close = (): void => {
    for (const client of clients.toReversed()) client.end()
  }
  try {
    let before: { readonly client: Client; readonly config: HostConfig } | undefined
    for (const [index, config] of hops.entries()) {
      const hop = index === hops.length - 1 ? undefined : nameAndPlace(config)
      request.onProgress(`connecting to ${hopName(config)}`)
      const asked = { asker: request.asker, target: request.target, ...(hop === undefined ? {} : { hop }) }
      const connecting = wayTo(config, before, request, allowed).then((way) => connectOver(way, config, asked))
      const client = await connecting.catch((error: unknown) => {
        throw hop !== undefined && error instanceof RuncardError && error.code !== 'cancelled' ? atHop(error, hop) : error
      })
      clients.push(client)
      before = { client, config }
    }
    if (!before) throw new Error('a route has no host')
    return { ...before, close }
  } catch (error) {
    close()
    throw error
  }
}

/** As the config calls it, and where that is. */
function nameAndPlace(config: HostConfig): string {
  return config.name === config.host ? hopName(config) : `${config.name} (${hopName(config)})`
}

/** From near to far. Only the first hop's own way counts: the next ones go through it. */
async function hopsTo(request: RouteRequest, address: SshAddress, allowed: Set<string>, depth: number): Promise<readonly HostConfig[]> {
  const config = await readHostConfig(request.reader, address, async (command) => {
    // As if it had not fitted, the way might lead to another machine than the one that ssh goes to.
    if (!(await isAllowed(command, request, allowed))) throw declined(address.host, command)
    return request.local.succeeds(command.command)
  })
  if (config.notFollowed !== undefined) throw new RuncardError('ssh-config-not-followed', { host: config.name, ...config.notFollowed })
  if (depth > mostHops)
    throw new RuncardError('host-unreachable', { host: config.host, port: config.port, reason: 'its jump hosts go round in a circle' })
  const [first, ...others] = config.jumps
  if (!first) return [config]
  const near = await hopsTo(request, first, allowed, depth + 1)
  const between: HostConfig[] = []
  for (const jump of others) between.push(...(await hopsTo(request, jump, allowed, depth + 1)).slice(-1))
  return [...near, ...between, config]
}

async function isAllowed(command: LocalCommand, { asker, target }: RouteRequest, allowed: Set<string>): Promise<boolean> {
  const key = `${command.option} ${command.command}`
  if (allowed.has(key)) return true
  const answer = await asker.ask({ type: 'local-command', target, ...command })
  if (answer.type === 'accepted') allowed.add(key)
  return answer.type === 'accepted'
}

async function wayTo(
  config: HostConfig,
  before: { readonly client: Client; readonly config: HostConfig } | undefined,
  request: RouteRequest,
  allowed: Set<string>,
): Promise<Duplex> {
  if (before) return wayThrough(before.client, hopName(before.config), config)
  const { proxyCommand } = config
  if (!proxyCommand) return directWay(config, request.signal)
  if (await isAllowed(proxyCommand, request, allowed)) return request.local.pipe(proxyCommand.command)
  throw declined(config.host, proxyCommand)
}

function declined(host: string, { option, command, file, line }: LocalCommand): RuncardError {
  return new RuncardError('local-command-declined', { host, option, command, file, line })
}
