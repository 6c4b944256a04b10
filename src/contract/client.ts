// The screen's side of the contract: typed calls and streams over any Transport. A stream that loses its wire is taken up
// again after the last item that arrived; a call that loses its wire fails with 'connection-lost', because nobody can say
// whether it was carried out.
import type { CallInput, CallName, CallOutput, StreamInput, StreamItem, StreamName } from './calls.ts'
import { RuncardError, reviveError } from './errors.ts'
import type { EngineMessage, Failure, Transport } from './wire.ts'

/** A fault of Runcard's own. The stack is kept by the engine under `reportId`. */
export class BugError extends Error {
  readonly reportId: string

  constructor(reportId: string) {
    super(`Something went wrong inside Runcard (report ${reportId}).`)
    this.name = 'BugError'
    this.reportId = reportId
  }
}

export interface StreamListener<Name extends StreamName> {
  /** A promise that it returns holds the next item back, over a transport that can wait. */
  onItem(item: StreamItem<Name>, seq: number): unknown
  /** Called once when the engine ends the stream, with the error where there was one. */
  onEnd?(error?: Error): void
}

export interface Client {
  /** Rejects with a RuncardError (known), or a BugError. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>, signal?: AbortSignal): Promise<CallOutput<Name>>
  /** Returns the function that unsubscribes. */
  subscribe<Name extends StreamName>(name: Name, input: StreamInput<Name>, listener: StreamListener<Name>): () => void
  onConnection(listener: (connected: boolean) => void): () => void
}

interface PendingCall {
  resolve(output: unknown): void
  reject(error: Error): void
}

interface OpenStream {
  readonly name: StreamName
  readonly input: unknown
  readonly listener: StreamListener<StreamName>
  lastSeq: number
}

function toError(failure: Failure): Error {
  return failure.type === 'known' ? reviveError(failure.error) : new BugError(failure.reportId)
}

/** Calls reject with RuncardError, or with BugError for a fault of Runcard’s own. */
export function createClient(transport: Transport): Client {
  const pending = new Map<number, PendingCall>()
  const open = new Map<number, OpenStream>()
  let lastId = 0

  function receive(message: EngineMessage): unknown {
    const call = pending.get(message.id)
    const stream = open.get(message.id)
    if (message.type === 'result') call?.resolve(message.output)
    else if (message.type === 'failed') call?.reject(toError(message.failure))
    else if (message.type === 'item') {
      if (stream === undefined) return
      stream.lastSeq = message.seq
      return stream.listener.onItem(message.item as StreamItem<StreamName>, message.seq)
    } else {
      open.delete(message.id)
      stream?.listener.onEnd?.(message.failure && toError(message.failure))
    }
    if (message.type === 'result' || message.type === 'failed') pending.delete(message.id)
  }

  function reconnect(connected: boolean): void {
    if (connected) {
      for (const [id, stream] of open)
        transport.send({ type: 'subscribe', id, name: stream.name, input: stream.input, after: stream.lastSeq })
      return
    }
    const lost = [...pending.values()]
    pending.clear()
    for (const call of lost) call.reject(new RuncardError('connection-lost', {}))
  }

  transport.onMessage(receive)
  transport.onConnection(reconnect)

  return {
    call<Name extends CallName>(name: Name, input: CallInput<Name>, signal?: AbortSignal) {
      const id = ++lastId
      return new Promise<CallOutput<Name>>((resolve, reject) => {
        pending.set(id, { resolve: resolve as (output: unknown) => void, reject })
        signal?.addEventListener('abort', () => pending.has(id) && transport.send({ type: 'cancel', id }), { once: true })
        transport.send({ type: 'call', id, name, input })
      })
    },
    subscribe<Name extends StreamName>(name: Name, input: StreamInput<Name>, listener: StreamListener<Name>) {
      const id = ++lastId
      open.set(id, { name, input, listener: listener as unknown as StreamListener<StreamName>, lastSeq: -1 })
      transport.send({ type: 'subscribe', id, name, input, after: -1 })
      return () => {
        if (open.delete(id)) transport.send({ type: 'unsubscribe', id })
      }
    },
    onConnection: (listener) => transport.onConnection(listener),
  }
}
