// Containers as the registry lists them: a row in words for each, and the context in the address where it isn't the current one.
import type { ContainerRow, Containers } from '../docker/containers.ts'
import { type ContainerAddress, nameOf } from './address.ts'
import type { SourceRow, TargetSource } from './source.ts'

export function containerSource(containers: Containers): TargetSource<ContainerAddress> {
  return {
    async list() {
      const listing = await containers.list()
      return {
        rows: listing.containers.map(rowOf),
        problems: listing.problems.map(({ problem }) => problem),
      }
    },
    target: ({ context, ...address }) => containers.target({ ...address, ...(context === undefined ? {} : { endpoint: context }) }),
  }
}

function rowOf({ name, image, state, endpoint, isCurrent }: ContainerRow): SourceRow<ContainerAddress> {
  const address: ContainerAddress = { container: name, ...(isCurrent ? {} : { context: endpoint }) }
  return {
    name: nameOf({ type: 'container', ...address }),
    address,
    detail: isCurrent ? image : `${image} in ${endpoint}`,
    health: state,
  }
}
