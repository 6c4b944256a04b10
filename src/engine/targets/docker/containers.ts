// The containers of every Docker that this user has: what there is to choose from, and each as a target. Compositions make
// one of these; it connects to a daemon when something is asked of it, and keeps no connection that nobody uses.
import type { Target } from '../target.ts'
import type { SshStream } from './connect.ts'
import type { ContainerAddress } from './container-address.ts'
import { createDaemon, type Daemon } from './daemon.ts'
import { allEndpoints, type Endpoint, resolveEndpoint } from './endpoints.ts'
import { nameOf } from './find-container.ts'
import { createContainerTarget } from './target.ts'

export interface ContainerRow {
  readonly name: string
  readonly image: string
  /** As `docker ps` says it: `Up 5 minutes`, `Exited (1) 2 hours ago`. */
  readonly state: string
  readonly health?: 'healthy' | 'unhealthy' | 'starting'
  readonly labels: Readonly<Record<string, string>>
  /** The context's name: what ContainerAddress.endpoint takes. */
  readonly endpoint: string
  /** In the current context: its address needs no endpoint. */
  readonly isCurrent: boolean
  /** Whether a shell could be started in it now. */
  readonly usable: boolean
}

export interface ContainerListing {
  readonly containers: readonly ContainerRow[]
  /** Endpoints that could not be asked, and why. */
  readonly problems: readonly { readonly endpoint: string; readonly problem: string }[]
}

export interface Containers {
  /** Of every endpoint, those that run first. Rejects with RuncardError context-unknown where the current one isn't there. */
  list(): Promise<ContainerListing>
  /** Connects nothing yet. Its id is `docker://[user@]container[?context=endpoint]`. */
  target(address: ContainerAddress): Target
  close(): Promise<void>
}

export interface ContainersOptions {
  readonly homeDirectory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** How `ssh://` endpoints are reached; they are reported as a problem where it is left out. */
  readonly sshStream?: SshStream
}

export function createContainers(options: ContainersOptions): Containers {
  const daemons = new Map<string, Daemon>()
  const daemonAt = (endpoint: Endpoint): Daemon => {
    const daemon = daemons.get(endpoint.address) ?? createDaemon(endpoint, options.sshStream)
    daemons.set(endpoint.address, daemon)
    return daemon
  }
  return {
    list: async () => {
      const endpoints = await allEndpoints(options)
      const answers = await Promise.all(endpoints.map((endpoint, index) => listOf(daemonAt(endpoint), index === 0)))
      return {
        containers: answers
          .flatMap((answer) => answer.containers)
          .sort((a, b) => Number(b.usable) - Number(a.usable) || a.name.localeCompare(b.name)),
        problems: answers.flatMap((answer) => answer.problems),
      }
    },
    target: (address) => createContainerTarget(address, async () => daemonAt(await resolveEndpoint(options, address.endpoint))),
    close: async () => {
      for (const daemon of daemons.values()) daemon.close()
    },
  }
}

async function listOf(daemon: Daemon, isCurrent: boolean): Promise<ContainerListing> {
  try {
    const found = await daemon.ask((docker, abortSignal) => docker.listContainers({ all: true, abortSignal }))
    const containers = found.map((info): ContainerRow => {
      const health = /\((healthy|unhealthy|health: starting)\)/.exec(info.Status)?.[1]
      return {
        name: nameOf(info),
        image: info.Image,
        state: info.Status || info.State,
        ...(health === undefined ? {} : { health: health === 'health: starting' ? 'starting' : (health as 'healthy' | 'unhealthy') }),
        labels: info.Labels,
        endpoint: daemon.endpoint.name,
        isCurrent,
        usable: info.State === 'running',
      }
    })
    return { containers, problems: [] }
  } catch (error) {
    return { containers: [], problems: [{ endpoint: daemon.endpoint.name, problem: (error as Error).message }] }
  }
}
