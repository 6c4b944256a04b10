// Chooses the wire: the desktop shell's preload object where there is one, else a WebSocket to the browser shell.
import type { Transport } from '../contract/wire.ts'
import { createPreloadTransport, type PreloadBridge } from './transport/preload.ts'
import { createWebSocketTransport } from './transport/websocket.ts'

declare global {
  interface Window {
    readonly runcard?: PreloadBridge
  }
}

export function connect(): Transport {
  if (window.runcard !== undefined) return createPreloadTransport(window.runcard)
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
  return createWebSocketTransport(`${scheme}//${location.host}/wire`)
}
