// The engine's side of the contract: answers one Endpoint from a table of handlers. Every message is parsed before anything
// is done with it; an unknown call, a wrong shape or a foreign error never reaches a handler or a screen as it came.
import type { CallInput, CallName, CallOutput, StreamInput, StreamItem, StreamName } from './calls.ts'
import { calls, streams } from './calls.ts'
import { RuncardError } from './errors.ts'
import { type ClientMessage, clientMessage, type Endpoint, type Failure } from './wire.ts'

export type CallHandlers = { readonly [Name in CallName]: (input: CallInput<Name>, signal: AbortSignal) => Promise<CallOutput<Name>> }

export type StreamHandlers = {
  /** Yields items from after `after` (-1: the start) until `signal` is aborted. */
  readonly [Name in StreamName]: (
    input: StreamInput<Name>,
    after: number,
    signal: AbortSignal,
  ) => AsyncIterable<{ readonly seq: number; readonly item: StreamItem<Name> }>
}

export interface Handlers {
  readonly calls: CallHandlers
  readonly streams: StreamHandlers
  /** Keeps the stack of a fault on this machine and returns the id it is kept under. */
  reportBug(error: unknown): string
}

type AnyCall = (input: unknown, signal: AbortSignal) => Promise<unknown>
type AnyStream = (input: unknown, after: number, signal: AbortSignal) => AsyncIterable<{ seq: number; item: unknown }>

function known(code: 'invalid-message', problem: string): Failure {
  const { params } = new RuncardError(code, { problem })
  return { type: 'known', error: { code, params } }
}

/** Serves one screen until its endpoint closes; everything it started on that screen's behalf is then aborted. */
export function serveContract(handlers: Handlers, endpoint: Endpoint): void {
  const running = new Map<number, AbortController>()

  function failureOf(error: unknown): Failure {
    if (error instanceof RuncardError) return { type: 'known', error: { code: error.code, params: error.params } }
    return { type: 'bug', reportId: handlers.reportBug(error) }
  }

  async function answer(message: ClientMessage & { type: 'call' }): Promise<void> {
    const { id } = message
    if (!Object.hasOwn(calls, message.name))
      return void endpoint.send({ type: 'failed', id, failure: known('invalid-message', `no call ${message.name}`) })
    const name = message.name as CallName
    const input = calls[name].input.safeParse(message.input)
    if (!input.success) return void endpoint.send({ type: 'failed', id, failure: known('invalid-message', input.error.message) })
    const controller = new AbortController()
    running.set(id, controller)
    try {
      endpoint.send({ type: 'result', id, output: await (handlers.calls[name] as AnyCall)(input.data, controller.signal) })
    } catch (error) {
      endpoint.send({ type: 'failed', id, failure: failureOf(error) })
    } finally {
      running.delete(id)
    }
  }

  async function stream(message: ClientMessage & { type: 'subscribe' }): Promise<void> {
    const { id } = message
    if (!Object.hasOwn(streams, message.name))
      return void endpoint.send({ type: 'end', id, failure: known('invalid-message', `no stream ${message.name}`) })
    const name = message.name as StreamName
    const input = streams[name].input.safeParse(message.input)
    if (!input.success) return void endpoint.send({ type: 'end', id, failure: known('invalid-message', input.error.message) })
    const controller = new AbortController()
    running.set(id, controller)
    try {
      for await (const { seq, item } of (handlers.streams[name] as AnyStream)(input.data, message.after, controller.signal)) {
        if (controller.signal.aborted) return
        await endpoint.send({ type: 'item', id, seq, item })
      }
      if (!controller.signal.aborted) endpoint.send({ type: 'end', id })
    } catch (error) {
      if (!controller.signal.aborted) endpoint.send({ type: 'end', id, failure: failureOf(error) })
    } finally {
      running.delete(id)
    }
  }

  endpoint.onMessage((raw) => {
    const parsed = clientMessage.safeParse(raw)
    if (!parsed.success) return
    const message = parsed.data
    if (message.type === 'call') void answer(message)
    else if (message.type === 'subscribe') void stream(message)
    else running.get(message.id)?.abort()
  })
  endpoint.onClose(() => {
    for (const controller of running.values()) controller.abort()
  })
}
