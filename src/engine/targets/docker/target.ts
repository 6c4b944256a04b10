// A container as a target. Each shell has two programs in it: the shell on its terminal, and beside it an `sh` that stages
// files, looks at processes and signals them, because a daemon has no way to end what it started with exec. When that `sh`
// loses its way to Runcard, it hangs the shell up.
import type { ControlShell } from '../posix/control-shell.ts'
import { openPosixShell } from '../posix/open-shell.ts'
import type { ShellChannel, ShellOptions, Target, TargetState } from '../target.ts'
import type { ContainerAddress } from './container-address.ts'
import { hangUpLost, hangUpWhenLost, startControl, unlessPaused } from './control.ts'
import type { Daemon } from './daemon.ts'
import { type FoundContainer, findContainer } from './find-container.ts'
import { followContainer } from './life.ts'
import { openContainerTerminal, type TerminalPlace } from './terminal.ts'

/** `daemonOf` says which daemon is meant now: the current context may have changed. */
export function createContainerTarget(address: ContainerAddress, daemonOf: () => Promise<Daemon>): Target {
  const name = address.user === undefined ? address.container : `${address.user}@${address.container}`
  const listeners = new Set<(state: TargetState) => void>()
  const tell = (state: TargetState): void => {
    for (const listener of listeners) listener(state)
  }
  let lastFound: FoundContainer | undefined
  const lostDirectories = new Set<string>()
  return {
    id: `docker://${name}${address.endpoint === undefined ? '' : `?context=${address.endpoint}`}`,
    name,
    kind: 'container',
    openShell: async (options) => {
      const daemon = await daemonOf()
      tell({ type: 'connecting', detail: `asking Docker (${daemon.endpoint.name}) for ${address.container}` })
      const container = await findContainer(daemon, address.container)
      const isAnother = lastFound !== undefined && lastFound.name === container.name && lastFound.id !== container.id
      const remark = isAnother
        ? `${container.name} is another container now: it was replaced, and what was in the old one is gone`
        : undefined
      if (remark !== undefined) tell({ type: 'connecting', detail: remark })
      lastFound = container
      const channel = await openShell(daemon, container, address, options, tell, lostDirectories)
      tell({ type: 'ready' })
      return remark === undefined ? channel : { ...channel, remark }
    },
    onState: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

async function openShell(
  daemon: Daemon,
  container: FoundContainer,
  address: ContainerAddress,
  options: ShellOptions,
  tell: (state: TargetState) => void,
  /** Staging directories of shells that went out of sight. */
  lostDirectories: Set<string>,
): Promise<ShellChannel> {
  const life = await followContainer(daemon, container, (paused) => {
    const detail = `the container ${container.name} is paused: what runs in it stands still until “docker unpause ${container.name}”`
    tell(paused ? { type: 'paused', detail } : { type: 'ready' })
  })
  let control: ControlShell | undefined
  const leave = (): void => {
    life.end()
    control?.close()
  }
  try {
    control = await startControl(daemon, container, address.user)
    const runner = unlessPaused(control, life, container.name)
    for (const lost of lostDirectories) await hangUpLost(runner, lost)
    lostDirectories.clear()
    const begun = Promise.withResolvers<void>()
    let stagingDirectory: string | undefined
    const directory = options.directory ?? address.directory ?? ((await runner.run('pwd')).stdout.trim() || '/')
    const place: TerminalPlace = {
      daemon,
      containerId: container.id,
      life,
      answers: () =>
        runner.run(':').then(
          () => true,
          () => false,
        ),
      begin: begun.resolve,
      leave: (exit) => {
        if (exit.detail !== undefined && stagingDirectory !== undefined) lostDirectories.add(stagingDirectory)
        leave()
      },
      ...(address.user === undefined ? {} : { user: address.user }),
    }
    const channel = await openPosixShell(
      {
        name: container.name,
        runner,
        hasOwnEnvironment: true,
        openTerminal: (command, columns, rows) => openContainerTerminal(place, command, { columns, rows }),
      },
      { ...options, directory },
    )
    stagingDirectory = channel.stagingDirectory
    // Not before the shell is there to be hung up; where it can't be arranged (the disk is full), the shell works without.
    begun.promise.then(() => hangUpWhenLost(runner, channel)).catch(() => {})
    return channel
  } catch (error) {
    leave()
    throw error
  }
}
