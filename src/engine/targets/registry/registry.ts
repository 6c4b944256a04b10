// Every target there is: this machine, the hosts of the SSH config, containers, and what was added in Runcard. Finds one by
// what was typed or by its id, which is its address and so the same after a restart. No source of targets can hold up the
// others: a list that doesn't come in time is said to be missing.
import { hostname } from 'node:os'
import type { CallOutput } from '../../../contract/calls.ts'
import { RuncardError } from '../../../contract/errors.ts'
import type { TargetProblem, TargetRow, WayState } from '../../../contract/target-calls.ts'
import type { TargetId } from '../../../core/incident/events.ts'
import type { SettingsStore } from '../../settings/settings.ts'
import type { Target, TargetState } from '../target.ts'
import { addressId, type ContainerAddress, formatAddress, nameOf, parseAddress, type SshAddress, type TargetAddress } from './address.ts'
import type { SourceRow, TargetSource } from './source.ts'

export interface TargetChoice {
  readonly targetId: TargetId
  readonly name: string
  readonly target: Target
}

export interface Registry {
  /** Never fails as a whole. */
  list(): Promise<CallOutput<'targets.list'>>
  /** By a name or an address. Throws RuncardError target-unknown, target-address-wrong, and what listing hosts throws. */
  find(text: string): Promise<TargetRow>
  /** Throws RuncardError target-unknown. */
  choose(targetId: TargetId): TargetChoice
  /** Throws RuncardError target-address-wrong, target-name-wrong, target-name-taken. */
  add(name: string, address: string): Promise<TargetRow>
  /** Throws RuncardError target-unknown for one that was not added here. */
  remove(targetId: TargetId): void
  /** The ways that are being made, or are lost and tried again. */
  ways(): readonly WayState[]
  onWaysChange(listener: () => void): () => void
}

export interface RegistryOptions {
  readonly settings: SettingsStore
  /** Made when a session starts: the shell may have been chosen anew. */
  readonly local: () => Target
  readonly ssh: TargetSource<SshAddress>
  readonly containers: TargetSource<ContainerAddress>
}

const listLimitSeconds = 3
const goodName = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u

