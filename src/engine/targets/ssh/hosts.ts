// The SSH hosts that can be reached from here: those of the user's ssh config, and any other by its address.
import { userInfo } from 'node:os'
import type { Duplex } from 'node:stream'
import { RuncardError } from '../../../contract/errors.ts'
import type { Asker } from '../question.ts'
import type { Target } from '../target.ts'
import { type ConfigReader, hopName, type LocalCommand, readHostConfig, readUserConfig, type SshAddress } from './config.ts'
import type { ConfigLine } from './config-lines.ts'
import { SshHost } from './host.ts'
import type { LocalCommands } from './route.ts'

export type { SshAddress }

export interface SshHostRow {
  readonly name: string
  /** `deploy@10.0.0.5:22 via bastion` */
  readonly detail: string
  readonly problem?: string
}

export interface SshHosts {
  /**
   * The hosts that `~/.ssh/config` and what it includes name, in order; patterns are left out. Runs nothing.
   * Throws RuncardError file-unreadable, ssh-config-invalid.
   */
  list(): Promise<readonly SshHostRow[]>
  /** Doesn't connect. The same address has the same connection. */
  target(address: SshAddress): Target
  /** A program on the host with its standard input and output, over the connection that its shells share. */
  stream(address: SshAddress, command: string, asker: Asker): Promise<Duplex>
  /** Ends every connection, with what runs over it. */
  close(): Promise<void>
}

export interface SshHostsOptions {
  readonly homeDirectory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Runs what the config wants to run on this machine, once it was allowed. */
  readonly localCommands: LocalCommands
  /** A path or a name to look up on the host; bash, or the user's own shell where there is no bash, when left out. */
  readonly shell?: string
  /** Answers where a lost connection is made again by itself; nobody does when left out. */
  readonly unattended?: Asker
}

export function createSshHosts(options: SshHostsOptions): SshHosts {
  const reader: ConfigReader = {
    homeDirectory: options.homeDirectory,
    environment: options.environment,
    localUser: userInfo().username,
  }
  const hosts = new Map<string, SshHost>()
  const hostAt = (address: SshAddress): SshHost => {
    const id = idOf(address)
    const known = hosts.get(id)
    if (known) return known
    const { localCommands: local, shell, unattended } = options
    const more = { ...(shell === undefined ? {} : { shell }), ...(unattended === undefined ? {} : { unattended }) }
    const host = new SshHost({ reader, address, local, target: nameOf(address), ...more })
    hosts.set(id, host)
    return host
  }
  return {
    list: async () => {
      const names = namesIn(await readUserConfig(reader))
      return Promise.all(names.map((name) => rowOf(reader, name)))
    },
    target: (address) => {
      const host = hostAt(address)
      return {
        id: idOf(address),
        name: nameOf(address),
        kind: 'ssh',
        openShell: (shellOptions) => host.openShell(shellOptions),
        onState: (listener) => host.onState(listener),
      }
    },
    stream: (address, command, asker) => hostAt(address).stream(command, asker),
    close: async () => {
      await Promise.all([...hosts.values()].map((host) => host.close()))
    },
  }
}

/** A name of the config alone, or `user@host:port` where more was said. */
function nameOf({ host, user, port }: SshAddress): string {
  const place = port === undefined ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`
  return user === undefined ? place : `${user}@${place}`
}

function idOf(address: SshAddress): string {
  return `ssh://${nameOf(address)}`
}

function namesIn(lines: readonly ConfigLine[]): readonly string[] {
  const names = lines.flatMap((line) => {
    if (line.keyword === 'include') return (line.included ?? []).flatMap(namesIn)
    return line.keyword === 'host' ? line.words.filter((word) => !/[*?!]/.test(word)) : []
  })
  return [...new Set(names)]
}

async function rowOf(reader: ConfigReader, name: string): Promise<SshHostRow> {
  let problem: string | undefined
  try {
    const config = await readHostConfig(reader, { host: name }, (command) => {
      problem ??= whenAllowed(command)
      return Promise.resolve(false)
    })
    if (config.proxyCommand) problem ??= whenAllowed(config.proxyCommand)
    if (config.notFollowed !== undefined) problem = `${config.notFollowed.option} may lead ssh elsewhere: not taken`
    const via = config.jumps.length === 0 ? '' : ` via ${config.jumps.map(nameOf).join(', ')}`
    return { name, detail: `${hopName(config)}${via}`, ...(problem === undefined ? {} : { problem }) }
  } catch (error) {
    if (!(error instanceof RuncardError)) throw error
    return { name, detail: '', problem: error.message }
  }
}

/** The whole command is shown when it is asked about; some are longer than the list is wide. */
function whenAllowed({ option }: LocalCommand): string {
  return `runs a ${option} here, when you allow it`
}
