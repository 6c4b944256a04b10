// One Docker daemon: questions with a time limit whose failures have names, and its events. Each question is a connection
// of its own, so a daemon that was restarted answers the next one.
import type Docker from 'dockerode'
import type { SshStream } from './connect.ts'
import type { Endpoint } from './endpoints.ts'
import { type AskDaemon, createEventFeed, type EventFeed } from './event-feed.ts'
import { daemonFailure } from './failure.ts'

const answerLimitMs = 15_000

export interface Daemon extends EventFeed {
  readonly endpoint: Endpoint
  /** Throws RuncardError daemon-not-running, daemon-forbidden, daemon-tls-failed, daemon-unreachable, daemon-refused. */
  readonly ask: AskDaemon
}

/** Connects nothing yet. */
export function createDaemon(endpoint: Endpoint, sshStream: SshStream | undefined): Daemon {
  let docker: Docker | undefined
  const ask: AskDaemon = async (work) => {
    try {
      // Loads dockerode, which most starts of Runcard have no use for.
      const { dockerAt } = await import('./connect.ts')
      docker ??= dockerAt(endpoint.daemon, sshStream)
      return await work(docker, AbortSignal.timeout(answerLimitMs))
    } catch (error) {
      throw daemonFailure(error, endpoint)
    }
  }
  const feed = createEventFeed(ask)
  return { endpoint, ask, watch: feed.watch, close: feed.close }
}
