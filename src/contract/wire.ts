// The messages on the wire and the one Transport that Electron IPC, WebSocket and the in-memory pair implement.
// Four messages go to the engine (call, cancel, subscribe, unsubscribe); four come back.
import { z } from 'zod'
import { type ErrorData, errorTable } from './errors.ts'

// The page's Content-Security-Policy forbids making functions from text; a screen has only this file's schemas.
z.config({ jitless: true })

const messageId = z.number().int().nonnegative()
const name = z.string().max(100)

export const clientMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: messageId, name, input: z.unknown() }),
  z.object({ type: z.literal('cancel'), id: messageId }),
  /** `after`: the sequence number of the last item that was received, to resume from; -1 for the start. */
  z.object({ type: z.literal('subscribe'), id: messageId, name, input: z.unknown(), after: z.number().int() }),
  z.object({ type: z.literal('unsubscribe'), id: messageId }),
])
export type ClientMessage = z.infer<typeof clientMessage>

/** A known error by its code, or a bug by the id under which its stack is kept on this machine. */
export type Failure = { readonly type: 'known'; readonly error: ErrorData } | { readonly type: 'bug'; readonly reportId: string }

const failure = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('known'),
    error: z.object({
      code: z.enum(Object.keys(errorTable) as [ErrorData['code'], ...ErrorData['code'][]]),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  }),
  z.object({ type: z.literal('bug'), reportId: z.string() }),
])

export const engineMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('result'), id: messageId, output: z.unknown() }),
  z.object({ type: z.literal('failed'), id: messageId, failure }),
  z.object({ type: z.literal('item'), id: messageId, seq: z.number(), item: z.unknown() }),
  z.object({ type: z.literal('end'), id: messageId, failure: failure.optional() }),
])
export type EngineMessage = z.infer<typeof engineMessage>

/** A screen's end of the wire. */
export interface Transport {
  send(message: ClientMessage): void
  /** Called for every message from the engine; a transport that can waits for what it returns. Returns a function that ends it. */
  onMessage(listener: (message: EngineMessage) => unknown): () => void
  /** Says when the wire is up or down; a transport that can't break never calls it. Starts up. */
  onConnection(listener: (connected: boolean) => void): () => void
}

/** The engine's end of the wire, one for each screen. */
export interface Endpoint {
  /** Resolves when the far side can take more: whoever streams waits for it. */
  send(message: EngineMessage): void | Promise<void>
  onMessage(listener: (message: unknown) => void): () => void
  onClose(listener: () => void): () => void
}
