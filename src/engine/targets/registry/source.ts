// What the registry needs of a kind of target: the hosts of the SSH config and the containers each are one.
import type { Target } from '../target.ts'

export interface TargetSource<Address> {
  /** Those that are known without being asked for by name. May take long, and may throw a RuncardError. */
  list(): Promise<SourceList<Address>>
  /** The same target each time for the same address, so that its connection is shared. */
  target(address: Address): Target
}

export interface SourceList<Address> {
  readonly rows: readonly SourceRow<Address>[]
  /** What is not in it, and why, in words. */
  readonly problems: readonly string[]
}

export interface SourceRow<Address> {
  readonly name: string
  readonly address: Address
  /** Where it leads, in words: `ops@10.0.0.5:22 by bastion`, the image of a container. */
  readonly detail: string
  /** How it is, where that is known without going there: `running, healthy`. */
  readonly health?: string
}
