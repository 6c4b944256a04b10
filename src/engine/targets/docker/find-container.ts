// Which container an address means: its name, the beginning of its id, or a label. A name counts before an id, and of several
// with a label those that run count before those that don't.
import type Docker from 'dockerode'
import { RuncardError } from '../../../contract/errors.ts'
import { editDistance } from '../../../core/search/edit-distance.ts'
import type { Daemon } from './daemon.ts'

export interface FoundContainer {
  readonly id: string
  readonly name: string
  readonly image: string
}

const shortestIdPrefix = 3
const shownNames = 5
const furthest = 20

/**
 * Finds it running. Throws RuncardError container-unknown, no-containers, container-ambiguous, container-not-running,
 * container-paused, container-restarting, and what Daemon.ask throws.
 */
export async function findContainer(daemon: Daemon, wanted: string): Promise<FoundContainer> {
  const all = await daemon.ask((docker, abortSignal) => docker.listContainers({ all: true, abortSignal }))
  const fitting = select(all, wanted)
  const running = fitting.filter((info) => info.State === 'running')
  const candidates = wanted.includes('=') && running.length > 0 ? running : fitting
  const [first] = candidates
  if (!first) throw unknown(all, wanted, daemon.endpoint.name)
  if (candidates.length > 1) {
    throw new RuncardError('container-ambiguous', {
      container: wanted,
      count: candidates.length,
      containers: candidates.map((info) => `${nameOf(info)} (${info.Status})`).join(', '),
    })
  }
  const container = nameOf(first)
  if (first.State === 'paused') throw new RuncardError('container-paused', { container })
  if (first.State === 'restarting') throw new RuncardError('container-restarting', { container, state: first.Status })
  if (first.State !== 'running') throw new RuncardError('container-not-running', { container, state: first.Status || first.State })
  return { id: first.Id, name: container, image: first.Image }
}

/** Without the slash that Docker writes before it; of a linked container the one of its own. */
export function nameOf(info: Docker.ContainerInfo): string {
  const own = info.Names.find((name) => name.lastIndexOf('/') === 0) ?? info.Names[0] ?? info.Id.slice(0, 12)
  return own.replace(/^\//, '')
}

function select(all: readonly Docker.ContainerInfo[], wanted: string): readonly Docker.ContainerInfo[] {
  const equals = wanted.indexOf('=')
  if (equals > 0) {
    const [key, value] = [wanted.slice(0, equals), wanted.slice(equals + 1)]
    return all.filter((info) => info.Labels[key] === value)
  }
  const named = all.filter((info) => nameOf(info) === wanted)
  if (named.length > 0 || wanted.length < shortestIdPrefix) return named
  return all.filter((info) => info.Id.startsWith(wanted.toLowerCase()))
}

function unknown(all: readonly Docker.ContainerInfo[], container: string, endpoint: string): RuncardError {
  if (all.length === 0) return new RuncardError('no-containers', { container, endpoint })
  const names = all.map(nameOf).sort((a, b) => distance(a, container) - distance(b, container) || a.localeCompare(b))
  return new RuncardError('container-unknown', { container, endpoint, nearest: names.slice(0, shownNames).join(', ') })
}

/** One that contains the other is near. */
function distance(name: string, wanted: string): number {
  return name.includes(wanted) || wanted.includes(name) ? 0 : editDistance(wanted, name, furthest)
}
