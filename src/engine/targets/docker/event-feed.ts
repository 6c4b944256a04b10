// What happens to a daemon's containers, as it happens. One stream for all that listen, there only while someone does; when
// it breaks (the daemon was restarted, a proxy cut an idle connection) it is opened again and asks for what it missed.

import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type Docker from 'dockerode'
import { z } from 'zod'

const actions = ['kill', 'oom', 'die', 'stop', 'start', 'restart', 'pause', 'unpause', 'destroy'] as const

export interface ContainerEvent {
  readonly containerId: string
  readonly action: (typeof actions)[number]
  /** Milliseconds since 1970. */
  readonly at: number
  /** The signal's number of `kill`. */
  readonly signal?: number
  /** Of `die`. */
  readonly exitStatus?: number
}
export type EventListener = (event: ContainerEvent) => void

const line = z.object({
  Action: z.enum(actions),
  Actor: z.object({ ID: z.string(), Attributes: z.object({ signal: z.string().optional(), exitCode: z.string().optional() }) }),
  timeNano: z.number(),
})

const firstRetryMs = 250
const lastRetryMs = 15_000

/** Asks a daemon something, with a time limit and failures that have names. */
export type AskDaemon = <Result>(work: (docker: Docker, abortSignal: AbortSignal) => Promise<Result>) => Promise<Result>

export interface EventFeed {
  /** Tells of what happens to containers from now on. Resolves when nothing more can be missed, with how to end it. Throws as the asking does. */
  watch(listener: EventListener): Promise<() => void>
  close(): void
}

export function createEventFeed(ask: AskDaemon): EventFeed {
  const listeners = new Set<EventListener>()
  let opening: Promise<void> | undefined
  let stream: Readable | undefined
  let lastAt = 0

  const take = (text: string): void => {
    const event = parseEvent(text)
    if (!event) return
    lastAt = Math.max(lastAt, event.at)
    for (const listener of listeners) listener(event)
  }
  const open = async (): Promise<void> => {
    // Nothing that was told already is told again, to the millisecond.
    const since = lastAt === 0 ? {} : { since: (lastAt + 1) / 1000 }
    const opened = (await ask((docker) =>
      docker.getEvents({ filters: { type: ['container'], event: [...actions] }, ...since }),
    )) as Readable
    stream = opened
    let rest = ''
    opened.setEncoding('utf8')
    opened.on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const each of lines) take(each)
    })
    opened.on('error', () => {})
    opened.on('close', () => {
      if (stream !== opened) return
      stream = undefined
      opening = undefined
      void reopen()
    })
    if (listeners.size === 0) close()
  }
  const reopen = async (): Promise<void> => {
    for (let waitMs = firstRetryMs; listeners.size > 0 && !opening; waitMs = Math.min(waitMs * 2, lastRetryMs)) {
      await delay(waitMs, undefined, { ref: false })
      if (listeners.size > 0) await start().catch(() => {})
    }
  }
  const start = (): Promise<void> => {
    opening ??= open().catch((error) => {
      opening = undefined
      throw error
    })
    return opening
  }
  const close = (): void => {
    const closing = stream
    stream = undefined
    opening = undefined
    lastAt = 0
    closing?.destroy()
  }
  return {
    watch: async (listener) => {
      const own: EventListener = (event) => listener(event)
      listeners.add(own)
      const end = (): void => {
        if (listeners.delete(own) && listeners.size === 0) close()
      }
      try {
        await start()
      } catch (error) {
        end()
        throw error
      }
      return end
    },
    close: () => {
      listeners.clear()
      close()
    },
  }
}

function parseEvent(text: string): ContainerEvent | undefined {
  const parsed = line.safeParse(readJson(text))
  if (!parsed.success) return undefined
  const { Action, Actor, timeNano } = parsed.data
  const { signal, exitCode } = Actor.Attributes
  return {
    containerId: Actor.ID,
    action: Action,
    at: Math.floor(timeNano / 1e6),
    ...(signal === undefined ? {} : { signal: Number(signal) }),
    ...(exitCode === undefined ? {} : { exitStatus: Number(exitCode) }),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
