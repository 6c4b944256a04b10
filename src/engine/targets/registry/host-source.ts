// The hosts of the SSH config as the registry lists them.
import type { SshHosts } from '../ssh/hosts.ts'
import type { SshAddress } from './address.ts'
import type { TargetSource } from './source.ts'

export function hostSource(hosts: SshHosts): TargetSource<SshAddress> {
  return {
    async list() {
      const rows = await hosts.list()
      return {
        rows: rows.map(({ name, detail, problem }) => ({
          name,
          address: { host: name },
          detail,
          ...(problem === undefined ? {} : { health: problem }),
        })),
        problems: [],
      }
    },
    target: (address) => hosts.target(address),
  }
}