export function createRegistry({ settings, local, ssh, containers }: RegistryOptions): Registry {
  const known = new Map<TargetId, Target>()
  const states = new Map<TargetId, { readonly name: string; readonly state: TargetState }>()
  const listeners = new Set<() => void>()

  const added = () =>
    settings.targets().flatMap(({ name, address }) => {
      // Settings may have been written by hand.
      const parsed = whereKnown(() => parseAddress(address))
      return parsed === undefined ? [] : [{ name, address: parsed }]
    })

  function nameFor(address: TargetAddress): string {
    const id = addressId(address)
    return added().find((row) => addressId(row.address) === id)?.name ?? nameOf(address)
  }

  function targetAt(address: TargetAddress): Target {
    if (address.type === 'local') return local()
    const id = addressId(address)
    const before = known.get(id)
    if (before !== undefined) return before
    const name = nameFor(address)
    const target = address.type === 'ssh' ? ssh.target(address) : containers.target(address)
    const tell = (state: TargetState) => {
      states.set(id, { name, state })
      for (const listener of [...listeners]) listener()
    }
    target.onState?.(tell)
    const watched: Target = {
      ...target,
      async openShell(options) {
        try {
          return await target.openShell(options)
        } catch (error) {
          // Whoever asked is told why; nothing is on its way any more.
          if (states.get(id)?.state.type === 'connecting') tell({ type: 'ready' })
          throw error
        }
      },
    }
    known.set(id, watched)
    return watched
  }

  function row(address: TargetAddress, more: { name?: string; detail?: string; health?: string | undefined } = {}): TargetRow {
    const id = addressId(address)
    const isAdded = added().some((other) => addressId(other.address) === id)
    const { name = nameFor(address), detail = address.type === 'local' ? hostname() : withoutScheme(address), health } = more
    const kind = address.type
    return { targetId: id, name, kind, address: formatAddress(address), detail, isAdded, ...(health === undefined ? {} : { health }) }
  }

  async function rowsOf<Address>(
    kind: TargetProblem['kind'],
    source: TargetSource<Address>,
    toAddress: (address: Address) => TargetAddress,
  ): Promise<{ rows: TargetRow[]; problems: TargetProblem[] }> {
    const asRow = ({ address, name, detail, health }: SourceRow<Address>) => {
      const whole = toAddress(address)
      const isAdded = added().some((other) => addressId(other.address) === addressId(whole))
      return row(whole, { ...(isAdded ? {} : { name }), detail, health })
    }
    try {
      const { rows, problems } = await inTime(source.list())
      return { rows: rows.map(asRow), problems: problems.map((problem) => ({ kind, problem })) }
    } catch (error) {
      if (!(error instanceof RuncardError)) throw error
      return { rows: [], problems: [{ kind, problem: error.message }] }
    }
  }

  const containerRows = () => rowsOf('container', containers, (address) => ({ type: 'container', ...address }))

  async function list(): Promise<CallOutput<'targets.list'>> {
    const [hosts, found] = await Promise.all([rowsOf('ssh', ssh, (address) => ({ type: 'ssh', ...address })), containerRows()])
    const rows = [row({ type: 'local' }), ...added().map(({ address }) => row(address)), ...hosts.rows, ...found.rows]
    // What a source knows of an added one is more than its address.
    const unique = new Map<TargetId, TargetRow>()
    for (const one of rows) unique.set(one.targetId, one)
    return { targets: [...unique.values()], problems: [...hosts.problems, ...found.problems] }
  }

  async function named(name: string): Promise<TargetRow | undefined> {
    if (name === nameOf({ type: 'local' })) return row({ type: 'local' })
    const own = added().find((other) => other.name === name)
    if (own !== undefined) return row(own.address)
    const rows = (await inTime(ssh.list())).rows.map(({ address, ...more }) => row({ type: 'ssh', ...address }, more))
    return rows.find((other) => other.name === name)
  }

  return {
    list,
    async find(text) {
      const written = text.trim()
      const found = written.includes('://')
        ? row(parseAddress(written))
        : // A container comes and goes, so what has a name for longer comes first.
          ((await named(written)) ?? (await containerRows()).rows.find(({ name }) => name === written))
      if (found === undefined) throw new RuncardError('target-unknown', { target: written })
      return found
    },
    choose(targetId) {
      const address = whereKnown(() => parseAddress(targetId))
      if (address === undefined) throw new RuncardError('target-unknown', { target: targetId })
      return { targetId: addressId(address), name: nameFor(address), target: targetAt(address) }
    },
    async add(name, written) {
      if (!goodName.test(name)) throw new RuncardError('target-name-wrong', { name })
      const address = parseAddress(written)
      const id = addressId(address)
      const other = added().find((one) => addressId(one.address) === id)
      if (other !== undefined) throw new RuncardError('target-name-taken', { name: other.name })
      const holder = await named(name)
      if (holder !== undefined && holder.targetId !== id) throw new RuncardError('target-name-taken', { name })
      settings.setTargets([...settings.targets(), { name, address: formatAddress(address) }])
      known.delete(id)
      return row(address)
    },
    remove(targetId) {
      const rest = settings.targets().filter(({ address }) => whereKnown(() => addressId(parseAddress(address))) !== targetId)
      if (rest.length === settings.targets().length) throw new RuncardError('target-unknown', { target: targetId })
      settings.setTargets(rest)
      known.delete(targetId)
    },
    ways: () =>
      [...states].flatMap(([targetId, { name, state }]) =>
        state.type === 'ready' ? [] : [{ ...state, targetId, name } satisfies WayState],
      ),
    onWaysChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Undefined where it throws a known error. */
function whereKnown<Result>(action: () => Result): Result | undefined {
  try {
    return action()
  } catch (error) {
    if (error instanceof RuncardError) return undefined
    throw error
  }
}

/** Throws RuncardError target-list-slow. */
async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const slow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RuncardError('target-list-slow', { limitSeconds: listLimitSeconds })), listLimitSeconds * 1000)
  })
  try {
    return await Promise.race([work, slow])
  } finally {
    clearTimeout(timer)
  }
}

function withoutScheme(address: TargetAddress): string {
  return formatAddress(address).replace(/^[a-z]+:\/\//, '')
}
