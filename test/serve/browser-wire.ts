// The screens' own transport over a WebSocket that sends what a browser would: the cookie and the page's origin.
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import type { Transport } from '../../src/contract/wire.ts'
import { createWebSocketTransport } from '../../src/renderer/transport/websocket.ts'

export interface BrowserWire {
  readonly transport: Transport
  /** Sends what no screen of ours would. */
  sendRaw(message: unknown): void
  /** The next time that the connection is lost it stays lost. */
  stayAway(): void
}

/** Nothing listens there. */
const nowhere = 'ws://127.0.0.1:9/'

/** Uses up the address's token. With `port`, the wire goes there and not to the address's own. End it with vi.unstubAllGlobals. */
export async function openBrowserWire(url: string, port: string | number = new URL(url).port): Promise<BrowserWire> {
  const { headers } = await fetch(url, { redirect: 'manual' })
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
  let mayConnect = true
  let socket: WebSocket | undefined
  class BrowserSocket extends WebSocket {
    constructor(address: string) {
      super(mayConnect ? address : nowhere, { headers: { cookie, origin: `http://127.0.0.1:${port}` } })
      this.on('error', () => {})
      socket = this
    }
  }
  vi.stubGlobal('WebSocket', BrowserSocket)
  return {
    transport: createWebSocketTransport(`ws://127.0.0.1:${port}/wire`),
    sendRaw: (message) => socket?.send(JSON.stringify(message)),
    stayAway() {
      mayConnect = false
    },
  }
}
