// The wire of the desktop shell: the one object that its preload script puts on the page. It can't break while the page is open.
import { type ClientMessage, type EngineMessage, engineMessage, type Transport } from '../../contract/wire.ts'

/** What the preload script exposes as `window.runcard`. */
export interface PreloadBridge {
  send(message: ClientMessage): void
  /** Returns the function that ends it. */
  onMessage(listener: (message: unknown) => void): () => void
}

export function createPreloadTransport(bridge: PreloadBridge): Transport {
  return {
    send: (message) => bridge.send(message),
    onMessage: (listener) =>
      bridge.onMessage((message) => {
        const parsed = engineMessage.safeParse(message)
        if (parsed.success) listener(parsed.data as EngineMessage)
      }),
    onConnection: () => () => {},
  }
}
