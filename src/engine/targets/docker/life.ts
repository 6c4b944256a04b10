// What became of a container while a shell was in it, from the daemon's events, and how that is said to a responder.
import { setTimeout as delay } from 'node:timers/promises'
import type { Daemon } from './daemon.ts'
import type { ContainerEvent } from './event-feed.ts'

/** How long a container that died is given to be started again or removed, so that the word for it is the right one. */
const settleMs = 1_500
const deathLimitMs = 5_000
const lookEveryMs = 25
const signalNames: Readonly<Record<number, string>> = { 1: 'SIGHUP', 2: 'SIGINT', 3: 'SIGQUIT', 9: 'SIGKILL', 15: 'SIGTERM' }

export interface ContainerLife {
  readonly paused: boolean
  readonly died: boolean
  /** Resolves when it is paused; at once where it is. */
  whenPaused(): Promise<void>
  /** What to say of a container that has died, once it is clear what became of it; undefined where it lives or nobody can tell. */
  describeEnd(): Promise<string | undefined>
  end(): void
}

/** Begins to follow one container. `onPause` is called with each change. Throws what Daemon.ask throws. */
export async function followContainer(
  daemon: Daemon,
  container: { readonly id: string; readonly name: string },
  onPause: (paused: boolean) => void,
): Promise<ContainerLife> {
  const events: ContainerEvent[] = []
  let paused = false
  let pausing = Promise.withResolvers<void>()
  const change = (to: boolean): void => {
    if (paused === to) return
    paused = to
    if (to) pausing.resolve()
    else pausing = Promise.withResolvers<void>()
    onPause(to)
  }
  const end = await daemon.watch((event) => {
    if (event.containerId !== container.id) return
    events.push(event)
    if (event.action === 'pause') change(true)
    if (event.action === 'unpause' || event.action === 'die') change(false)
  })
  const seen = async (limitMs: number, isSeen: () => boolean): Promise<void> => {
    for (const until = performance.now() + limitMs; !isSeen() && performance.now() < until; ) await delay(lookEveryMs)
  }
  const diedAt = (): number => events.findLastIndex((event) => event.action === 'die')
  return {
    get paused() {
      return paused
    },
    get died() {
      return diedAt() >= 0
    },
    whenPaused: () => pausing.promise,
    describeEnd: async () => {
      await seen(deathLimitMs, () => diedAt() >= 0)
      if (diedAt() < 0) return undefined
      await seen(settleMs, () => events.slice(diedAt()).some(({ action }) => action === 'start' || action === 'destroy'))
      return describe(container.name, events, diedAt())
    },
    end,
  }
}

function describe(name: string, events: readonly ContainerEvent[], diedAt: number): string {
  const died = events[diedAt]!
  const after = events.slice(diedAt)
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(died.at)
  const happened = (): string => {
    if (after.some(({ action }) => action === 'destroy')) return 'was removed'
    if (after.some(({ action }) => action === 'start')) return 'was restarted'
    const before = events.slice(0, diedAt)
    if (before.some(({ action }) => action === 'oom')) return 'ran out of memory and ended'
    const signal = before.find(({ action }) => action === 'kill')?.signal
    if (signal !== undefined) return `was stopped (${signalNames[signal] ?? `signal ${signal}`})`
    return `ended by itself with status ${died.exitStatus ?? '?'}`
  }
  return `the container ${name} ${happened()} at ${time}: what ran in it is gone`
}
